import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { secretsOf } from '../../src/http/secrets.js'
import type { Fetch } from '../../src/http/fetch.js'
import { refused } from '../helpers/refused.js'
import { closedUrl, withServers } from '../helpers/servers.js'
import { transport, ways } from '../helpers/transport.js'

const Transport = suite('transport')

const CREDENTIALS = { authorization: 'Bearer 00D!token', cookie: 'sid=1' }

Transport(
  'a request arrives with method, headers and body, and the whole answer comes back',
  withServers(async (start) => {
    const { url } = await start((request, response) => {
      request.setEncoding('utf8').on('data', (body: string) => {
        const { method = '', headers } = request
        response.writeHead(418, 'Short and stout', {
          'x-a': String(headers['x-a']),
          'content-type': 'text/x',
        })
        response.end(`${method} ${String(request.url)} ${body}`)
      })
    })
    const answer = await transport().send(`${url}/a?b=c`, {
      method: 'POST',
      headers: { 'x-a': '1' },
      body: 'd',
    })
    assert.equal([answer.status, answer.statusText, answer.headers.get('x-a')], [418, 'Short and stout', '1'])
    assert.equal([answer.headers.get('content-type'), await answer.text()], ['text/x', 'POST /a?b=c d'])
  }),
)

Transport(
  'answers without a body have none, whatever their status',
  withServers(async (start) => {
    const { url } = await start((request, response) => {
      response.writeHead(Number(request.url?.slice(1))).end()
    })
    for (const status of [200, 204, 205, 304, 404]) {
      const answer = await transport().whole(`${url}/${status}`, {})
      assert.equal([answer.status, await answer.text()], [status, ''])
    }
  }),
)

Transport('a refused connection is a NETWORK_ERROR that names the origin', async () => {
  const url = await closedUrl()
  for (const send of ways()) {
    const error = await refused(send(`${url}/path`))
    assert.equal([error.errorCode, error.verdict], ['NETWORK_ERROR', 'retry'])
    assert.ok(error.message.startsWith(`Could not reach ${url}: the connection was refused`))
    assert.match(error.message, '(ECONNREFUSED)')
  }
})

Transport(
  'a connection that is reset before the answer is a NETWORK_ERROR',
  withServers(async (start) => {
    const { url } = await start(({ socket }) => socket.resetAndDestroy())
    for (const send of ways()) assert.is((await refused(send(url))).errorCode, 'NETWORK_ERROR')
  }),
)

Transport(
  'a connection that is reset in the middle of the body is a NETWORK_ERROR where the answer is read whole',
  withServers(async (start) => {
    const { url } = await start(({ socket, url: path }, response) => {
      response.writeHead(Number(path?.slice(1)), { 'content-length': '1000' })
      response.write('half of')
      setTimeout(() => socket.resetAndDestroy(), 5)
    })
    const { send, whole, stream } = transport()
    const answers = [send(`${url}/200`, { method: 'GET' }), whole(`${url}/200`, {}), stream(`${url}/401`, {})]
    for (const error of await Promise.all(answers.map(refused))) {
      assert.equal([error.errorCode, error.verdict], ['NETWORK_ERROR', 'retry'])
    }
  }),
)

for (const status of [301, 302, 303, 307, 308]) {
  Transport(
    `a redirect ${status} to another origin is refused; neither body nor credentials arrive there`,
    withServers(async (start) => {
      const other = await start((_request, response) => void response.end('caught'))
      const { url, received } = await start((_request, response) => {
        response.writeHead(status, { location: `${other.url}/steal?token=1` }).end()
      })
      const init = { method: 'POST', headers: CREDENTIALS, body: 'password=hunter2' }
      const error = await refused(transport().send(url, init))
      assert.equal(
        [error.errorCode, error.verdict, error.status],
        ['REDIRECT_REFUSED', 'configuration', status],
      )
      assert.match(error.message, `${url} answered with a redirect to ${other.url};`)
      assert.match(error.message, 'if that is your org, give it as loginUrl or instanceUrl')
      assert.not.match(error.message, 'token=1')
      assert.equal([received.length, other.received.length], [1, 0])
    }),
  )
}

Transport(
  'a redirect to the same origin, to nowhere, or to no URL is refused as well',
  withServers(async (start) => {
    const locations: Record<string, string | undefined> = {
      '/same': '/login',
      '/none': undefined,
      '/bad': 'http://[',
    }
    const { url, received } = await start((request, response) => {
      const location = locations[String(request.url)]
      response.writeHead(302, location === undefined ? {} : { location }).end()
    })
    for (const path of Object.keys(locations)) {
      const error = await refused(transport().send(url + path, { method: 'GET', headers: CREDENTIALS }))
      assert.is(error.errorCode, 'REDIRECT_REFUSED')
      assert.match(
        error.message,
        `${url} answered with a redirect; credentials are not sent on (check loginUrl`,
      )
    }
    assert.is(received.length, 3)
  }),
)

Transport(
  'the ways for REST and for the user give the redirect back, unfollowed',
  withServers(async (start) => {
    const other = await start((_request, response) => void response.end('caught'))
    const { url } = await start((_request, response) => {
      response.writeHead(302, { location: other.url }).end('moved')
    })
    for (const exchange of [transport().whole, transport().stream]) {
      const answer = await exchange(url, { headers: CREDENTIALS, redirect: 'follow' })
      assert.equal(
        [answer.status, answer.headers.get('location'), await answer.text()],
        [302, other.url, 'moved'],
      )
    }
    assert.is(other.received.length, 0)
  }),
)

Transport('a redirect that the runtime hides is refused too', async () => {
  const hidden = Object.defineProperties(Response.error(), { type: { value: 'opaqueredirect' } })
  const { send, whole } = transport({ fetch: () => Promise.resolve(hidden) })
  const error = await refused(send('https://login.salesforce.com', { method: 'POST' }))
  assert.is(error.errorCode, 'REDIRECT_REFUSED')
  assert.is(await whole('https://login.salesforce.com', {}), hidden)
})

Transport(
  'a body in many chunks comes back as one',
  withServers(async (start) => {
    const { url } = await start((_request, response) => {
      response.write('zwölf ')
      setTimeout(() => response.write(Buffer.from([0xe2, 0x82])), 2)
      setTimeout(() => response.end(Buffer.from([0xac])), 4)
    })
    assert.is(await (await transport().whole(url, {})).text(), 'zwölf €')
  }),
)

Transport('http to a host that is not loopback is refused before anything is sent', async () => {
  const sent: string[] = []
  const fetch: Fetch = (url) => {
    sent.push(url)
    return Promise.resolve(new Response('ok'))
  }
  for (const url of [
    'http://login.salesforce.com/services',
    'http://localhost.example.com',
    'ws://localhost',
  ]) {
    for (const send of ways({ fetch })) {
      const error = await refused(send(url))
      assert.is(error.verdict, 'configuration')
      assert.match(
        error.message,
        `Refused to send credentials to ${new URL(url).origin}: the URL is not https`,
      )
    }
  }
  assert.equal(sent, [])
  for (const url of ['https://login.salesforce.com/', 'http://localhost:1/']) {
    for (const send of ways({ fetch })) await send(url)
  }
  assert.is(sent.length, 6)
})

Transport('an error of a foreign fetch is told by its first line, without what was sent', async () => {
  const proxy = new Error('proxy refused hunter2\nat a line of no interest')
  const thrown: Fetch = () => {
    throw proxy
  }
  for (const fetch of [thrown, () => Promise.reject(new TypeError('failed', { cause: proxy }))]) {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const asked = { method: 'POST', headers, body: 'password=hunter2' }
    const error = await refused(transport({ fetch }).send('https://login.salesforce.com', asked))
    assert.is(error.errorCode, 'NETWORK_ERROR')
    assert.match(error.message, '; the fetch says: proxy refused …')
    assert.not.match(error.message, 'interest')
  }
})

Transport('an answer knows the secrets of its request: those of headers, and of an envelope', async () => {
  const body =
    '<e:Envelope><e:Header><SessionHeader><sessionId>00D!a&lt;b</sessionId></SessionHeader></e:Header>' +
    '<e:Body><login><username>ada</username><t:password>pass&amp;word</t:password></login></e:Body></e:Envelope>'
  const fetch: Fetch = () => Promise.resolve(new Response('no'))
  const headers = { authorization: 'Bearer 00D!token', 'content-type': 'text/xml; charset=utf-8' }
  const { send } = transport({ fetch })
  const answer = await send('https://login.salesforce.com', { method: 'POST', headers, body })
  assert.equal(secretsOf(answer), ['00D!token', '00D!a<b', 'pass&word'])
})

Transport('the global fetch is taken as it is at the time of the call', async () => {
  const { whole } = transport()
  const before = globalThis.fetch
  try {
    globalThis.fetch = () => Promise.resolve(new Response('replaced'))
    assert.is(await (await whole('https://login.salesforce.com', {})).text(), 'replaced')
  } finally {
    globalThis.fetch = before
  }
})

Transport.run()
