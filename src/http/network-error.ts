import { FAILURES, failureOfNetwork } from '../errors/failures.js'
import { redact } from '../errors/redact.js'
import { SalesforceError } from '../errors/salesforce-error.js'
import type { Deadline } from '../lib/time.js'

/** The request of a network error, as far as its message tells it. */
export interface FailedRequest {
  readonly method: string
  /** Whether the head of an answer had arrived. */
  readonly isAnswered: boolean
  /** Values that must not show, where the words of a foreign `fetch` are repeated; undefined for the runtime's own. */
  readonly secrets?: readonly string[] | undefined
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
export function networkError(error: unknown, { origin }: URL, limit: Deadline, request = READ): unknown {
  if (error instanceof SalesforceError) return error
  if (limit.cause() === 'caller') return limit.signal.reason
  if (limit.cause() === 'timeout') return timeoutError(`${origin} gave no complete answer`, limit.timeout)
  const code = codeOf(error)
  if (code !== undefined && ENCODING.test(code)) return wronglyEncoded(origin)
  const row = failureOfNetwork(code)
  const isRead = ['GET', 'HEAD'].includes(request.method)
  const acted = RESETS.has(code) && !isRead ? '; the server may have acted on the request' : ''
  const said = row === FAILURES.network ? sentenceOf(error, request.secrets) : ''
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

/** Members of the errors of sockets, of DNS, of Node.js and of fetch; those of HTTP clients have more, such as their request. */
const MEMBERS: ReadonlySet<PropertyKey> = new Set([
  ...['message', 'stack', 'name', 'cause', 'code', 'errno', 'syscall', 'erroredSysCall', 'type', 'errors'],
  ...['address', 'port', 'hostname', 'localAddress', 'localPort', 'reason', 'library', 'host', 'cert'],
])
/** User and password of a URL, and credentials by their scheme. */
const CREDENTIALS = /\/\/[^/@\s]*@|\b(Basic|Bearer|OAuth|Digest|Negotiate)\s+\S+/gi

/** The first line of the innermost error of a foreign `fetch`, where that has no members but the usual ones. */
function sentenceOf(error: unknown, secrets: readonly string[] | undefined): string {
  if (secrets === undefined) return ''
  const inner = error instanceof Error ? innermost(error) : { message: error }
  const isUsual = Reflect.ownKeys(inner).every((name) => MEMBERS.has(name))
  if (!isUsual || typeof inner.message !== 'string') return ''
  const [line = ''] = inner.message.split(/[\r\n]/, 1)
  const said = redact(line.replace(CREDENTIALS, '…'), secrets)
  return said === '' ? '' : `; the fetch says: ${said}`
}

function innermost(error: Error, depth = 0): Error {
  return error.cause instanceof Error && depth < 3 ? innermost(error.cause, depth + 1) : error
}

function codeOf(error: unknown, depth = 0): string | undefined {
  if (typeof error !== 'object' || error === null || depth > 3) return undefined
  const { code, cause, errors } = error as { code?: unknown; cause?: unknown; errors?: unknown }
  if (typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,40}$/.test(code)) return code
  const inner: unknown = cause ?? (Array.isArray(errors) ? errors[0] : undefined)
  return codeOf(inner, depth + 1)
}
