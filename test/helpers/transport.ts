import { type Reply, wholeOf } from '../../src/http/answer.js'
import { createTransport, type Transport, type TransportOptions } from '../../src/http/transport.js'

/** A transport with a time limit that nothing in a test reaches. */
export function transport(options: Partial<TransportOptions> = {}): Transport {
  return createTransport({ timeout: 5000, ...options })
}

/** Sends a GET and reads the whole answer. */
export type Get = (url: string, signal?: AbortSignal) => Promise<Reply>

/** All three ways to send a request. */
export function ways(options: Partial<TransportOptions> = {}): Get[] {
  const { send, whole, stream } = transport(options)
  return [
    (url, signal) => send(url, { method: 'GET', signal }),
    (url, signal) => whole(url, { signal: signal ?? null }),
    async (url, signal) => {
      const response = await stream(url, { signal: signal ?? null })
      return wholeOf(response)
    },
  ]
}
