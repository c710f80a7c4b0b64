import type { ErrorCode } from '../errors/codes.js'
import { redact, showsSecret } from '../errors/redact.js'
import type { Duplicates, RestErrorEntry } from '../errors/rest-error-data.js'
import { type ErrorFacts, SalesforceError } from '../errors/salesforce-error.js'
import { type Answer, contentType, type Reply, wholeOf } from '../http/answer.js'
import { redirectError } from '../http/redirects.js'
import { codeIn, type ErrorEntry, readRefusal, sentenceOf } from '../http/refusal.js'
import { invalidResponse, isPage, pageError, readText } from '../http/foreign.js'
import { httpError, retryAfter } from '../http/response.js'
import { secretsOf } from '../http/secrets.js'
import { isRecord, parseJson } from '../lib/json.js'

/** The secrets that were sent and must not show in an error. */
type Secrets = readonly string[]

/**
 * Judges a REST answer: the JSON value, undefined for an empty body, the text for any other content type.
 *
 * @throws SalesforceError for every status of 300 and above but 304, typed from the error array
 */
export async function judgeRest(response: Reply): Promise<unknown> {
  if (response.status === 304) return undefined
  const answer = await wholeOf(response)
  if (!answer.ok) throw restError(answer)
  const isJson = contentType(answer).endsWith('json')
  const text = await (isJson ? readText(answer) : answer.text())
  if (text === '') return undefined
  const value = isJson ? parseJson(text) : text
  if (value === undefined || (!isJson && contentType(answer) === 'text/html')) {
    const what = isJson ? 'The answer says it is JSON and is not' : 'The answer is an HTML page'
    throw isPage(answer, text)
      ? pageError(what, answer, text, 'terminal')
      : invalidResponse(what, answer.status)
  }
  return value
}

/** The error of a REST answer: array or object of errors, in JSON or XML, or none that can be read. */
export function restError(answer: Answer): SalesforceError {
  const { status } = answer
  const secrets = secretsOf(answer)
  const { code, verdict, hint, entries: found } = readRefusal(answer)
  if (status === 300) return multipleChoices(answer, secrets)
  if (status < 400) return redirectError(answer)
  if (code === undefined) return httpError('The request', answer)
  const entries = found.map((entry, index) => entryIn(entry, index === 0 ? code : '', secrets))
  const [first = { errorCode: code, message: code }] = entries
  const message =
    entries
      .map((entry) => entry.message)
      .join('; ')
      .slice(0, MAX_MESSAGE) || code
  return new SalesforceError(hint === undefined ? message : `${message} (${hint})`, {
    errorCode: (entries.length > 1 ? 'MULTIPLE_API_ERRORS' : code) as ErrorCode,
    verdict,
    status,
    fields: first.fields,
    retryAfter: retryAfter(answer),
    data: entries.length > 1 ? entries : first,
  })
}

/** Members of one error that the contract lists. */
function entryIn(error: ErrorEntry, code: string, secrets: Secrets): RestErrorEntry {
  const fields = fieldsOf(error, secrets)
  const duplicates = error['duplicateResut']
  return {
    errorCode: codeIn(error, secrets) ?? code,
    message: redact(sentenceOf(error) || 'The request was refused', secrets),
    ...(fields === undefined ? {} : { fields }),
    ...(isRecord(duplicates) ? { duplicateResut: listed(duplicates, secrets) as Duplicates } : {}),
  }
}

/** Members of the description of duplicates; of a record, nothing but type, address and id. */
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
function multipleChoices(answer: Answer, secrets: Secrets): SalesforceError {
  const body = parseJson(answer.decoded())
  const list: readonly unknown[] = Array.isArray(body) ? body.slice(0, MOST) : []
  const paths = list.filter((path): path is string => typeof path === 'string' && RECORD_PATH.test(path))
  const data = paths.filter((path) => !showsSecret(path, secrets))
  return new SalesforceError(`${data.length} records have this external id: change one of them by its Id`, {
    errorCode: 'MULTIPLE_CHOICES',
    verdict: 'bug',
    status: 300,
    data,
  })
}

/** Upper limit of the fields of an error that are read. */
const MOST = 200
/** Upper limit of the message of many errors, in characters. */
const MAX_MESSAGE = 2000
const RECORD_PATH = /^\/services\/data\/v[\d.]{1,6}\/sobjects\/\w{1,255}\/[a-zA-Z0-9]{15,18}$/
const FIELD = /^\w[\w.]{0,254}$/

function fieldsOf(error: ErrorEntry, secrets: Secrets): readonly string[] | undefined {
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
