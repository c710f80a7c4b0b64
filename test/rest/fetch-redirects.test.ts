import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { sessionFetch } from '../../src/rest/fetch.js'
import { refused } from '../helpers/refused.js'
import { withServers } from '../helpers/servers.js'
import { observed, tokensOf } from '../helpers/session.js'
import { transport } from '../helpers/transport.js'

const Redirects = suite('redirects of session fetch')

/** The session at a loopback server. */
function fetching(instanceUrl: string, whole = false) {
  const { session } = observed(tokensOf(0, { instanceUrl }))
  const exchange = whole ? transport().whole : transport().stream
  const context = { session, exchange, callOptions: { client: 'x' } }
  return (input: string | URL | Request, init?: RequestInit) => sessionFetch(context, input, init)
}

Redirects(
  'GET and HEAD are followed with the session within the origin',
  withServers(async (start) => {
    const { url, received } = await start((request, response) => {
      if (request.url === '/there') response.end('arrived')
      else response.writeHead(302, { location: 'there' }).end()
    })
    for (const whole of [false, true]) {
      const response = await fetching(url, whole)('/here')
      assert.equal([response.status, await response.text()], [200, 'arrived'])
      await fetching(url, whole)('/here', { method: 'head' })
    }
    assert.is(received.length, 8)
    assert.ok(received.every(({ headers }) => headers.authorization === 'Bearer access-0'))
  }),
)

Redirects(
  'another origin gets neither session, cookies nor call options; what is left of the headers goes on',
  withServers(async (start) => {
    const other = await start((request, response) => {
      if (request.url === '/back') response.writeHead(302, { location: `${instance.url}/end` }).end()
      else response.end('file')
    })
    const instance = await start((request, response) => {
      if (request.url === '/end') response.end('end')
      else response.writeHead(307, { location: other.url + String(request.url) }).end()
    })
    const fetch = fetching(instance.url)
    const headers = { cookie: 'sid=1', 'x-own': '1' }
    assert.is(await (await fetch('/file', { headers })).text(), 'file')
    assert.is(await (await fetch('/back', { headers })).text(), 'end')
    for (const { headers: got } of [...other.received, ...instance.received.slice(2)]) {
      assert.equal(
        [got.authorization, got.cookie, got['sforce-call-options']],
        [undefined, undefined, undefined],
      )
      assert.is(got['x-own'], '1')
    }
    assert.equal([other.received.length, instance.received.length], [2, 3])
  }),
)

for (const status of [301, 302, 303, 307, 308]) {
  Redirects(
    `a ${status} of a request that changes something is given back, unfollowed`,
    withServers(async (start) => {
      const { url, received } = await start((_request, response) => {
        response.writeHead(status, { location: '/there' }).end()
      })
      const response = await fetching(url)('/here', { method: 'POST', body: 'x' })
      assert.equal([response.status, response.headers.get('location')], [status, '/there'])
      assert.is(received.length, 1)
    }),
  )
}

Redirects(
  'redirect: manual gives the redirect back, redirect: error refuses it, in init and in a Request',
  withServers(async (start) => {
    const { url, received } = await start((request, response) => {
      if (request.url === '/plain') response.end('ok')
      else response.writeHead(302, { location: '/there?secret=1' }).end()
    })
    const fetch = fetching(url)
    assert.is((await fetch('/here', { redirect: 'manual' })).status, 302)
    assert.is((await fetch(new Request(`${url}/here`, { redirect: 'manual' }))).status, 302)
    const calls = [
      fetch('/here', { redirect: 'error' }),
      fetch('/here', { redirect: 'error', method: 'POST' }),
      fetch(new Request(`${url}/here`, { redirect: 'error' })),
    ]
    for (const error of await Promise.all(calls.map(refused))) {
      assert.equal([error.errorCode, error.status], ['REDIRECT_REFUSED', 302])
      assert.not.match(error.message, 'secret')
    }
    assert.is((await fetch('/plain', { redirect: 'error' })).status, 200)
    assert.is(received.length, 6)
  }),
)

Redirects(
  'a circle ends after five redirects, with the last of them',
  withServers(async (start) => {
    const { url, received } = await start((_request, response) => {
      response.writeHead(302, { location: '/again' }).end('moved')
    })
    const response = await fetching(url)('/here')
    assert.equal([response.status, await response.text(), received.length], [302, 'moved', 6])
  }),
)

Redirects(
  'a redirect to nowhere, or to no URL, is given back',
  withServers(async (start) => {
    const { url, received } = await start((request, response) => {
      response.writeHead(302, request.url === '/bad' ? { location: 'http://[' } : {}).end()
    })
    for (const path of ['/bad', '/none']) assert.is((await fetching(url)(path)).status, 302)
    assert.is(received.length, 2)
  }),
)

Redirects(
  'a redirect to plain http elsewhere is refused',
  withServers(async (start) => {
    const { url } = await start((_request, response) => {
      response.writeHead(302, { location: 'http://acme.example.com/' }).end()
    })
    const error = await refused(fetching(url)('/here'))
    assert.match(error.message, 'http://acme.example.com: the URL is not https')
  }),
)

Redirects.run()
