import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { caught } from '../helpers/caught.js'
import { answering, deadSession, html, INSTANCE, json, tokenAnswer } from './support.js'

const Signals = suite('what tells that a session is dead')

/** Answers that are no sign of a dead session. */
const LIVE: readonly (readonly [what: string, answer: () => Response])[] = [
  ['an HTML 403', () => html(403)],
  ['an HTML 401', () => html(401)],
  [
    'INVALID_AUTH_HEADER',
    () => json([{ errorCode: 'INVALID_AUTH_HEADER', message: 'INVALID_HEADER_TYPE' }], 401),
  ],
  ['REQUEST_LIMIT_EXCEEDED', () => json([{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'x' }], 403)],
  ['API_DISABLED_FOR_ORG', () => json([{ errorCode: 'API_DISABLED_FOR_ORG', message: 'x' }], 403)],
  ['INSUFFICIENT_ACCESS', () => json([{ errorCode: 'INSUFFICIENT_ACCESS', message: 'x' }], 403)],
  ['a 400 of that code', () => json([{ errorCode: 'INVALID_SESSION_ID', message: 'x' }], 400)],
  [
    'the code in a sentence',
    () => json([{ errorCode: 'INVALID_FIELD', message: 'INVALID_SESSION_ID' }], 401),
  ],
  ['a 500', () => json([{ errorCode: 'INVALID_SESSION_ID', message: 'x' }], 500)],
  ['Wrong_Org', () => new Response('Wrong_Org', { status: 403 })],
  ['an empty 401', () => new Response(null, { status: 401 })],
]

for (const [what, answer] of LIVE) {
  Signals(`${what} renews nothing`, async () => {
    const { conn, sent } = answering(answer, { refreshToken: 'R', oauth2: { clientId: 'c' } })
    await caught(conn.request('/limits'))
    await conn.fetch('/limits')
    assert.equal(
      sent.filter(({ url }) => url.endsWith('/token')),
      [],
    )
  })
}

const DEAD: readonly (readonly [what: string, answer: () => Response])[] = [
  ['the REST error', deadSession],
  [
    'the error of the Bulk API in JSON',
    () => json({ exceptionCode: 'InvalidSessionId', exceptionMessage: 'x' }, 400),
  ],
  [
    'the error of the Bulk API in XML',
    () =>
      new Response(
        '<error xmlns="http://www.force.com/2009/06/asyncapi/dataload"><exceptionCode>InvalidSessionId</exceptionCode></error>',
        {
          status: 400,
          headers: { 'content-type': 'application/xml' },
        },
      ),
  ],
  ['the word of the identity service', () => new Response('Bad_OAuth_Token', { status: 403 })],
]

for (const [what, answer] of DEAD) {
  Signals(`${what} renews the session, once`, async () => {
    const { conn, sent } = answering(
      ({ url, headers }) => {
        if (url.endsWith('/token')) return tokenAnswer({ instance_url: INSTANCE })
        return headers.get('authorization') === 'Bearer TOKEN' ? answer() : json({ ok: true })
      },
      { refreshToken: 'R', oauth2: { clientId: 'c' } },
    )
    assert.equal(await conn.request('/limits'), { ok: true })
    assert.is(sent.length, 3)
  })
}

Signals.run()
