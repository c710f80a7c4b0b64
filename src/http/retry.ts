import { SalesforceError } from '../errors/salesforce-error.js'
import { pause } from '../lib/time.js'
import { retryAfter } from './response.js'
import type { Exchange } from './fetch.js'

/** Statuses of servers that are busy for the moment; 420 is Salesforce's older word for 429. */
const BUSY: ReadonlySet<number> = new Set([420, 429, 502, 503, 504])
/** Milliseconds before the second attempt; doubled for each one more. */
const FIRST_PAUSE = 250
/** Longest wait, in milliseconds; whoever is to wait longer is told instead. */
const LONGEST_PAUSE = 30_000

/**
 * Sends a request again while the server is busy or the connection breaks: only GET and HEAD without a body,
 * which change nothing. Waits as `Retry-After` says, else for a growing random time.
 *
 * @param retries most attempts beyond the first
 * @param goOn called before every attempt beyond the first; throws when there is to be none any more
 */
export function withRetries(exchange: Exchange, retries: number, goOn: () => void): Exchange {
  return async (url, init) => {
    const left = isRepeatable(init) ? retries : 0
    for (let attempt = 0; ; attempt += 1) {
      const outcome = await settled(exchange(url, init))
      const wait = attempt < left ? waitAfter(outcome, attempt) : undefined
      if (wait === undefined) return given(outcome)
      await pause(wait, init.signal)
      goOn()
    }
  }
}

type Outcome = { readonly response: Response } | { readonly error: unknown }

async function settled(answer: Promise<Response>): Promise<Outcome> {
  try {
    return { response: await answer }
  } catch (error) {
    return { error }
  }
}

function given(outcome: Outcome): Response {
  if ('error' in outcome) throw outcome.error
  return outcome.response
}

function isRepeatable({ method = 'GET', body }: RequestInit): boolean {
  return ['GET', 'HEAD'].includes(method.toUpperCase()) && (body === undefined || body === null)
}

/** Milliseconds to wait before the next attempt; undefined when there is to be none. */
function waitAfter(outcome: Outcome, attempt: number): number | undefined {
  const backoff = Math.min(FIRST_PAUSE * 2 ** attempt, LONGEST_PAUSE) * (0.5 + Math.random() / 2)
  if ('error' in outcome) return isPassing(outcome.error) ? backoff : undefined
  if (!BUSY.has(outcome.response.status)) return undefined
  const seconds = retryAfter(outcome.response)
  const wait = seconds === undefined ? backoff : seconds * 1000
  return wait > LONGEST_PAUSE ? undefined : wait
}

/** A connection that broke; an answer that took too long has had its time already. */
function isPassing(error: unknown): boolean {
  return error instanceof SalesforceError && error.errorCode === 'NETWORK_ERROR' && error.verdict === 'retry'
}
