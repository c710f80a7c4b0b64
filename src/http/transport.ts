/**
 * The one caller of `fetch`: https, redirects, limits of time and size, network errors, retries; used by the
 * rooms above.
 *
 * @module
 */

import { SalesforceError } from '../errors/salesforce-error.js'
import { abortable, deadline } from '../lib/time.js'
import { isSecure } from '../lib/url.js'
import { Answer, type Exchange, isRedirect, type Purpose, type Reply } from './answer.js'
import type { Fetch, FetchInit, FetchResponse } from './fetch.js'
import { rare } from './lazy.js'
import { networkError } from './network-error.js'
import { readAll } from './read-all.js'
import type { OnExchange } from './watch.js'

/** One request of the transport. */
export interface SendInit extends Purpose {
  readonly method: string
  readonly headers?: Record<string, string> | undefined
  readonly body?: string | undefined
  readonly signal?: AbortSignal | undefined
  /** Milliseconds until the whole answer must be there. */
  readonly timeout?: number | undefined
  /** Upper limit of the answer in bytes, where it is less than the transport's limit. */
  readonly maxBytes?: number | undefined
}

/** Sends a request and gives the whole answer, whatever its status. */
export type Send = (url: string, init: SendInit) => Promise<Reply>

/** Options of {@link createTransport}. */
export interface TransportOptions {
  /** Sends in place of the global `fetch`, which is taken as it is at the time of the call. */
  readonly fetch?: Fetch | undefined
  /** Milliseconds until the whole answer must be there. */
  readonly timeout: number
  /** Is told of every request. */
  readonly onExchange?: OnExchange | undefined
  /** Upper limit of an answer in bytes, after decompression. */
  readonly maxBytes?: number | undefined
}

/** The three ways to send. */
export interface Transport {
  /** For protocol messages: refuses redirects, and gives the whole answer. */
  readonly send: Send
  /** For REST requests: gives redirects back, and the whole answer, capped in size and time. */
  readonly whole: Exchange
  /** For the user's own requests: gives redirects back; the body of an answer that is no error stays a stream. */
  readonly stream: Exchange
}

const MAX_BYTES = 64 * 1024 * 1024
/** The same of an answer that is an error: none says more. */
const MAX_ERROR_BYTES = 1024 * 1024

type Exchanger = (url: string, init: RequestInit, limits: Limits, purpose?: Purpose) => Promise<Reply>

/** Makes the function that sends one request and waits for its answer. */
function exchanger(options: TransportOptions): Exchanger {
  const { timeout, maxBytes = MAX_BYTES } = options
  const own = options.fetch
  const fetch: Fetch =
    own === undefined ? (url, init) => globalThis.fetch(url, init) : async (url, init) => own(url, init)
  /** A fetch of the caller's may pass over the signal; the runtime's own does not. */
  const patiently: typeof abortable = own === undefined ? (promise) => promise : abortable

  return async (url, init, { ms = timeout, most = maxBytes, whole }) => {
    const target = secureUrl(url)
    const limit = deadline(ms, init.signal ?? undefined)
    const { signal } = limit
    let isAnswered = false
    try {
      if (signal.aborted) throw signal.reason
      const asked = { method: 'GET', ...init, redirect: 'manual', signal } as FetchInit
      const response = await patiently(fetch(target.href, asked), signal)
      isAnswered = true
      if (isPassedOn(response, whole)) return response as unknown as Reply
      const tooLong = (): Promise<Error> => tooLarge(response, target, most)
      const bytes = await patiently(readAll(response, limitOf(response.status, most), tooLong), signal)
      return new Answer(response, bytes, init, target)
    } catch (error) {
      const request = { method: methodOf(init), isAnswered, foreign: own && init }
      throw await networkError(error, target, limit, request)
    } finally {
      limit.clear()
    }
  }
}

/** Whether a response goes to the caller as it is: a stream, or a redirect that a browser hides. */
function isPassedOn(response: FetchResponse, whole: boolean): boolean {
  const isHidden = (response as { type?: unknown }).type === 'opaqueredirect'
  return isHidden || (!whole && response.status < 400)
}

/** Tells a listener of each request of an exchanger. */
function observed(exchange: Exchanger, onExchange: OnExchange | undefined): Exchanger {
  if (onExchange === undefined) return exchange
  return async (url, init, limits, purpose = {}) => {
    const request = { target: secureUrl(url), method: methodOf(init), sent: init, purpose }
    const { watched } = await rare()
    return watched(onExchange, request, () => exchange(url, init, limits))
  }
}

/**
 * Makes the transport of one connection.
 *
 * All ways refuse plain http except to loopback hosts, follow no redirect, and turn every failure to
 * get an answer into a {@link SalesforceError}: `NETWORK_ERROR`, `TIMEOUT`, `RESPONSE_TOO_LARGE`,
 * `REDIRECT_REFUSED`. A caller's abort rejects with the reason of the caller's signal.
 */
export function createTransport(options: TransportOptions): Transport {
  const exchange = observed(exchanger(options), options.onExchange)

  const send: Send = async (url, request) => {
    const { method, headers = {}, body, signal = null, timeout: ms, maxBytes: most } = request
    const init: RequestInit = { method, headers, signal, ...(body !== undefined && { body }) }
    const answer = await exchange(url, init, { ms, most, whole: true }, request)
    if (!isRedirect(answer)) return answer
    const { refused } = await rare()
    throw refused(answer, new URL(url))
  }
  return {
    send,
    whole: (url, init, purpose) => exchange(url, init, { whole: true }, purpose),
    stream: (url, init, purpose) => exchange(url, init, { whole: false }, purpose),
  }
}

/** Adds operation and number to each request that an exchange sends for one call. */
export function counted(exchange: Exchange, operation: string): Exchange {
  let attempt = 0
  return (url, init) => {
    attempt += 1
    return exchange(url, init, { operation, attempt })
  }
}

function methodOf({ method = 'GET' }: RequestInit): string {
  return method.toUpperCase()
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

/** An answer that is an error itself says no more than this. */
function limitOf(status: number, most: number): number {
  return status < 400 ? most : Math.min(most, MAX_ERROR_BYTES)
}

/** The error of an answer beyond its limit; one that is an error itself is known by its status. */
async function tooLarge(response: FetchResponse, target: URL, most: number): Promise<SalesforceError> {
  const { status } = response
  if (status >= 400) return (await rare()).httpError(`The request to ${target.origin}`, response)
  return new SalesforceError(
    `${target.origin} sent more than ${most} bytes, which no answer of this kind has`,
    { errorCode: 'RESPONSE_TOO_LARGE', verdict: 'terminal', status },
  )
}
