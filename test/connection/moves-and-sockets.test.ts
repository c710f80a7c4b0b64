import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection } from '../../src/index.js'
import { refused } from '../helpers/refused.js'
import { withServers } from '../helpers/servers.js'
import { answering, INSTANCE, json, scripted, tokenAnswer } from './support.js'

const Field = suite('moves of orgs, sockets, and replays')

const NEW_HOST = 'https://acme-new.my.salesforce.com'
const APP = { refreshToken: 'R', oauth2: { clientId: 'c' } }

/** An org that has moved: the old host redirects everything. */
function moved(status: number, answer: (body: string) => Response) {
  return answering(({ url, body }) => {
    if (url.endsWith('/token')) return tokenAnswer({ instance_url: NEW_HOST, access_token: 'NEW' })
    if (url.startsWith(NEW_HOST)) return answer(body)
    const location = NEW_HOST + new URL(url).pathname + new URL(url).search
    return new Response(null, { status, headers: { location } })
  }, APP)
}

Field('an org that moved is found by a renewal, for reading, writing and SOAP', async () => {
  for (const status of [307, 308]) {
    for (const request of [
      '/limits',
      { method: 'POST', url: '/x', body: {} },
      { method: 'PATCH', url: '/x', body: {} },
    ]) {
      const { conn, sent } = moved(status, () => json({ ok: true }))
      assert.equal(await conn.request(request), { ok: true })
      assert.is(sent.length, 3)
      assert.ok(sent[2]?.url.startsWith(NEW_HOST))
      assert.is(sent[2]?.headers.get('authorization'), 'Bearer NEW')
    }
    const { conn, sent } = moved(status, () => new Response('', { status: 503 }))
    assert.is((await refused(conn.partner.getServerTimestamp())).errorCode, 'ERROR_HTTP_503')
    assert.match(sent[2]?.body ?? '', 'NEW')
  }
})

Field(
  'without a renewal, or to another host, a redirect of a write is refused, and names the host',
  async () => {
    const places = [
      [NEW_HOST, {}],
      ['https://evil.example', APP],
    ] as const
    for (const [place, options] of places) {
      const redirect = (): Response =>
        new Response(null, { status: 307, headers: { location: `${place}/x` } })
      const { conn, sent } = answering(redirect, options)
      for (const call of [
        conn.request({ method: 'POST', url: '/x', body: {} }),
        conn.partner.getServerTimestamp(),
      ]) {
        const error = await refused(call)
        assert.equal([error.errorCode, error.verdict], ['REDIRECT_REFUSED', 'configuration'])
        assert.match(error.message, `to ${place};`)
        assert.match(error.message, 'instanceUrl')
      }
      assert.is(sent.length, 2)
    }
  },
)

Field('a replay carries the new token in headers, URL and text that held the old one', async () => {
  const { conn, sent } = answering(({ url, headers }) => {
    if (url.endsWith('/token')) return tokenAnswer({ instance_url: INSTANCE, access_token: 'NEW!TOKEN' })
    return headers.get('x-sfdc-session') === 'NEW!TOKEN' ? json({}) : new Response(null, { status: 401 })
  }, APP)
  const old = String(conn.accessToken)
  await conn.fetch(`/services/async/64.0/job?t=${old}`, {
    method: 'POST',
    headers: { 'X-SFDC-Session': old, 'x-b': `OAuth ${old}` },
    body: `<sessionId>${old}</sessionId>`,
  })
  const last = sent.at(-1)
  assert.equal(
    [last?.headers.get('x-sfdc-session'), last?.headers.get('x-b'), last?.body],
    ['NEW!TOKEN', 'OAuth NEW!TOKEN', '<sessionId>NEW!TOKEN</sessionId>'],
  )
  assert.match(last?.url ?? '', /t=NEW!TOKEN$/)
})

Field('a renewal goes to the My Domain of the instance where no login host is named', async () => {
  const domain = 'https://acme--dev.sandbox.my.salesforce.com'
  const { fetch, sent } = scripted(({ url }) =>
    url.endsWith('/token') ? tokenAnswer({ instance_url: domain }) : new Response(null, { status: 401 }),
  )
  const session = { instanceUrl: new URL(domain), accessToken: 'TOKEN-OF-OLD', refreshToken: 'R', fetch }
  const conn = new Connection({ ...session, oauth2: { clientId: 'c' }, loginUrl: undefined })
  await conn.fetch('/x')
  assert.is(sent[1]?.url, `${domain}/services/oauth2/token`)
  assert.is(conn.loginUrl, domain)
  const other = new Connection({
    ...session,
    oauth2: { clientId: 'c' },
    loginUrl: new URL('https://test.salesforce.com'),
  })
  assert.is(other.oauth2.loginUrl, 'https://test.salesforce.com')
})

Field(
  'a GET whose socket was closed is sent once more, a write is not, and says that the server may have acted',
  withServers(async (start) => {
    const { url, received } = await start((request, response) => {
      if (received.length % 2 === 1) request.socket.resetAndDestroy()
      else response.end('ok')
    })
    const conn = new Connection({ instanceUrl: url, accessToken: 'TOKEN-OF-IT' })
    assert.is(await (await conn.fetch('/x')).text(), 'ok')
    assert.is(received.length, 2)
    const error = await refused(conn.fetch('/x', { method: 'POST', body: 'x' }))
    assert.equal([error.errorCode, error.verdict, received.length], ['NETWORK_ERROR', 'retry', 3])
    assert.match(error.message, 'the server may have acted')
  }),
)

Field(
  'a body that is not encoded as its header says is no answer, and is not sent again',
  withServers(async (start) => {
    const { url, received } = await start((_request, response) => {
      response
        .writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'application/json' })
        .end('{"a":1}')
    })
    const conn = new Connection({ instanceUrl: url, accessToken: 'TOKEN-OF-IT' })
    const error = await refused(conn.request('/x'))
    assert.equal([error.errorCode, error.verdict, received.length], ['INVALID_RESPONSE', 'terminal', 1])
  }),
)

Field('runtimes without URL.canParse are served', async () => {
  const canParse = Object.getOwnPropertyDescriptor(URL, 'canParse') ?? {}
  try {
    Object.assign(URL, { canParse: undefined })
    const { fetch } = scripted(() => json({ a: 1 }))
    const conn = new Connection({ instanceUrl: INSTANCE, accessToken: 'TOKEN-OF-IT', fetch })
    assert.equal(await conn.request('/x'), { a: 1 })
  } finally {
    Object.defineProperty(URL, 'canParse', canParse)
  }
})

Field.run()
