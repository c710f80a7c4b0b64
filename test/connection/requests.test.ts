import { setTimeout as sleep } from 'node:timers/promises'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection } from '../../src/index.js'
import { caught } from '../helpers/caught.js'
import { refused } from '../helpers/refused.js'
import { answering, ask, connect, html, INSTANCE, json, logIn, withOrg } from './support.js'

const Requests = suite('conn.fetch, conn.request, conn.identity')

Requests(
  'fetch: a relative path goes to the instance with the session; the caller’s headers stay',
  async () => {
    const { conn, sent } = answering(() => json({ ok: true }))
    const response = await conn.fetch('/services/data/v64.0/limits?x=1#y', {
      method: 'PATCH',
      headers: { 'X-Mine': 'kept', 'content-type': 'text/csv', 'sforce-call-options': 'client=mine' },
      body: 'a,b',
    })
    assert.equal(await response.json(), { ok: true })
    const [request] = sent
    assert.equal(
      [request!.method, request!.url, request!.body],
      ['PATCH', `${INSTANCE}/services/data/v64.0/limits?x=1#y`, 'a,b'],
    )
    assert.equal(Object.fromEntries(request!.headers), {
      authorization: 'Bearer TOKEN',
      'content-type': 'text/csv',
      'sforce-call-options': 'client=mine',
      'x-mine': 'kept',
    })
  },
)

Requests('fetch: a URL object and a Request are taken as WHATWG fetch takes them', async () => {
  const { conn, sent } = answering(() => json({}))
  await conn.fetch(new URL(`${INSTANCE}/a`))
  await conn.fetch(
    new Request(`${INSTANCE}/b`, { method: 'POST', headers: { 'x-mine': 'kept' }, body: 'text' }),
  )
  assert.equal(
    sent.map(({ method, url, headers }) => [
      method,
      url,
      headers.get('authorization'),
      headers.get('x-mine'),
    ]),
    [
      ['GET', `${INSTANCE}/a`, 'Bearer TOKEN', null],
      ['POST', `${INSTANCE}/b`, 'Bearer TOKEN', 'kept'],
    ],
  )
})

Requests('fetch: answers of every status come back as they are', async () => {
  for (const status of [204, 400, 403, 404, 500, 503]) {
    const { conn } = answering(() => new Response(status === 204 ? null : 'text', { status }))
    assert.is((await conn.fetch('/x')).status, status)
  }
})

Requests('fetch: an Authorization header of the caller’s own is refused, and nothing is sent', async () => {
  const { conn, sent } = answering(() => json({}))
  const error = await caught(conn.fetch('/x', { headers: { Authorization: 'Bearer mine' } }))
  assert.instance(error, TypeError)
  assert.equal(sent, [])
})

Requests(
  'fetch: the signal of the caller ends its request, and its waiting for a renewal, but not the renewal',
  withOrg(async (org) => {
    const conn = connect(org)
    org.expireSessions()
    org.answer('refresh_token', { delay: 60 })
    const controller = new AbortController()
    const reason = new Error('enough')
    const aborted = caught(conn.fetch('/services/data/v64.0/limits', { signal: controller.signal }))
    while (org.count('refresh_token') === 0) await sleep(2)
    const other = ask(conn)
    controller.abort(reason)
    assert.is(await aborted, reason)
    await other
    assert.is(org.count('refresh_token'), 1)
    org.answer('limits', 'hang')
    const hanging = caught(conn.fetch('/services/data/v64.0/limits', { signal: AbortSignal.timeout(20) }))
    assert.is((await hanging).name, 'TimeoutError')
  }),
)

Requests('fetch: before any login it says what to do', async () => {
  const error = await refused(new Connection().fetch('/services/data/v64.0/limits'))
  assert.equal([error.errorCode, error.verdict], ['NOT_LOGGED_IN', 'reauthorize'])
  assert.match(error.message, /call login\(\) or authorize\(\)/)
})

Requests(
  'limitInfo: the usage of the API limit, as the last answer told it',
  withOrg(async (org) => {
    const conn = connect(org)
    assert.equal(conn.limitInfo, {})
    await ask(conn)
    assert.equal(conn.limitInfo, { apiUsage: { used: 1, limit: 15_000 } })
    await conn.fetch('/services/data/v64.0/limits')
    assert.equal(conn.limitInfo.apiUsage?.used, 2)
  }),
)

const URLS: readonly (readonly [given: string, url: string])[] = [
  ['/limits', `${INSTANCE}/services/data/v64.0/limits`],
  ['limits', `${INSTANCE}/services/data/v64.0/limits`],
  ['/services/apexrest/mine', `${INSTANCE}/services/apexrest/mine`],
  [`${INSTANCE}/services/data`, `${INSTANCE}/services/data`],
]

for (const [given, url] of URLS) {
  Requests(`request: ${given} stands for ${url}`, async () => {
    const { conn, sent } = answering(() => json({}), {
      callOptions: { client: 'me', defaultNamespace: 'ns' },
    })
    await conn.request(given)
    await conn.request({ method: 'get', url: given })
    for (const request of sent) {
      assert.equal([request.method, request.url], ['GET', url])
      assert.equal(
        [request.headers.get('authorization'), request.headers.get('sforce-call-options')],
        ['Bearer TOKEN', 'client=me, defaultNamespace=ns'],
      )
    }
  })
}

Requests('request: JSON in, JSON out; a string goes out as it is', async () => {
  const { conn, sent } = answering(() => json({ id: '001' }, 201))
  const created = await conn.request<{ id: string }>({
    method: 'POST',
    url: '/sobjects/Account',
    body: { Name: 'é' },
  })
  assert.is(created.id, '001')
  await conn.request({ method: 'PUT', url: '/x', body: '<xml/>', headers: { 'content-type': 'text/xml' } })
  assert.equal(
    sent.map(({ method, body, headers }) => [
      method,
      body,
      headers.get('content-type'),
      headers.get('accept'),
    ]),
    [
      ['POST', '{"Name":"é"}', 'application/json', 'application/json'],
      ['PUT', '<xml/>', 'text/xml', 'application/json'],
    ],
  )
})

Requests('request: no body is undefined, another type is text', async () => {
  const answers = [
    new Response(null, { status: 204 }),
    new Response('a,b', { headers: { 'content-type': 'text/csv' } }),
  ]
  const { conn } = answering(() => answers.shift() ?? html())
  assert.is(await conn.request({ method: 'DELETE', url: '/sobjects/Account/001' }), undefined)
  assert.is(await conn.request('/x'), 'a,b')
  assert.is((await refused(conn.request('/x'))).errorCode, 'INVALID_RESPONSE')
})

Requests(
  'identity: of every kind of session, and the user is known afterwards',
  withOrg(async (org) => {
    const { accessToken, instanceUrl } = org.openSession()
    const all = [
      await logIn(org),
      await logIn(org, 'password'),
      connect(org),
      new Connection({ accessToken, instanceUrl }),
    ]
    for (const conn of all) {
      const identity = await conn.identity()
      assert.equal(
        [identity.username, identity.organization_id],
        [org.user.username, org.user.organizationId],
      )
      assert.equal(conn.userInfo, {
        id: org.user.id,
        organizationId: org.user.organizationId,
        url: identity.id,
      })
    }
  }),
)

Requests(
  'identity: the 403 of a dead token renews the session, once',
  withOrg(async (org) => {
    const conn = connect(org)
    await conn.identity()
    org.expireSessions()
    assert.is((await conn.identity()).username, org.user.username)
    assert.is(org.count('refresh_token'), 1)
    org.answer('identity', { status: 403, body: 'Bad_OAuth_Token' }, 9)
    const error = await refused(conn.identity())
    assert.equal([error.errorCode, error.verdict, error.status], ['Bad_OAuth_Token', 'reauthorize', 403])
    assert.is(org.count('refresh_token'), 2)
  }),
)

Requests.run()
