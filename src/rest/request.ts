import type { RestClient } from './client.js'
import { exchange } from './exchange.js'
import { judgeRest } from './response.js'
import type { RestOptions } from './types.js'

/** A request in jsforce's form. */
export interface RestRequest {
  /**
   * HTTP method.
   * @default 'GET'
   */
  readonly method?: string | undefined
  /** Absolute, from the host's root (`/services/…`), or from the API version's root (`/sobjects/…`). */
  readonly url: string
  /** Further headers; Authorization comes from the session. */
  readonly headers?: Record<string, string> | undefined
  /** Sent as it is when it is a string, as JSON otherwise. */
  readonly body?: unknown
  /** Ends the request. */
  readonly signal?: AbortSignal | undefined
}

/** Resolves jsforce's three URL forms to an absolute URL, or to a path on the instance. */
export function resolveUrl(url: string, version: string): string {
  if (/^https?:\/\//i.test(url) || url.startsWith('/services/')) return url
  return `/services/data/v${version}${url.startsWith('/') ? '' : '/'}${url}`
}

/** A request in jsforce's form, in the terms of `fetch`. */
export function encodeRequest({ method = 'GET', headers: given, body, signal }: RestRequest): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json' }
  for (const [name, value] of Object.entries(given ?? {})) headers[name.toLowerCase()] = value
  const init: RequestInit = { method: method.toUpperCase(), headers, signal: signal ?? null }
  if (body === undefined || body === null) return init
  headers['content-type'] ??= 'application/json'
  return { ...init, body: typeof body === 'string' ? body : JSON.stringify(body) }
}

/** Sends a request in jsforce's form; a GET is sent again while the org is busy; gives the JSON value. */
export async function request(
  client: RestClient,
  given: string | RestRequest,
  options: RestOptions = {},
): Promise<unknown> {
  const rest = typeof given === 'string' ? { url: given } : given
  const init = encodeRequest({ ...rest, headers: { ...options.headers, ...rest.headers } })
  const limits = rest.signal === undefined ? options : { signal: rest.signal, ...options }
  const response = await exchange(client, resolveUrl(rest.url, client.context.version), init, limits)
  return judgeRest(response)
}

/** Sends a request with a method: URL, body where the method has one, and options. */
export function requestWith(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE') {
  const hasBody = method !== 'GET' && method !== 'DELETE'
  return (client: RestClient, url: string, ...rest: unknown[]): Promise<unknown> => {
    const [body, options] = hasBody ? rest : [undefined, ...rest]
    return request(client, { method, url, body }, options as RestOptions | undefined)
  }
}
