// own process, at most 300 s
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { isSalesforceError, type SalesforceError } from '../../src/index.js'
import { note } from '../helpers/note.js'
import { clocked, type Clock } from '../helpers/timers.js'
import { bounded } from './bounds.js'
import { goodAnswer } from './good-answers.js'
import { FIXED, HOST } from './inspect-views.js'
import { finder, leaksOf } from './printed-views.js'
import { type Subject, SUBJECTS, TIMEOUT } from './public-objects.js'
import { onRequest, startRaw, writes } from './transfer-servers.js'

const Network = suite('a network that fails')

const HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n'

/** A failure: what the server does, or the URL that leads nowhere; and what the error has to say. */
interface Failure {
  readonly conduct?: (socket: Socket, clock: Clock) => void
  readonly url?: () => Promise<string>
  readonly code: 'NETWORK_ERROR' | 'TIMEOUT'
  readonly verdict: 'retry' | 'configuration'
  readonly says: RegExp
}

const closed = {
  code: 'NETWORK_ERROR',
  verdict: 'retry',
  says: /closed before the answer was complete/,
} as const

/** The server does something when a request has come, and then the time of that request passes. */
function late(act: (socket: Socket) => unknown): Failure {
  const passes = (clock: Clock) => (socket: Socket) => {
    act(socket)
    setTimeout(clock.advance, 10, TIMEOUT)
  }
  return {
    conduct: (socket, clock) => onRequest(passes(clock))(socket),
    code: 'TIMEOUT',
    verdict: 'retry',
    says: /no complete answer within \d+ ms; try again, or raise/,
  }
}

async function closedPort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
}

const FAILURES: Readonly<Record<string, Failure>> = {
  refused: {
    url: closedPort,
    code: 'NETWORK_ERROR',
    verdict: 'retry',
    says: /the connection was refused; is the host right, and is a proxy needed\? \(ECONNREFUSED\)$/,
  },
  'a name that there is not': {
    url: () => Promise.resolve('http://no-such-org.invalid'),
    code: 'NETWORK_ERROR',
    verdict: 'configuration',
    says: /there is no such host; check loginUrl and instanceUrl/,
  },
  'reset at once': { conduct: (socket) => void socket.resetAndDestroy(), ...closed },
  'reset after the request': { conduct: onRequest((socket) => void socket.resetAndDestroy()), ...closed },
  'reset in the head': { conduct: writes('HTTP/1.1 200 O', (socket) => socket.resetAndDestroy()), ...closed },
  'reset after the head': {
    conduct: writes(HEAD, (socket) => void setTimeout(() => socket.resetAndDestroy(), 20)),
    ...closed,
  },
  'reset in the body': {
    conduct: writes(`${HEAD}{"a":`, (socket) => void setTimeout(() => socket.resetAndDestroy(), 20)),
    ...closed,
  },
  'closed at once': { conduct: (socket) => void socket.end(), ...closed },
  'half closed after the request': { conduct: onRequest((socket) => void socket.end()), ...closed },
  'half closed in the body': { conduct: writes(`${HEAD}{"a":`), ...closed },
  'never answered': late(() => undefined),
  'answered after the timeout': late((socket) =>
    setTimeout(() => socket.writable && socket.end(`${HEAD}${'{}'.padEnd(100)}`), 30),
  ),
  'a head, then silence': late((socket) => socket.write(HEAD)),
  'half a head, then silence': late((socket) => socket.write('HTTP/1.1 200 OK\r\nx-a')),
  'half a body, then silence': late((socket) => socket.write(`${HEAD}{"a"`)),
}

const find = finder(FIXED)
let rows = 0

/** Expected messages: place, cause and remedy; no secret. */
function checkError(error: SalesforceError, { code, verdict, says }: Failure): void {
  assert.equal([error.errorCode, error.verdict, error.status], [code, verdict, undefined], error.message)
  assert.match(error.message, HOST)
  assert.match(error.message, says)
  assert.equal(leaksOf(error, find), [])
}

function row(subject: Subject, failure: Failure): () => Promise<void> {
  const { conduct, url: nowhere } = failure
  return bounded({ ms: 1500, mb: 150, clock: 8000 }, () =>
    clocked(TIMEOUT, async (clock) => {
      rows += 1
      const server =
        conduct &&
        (await startRaw((socket) => {
          conduct(socket, clock)
        }))
      const place = server === undefined ? await nowhere?.() : `http://127.0.0.1:${server.port}`
      const state = { armed: true, attempts: 0 }
      const call = subject.open(async (url, init) => {
        const body = typeof init.body === 'string' ? init.body : ''
        const isMeant = state.armed && subject.isAttacked(url, body)
        if (!isMeant || (subject.patient && state.attempts > 0)) return goodAnswer(url, body)
        state.attempts += 1
        return fetch(url.replace(HOST, String(place)), init)
      })
      try {
        const error: unknown = await call().then(
          () => undefined,
          (reason: unknown) => reason,
        )
        assert.is(state.attempts, 1, 'sent once, and not again by itself')
        if (!subject.patient || error !== undefined) {
          assert.ok(isSalesforceError(error), String(error))
          checkError(error, failure)
        }
        state.armed = false
        if (failure === FAILURES['answered after the timeout']) await sleep(50)
        await call()
      } finally {
        await server?.close()
      }
    }),
  )
}

for (const [name, failure] of Object.entries(FAILURES)) {
  for (const subject of SUBJECTS) Network(`${subject.name}: ${name}`, row(subject, failure))
}

Network('prints its size', () => {
  note(`${rows} rows: ${Object.keys(FAILURES).length} failures x ${SUBJECTS.length} operations`)
  assert.is(rows, Object.keys(FAILURES).length * SUBJECTS.length)
})

Network.run()
