import type { Fetch } from 'strictforce'
import { fetch, ProxyAgent } from 'undici'

/** A `fetch` for one connection that goes through a proxy: `http://user:password@proxy.example.com:3128`. */
export function viaProxy(proxy: string): Fetch {
  const dispatcher = new ProxyAgent(proxy)
  return (url, init) => fetch(url, { ...init, dispatcher })
}
