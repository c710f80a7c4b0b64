import { getRequestListener, type HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import { once } from 'node:events'
import { createServer } from 'node:http'

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
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`,
    serve(app) {
      const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false })
      server.on('request', (incoming, outgoing) => void listener(incoming, outgoing))
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
