import { SalesforceError } from '../errors/salesforce-error.js'
import { abortable, deadline } from '../lib/time.js'
import { isSecure } from '../lib/url.js'
import type { Exchange, Fetch } from './fetch.js'
import { networkError } from './network-error.js'
import { refuseRedirect } from './redirects.js'

/** One request of the transport's. */
export interface SendInit {
  readonly method: string
  readonly headers?: Record<string, string> | undefined
  readonly body?: string | undefined
  readonly signal?: AbortSignal | undefined
  /** Milliseconds until the whole answer must be there. */
  readonly timeout?: number | undefined
  /** Most bytes that the answer may have, where that is less than the transport's limit. */
  readonly maxBytes?: number | undefined
  /** What was sent and must not show in an error, should the server repeat it. */
  readonly secrets?: readonly string[] | undefined
}

/** Sends a request and gives the whole answer, whatever its status. */
export type Send = (url: string, init: SendInit) => Promise<Response>

export interface TransportOptions {
  /** What to send with; the global `fetch` as it is at the time of the call when undefined. */
  readonly fetch?: Fetch | undefined
  /** Milliseconds until the whole answer must be there. */
  readonly timeout: number
  /** Most bytes that an answer may have, after decompression. */
  readonly maxBytes?: number | undefined
}

/** The one place that talks to the network. */
export interface Transport {
  /** For protocol messages: refuses redirects, and gives the whole answer. */
  readonly send: Send
  /** For REST requests: gives redirects back, and the whole answer, capped in size and time. */
  readonly whole: Exchange
  /** For the user's own requests: gives redirects back; the body of an answer that is no error stays a stream. */
  readonly stream: Exchange
}

const MAX_BYTES = 64 * 1024 * 1024

/**
 * Makes the transport that everything of one connection goes through.
 *
 * All ways refuse plain http except to loopback hosts, follow no redirect, and turn every failure to
 * get an answer into a {@link SalesforceError}: `NETWORK_ERROR`, `TIMEOUT`, `RESPONSE_TOO_LARGE`,
 * `REDIRECT_REFUSED`. A caller's abort rejects with the reason of the caller's signal.
 */
export function createTransport(options: TransportOptions): Transport {
  const { timeout, maxBytes = MAX_BYTES } = options
  const fetch: Fetch = options.fetch ?? ((url, init) => globalThis.fetch(url, init))

  const exchange = async (url: string, init: RequestInit, limits: Limits): Promise<Response> => {
    const { ms = timeout, most = maxBytes, whole } = limits
    const target = secureUrl(url)
    const limit = deadline(ms, init.signal ?? undefined)
    const answer = async (): Promise<Response> => {
      limit.signal.throwIfAborted()
      const response = await fetch(target.href, { ...init, redirect: 'manual', signal: limit.signal })
      return whole || response.status >= 400 ? await buffered(response, most, target) : response
    }
    try {
      return await abortable(answer(), limit.signal)
    } catch (error) {
      throw networkError(error, target, limit)
    } finally {
      limit.clear()
    }
  }

  const whole: Exchange = (url, init) => exchange(url, init, { whole: true })
  const stream: Exchange = (url, init) => exchange(url, init, { whole: false })
  const send: Send = async (url, request) => {
    const { method, headers = {}, body, signal, timeout: ms, maxBytes: most, secrets } = request
    const init: RequestInit = {
      method,
      headers,
      signal: signal ?? null,
      ...(body === undefined ? {} : { body }),
    }
    return refuseRedirect(await exchange(url, init, { ms, most, whole: true }), new URL(url), secrets)
  }
  return { send, whole, stream }
}

interface Limits {
  readonly ms?: number | undefined
  readonly most?: number | undefined
  readonly whole: boolean
}

function secureUrl(value: string): URL {
  const url = new URL(value)
  if (isSecure(url)) return url
  throw new SalesforceError(`Refused to send credentials to ${url.origin}: the URL is not https`, {
    errorCode: 'INVALID_RESPONSE',
    verdict: 'configuration',
  })
}

const NULL_BODY = new Set([101, 204, 205, 304])

async function buffered(response: Response, maxBytes: number, target: URL): Promise<Response> {
  if (response.type === 'opaqueredirect') return response
  const { status, statusText, headers } = response
  const body = response.body === null ? null : await readAll(response.body, maxBytes, target, status)
  return new Response(NULL_BODY.has(status) ? null : body, { status, statusText, headers })
}

async function readAll(
  body: NonNullable<Response['body']>,
  maxBytes: number,
  target: URL,
  status: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > maxBytes) throw tooLarge(target, maxBytes, status)
    chunks.push(chunk)
  }
  return concat(chunks, size)
}

function concat(chunks: readonly Uint8Array[], size: number): Uint8Array {
  if (chunks.length === 1 && chunks[0] !== undefined) return chunks[0]
  const all = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    all.set(chunk, offset)
    offset += chunk.byteLength
  }
  return all
}

function tooLarge(target: URL, maxBytes: number, status: number): SalesforceError {
  return new SalesforceError(
    `${target.origin} sent more than ${maxBytes} bytes, which no answer of this kind has`,
    { errorCode: 'RESPONSE_TOO_LARGE', verdict: 'terminal', status },
  )
}
