import { failureOfStatus } from '../errors/failures.js'
import { SalesforceError } from '../errors/salesforce-error.js'
import { contentType, type AnswerHead } from './answer.js'

/** The error of an answer that carries no code of its own. */
export function httpError(what: string, response: AnswerHead): SalesforceError {
  const { status } = response
  const { verdict, hint } = failureOfStatus(status)
  const notes = [namedType(response), hint].filter((note) => note)
  const suffix = notes.length === 0 ? '' : ` (${notes.join('; ')})`
  return new SalesforceError(`${what} failed with HTTP status ${status}${suffix}`, {
    errorCode: `ERROR_HTTP_${status}`,
    verdict,
    status,
    retryAfter: retryAfter(response),
  })
}

const NAMED_TYPES: ReadonlySet<string> = new Set([
  'text/html',
  'text/plain',
  'text/xml',
  'application/xml',
  'application/json',
  'application/octet-stream',
  'application/x-www-form-urlencoded',
])

/** The media type for a message, if it is a known one: no other text of a header is repeated. */
export function namedType(response: AnswerHead): string {
  const type = contentType(response)
  return type === '' || NAMED_TYPES.has(type) ? type : 'another content type'
}

/** Upper limit of a Retry-After, in seconds: 68 years. */
const MAX_SECONDS = 2 ** 31

/** Seconds of a Retry-After header, as number or date (RFC 9110 §10.2.3). */
export function retryAfter(response: AnswerHead): number | undefined {
  const value = response.headers.get('retry-after')
  if (value === null) return undefined
  if (/^\d+$/.test(value)) return Math.min(Number(value), MAX_SECONDS)
  const seconds = Math.ceil((Date.parse(value) - Date.now()) / 1000)
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, MAX_SECONDS) : undefined
}
