/** The request that a {@link Fetch} is given. */
export interface FetchInit {
  /** Method, such as `POST`. */
  readonly method: string
  /** Headers by their names. */
  readonly headers: Record<string, string>
  /** A string, or nothing; `conn.fetch` hands on the body that its caller gave. */
  readonly body?: string | null
  /** Redirects are not followed: `3xx` comes back as the answer. */
  readonly redirect: 'manual'
  /** Ends the request. */
  readonly signal: AbortSignal
}

/** As much of a response as is read from a {@link Fetch}. */
export interface FetchResponse {
  /** HTTP status. */
  readonly status: number
  /** Reason phrase of the status line; empty under HTTP/2. */
  readonly statusText: string
  /** Headers, as pairs and by name. */
  readonly headers: Iterable<[string, string]> & { get(name: string): string | null }
  /** Stream of the body, as the `fetch` has it; null when there is none. */
  readonly body: unknown
  /** Reads the whole body. */
  arrayBuffer(): Promise<ArrayBuffer>
}

/**
 * Sends a request, as the WHATWG `fetch` does. The global one fits, and so do those of undici, node-fetch 3
 * and ky.
 *
 * @example const viaProxy: Fetch = (url, init) => undici.fetch(url, { ...init, dispatcher: new undici.ProxyAgent(proxy) })
 */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchResponse>
