import { failureOfStatus } from '../errors/failures.js'
import { SalesforceError } from '../errors/salesforce-error.js'
import { type Attempt, retry } from '../lib/time.js'
import type { Exchange, Reply } from './answer.js'
import { isRepeatable } from './resend.js'
import { retryAfter } from './response.js'

/** Milliseconds before the second attempt; doubled for each one more. */
const FIRST_PAUSE = 250
/** Longest wait, in milliseconds; a longer one is reported instead. */
const LONGEST_PAUSE = 30_000

/**
 * Repeats a request while the server is busy or the connection breaks: only GET and HEAD without a body, which
 * change nothing. Waits as `Retry-After` says, else for a growing random time.
 *
 * @param retries upper limit of attempts beyond the first
 * @param proceed called before every attempt beyond the first; throws to end the retries
 */
export function withRetries(exchange: Exchange, retries: number, proceed: () => void): Exchange {
  return (url, init) => {
    if (retries === 0 || !isRepeatable(init)) return exchange(url, init)
    return retry(() => exchange(url, init), {
      wait: (attempt, count) => (count < retries ? waitAfter(attempt, count) : undefined),
      proceed,
      signal: init.signal,
    })
  }
}

function isBusy(status: number): boolean {
  return status >= 400 && failureOfStatus(status).again === 'read'
}

/** Milliseconds until the next attempt; undefined when there is to be none. */
function waitAfter(attempt: Attempt<Reply>, count: number): number | undefined {
  const backoff = Math.min(FIRST_PAUSE * 2 ** count, LONGEST_PAUSE) * (0.5 + Math.random() / 2)
  if ('error' in attempt) return isPassing(attempt.error) ? backoff : undefined
  if (!isBusy(attempt.value.status)) return undefined
  const seconds = retryAfter(attempt.value)
  const wait = seconds === undefined ? backoff : seconds * 1000
  return wait > LONGEST_PAUSE ? undefined : wait
}

/** A connection that broke; an answer that took too long has had its time already. */
function isPassing(error: unknown): boolean {
  return error instanceof SalesforceError && error.errorCode === 'NETWORK_ERROR' && error.verdict === 'retry'
}
