import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { CallOptions } from '../../src/http/call-options.js'
import { sessionFetch } from '../../src/rest/fetch.js'
import { caught } from '../helpers/caught.js'
import { refused } from '../helpers/refused.js'
import { observed, renewalOf, settle, tokensOf } from '../helpers/session.js'

const SessionFetch = suite('session fetch')

const ACME = 'https://acme.my.salesforce.com'
const ELSEWHERE = 'https://elsewhere.my.salesforce.com'

interface Sent {
  readonly url: string
  readonly method: string
  readonly headers: Headers
  readonly body: unknown
}

type Answer = (sent: Sent) => Response

/** The session over an exchange that answers by a function; renews itself to its next state. */
function fetching(
  answer: Answer,
  tokens: Parameters<typeof observed>[0] = tokensOf(0),
  callOptions?: CallOptions,
) {
  const sent: Sent[] = []
  const { session, way } = observed(tokens)
  const renewals: string[] = []
  let next = renewalOf(1)
  way.renew = (spent) => {
    renewals.push(String(spent.accessToken))
    return Promise.resolve(next)
  }
  const exchange = (url: string, { method = 'GET', headers, body }: RequestInit): Promise<Response> => {
    const request = { url, method, headers: new Headers(headers), body }
    sent.push(request)
    return Promise.resolve(answer(request))
  }
  return {
    sent,
    renewals,
    renewTo: (renewal: typeof next) => void (next = renewal),
    fetch: (input: string | URL | Request, init?: RequestInit) =>
      sessionFetch({ session, exchange, callOptions }, input, init),
    tokens: () => sent.map(({ headers }) => headers.get('authorization')),
    urls: () => sent.map(({ url }) => url),
  }
}

const ok: Answer = () => new Response('ok')

/** Refuses the first token, and takes every other. */
const expired: Answer = ({ headers }) =>
  headers.get('authorization') === 'Bearer access-0'
    ? Response.json([{ errorCode: 'INVALID_SESSION_ID', message: 'x' }], { status: 401 })
    : new Response('ok')

SessionFetch('relative paths go to the instance, with the session', async () => {
  const { fetch, urls, tokens } = fetching(ok)
  await fetch('/services/data')
  await fetch('services/data?q=a:b')
  await fetch('//evil.example.com/x')
  await fetch('@evil.example.com')
  const expected = ['/services/data', '/services/data?q=a:b', '//evil.example.com/x', '/@evil.example.com']
  assert.equal(
    urls(),
    expected.map((path) => ACME + path),
  )
  assert.ok(urls().every((url) => new URL(url).origin === ACME))
  assert.ok(tokens().every((token) => token === 'Bearer access-0'))
})

SessionFetch('an absolute URL gets the session on the instance, by text or as a URL', async () => {
  const { fetch, tokens } = fetching(ok)
  for (const url of [
    `${ACME}/x`,
    new URL(`${ACME}/x`),
    'HTTPS://ACME.my.salesforce.com:443/x',
    new Request(`${ACME}/x`),
  ]) {
    await fetch(url)
  }
  assert.equal(new Set(tokens()), new Set(['Bearer access-0']))
})

SessionFetch('a URL elsewhere gets neither session nor call options, whatever it looks like', async () => {
  const { fetch, sent, renewals } = fetching(expired, tokensOf(0), { client: 'x' })
  const urls = [ELSEWHERE, `${ACME}.evil.example.com/x`, `${ACME}:8443/x`, 'http://acme.my.salesforce.com/x']
  for (const url of urls) await fetch(url, { headers: { 'x-own': '1' } })
  await fetch(new Request(ELSEWHERE, { headers: { 'x-own': '1' } }))
  for (const { headers } of sent) {
    assert.equal([...headers], [['x-own', '1']])
  }
  assert.equal([sent.length, renewals], [5, []])
})

SessionFetch('a dead session is renewed, and the request repeated once', async () => {
  const { fetch, tokens, renewals } = fetching(expired)
  assert.is(await (await fetch('/x')).text(), 'ok')
  assert.equal(tokens(), ['Bearer access-0', 'Bearer access-1'])
  assert.equal(renewals, ['access-0'])
})

SessionFetch('a refusal of the renewed session is the answer, and its body can be read', async () => {
  const dead = [{ errorCode: 'INVALID_SESSION_ID', message: 'x' }]
  const { fetch, sent } = fetching(() => Response.json(dead, { status: 401 }))
  const response = await fetch('/x')
  assert.equal([response.status, await response.json(), sent.length], [401, dead, 2])
})

SessionFetch('without a session a path is refused, and a URL is sent without', async () => {
  const { fetch, sent } = fetching(ok, null)
  assert.is((await refused(fetch('/x'))).errorCode, 'NOT_LOGGED_IN')
  await fetch(`${ACME}/x`)
  assert.equal([sent.length, sent[0]?.headers.has('authorization')], [1, false])
})

SessionFetch('a session of a refresh token alone is opened before an absolute URL is judged', async () => {
  const { fetch, tokens } = fetching(ok, { ...tokensOf(0), accessToken: null, instanceUrl: '' })
  await fetch(`${ACME}/x`)
  assert.equal(tokens(), ['Bearer access-1'])
})

SessionFetch('when a renewal moves the org, relative and absolute URLs follow', async () => {
  for (const input of [
    '/x?a=b#c',
    `${ACME}/x?a=b#c`,
    new URL(`${ACME}/x?a=b#c`),
    new Request(`${ACME}/x?a=b#c`),
  ]) {
    const { fetch, urls, renewTo } = fetching(expired)
    renewTo(renewalOf(1, { instanceUrl: ELSEWHERE }))
    await fetch(input)
    assert.equal(urls(), [`${ACME}/x?a=b#c`, `${ELSEWHERE}/x?a=b#c`])
  }
})

SessionFetch("the caller's headers are kept, both times", async () => {
  const { fetch, sent } = fetching(expired)
  await fetch('/x', {
    headers: [
      ['X-Own', '1'],
      ['Accept', 'text/csv'],
    ],
  })
  for (const { headers } of sent)
    assert.equal([headers.get('x-own'), headers.get('accept')], ['1', 'text/csv'])
  assert.is(sent.length, 2)
})

SessionFetch("an Authorization header of the caller's is refused, in whatever form", async () => {
  const { fetch, sent } = fetching(ok)
  const headers = { AUTHORIZATION: 'Bearer other' }
  const calls = [
    fetch('/x', { headers }),
    fetch('/x', { headers: new Headers(headers) }),
    fetch(ELSEWHERE, { headers: [['authorization', 'x']] }),
    fetch(new Request(`${ACME}/x`, { headers })),
    fetch(new Request(ELSEWHERE, { headers })),
  ]
  for (const error of await Promise.all(calls.map(caught))) {
    assert.instance(error, TypeError)
    assert.match(error.message, 'conn.fetch sets the Authorization header itself')
  }
  assert.is(sent.length, 0)
})

SessionFetch("call options go out as a header, unless the caller's own header is there", async () => {
  const { fetch, sent } = fetching(ok, tokensOf(0), { client: 'App/1', defaultNamespace: 'ns' })
  await fetch('/x')
  await fetch('/x', { headers: { 'Sforce-Call-Options': 'client=own' } })
  const options = sent.map(({ headers }) => headers.get('sforce-call-options'))
  assert.equal(options, ['client=App/1, defaultNamespace=ns', 'client=own'])
  const without = fetching(ok, tokensOf(0), {})
  await without.fetch('/x')
  assert.is(without.sent[0]?.headers.has('sforce-call-options'), false)
})

SessionFetch('bodies that can be sent again are sent again', async () => {
  const form = new FormData()
  const bodies = ['text', new URLSearchParams('a=b'), form, new Blob(['x']), new Uint8Array([1]), null]
  for (const body of bodies) {
    const { fetch, sent } = fetching(expired)
    await fetch('/x', { method: 'POST', body })
    assert.equal(
      sent.map((request) => request.body === body),
      [true, true],
    )
  }
})

SessionFetch('a Request with a body is sent again, with method and headers', async () => {
  const { fetch, sent } = fetching(expired)
  const headers = { 'content-type': 'text/x', 'x-own': '1' }
  await fetch(new Request(`${ACME}/x`, { method: 'PUT', body: 'text', headers }))
  const [first, second] = sent
  assert.equal([first?.method, second?.method, second?.headers.get('x-own')], ['PUT', 'PUT', '1'])
  for (const { body } of sent) assert.is(new TextDecoder().decode(body as ArrayBuffer), 'text')
  assert.is(second?.headers.get('content-type'), 'text/x')
})

SessionFetch('init goes before what a Request says', async () => {
  const { fetch, sent } = fetching(ok)
  await fetch(new Request(`${ACME}/x`, { method: 'PUT', body: 'a', headers: { 'x-a': '1' } }), {
    method: 'POST',
    body: 'b',
    headers: { 'x-b': '2' },
  })
  const [request] = sent
  assert.equal([request?.method, request?.body, request?.headers.get('x-b')], ['POST', 'b', '2'])
  assert.is(request?.headers.has('x-a'), false)
})

const STREAMS: readonly (readonly [what: string, body: () => unknown])[] = [
  ['a stream', () => new Blob(['x']).stream()],
  [
    'an async iterable',
    async function* () {
      yield await Promise.resolve(new Uint8Array([1]))
    },
  ],
]

for (const [what, body] of STREAMS) {
  SessionFetch(`a request whose body is ${what} is sent once: after a renewal it says so`, async () => {
    const { fetch, sent, renewals } = fetching(expired)
    const init = { method: 'POST', body: body() as never, duplex: 'half' } as RequestInit
    const error = await refused(fetch('/x', init))
    assert.equal([error.errorCode, error.verdict], ['BODY_NOT_REPLAYABLE', 'retry'])
    assert.equal([sent.length, renewals], [1, ['access-0']])
    await fetch('/x', { ...init, body: body() as never })
    assert.is(sent.length, 2)
  })
}

SessionFetch("the caller's abort ends the waiting for a shared renewal, and not the renewal", async () => {
  const { session, flights } = observed()
  const exchange = (_url: string, init: RequestInit): Promise<Response> =>
    Promise.resolve(expired({ url: '', method: '', headers: new Headers(init.headers), body: null }))
  const context = { session, exchange, callOptions: undefined }
  const caller = new AbortController()
  const aborted = sessionFetch(context, '/x', { signal: caller.signal })
  const patient = sessionFetch(context, '/x')
  setTimeout(() => {
    caller.abort(new Error('enough'))
    flights[0]?.resolve(renewalOf(1))
  }, 3)
  assert.is((await caught(aborted)).message, 'enough')
  assert.is((await patient).status, 200)
  await settle()
  assert.is(flights.length, 1)
})

SessionFetch.run()
