import type { LookupFunction } from 'node:net'
import type { Fetch } from 'strictforce'
import { Agent, fetch } from 'undici'

/** Options of the sockets of one connection; certificates and keys in PEM. */
export interface SocketOptions {
  /** Client certificate and its key, for mutual TLS. */
  readonly cert?: string
  readonly key?: string
  /** Authorities that are trusted in place of those of Node.js. */
  readonly ca?: string
  /** Resolves names, in the form of `dns.lookup`. */
  readonly lookup?: LookupFunction
}

/** A `fetch` for one connection with sockets of its own. */
export function withSockets(connect: SocketOptions): Fetch {
  const dispatcher = new Agent({ connect })
  return (url, init) => fetch(url, { ...init, dispatcher })
}
