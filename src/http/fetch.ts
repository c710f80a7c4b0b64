/** The request that a {@link Fetch} is given. */
export interface FetchInit {
  readonly method: string
  readonly headers: Record<string, string>
  /** A string, or nothing; `conn.fetch` hands on the body that its caller gave. */
  readonly body?: string | null
  readonly redirect: 'manual'
  readonly signal: AbortSignal
}

/** As much of a response as is read from a {@link Fetch}. */
export interface FetchResponse {
  readonly status: number
  readonly statusText: string
  readonly headers: Iterable<[string, string]> & { get(name: string): string | null }
  readonly body: unknown
  arrayBuffer(): Promise<ArrayBuffer>
}

/**
 * Sends a request, as the WHATWG `fetch` does. The global one fits, and so do those of undici, node-fetch 3
 * and ky.
 *
 * @example const viaProxy: Fetch = (url, init) => undici.fetch(url, { ...init, dispatcher: new undici.ProxyAgent(proxy) })
 */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchResponse>
