// own process
import { once } from 'node:events'
import { createServer as createPlain, type Server } from 'node:http'
import { createServer as createTls } from 'node:https'
import { connect, type AddressInfo, type LookupFunction } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { built } from '../scripts/built.js'
import { Connection, type Fetch, type OnExchange } from '../src/index.js'
import { certificateOf } from './helpers/certificate.js'
import { refused } from './helpers/refused.js'
import { withServers } from './helpers/servers.js'

const Operation = suite('examples of operation')

/** A file of the examples, which need packages of their own. */
const example = (name: string): Promise<unknown> => import(built(`test/examples/operation/${name}.ts`))
const { viaProxy } = (await example('proxy')) as { viaProxy: (proxy: string) => Fetch }
const { withSockets } = (await example('agent')) as { withSockets: (connect: object) => Fetch }
const { log } = (await example('log')) as { log: OnExchange }
const { traces } = (await example('traces')) as { traces: OnExchange }

interface Tracing {
  setGlobalTracerProvider(provider: object): void
  disable(): void
}
const OPEN_TELEMETRY: string = '@opentelemetry/api'
const { trace } = (await import(OPEN_TELEMETRY)) as { trace: Tracing }

const TOKEN = '00Dxx0000001gPL!AQ4AQFtoken'
const session = (instanceUrl: string, fetch: Fetch): Connection =>
  new Connection({ instanceUrl, accessToken: TOKEN, fetch, retry: 0 })

const portOf = (server: Server): number => (server.address() as AddressInfo).port

async function listening<S extends Server>(server: S): Promise<S> {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return server
}

/** A proxy that connects to whatever is asked for; to clients with a password alone. */
async function startProxy(password: string) {
  const asked: string[] = []
  const server = createPlain((_request, response) => response.writeHead(405).end())
  const wanted = `Basic ${Buffer.from(`ada:${password}`).toString('base64')}`
  server.on('connect', (request, socket, head: Buffer) => {
    asked.push(
      `${String(request.url)} ${JSON.stringify(request.headers).includes(TOKEN) ? 'with the token' : ''}`,
    )
    if (request.headers['proxy-authorization'] !== wanted) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
      return
    }
    const [host = '', port = ''] = String(request.url).split(':')
    const upstream = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      upstream.write(head)
      upstream.pipe(socket).pipe(upstream)
    })
    for (const end of [socket, upstream]) end.on('error', () => undefined)
    socket.on('close', () => upstream.destroy())
  })
  return { asked, server: await listening(server) }
}

function close(server: Server): void {
  server.close()
  server.closeAllConnections()
}

Operation(
  'requests go through the proxy of a connection, which sees no token',
  withServers(async (start) => {
    const { url, received } = await start((_request, response) => response.end('{"ok":true}'))
    const { asked, server } = await startProxy('hush')
    try {
      const conn = session(url, viaProxy(`http://ada:hush@127.0.0.1:${portOf(server)}`))
      assert.is(await conn.request('/limits'), '{"ok":true}')
      assert.is((await conn.fetch('/x')).status, 200)
      assert.is(received[0]?.headers.authorization, `Bearer ${TOKEN}`)
      assert.equal(new Set(asked), new Set([`${new URL(url).host} `]))
    } finally {
      close(server)
    }
  }),
)

Operation('a proxy that refuses is named in the error, without its password', async () => {
  const { server } = await startProxy('another')
  try {
    const conn = session(
      'https://acme.my.salesforce.com',
      viaProxy(`http://ada:hush@127.0.0.1:${portOf(server)}`),
    )
    const error = await refused(conn.request('/limits'))
    assert.is(error.errorCode, 'NETWORK_ERROR')
    assert.match(error.message, /407/)
    assert.not.match(error.message, /hush|ada/)
  } finally {
    close(server)
  }
})

const VALID = { notBefore: new Date(Date.now() - 86_400_000), notAfter: new Date(Date.now() + 86_400_000) }
const authority = certificateOf({ name: 'An Authority', isAuthority: true, ...VALID })
const issued = (name: string) => certificateOf({ name, issuer: authority.issuer, ...VALID })

type Peer = Pick<TLSSocket, 'getPeerCertificate'>

/** A server by TLS that wants a certificate of its clients. */
async function startMutual(): Promise<Server> {
  const { cert, key } = issued('acme.my.salesforce.com')
  const options = { cert, key, ca: authority.cert, requestCert: true, rejectUnauthorized: true }
  const server = createTls(options, ({ socket }, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify((socket as unknown as Peer).getPeerCertificate().subject.CN))
  })
  return listening(server)
}

Operation('client certificate and resolution of names are those of the connection', async () => {
  const server = await startMutual()
  const url = `https://acme.my.salesforce.com:${portOf(server)}`
  const { cert, key } = issued('client.example.com')
  const names: string[] = []
  const sockets = {
    ca: authority.cert,
    lookup: ((name, _options, done) => {
      names.push(name)
      done(null, [{ address: '127.0.0.1', family: 4 }])
    }) satisfies LookupFunction,
  }
  try {
    assert.is(
      await session(url, withSockets({ ...sockets, cert, key })).request('/limits'),
      'client.example.com',
    )
    assert.is(names[0], 'acme.my.salesforce.com')
    const error = await refused(session(url, withSockets(sockets)).request('/limits'))
    assert.is(error.errorCode, 'NETWORK_ERROR')
  } finally {
    close(server)
  }
})

/** Two requests, of which the second is refused, under a listener. */
async function watched(onExchange: OnExchange): Promise<void> {
  const fetch: Fetch = (url) => Promise.resolve(Response.json({}, { status: url.endsWith('/a') ? 200 : 503 }))
  const options = { instanceUrl: 'https://acme.my.salesforce.com', accessToken: TOKEN, retry: 0 }
  const conn = new Connection({ ...options, fetch, onExchange })
  await conn.fetch('/a')
  await conn.fetch('/b?secret=1')
}

Operation('the log has a line of JSON for each request', async () => {
  const lines: string[] = []
  const before = console.log
  console.log = (line: string) => void lines.push(line)
  try {
    await watched(log)
  } finally {
    console.log = before
  }
  const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  assert.equal(
    told.map(({ level, operation, path, status }) => [level, operation, path, status]),
    [
      ['info', 'fetch', '/a', 200],
      ['warn', 'fetch', '/b', 503],
    ],
  )
  assert.not.match(lines.join(), /secret|00Dxx/)
})

interface SpanStart {
  readonly attributes: Readonly<Record<string, unknown>>
  readonly startTime: number
}

interface Traced {
  readonly name: string
  readonly attributes: Readonly<Record<string, unknown>>
  readonly isFailure: boolean
  readonly milliseconds: number
}

/** Gives OpenTelemetry a tracer that keeps what it is told. */
function recordSpans(): Traced[] {
  const spans: Traced[] = []
  const startSpan = (name: string, { attributes, startTime }: SpanStart) => {
    let isFailure = false
    return {
      setStatus: () => (isFailure = true),
      end: (at: number) => spans.push({ name, attributes, isFailure, milliseconds: at - startTime }),
    }
  }
  trace.setGlobalTracerProvider({ getTracer: () => ({ startSpan }) })
  return spans
}

Operation('OpenTelemetry gets a span for each request', async () => {
  const spans = recordSpans()
  await watched(traces)
  assert.equal(
    spans.map(({ name, isFailure }) => [name, isFailure]),
    [
      ['GET fetch', false],
      ['GET fetch', true],
    ],
  )
  const [first] = spans
  assert.is(first?.attributes['http.response.status_code'], 200)
  assert.is(first?.attributes['server.address'], 'acme.my.salesforce.com')
  assert.ok((first?.milliseconds ?? -1) >= 0)
  assert.not.match(JSON.stringify(spans), /secret|00Dxx/)
  trace.disable()
})

Operation.run()
