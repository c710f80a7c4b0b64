import { getRequestListener, type HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** A server on loopback that has its port and waits for what answers. */
export interface Loopback {
  readonly url: string
  serve(app: Hono<{ Bindings: HttpBindings }>): void
  /** Cuts every connection and frees the port. */
  close(): Promise<void>
}

/** Takes a port of 127.0.0.1; 0 takes a free one. */
export async function listen(port: number): Promise<Loopback> {
  const server = createServer()
  server.listen({ port, host: '127.0.0.1', backlog: 2048 })
  await once(server, 'listening')
  const address = server.address()
  const own = typeof address === 'object' && address ? address.port : port
  const url = `http://127.0.0.1:${own}`
  const hosts = NAMES.flatMap((name) => (own === 80 ? [name, `${name}:80`] : [`${name}:${own}`]))
  return {
    url,
    serve(app) {
      const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false })
      server.on('request', (incoming, outgoing) => {
        if (hosts.includes(incoming.headers.host ?? '')) void listener(incoming, outgoing)
        else misdirected(url, incoming, outgoing)
      })
    },
    async close() {
      if (!server.listening) return
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

/** The names of the server. */
const NAMES: readonly string[] = ['127.0.0.1', 'localhost', '[::1]']

/**
 * Refuses a request for another host: for a browser, a name that an attacker has pointed to loopback makes the
 * attacker's page one of the org's (DNS rebinding).
 */
function misdirected(url: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  incoming.resume()
  outgoing.writeHead(421, { 'Content-Type': 'text/plain;charset=UTF-8', Connection: 'close' })
  outgoing.end(`The local org does not answer under this name: use ${url}`)
}
