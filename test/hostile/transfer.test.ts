// own process, at most 300 s
import type { Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { suite } from 'uvu'
import { clocked, type Clock } from '../helpers/timers.js'
import { HOST } from './inspect-views.js'
import { type Attack, printRows, row } from './matrix-row.js'
import { SUBJECTS, TIMEOUT } from './public-objects.js'
import { bomb, startRaw, streams, trickles, writes } from './transfer-servers.js'

const Transfer = suite('answers that are transferred badly')

const OK = 'HTTP/1.1 200 OK\r\ncontent-type: application/json'
const head = (...lines: readonly string[]): string => [OK, ...lines].join('\r\n')
const answer = (body: string | Buffer, ...lines: readonly string[]): Buffer =>
  Buffer.concat([Buffer.from(`${head(...lines)}\r\n\r\n`, 'latin1'), Buffer.from(body)])
const LENGTH = 'content-length: 1000'
const KB = 1024

/** Behaviour of a server on one connection; the clock is that of the request. */
type Conduct = (socket: Socket, clock: Clock) => void

/** Writes an answer of which the runtime tells no end; then the time of the request passes. */
function unended(text: Buffer): Conduct {
  return (socket, clock) => {
    const passes = writes(text, () => {
      socket.end()
      setTimeout(clock.advance, 50, TIMEOUT)
    })
    passes(socket)
  }
}

/** Behaviours of servers, and whether each counts as an answer. */
const CONDUCTS: Readonly<Record<string, Conduct>> = {
  'a gigabyte': streams(head('transfer-encoding: identity')),
  'a gigabyte, gzipped': streams(head('content-encoding: gzip')),
  'a gigabyte by brotli': streams(head('content-encoding: br')),
  'a gigabyte with 500': streams('HTTP/1.1 500 No\r\ncontent-type: text/plain'),
  'a bomb in a bomb': writes(answer(bomb(), 'content-encoding: gzip, gzip')),
  'what says it is gzipped and is not': unended(answer('{"a":1}', 'content-encoding: gzip')),
  'half of what was gzipped': writes(
    answer(gzipSync('{"a":1}'.repeat(99)).subarray(0, 30), 'content-encoding: gzip'),
  ),
  'fewer bytes than promised': writes(answer('{"a":', LENGTH)),
  'fewer bytes than promised, and a reset': writes(answer('{"a":', LENGTH), (socket) =>
    socket.resetAndDestroy(),
  ),
  'chunks without a last one': writes(answer('5\r\n{"a":\r\n', 'transfer-encoding: chunked')),
  'chunks of no length': writes(answer('zz\r\n{"a":1}\r\n0\r\n\r\n', 'transfer-encoding: chunked')),
  'a chunk of 10^18 bytes': writes(answer('fffffffffffffff\r\n{', 'transfer-encoding: chunked')),
  'two lengths': writes(answer('{}', 'content-length: 2', 'content-length: 3')),
  'a length below zero': writes(answer('{}', 'content-length: -1')),
  'a length of words': writes(answer('{}', 'content-length: many')),
  'both a length and chunks': writes(answer('0\r\n\r\n', 'content-length: 5', 'transfer-encoding: chunked')),
  'a header of 100 KB': writes(answer('{}', `x-large: ${'x'.repeat(100 * KB)}`)),
  '5,000 headers': writes(answer('{}', ...Array.from({ length: 5000 }, (_, index) => `x-${index}: y`))),
  'a header without a colon': writes(answer('{}', 'nonsense')),
  'a header with a NUL': writes(answer('{}', 'x-nul: a\0b')),
  'a banner of another protocol': writes('SSH-2.0-OpenSSH_9.6\r\n'),
  'HTTP 0.9': writes('{"access_token":"evil"}'),
  'a status that there is not': writes('HTTP/1.1 999999 What\r\n\r\n'),
  'a status of 0': writes('HTTP/1.1 000 What\r\ncontent-length: 0\r\n\r\n'),
  '100 Continue, without end': trickles('', 'HTTP/1.1 100 Continue\r\n\r\n'),
  'a body that trickles': trickles(`${head('content-length: 100000')}\r\n\r\n`),
  'chunks that trickle': trickles(`${head('transfer-encoding: chunked')}\r\n\r\n`, '1\r\n \r\n'),
  'a head that trickles': trickles(`${OK}\r\nx-slow: `, 'x'),
  nothing: writes(''),
}

/** The runtime gives what it could unpack; a revocation counts by its status alone. */
const LENIENT: ReadonlySet<string> = new Set(['half of what was gzipped'])

/** Sends the attacked request there for real. */
function attack(name: string, conduct: Conduct, clock: Clock): Attack {
  return {
    name,
    mayPass: ({ name: subject }) => LENIENT.has(name) && /revocation/.test(subject),
    bounds: { ms: 2500, mb: 250, clock: 6000 },
    async answer({ url, init }) {
      const server = await startRaw((socket) => {
        conduct(socket, clock)
      })
      init.signal?.addEventListener('abort', () => void server.close().catch(() => undefined))
      try {
        const response = await fetch(url.replace(HOST, `http://127.0.0.1:${server.port}`), init)
        return closing(response, server.close)
      } catch (error) {
        await server.close()
        throw error
      }
    },
  }
}

/** Closes the server when the body has been read, or is let go. */
function closing(response: Response, close: () => Promise<void>): Response {
  const reader = response.body?.getReader()
  const body = new ReadableStream({
    async pull(controller) {
      const chunk = await reader?.read().catch(async (error: unknown) => {
        await close()
        throw error
      })
      if (chunk === undefined || chunk.done) {
        await close()
        controller.close()
      } else controller.enqueue(chunk.value)
    },
    async cancel(reason) {
      await reader?.cancel(reason).catch(() => undefined)
      await close()
    },
  })
  return new Response(body, response)
}

for (const [name, conduct] of Object.entries(CONDUCTS)) {
  for (const subject of SUBJECTS) {
    Transfer(`${subject.name}: ${name}`, () =>
      clocked(TIMEOUT, (clock) => row(subject, attack(name, conduct, clock))()),
    )
  }
}

Transfer('prints its size', printRows)

Transfer.run()
