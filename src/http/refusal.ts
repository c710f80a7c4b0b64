import { redactCode } from '../errors/redact.js'
import type { Verdict } from '../errors/salesforce-error.js'
import { isKnownCode, judgementOf, verdictOfStatus } from '../errors/verdicts.js'
import { isRecord, parseJson, stringAt } from '../lib/json.js'
import { type Answer, contentType } from './answer.js'
import { secretsOf } from './secrets.js'

/** One error of an answer, as the server sent it. */
export type ErrorEntry = Readonly<Record<string, unknown>>

/** An error answer as it was read: its code, its verdict, and its entries. */
export interface Refusal {
  /** Undefined when the answer names none. */
  readonly code: string | undefined
  readonly verdict: Verdict
  readonly hint: string | undefined
  readonly entries: readonly ErrorEntry[]
}

/** Upper limit of the entries that are read. */
const MOST = 200

/**
 * Judges an error answer of an API by its body, in JSON or in XML or as one word, by `WWW-Authenticate`, and by its
 * status. The verdict `reauthorize` means that the session is refused: a new token may cure it.
 */
export function readRefusal(answer: Answer): Refusal {
  const { status } = answer
  const secrets = secretsOf(answer)
  const { word, entries, isFault } = readBody(answer)
  const [first = { errorCode: word }] = entries
  const code = codeIn(first, secrets) ?? challenge(answer)
  if (code === undefined) return { code, verdict: verdictOfStatus(status), hint: undefined, entries: [] }
  const sentence = entries.map(sentenceOf).join(' ')
  const { verdict, hint } = judgementOf(code, isFault === true ? undefined : status, sentence)
  return { code, verdict, hint, entries }
}

interface Body {
  /** The one word that the answer consists of. */
  readonly word?: string | undefined
  readonly entries: readonly ErrorEntry[]
  /** Whether it is a SOAP fault, whose status says nothing. */
  readonly isFault?: boolean
}

function readBody(answer: Answer): Body {
  const text = answer.decoded()
  const json = /^\s*[[{]/.test(text) ? parseJson(text) : undefined
  if (json !== undefined) return readJson(json)
  if (/^\s*</.test(text) && contentType(answer) !== 'text/html') return readXml(text)
  const word = text.trim()
  return /^[A-Z][a-z]+_(OAuth_Token|Org)$/.test(word) ? { word, entries: [] } : { entries: [] }
}

function readJson(json: unknown): Body {
  return { entries: (Array.isArray(json) ? json.slice(0, MOST) : [json]).filter(isRecord) }
}

/** The code of an error; undefined when it has none, or something that is none in its place. */
export function codeIn(error: ErrorEntry, secrets: readonly string[]): string | undefined {
  const [code = ''] = ['errorCode', 'exceptionCode', 'error'].flatMap((name) => stringAt(error, name) ?? [])
  return isCode(code, secrets) ? code : undefined
}

/** The sentence of an error; empty when it has none. */
export function sentenceOf(error: ErrorEntry): string {
  const names = ['message', 'exceptionMessage', 'error_description']
  return names.flatMap((name) => stringAt(error, name) ?? [])[0] ?? ''
}

/** Characters of an XML answer that are searched. */
const XML_PART = 65_536

/** The error of an API that answers in XML: the Bulk API, the REST API on demand, a SOAP fault. */
function readXml(text: string): Body {
  const part = text.slice(0, XML_PART)
  const fault = /(?:^|:)([A-Z][A-Z0-9_]+)$/.exec(elementIn(part, 'faultcode') ?? '')?.[1]
  const code = elementIn(part, '(?:errorCode|exceptionCode)') ?? fault
  const message = elementIn(part, '(?:exceptionMessage|message|faultstring)')
  return { entries: code === undefined ? [] : [{ errorCode: code, message }], isFault: fault !== undefined }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function elementIn(text: string, names: string): string | undefined {
  const [, content] =
    new RegExp(`<(?:[\\w-]{1,40}:)?${names}(?:\\s[^<>]{0,200})?>([^<]{1,4000})</`).exec(text) ?? []
  return content?.replace(/&(\w{2,4});/g, (whole, name: string) => ENTITIES[name] ?? whole).trim()
}

/** The error of a bearer challenge (RFC 6750 §3), if the table has it. */
function challenge({ headers }: Answer): string | undefined {
  const [, code = ''] =
    /^Bearer\b.*\berror="([\w.-]{1,99})"/i.exec(headers.get('www-authenticate') ?? '') ?? []
  return isKnownCode(code) ? code : undefined
}

function isCode(code: string, secrets: readonly string[]): boolean {
  const isSafe = isKnownCode(code) || redactCode(code, secrets) !== undefined
  return isSafe && /^[A-Za-z][\w.-]{0,99}$/.test(code)
}
