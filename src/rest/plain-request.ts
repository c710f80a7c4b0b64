import { invalidArgument } from '../lib/invalid-argument.js'

/** A request with its headers as a record of names in small letters. */
export interface PlainRequest {
  readonly url: string
  readonly init: PlainInit
}

/** Of a {@link PlainRequest}. */
export type PlainInit = Omit<RequestInit, 'headers'> & { readonly headers: Record<string, string> }

/**
 * Reads what a caller of `fetch` gives.
 *
 * @throws TypeError for an Authorization header, which the session sets itself
 */
export async function plainOf(input: string | URL | Request, init: RequestInit): Promise<PlainRequest> {
  return isRequest(input) ? readRequest(input, init) : plainRequest(String(input), init)
}

function isRequest(input: string | URL | Request): input is Request {
  return typeof input !== 'string' && !(input instanceof URL)
}

async function readRequest(input: Request, init: RequestInit): Promise<PlainRequest> {
  const { url, method, signal, redirect } = input
  const headers = init.headers ?? input.headers
  const { init: plain } = plainRequest(url, { method, signal, redirect, ...init, headers })
  const body = input.body === null ? null : await input.arrayBuffer()
  return { url, init: { body, ...plain } }
}

function plainRequest(url: string, init: RequestInit): PlainRequest {
  const headers = recordOf(init.headers)
  if (headers['authorization'] !== undefined) {
    throw invalidArgument('conn.fetch sets the Authorization header itself; use the global fetch for others')
  }
  return { url, init: { ...init, headers } }
}

/** Headers as a record of names in small letters. */
function recordOf(headers: RequestInit['headers']): Record<string, string> {
  if (headers === undefined) return {}
  if (Object.getPrototypeOf(headers) !== Object.prototype) return Object.fromEntries(new Headers(headers))
  const entries = Object.entries(headers as Record<string, unknown>)
  return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), String(value)]))
}
