/**
 * The one caller of `fetch`: https, redirects, limits of time and size, network errors, retries; used by the
 * rooms above.
 *
 * @module
 */

import { SalesforceError } from '../errors/salesforce-error.js'
import { abortable, deadline } from '../lib/time.js'
import { isSecure } from '../lib/url.js'
import { Answer, type Exchange, type Reply } from './answer.js'
import type { Fetch, FetchInit, FetchResponse } from './fetch.js'
import { networkError } from './network-error.js'
import { readAll } from './read-all.js'
import { refuseRedirect } from './redirects.js'
import { httpError } from './response.js'
import { secretsIn } from './secrets.js'
import { type OnExchange, type Purpose, watched } from './watch.js'

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
  /** Values that were sent and must not show in an error, should the server repeat them. */
  readonly secrets?: readonly string[] | undefined
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

type Exchanger = (target: URL, init: RequestInit, limits: Limits) => Promise<Reply>

/** Makes the function that sends one request and waits for its answer. */
function exchanger(options: TransportOptions): Exchanger {
  const { timeout, maxBytes = MAX_BYTES } = options
  const own = options.fetch
  const fetch = own ?? ((url, init) => globalThis.fetch(url, init))

  return async (target, init, limits) => {
    const { ms = timeout, most = maxBytes, whole, secrets } = limits
    const limit = deadline(ms, init.signal ?? undefined)
    let isAnswered = false
    const answer = async (): Promise<Reply> => {
      if (limit.signal.aborted) throw limit.signal.reason
      const asked = { method: 'GET', ...init, redirect: 'manual', signal: limit.signal } as FetchInit
      const response = await fetch(target.href, asked)
      isAnswered = true
      if (!whole && response.status < 400) return response as unknown as Reply
      return wholeAnswer(response, { most, target, secrets: () => secrets ?? secretsIn(init) })
    }
    try {
      return await (own === undefined ? answer() : abortable(answer(), limit.signal))
    } catch (error) {
      const hidden = own && [...(secrets ?? []), ...secretsIn(init)]
      throw networkError(error, target, limit, { method: methodOf(init), isAnswered, secrets: hidden })
    } finally {
      limit.clear()
    }
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
  const exchange = exchanger(options)
  const { onExchange } = options
  const observed = async (url: string, init: RequestInit & Purpose, limits: Limits): Promise<Reply> => {
    const target = secureUrl(url)
    if (onExchange === undefined) return exchange(target, init, limits)
    const secrets = [...(limits.secrets ?? []), ...secretsIn(init)]
    return watched(onExchange, { target, method: methodOf(init), secrets, purpose: init }, () =>
      exchange(target, init, limits),
    )
  }

  const send: Send = async (url, request) => {
    const { method, headers = {}, body, signal, timeout: ms, maxBytes: most, secrets } = request
    const { operation, attempt, renewal } = request
    const purpose: Purpose = { operation, attempt, renewal }
    const init: RequestInit = { method, headers, signal: signal ?? null, ...(body !== undefined && { body }) }
    const answer = await observed(url, { ...init, ...purpose }, { ms, most, whole: true, secrets })
    return refuseRedirect(answer, new URL(url))
  }
  return {
    send,
    whole: (url, init) => observed(url, init, { whole: true }),
    stream: (url, init) => observed(url, init, { whole: false }),
  }
}

/** Adds operation and number to each request that an exchange sends for one call. */
export function counted(exchange: Exchange, operation: string): Exchange {
  let attempt = 0
  return (url, init) => {
    attempt += 1
    const purpose: Purpose = { operation, attempt }
    return exchange(url, { ...init, ...purpose })
  }
}

function methodOf({ method = 'GET' }: RequestInit): string {
  return method.toUpperCase()
}

interface Limits {
  readonly ms?: number | undefined
  readonly most?: number | undefined
  readonly whole: boolean
  readonly secrets?: readonly string[] | undefined
}

function secureUrl(value: string): URL {
  const url = new URL(value)
  if (isSecure(url)) return url
  throw new SalesforceError(`Refused to send credentials to ${url.origin}: the URL is not https`, {
    errorCode: 'INVALID_RESPONSE',
    verdict: 'configuration',
  })
}

interface Reading {
  readonly most: number
  readonly target: URL
  readonly secrets: () => readonly string[]
}

async function wholeAnswer(response: FetchResponse, reading: Reading): Promise<Reply> {
  if ((response as { type?: unknown }).type === 'opaqueredirect') return response as unknown as Reply
  const bytes = await readAll(response, limitOf(response, reading), () => tooLarge(response, reading))
  return new Answer(response, bytes, reading.secrets, reading.target)
}

function limitOf({ status }: FetchResponse, { most }: Reading): number {
  return status < 400 ? most : Math.min(most, MAX_ERROR_BYTES)
}

/** The error of an answer beyond its limit; one that is an error itself is known by its status. */
function tooLarge(response: FetchResponse, { target, most }: Reading): SalesforceError {
  const { status } = response
  if (status >= 400) return httpError(`The request to ${target.origin}`, response)
  return new SalesforceError(
    `${target.origin} sent more than ${most} bytes, which no answer of this kind has`,
    { errorCode: 'RESPONSE_TOO_LARGE', verdict: 'terminal', status },
  )
}
