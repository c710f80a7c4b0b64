import type { ErrorCode } from '../errors/codes.js'
import { redact, redactCode, showsSecret } from '../errors/redact.js'
import type { Duplicates, RestErrorEntry } from '../errors/rest-error-data.js'
import { type ErrorFacts, SalesforceError } from '../errors/salesforce-error.js'
import { judgementOf } from '../errors/verdicts.js'
import type { Reply } from '../http/answer.js'
import { contentType, httpError, invalidResponse, readText, retryAfter } from '../http/response.js'
import { isRecord, parseJson, stringAt } from '../lib/json.js'

/** The secrets that were sent and must not show in an error. */
export type Secrets = readonly (string | null | undefined)[]

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
  const list: readonly unknown[] = Array.isArray(body) ? body.slice(0, MOST) : [body]
  if (response.status === 300) return multipleChoices(list, secrets)
  const entries = list.filter(isRecord).map((error) => entryIn(error, secrets))
  const [first] = entries
  if (first === undefined || !isCode(first.errorCode, secrets)) return httpError('The request', response)
  const { verdict, hint } = judgementOf(first.errorCode, response.status)
  const message = entries
    .map((entry) => entry.message)
    .join('; ')
    .slice(0, MAX_MESSAGE)
  return new SalesforceError(hint === undefined ? message : `${message} (${hint})`, {
    errorCode: (entries.length > 1 ? 'MULTIPLE_API_ERRORS' : first.errorCode) as ErrorCode,
    verdict,
    status: response.status,
    fields: first.fields,
    retryAfter: retryAfter(response),
    data: entries.length > 1 ? entries : first,
  })
}

/** Members of one error that the contract lists. */
function entryIn(error: Record<string, unknown>, secrets: Secrets): RestErrorEntry {
  const code = stringAt(error, 'errorCode') ?? stringAt(error, 'exceptionCode') ?? stringAt(error, 'error')
  const fields = fieldsOf(error, secrets)
  const duplicates = error['duplicateResut']
  return {
    errorCode: code ?? '',
    message: messageOf(error, secrets),
    ...(fields === undefined ? {} : { fields }),
    ...(isRecord(duplicates) ? { duplicateResut: listed(duplicates, secrets) as Duplicates } : {}),
  }
}

/** Members of the description of duplicates; of a record, nothing but what and which it is. */
const LISTED: ReadonlySet<string> = new Set([
  ...['allowSave', 'duplicateRule', 'duplicateRuleEntityType', 'errorMessage', 'matchResults', 'entityType'],
  ...['matchEngine', 'matchRecords', 'rule', 'size', 'success', 'matchConfidence', 'record', 'attributes'],
  ...['type', 'url', 'Id'],
])

function listed(value: unknown, secrets: Secrets): unknown {
  if (typeof value === 'string') return redact(value, secrets)
  if (Array.isArray(value)) return value.slice(0, MOST).map((item) => listed(item, secrets))
  if (!isRecord(value)) return value
  const members = Object.entries(value).filter(([name]) => LISTED.has(name))
  return Object.fromEntries(members.map(([name, member]) => [name, listed(member, secrets)]))
}

/** Several records have the same value in an external id field (status 300). */
function multipleChoices(list: readonly unknown[], secrets: Secrets): SalesforceError {
  const paths = list.filter((path): path is string => typeof path === 'string' && RECORD_PATH.test(path))
  const data = paths.filter((path) => !showsSecret(path, secrets))
  return new SalesforceError(`${data.length} records have this external id: change one of them by its Id`, {
    errorCode: 'MULTIPLE_CHOICES',
    verdict: 'bug',
    status: 300,
    data,
  })
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
const RECORD_PATH = /^\/services\/data\/v[\d.]{1,6}\/sobjects\/\w{1,255}\/[a-zA-Z0-9]{15,18}$/
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

/** An error told again, with more words and perhaps another way out. */
export function retold(
  { message, errorCode, verdict, status, fields, retryAfter, data }: SalesforceError,
  more: string,
  facts: Partial<ErrorFacts> = {},
): SalesforceError {
  const told = { errorCode, verdict, status, fields, retryAfter, data }
  return new SalesforceError(`${message} (${more})`, { ...told, ...facts })
}
