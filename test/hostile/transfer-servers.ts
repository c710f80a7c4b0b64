import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { createGzip, constants, createBrotliCompress, gzipSync } from 'node:zlib'
import { Readable } from 'node:stream'
import type { Clock } from '../helpers/timers.js'

/** Behaviour of a server on one connection. */
export type Conduct = (socket: Socket) => void

/** A server that speaks in bytes. */
export interface Raw {
  readonly port: number
  readonly close: () => Promise<void>
}

/** Starts a server on loopback that does with each connection what it is told; with a certificate, by TLS. */
export async function startRaw(
  conduct: Conduct,
  tls?: { readonly key: string; readonly cert: string },
): Promise<Raw> {
  const sockets = new Set<Socket>()
  const onSocket = (socket: Socket): void => {
    sockets.add(socket)
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    conduct(socket)
  }
  const server: Server =
    tls === undefined
      ? createServer({ allowHalfOpen: true }, onSocket)
      : createTlsServer({ ...tls }, onSocket).on('tlsClientError', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    async close() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

/** Does something once a request has come in whole, as far as its head tells. */
export function onRequest(act: (socket: Socket, text: string) => void): Conduct {
  return (socket) => {
    let text = ''
    let isDone = false
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1')
      const [head = '', ...rest] = text.split('\r\n\r\n')
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
      if (isDone || !text.includes('\r\n\r\n') || rest.join('\r\n\r\n').length < length) return
      isDone = true
      act(socket, text)
    })
  }
}

/** Writes these bytes when a request has come. */
export function writes(
  text: string | Buffer,
  more: (socket: Socket) => void = (socket) => socket.end(),
): Conduct {
  return onRequest((socket) => {
    socket.write(text)
    more(socket)
  })
}

/** Writes a head and then a body without an end in sight, as fast as it is read: a gigabyte. */
export function streams(head: string, encode?: 'gzip' | 'br'): Conduct {
  return onRequest((socket) => {
    socket.write(`${head}\r\n\r\n`)
    const chunk = Buffer.alloc(1024 * 1024, ' ')
    const body = Readable.from(
      (function* () {
        for (let megabyte = 0; megabyte < 1024; megabyte += 1) yield chunk
      })(),
    )
    const encoders = {
      gzip: () => createGzip({ level: 1 }),
      br: () => createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
    }
    const encoded = encode === undefined ? body : body.pipe(encoders[encode]())
    encoded.on('error', () => undefined).pipe(socket)
    socket.on('close', () => {
      body.destroy()
      encoded.destroy()
    })
  })
}

/** Writes a byte after each 100 ms of a clock, which goes twenty times as fast as others do. */
export function trickles(head: string, byte = ' '): (socket: Socket, clock: Clock) => void {
  return (socket, clock) => {
    const trickle = onRequest(() => {
      socket.write(head)
      const timer = setInterval(() => {
        socket.write(byte)
        clock.advance(100)
      }, 5)
      socket.on('close', () => {
        clearInterval(timer)
      })
    })
    trickle(socket)
  }
}

/** A bomb: 200 MB of spaces, gzipped twice. */
export function bomb(): Buffer {
  return gzipSync(gzipSync(Buffer.alloc(200 * 1024 * 1024, ' '), { level: 1 }))
}
