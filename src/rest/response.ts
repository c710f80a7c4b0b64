import type { ErrorCode } from '../errors/codes.js'
import { redact, redactCode, showsSecret } from '../errors/redact.js'
import { SalesforceError } from '../errors/salesforce-error.js'
import { judgementOf } from '../errors/verdicts.js'
import type { Reply } from '../http/answer.js'
import { contentType, httpError, invalidResponse, readText, retryAfter } from '../http/response.js'
import { isRecord, parseJson, stringAt } from '../lib/json.js'

type Secrets = readonly (string | null | undefined)[]

/**
 * Judges a REST answer: the JSON value, null for an empty body, the text for any other content type.
 *
 * @param secrets what was sent and must not show in an error, should the server repeat it
 * @throws SalesforceError for every status of 400 and above, typed from the error array
 */
export async function judgeRest(response: Reply, secrets: Secrets = []): Promise<unknown> {
  const isJson = contentType(response).endsWith('json')
  const text = await (response.ok && isJson ? readText(response) : response.text())
  if (!response.ok) throw restError(response, text, secrets)
  if (text === '') return null
  if (!isJson) return nonJson(response, text)
  const value = parseJson(text)
  if (value === undefined) throw invalidResponse('The answer says it is JSON and is not', response.status)
  return value
}

/** The error of a REST answer: array or object of errors, or none that can be read. */
export function restError(response: Reply, text: string, secrets: Secrets = []): SalesforceError {
  const body = parseJson(text)
  const errors = (Array.isArray(body) ? body.slice(0, MOST) : [body]).filter(isRecord)
  const [first] = errors
  const code =
    first && (stringAt(first, 'errorCode') ?? stringAt(first, 'exceptionCode') ?? stringAt(first, 'error'))
  if (first === undefined || code === undefined || !isCode(code, secrets)) {
    return httpError('The request', response)
  }
  const { verdict, hint } = judgementOf(code, response.status)
  const message = errors
    .map((error) => messageOf(error, secrets))
    .join('; ')
    .slice(0, MAX_MESSAGE)
  return new SalesforceError(hint === undefined ? message : `${message} (${hint})`, {
    errorCode: (errors.length > 1 ? 'MULTIPLE_API_ERRORS' : code) as ErrorCode,
    verdict,
    status: response.status,
    fields: fieldsOf(first, secrets),
    retryAfter: retryAfter(response),
  })
}

/** Numbers of the org's API usage, from the header `Sforce-Limit-Info: api-usage=n/m`. */
export interface ApiUsage {
  /** Requests of the last 24 hours. */
  readonly used: number
  /** Requests that 24 hours may have. */
  readonly limit: number
}

/** Reads the usage of the org's API limit off an answer. */
export function apiUsage(response: Reply): ApiUsage | undefined {
  const match = /api-usage=(\d{1,15})\/(\d{1,15})(?!\d)/.exec(response.headers.get('sforce-limit-info') ?? '')
  return match === null ? undefined : { used: Number(match[1]), limit: Number(match[2]) }
}

function nonJson(response: Reply, text: string): string {
  if (contentType(response) !== 'text/html') return text
  throw invalidResponse('The answer is an HTML page', response.status)
}

function messageOf(error: Record<string, unknown>, secrets: Secrets): string {
  const message =
    stringAt(error, 'message') ?? stringAt(error, 'exceptionMessage') ?? stringAt(error, 'error_description')
  return redact(message ?? 'The request was refused', secrets)
}

/** Most errors of an answer, and most fields of an error, that are looked at. */
const MOST = 200
/** Longest message of many errors, in characters. */
const MAX_MESSAGE = 2000
const FIELD = /^\w[\w.]{0,254}$/

function isCode(code: string, secrets: Secrets): boolean {
  return /^[A-Za-z][\w.-]{0,99}$/.test(code) && redactCode(code, secrets) !== undefined
}

function fieldsOf(error: Record<string, unknown>, secrets: Secrets): readonly string[] | undefined {
  const fields: readonly unknown[] = Array.isArray(error['fields']) ? error['fields'].slice(0, MOST) : []
  const names = fields.filter(
    (field): field is string =>
      typeof field === 'string' && FIELD.test(field) && !showsSecret(field, secrets),
  )
  return names.length > 0 ? names : undefined
}
