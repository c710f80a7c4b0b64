import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'

/** A loopback server that answers by a function and keeps what arrived. */
export interface Loopback {
  readonly url: string
  readonly received: IncomingMessage[]
}

/** Starts a loopback server; the test's end closes it. */
export type Start = (answer: RequestListener) => Promise<Loopback>

/** Runs a test with loopback servers of its own, which are closed at its end. */
export function withServers(test: (start: Start) => Promise<void>) {
  return async (): Promise<void> => {
    const servers: Server[] = []
    try {
      await test(async (answer) => {
        const received: IncomingMessage[] = []
        const server = createServer((request, response) => {
          received.push(request)
          answer(request, response)
        })
        servers.push(server)
        server.listen(0, '127.0.0.1')
        await once(server, 'listening')
        return { url: `http://127.0.0.1:${portOf(server)}`, received }
      })
    } finally {
      for (const server of servers) {
        server.close()
        server.closeAllConnections()
      }
    }
  }
}

/** A loopback URL where nobody listens. */
export async function closedUrl(): Promise<string> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${portOf(server)}`
  server.close()
  await once(server, 'close')
  return url
}

function portOf(server: Server): number {
  const address = server.address()
  if (typeof address === 'object' && address !== null) return address.port
  throw new TypeError('The server does not listen')
}
