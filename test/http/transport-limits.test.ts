import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Fetch } from '../../src/http/fetch.js'
import { caught } from '../helpers/caught.js'
import { complaintsOf, SILENCE } from '../helpers/complaints.js'
import { refused } from '../helpers/refused.js'
import { withServers } from '../helpers/servers.js'
import { transport, ways } from '../helpers/transport.js'

const Limits = suite('limits of the transport')

Limits(
  'a server that never answers is a TIMEOUT',
  withServers(async (start) => {
    const { url } = await start(() => undefined)
    for (const send of ways({ timeout: 20 })) {
      const error = await refused(send(url))
      assert.equal([error.errorCode, error.verdict, error.status], ['TIMEOUT', 'retry', undefined])
      assert.match(error.message, `${url} gave no complete answer within 20 ms`)
    }
  }),
)

Limits(
  'a body that trickles is a TIMEOUT: the limit is for the whole answer',
  withServers(async (start) => {
    const { url } = await start((request, response) => {
      response.writeHead(Number(request.url?.slice(1)))
      const timer = setInterval(() => response.write('.'), 3)
      response.on('close', () => clearInterval(timer))
    })
    const { send, whole, stream } = transport({ timeout: 30 })
    const answers = [
      send(`${url}/200`, { method: 'GET' }),
      whole(`${url}/200`, {}),
      stream(`${url}/401`, {}),
      transport().send(`${url}/200`, { method: 'GET', timeout: 30 }),
    ]
    for (const error of await Promise.all(answers.map(refused))) assert.is(error.errorCode, 'TIMEOUT')
  }),
)

Limits(
  'the body of a stream may take longer than the limit, and more bytes than the cap',
  withServers(async (start) => {
    const { url } = await start((_request, response) => {
      response.write('a'.repeat(20))
      setTimeout(() => response.end('b'), 600)
    })
    const answer = await transport({ timeout: 500, maxBytes: 10 }).stream(url, {})
    assert.is((await answer.text()).length, 21)
  }),
)

Limits(
  'the limit starts anew with every request, and leaves no timer behind',
  withServers(async (start) => {
    const { url } = await start((_request, response) => void response.end('ok'))
    const before = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
    for (const send of ways({ timeout: 60_000 })) await send(url)
    await refused(transport({ timeout: 60_000 }).send('http://example.com', { method: 'GET' }))
    await caught(transport({ timeout: 60_000 }).whole('no url', {}))
    assert.ok(process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length <= before + 1)
  }),
)

Limits(
  'a body over the cap is RESPONSE_TOO_LARGE, counted after decompression, and its rest is not read',
  withServers(async (start) => {
    const { url } = await start((request, response) => {
      if (request.url === '/gzip') {
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('a'.repeat(100_000)))
        return
      }
      const timer = setInterval(() => response.write('a'.repeat(600)), 1)
      response.on('close', () => clearInterval(timer))
    })
    const { send, whole } = transport({ maxBytes: 1000 })
    for (const path of ['/gzip', '/endless']) {
      const answers = [send(url + path, { method: 'GET' }), whole(url + path, {})]
      for (const error of await Promise.all(answers.map(refused))) {
        assert.equal([error.errorCode, error.verdict, error.status], ['RESPONSE_TOO_LARGE', 'terminal', 200])
        assert.match(error.message, `${url} sent more than 1000 bytes`)
      }
    }
  }),
)

Limits(
  'an error of more than a megabyte is known by its status, whatever the cap, and its rest is not read',
  withServers(async (start) => {
    const { url } = await start((request, response) => {
      response.writeHead(Number(request.url?.slice(1)))
      const timer = setInterval(() => response.write('a'.repeat(300_000)), 1)
      response.on('close', () => clearInterval(timer))
    })
    for (const [status, verdict] of [
      [404, 'configuration'],
      [500, 'retry'],
    ] as const) {
      for (const send of ways()) {
        const error = await refused(send(`${url}/${status}`))
        assert.equal(
          [error.errorCode, error.verdict, error.status],
          [`ERROR_HTTP_${status}`, verdict, status],
        )
        assert.match(error.message, `The request to ${url} failed`)
      }
    }
  }),
)

Limits(
  'a body at the cap is whole; a compressed one is given decompressed',
  withServers(async (start) => {
    const { url } = await start((request, response) => {
      const compressed = request.url === '/gzip'
      response.writeHead(200, compressed ? { 'content-encoding': 'gzip' } : {})
      response.end(compressed ? gzipSync('a'.repeat(1000)) : 'a'.repeat(1000))
    })
    const { whole } = transport({ maxBytes: 1000 })
    for (const path of ['/plain', '/gzip'])
      assert.is(await (await whole(url + path, {})).text(), 'a'.repeat(1000))
  }),
)

Limits(
  "a caller's abort rejects with the reason of the caller's signal, at any time",
  withServers(async (start) => {
    const { url, received } = await start((request, response) => {
      if (request.url === '/body') response.write('half of')
    })
    for (const send of ways()) {
      for (const path of ['/headers', '/body']) {
        const caller = new AbortController()
        const reason = new Error('enough')
        setTimeout(() => caller.abort(reason), 10)
        assert.is(await caught(send(url + path, caller.signal)), reason)
      }
    }
    const before = received.length
    for (const send of ways()) {
      assert.is((await caught(send(url, AbortSignal.abort()))).name, 'AbortError')
    }
    await sleep(3)
    assert.is(received.length, before)
  }),
)

Limits('a fetch that heeds no signal is left behind at the limit, and at an abort', async () => {
  const complaints = await complaintsOf(async () => {
    const never: Fetch = () => new Promise(() => undefined)
    const late: Fetch = async () => {
      await sleep(15)
      throw new Error('too late')
    }
    for (const send of [never, late].flatMap((fetch) => ways({ fetch, timeout: 5 }))) {
      assert.is((await refused(send('https://login.salesforce.com'))).errorCode, 'TIMEOUT')
    }
    const caller = new AbortController()
    const waiting = transport({ fetch: late }).whole('https://login.salesforce.com', {
      signal: caller.signal,
    })
    caller.abort('enough')
    assert.is(await waiting.catch((reason: unknown) => reason), 'enough')
    await sleep(20)
  })
  assert.equal(complaints, SILENCE)
})

Limits(
  "one signal of a caller's serves any number of requests without a warning",
  withServers(async (start) => {
    const { url } = await start((_request, response) => void response.end('ok'))
    const caller = new AbortController()
    const complaints = await complaintsOf(async () => {
      for (let index = 0; index < 20; index += 1) {
        for (const send of ways()) await send(url, caller.signal)
      }
    })
    assert.equal(complaints, SILENCE)
  }),
)

Limits.run()
