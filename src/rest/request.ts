/** A request in jsforce's form. */
export interface RestRequest {
  /**
   * HTTP method.
   * @default 'GET'
   */
  readonly method?: string
  /** Absolute, from the host's root (`/services/…`), or from the API version's root (`/sobjects/…`). */
  readonly url: string
  /** Further headers; Authorization comes from the session. */
  readonly headers?: Record<string, string>
  /** Sent as it is when it is a string, as JSON otherwise. */
  readonly body?: unknown
  /** Ends the request. */
  readonly signal?: AbortSignal
}

/** Resolves jsforce's three URL forms to an absolute URL, or to a path on the instance. */
export function resolveUrl(url: string, version: string): string {
  if (/^https?:\/\//i.test(url) || url.startsWith('/services/')) return url
  return `/services/data/v${version}${url.startsWith('/') ? '' : '/'}${url}`
}

/** A request in jsforce's form, in the terms of `fetch`. */
export function encodeRequest({ method = 'GET', headers: given, body, signal }: RestRequest): RequestInit {
  const headers = new Headers(given)
  if (!headers.has('accept')) headers.set('accept', 'application/json')
  const init: RequestInit = { method: method.toUpperCase(), headers, signal: signal ?? null }
  if (body === undefined || body === null) return init
  if (!headers.has('content-type')) headers.set('content-type', 'application/json')
  return { ...init, body: typeof body === 'string' ? body : JSON.stringify(body) }
}
