import type { ErrorCode } from './error-codes.js'
import {
  contentType,
  httpError,
  invalidResponse,
  isRecord,
  parseJson,
  peek,
  readText,
  retryAfter,
  stringAt,
} from './answers.js'
import { SalesforceError } from './errors.js'
import { redact, redactCode } from './redact.js'
import { showsSecret } from './secret-forms.js'
import { judgementOf } from './verdicts.js'

/** A request in jsforce's form. */
export interface RestRequest {
  /**
   * HTTP method.
   * @default 'GET'
   */
  readonly method?: string
  /** Absolute, from the host's root (`/services/…`), or from the API version's root (`/sobjects/…`). */
  readonly url: string
  /** Further headers; Authorization comes from the session. */
  readonly headers?: Record<string, string>
  /** Sent as it is when it is a string, as JSON otherwise. */
  readonly body?: unknown
  /** Ends the request. */
  readonly signal?: AbortSignal
}

/** What jsforce's three URL forms stand for: an absolute URL, or a path on the instance. */
export function resolveUrl(url: string, version: string): string {
  if (/^https?:\/\//i.test(url) || url.startsWith('/services/')) return url
  return `/services/data/v${version}${url.startsWith('/') ? '' : '/'}${url}`
}

/** A request in jsforce's form, in the terms of `fetch`. */
export function encodeRequest({ method = 'GET', headers: given, body, signal }: RestRequest): RequestInit {
  const headers = new Headers(given)
  if (!headers.has('accept')) headers.set('accept', 'application/json')
  const init: RequestInit = { method: method.toUpperCase(), headers, signal: signal ?? null }
  if (body === undefined || body === null) return init
  if (!headers.has('content-type')) headers.set('content-type', 'application/json')
  return { ...init, body: typeof body === 'string' ? body : JSON.stringify(body) }
}

type Secrets = readonly (string | null | undefined)[]

/**
 * Judges a REST answer: the JSON value, null for an empty body, the text for any other content type.
 *
 * @param secrets what was sent and must not show in an error, should the server repeat it
 * @throws SalesforceError for every status of 400 and above, typed from the error array
 */
export async function judgeRest(response: Response, secrets: Secrets = []): Promise<unknown> {
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
export function restError(response: Response, text: string, secrets: Secrets = []): SalesforceError {
  const body = parseJson(text)
  const errors = (Array.isArray(body) ? body.slice(0, MOST) : [body]).filter(isRecord)
  const [first] = errors
  const code =
    first && (stringAt(first, 'errorCode') ?? stringAt(first, 'exceptionCode') ?? stringAt(first, 'error'))
  if (first === undefined || code === undefined || !isCode(code, secrets)) {
    return httpError('The request', response)
  }
  const { verdict, wayOut } = judgementOf(code, response.status)
  const message = errors
    .map((error) => messageOf(error, secrets))
    .join('; ')
    .slice(0, MAX_MESSAGE)
  return new SalesforceError(wayOut === undefined ? message : `${message} (${wayOut})`, {
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
export function apiUsage(response: Response): ApiUsage | undefined {
  const match = /api-usage=(\d{1,15})\/(\d{1,15})(?!\d)/.exec(response.headers.get('sforce-limit-info') ?? '')
  return match === null ? undefined : { used: Number(match[1]), limit: Number(match[2]) }
}

/** Sessions that are alive, but not for this; a new one would not be either. */
const NOT_FOR_THIS = /not valid for use with the REST API|not attached to Agent/i
/** The code of a dead session as the value of a JSON member or of an XML element, not inside of a sentence. */
const DEAD = /["<:](?:errorCode|exceptionCode)(?:"\s*:\s*"|>\s*)(INVALID_SESSION_ID|InvalidSessionId)\b/

/** Whether an answer says that the session is dead; leaves its body readable. */
export async function isSessionRefused(response: Response): Promise<boolean> {
  if (response.status !== 401 && response.status !== 400 && response.status !== 403) return false
  const kind = contentType(response)
  if (response.status === 403) return isDeadTokenWord(response)
  if (!kind.endsWith('json') && !kind.endsWith('xml')) return false
  const text = await peek(response)
  const [, code] = DEAD.exec(text) ?? []
  return response.status === 401
    ? code !== undefined && !NOT_FOR_THIS.test(text)
    : code === 'InvalidSessionId'
}

/** Identity, userinfo and singleaccess answer a dead token with 403 and one word. */
async function isDeadTokenWord(response: Response): Promise<boolean> {
  return (await peek(response, 64)).trim() === 'Bad_OAuth_Token'
}

function nonJson(response: Response, text: string): string {
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
