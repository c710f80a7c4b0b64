import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { caught } from '../helpers/caught.js'
import { refused } from '../helpers/refused.js'
import { answering, deadSession, html, INSTANCE, json, tokenAnswer } from './support.js'

const Signals = suite('what tells that a session is dead')

/** Answers that are no sign of a dead session. */
const LIVE: readonly (readonly [what: string, answer: () => Response])[] = [
  ['an HTML 403', () => html(403)],
  ['REQUEST_LIMIT_EXCEEDED', () => json([{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'x' }], 403)],
  ['API_DISABLED_FOR_ORG', () => json([{ errorCode: 'API_DISABLED_FOR_ORG', message: 'x' }], 403)],
  ['INSUFFICIENT_ACCESS', () => json([{ errorCode: 'INSUFFICIENT_ACCESS', message: 'x' }], 403)],
  ['a 400 of that code', () => json([{ errorCode: 'INVALID_SESSION_ID', message: 'x' }], 400)],
  ['a 401 that no new token cures', () => json([{ errorCode: 'API_DISABLED_FOR_ORG', message: 'x' }], 401)],
  ['a 500', () => json([{ errorCode: 'INVALID_SESSION_ID', message: 'x' }], 500)],
  ['Wrong_Org', () => new Response('Wrong_Org', { status: 403 })],
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
  ['an empty 401', () => new Response(null, { status: 401 })],
  ['an HTML 401', () => html(401)],
  ['the OAuth 2.0 error of a 401', () => json({ error: 'invalid_token' }, 401)],
  [
    'INVALID_AUTH_HEADER',
    () => json([{ errorCode: 'INVALID_AUTH_HEADER', message: 'INVALID_HEADER_TYPE' }], 401),
  ],
  [
    'a 401 whose JSON comes as plain text',
    () => new Response('[{"errorCode":"INVALID_SESSION_ID","message":"x"}]', { status: 401 }),
  ],
  ['a 401 with a code that is not known', () => json([{ errorCode: 'NEVER_SEEN', message: 'x' }], 401)],
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

Signals('a HEAD that is answered 401, which has no body, renews the session', async () => {
  const { conn, sent } = answering(
    ({ url, headers }) => {
      if (url.endsWith('/token')) return tokenAnswer({ instance_url: INSTANCE })
      return new Response(null, { status: headers.get('authorization') === 'Bearer TOKEN' ? 401 : 200 })
    },
    { refreshToken: 'R', oauth2: { clientId: 'c' } },
  )
  assert.is((await conn.fetch('/limits', { method: 'HEAD' })).status, 200)
  assert.is(sent.length, 3)
})

Signals('only an answer to a request with the session can refuse it', async () => {
  const { conn, sent } = answering(
    ({ url }) => {
      if (url.startsWith('https://files.salesforce.com')) return deadSession()
      return new Response(null, { status: 302, headers: { location: 'https://files.salesforce.com/x' } })
    },
    { refreshToken: 'R', oauth2: { clientId: 'c' } },
  )
  assert.is((await conn.fetch('/file')).status, 401)
  assert.equal(
    sent.map(({ headers }) => headers.get('authorization')),
    ['Bearer TOKEN', null],
  )
})

const USER_URL = 'https://login.salesforce.com/id/00DO/005U'
const USER = { id: '005U', organizationId: '00DO', url: USER_URL }
const renewed = (): Response => tokenAnswer({ instance_url: INSTANCE, access_token: 'NEW', id: USER_URL })

Signals('SOAP and the identity service renew by the same rule', async () => {
  const { conn, sent } = answering(
    ({ url, headers, body }) => {
      if (url.endsWith('/token')) return renewed()
      const isNew = headers.get('authorization') === 'Bearer NEW' || body.includes('NEW</')
      if (!isNew) return new Response(null, { status: 401 })
      return body === '' ? json({ id: USER_URL, user_id: '005U', organization_id: '00DO' }) : html(503)
    },
    { refreshToken: 'R', oauth2: { clientId: 'c' }, userInfo: USER },
  )
  assert.is((await conn.identity()).user_id, '005U')
  assert.is(sent.length, 3)
  const again = answering(
    ({ url, body }) => {
      if (url.endsWith('/token')) return renewed()
      return body.includes('NEW</') ? html(503) : html(401)
    },
    { refreshToken: 'R', oauth2: { clientId: 'c' } },
  )
  assert.is((await refused(again.conn.partner.getServerTimestamp())).errorCode, 'ERROR_HTTP_503')
  assert.is(again.sent.length, 3)
})

Signals.run()
