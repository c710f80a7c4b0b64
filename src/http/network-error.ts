import { failureOfNetwork, NETWORK_FAILURES } from '../errors/network-failures.js'
import { SalesforceError } from '../errors/salesforce-error.js'
import type { Deadline } from '../lib/time.js'
import type { SentRequest } from './answer.js'
import { rare } from './lazy.js'

/** The request of a network error, as far as its message tells it. */
export interface FailedRequest {
  readonly method: string
  /** Whether the head of an answer had arrived. */
  readonly isAnswered: boolean
  /** The request of a foreign `fetch`, whose words are repeated without its secrets; undefined for the runtime's own. */
  readonly foreign?: SentRequest | undefined
}

const READ: FailedRequest = { method: 'GET', isAnswered: true }

const resets = new WeakSet<SalesforceError>()

/** Whether a connection was closed before any byte of an answer, as a stale socket is. */
export function isReset(error: unknown): boolean {
  return error instanceof SalesforceError && resets.has(error)
}

const RESETS: ReadonlySet<string | undefined> = new Set(['ECONNRESET', 'UND_ERR_SOCKET', 'EPIPE'])
/** Codes of zlib for a body that is not encoded as its header says. */
const ENCODING = /^(Z_\w+_ERROR|ERR__ERROR_FORMAT_\w+|ERR_PADDING_\d|ZSTD_\w+)$/

/**
 * Translates an error that a `fetch` threw; the only place that sees foreign errors of the network. Of the runtime's
 * own errors nothing but the `code` goes over; of those of a `fetch` of the caller's, the first line too.
 *
 * @returns the error to throw: a SalesforceError, or the reason of the caller's own signal
 */
export async function networkError(
  error: unknown,
  { origin }: URL,
  limit: Deadline,
  request = READ,
): Promise<unknown> {
  if (error instanceof SalesforceError) return error
  if (limit.cause() === 'caller') return limit.signal.reason
  if (limit.cause() === 'timeout') return timeoutError(`${origin} gave no complete answer`, limit.timeout)
  const code = codeOf(error)
  if (code !== undefined && ENCODING.test(code)) return wronglyEncoded(origin)
  const row = failureOfNetwork(code)
  const isRead = ['GET', 'HEAD'].includes(request.method)
  const acted = RESETS.has(code) && !isRead ? '; the server may have acted on the request' : ''
  const said = row === NETWORK_FAILURES.network ? await saidBy(error, request.foreign) : ''
  const suffix = code === undefined ? '' : ` (${code})`
  const failure = new SalesforceError(
    `Could not reach ${origin}: ${row.hint ?? ''}${acted}${said}${suffix}`,
    {
      errorCode: 'NETWORK_ERROR',
      verdict: row.verdict,
    },
  )
  if (RESETS.has(code) && !request.isAnswered) resets.add(failure)
  return failure
}

/** The words of a foreign `fetch`; none where the network that failed keeps their redaction from being loaded. */
async function saidBy(error: unknown, request: SentRequest | undefined): Promise<string> {
  if (request === undefined) return ''
  const words = await rare().then(
    ({ wordsOf }) => wordsOf(error, request),
    () => '',
  )
  return words === '' ? '' : `; the fetch says: ${words}`
}

/**
 * The error of something that took longer than `timeout` milliseconds.
 */
export function timeoutError(what: string, timeout: number): SalesforceError {
  return new SalesforceError(`${what} within ${timeout} ms; try again, or raise the timeout option`, {
    errorCode: 'TIMEOUT',
    verdict: 'retry',
  })
}

function wronglyEncoded(origin: string): SalesforceError {
  return new SalesforceError(
    `The body of the answer from ${origin} is not encoded as its Content-Encoding says`,
    {
      errorCode: 'INVALID_RESPONSE',
      verdict: 'terminal',
    },
  )
}

function codeOf(error: unknown, depth = 0): string | undefined {
  if (typeof error !== 'object' || error === null || depth > 3) return undefined
  const { code, cause, errors } = error as { code?: unknown; cause?: unknown; errors?: unknown }
  if (typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,40}$/.test(code)) return code
  const inner: unknown = cause ?? (Array.isArray(errors) ? errors[0] : undefined)
  return codeOf(inner, depth + 1)
}
