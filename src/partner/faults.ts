import type { Operation } from '../../generated/partner/contract.js'
import type { ExceptionCode, Fault } from '../errors/codes.js'
import { redact, redactCode, redactLines } from '../errors/redact.js'
import { SalesforceError } from '../errors/salesforce-error.js'
import { type Judgement } from '../errors/judgement.js'
import { isKnownCode, judgementOf, verdictOfStatus } from '../errors/verdicts.js'
import { entryOf, isRecord } from '../lib/json.js'
import type { RawFault } from './decode.js'
import { TYPE, type Fields, type Type } from './types.js'

/** Input of the judge of faults. */
export interface FaultContext {
  readonly operation: Operation
  /** HTTP status of the answer. */
  readonly status: number
  /** Secrets that were sent, which must not come back in a message. */
  readonly secrets: readonly string[]
}

/** The fault that every operation may end with, declared or not. */
const UNDECLARED = 'UnexpectedErrorFault'

/** Logins that do without SOAP, whose own ends in June 2027 and is off in newer orgs. */
const INSTEAD =
  'log in by OAuth 2.0 instead: the client credentials or JWT bearer grant for a server, the web login for a person'

/** Codes of `login()`, and what is special about them there. */
const AT_LOGIN: Partial<Record<ExceptionCode, Judgement>> = {
  INVALID_OPERATION: { verdict: 'configuration', hint: INSTEAD },
  UNSUPPORTED_API_VERSION: {
    verdict: 'configuration',
    hint: `the SOAP login exists in API versions up to 64.0; ${INSTEAD}`,
  },
  INSUFFICIENT_ACCESS: {
    verdict: 'policy',
    hint: `the user may lack the permission "Use Any API Auth"; or ${INSTEAD}`,
  },
}

const CODE = /^[A-Z][A-Z0-9_]{1,99}$/

/** The error that a SOAP fault stands for: code and sentence of its detail, or of the fault itself when it has none. */
export function judgeFault(fault: RawFault, { operation, status, secrets }: FaultContext): SalesforceError {
  const { name } = operation
  const detail = fault.details.find(({ value }) => textAt(value, 'exceptionCode') !== '')?.value
  const [faultCode, text] = [textAt(fault.fields, 'faultcode'), textAt(fault.fields, 'faultstring')]
  const code = [textAt(detail, 'exceptionCode'), faultCode.replace(/^[^:]*:/, '')].find((candidate) =>
    isCode(candidate, secrets),
  )
  const sentence = redact(textAt(detail, 'exceptionMessage') || withoutCode(text, code), secrets)
  const facts = { status, operation: name, faultString: redactLines(text, secrets) }
  if (code === undefined) {
    return new SalesforceError(`${name}() failed: ${sentence || 'the server gave no reason'}`, {
      errorCode: status < 400 ? 'INVALID_RESPONSE' : `ERROR_HTTP_${status}`,
      verdict: status < 400 ? 'terminal' : verdictOfStatus(status),
      ...facts,
    })
  }
  const { verdict, hint } = faultJudgement(code, name)
  const message = `${code}: ${sentence}${hint === undefined ? '' : ` (${hint})`}`
  const errorCode = code as ExceptionCode
  return new SalesforceError(message, {
    errorCode,
    verdict,
    ...facts,
    fault: fieldsOf(fault, operation, secrets),
  })
}

/** The meaning of a fault's code, in an operation. */
export function faultJudgement(code: string, operation: string): Judgement {
  return (operation === 'login' ? entryOf<Judgement>(AT_LOGIN, code) : undefined) ?? judgementOf(code)
}

/** A code that is one, and not a secret that the server repeats in its place. */
function isCode(text: string, secrets: readonly string[]): boolean {
  return CODE.test(text) && (isKnownCode(text) || redactCode(text, secrets) !== undefined)
}

function textAt(value: unknown, key: string): string {
  const text = isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined
  return typeof text === 'string' ? text.trim() : ''
}

function withoutCode(sentence: string, code: string | undefined): string {
  return code !== undefined && sentence.startsWith(`${code}: `) ? sentence.slice(code.length + 2) : sentence
}

/** The fields of the fault that the operation declares, those that the contract names and no others. */
function fieldsOf(
  { details }: RawFault,
  { faults }: Operation,
  secrets: readonly string[],
): Fault | undefined {
  const names = [...faults, UNDECLARED]
  for (const { type, value } of details) {
    if (type === undefined || !names.includes(type.name) || !isRecord(value)) continue
    if (Object.keys(value).length > 0) return { ...known(type, value, secrets), [TYPE]: type.name } as Fault
  }
  return undefined
}

/** The members of a type, all the way down, texts without secrets. */
function known({ members }: Type, value: Fields, secrets: readonly string[]): Fields {
  const shown = (part: unknown, type: Type | string): unknown => {
    if (Array.isArray(part)) return part.map((item) => shown(item, type))
    if (typeof type !== 'string') return isRecord(part) ? known(type, part, secrets) : null
    return typeof part === 'string' ? redact(part, secrets) : part
  }
  const present = members.filter(({ name }) => value[name] !== undefined)
  return Object.fromEntries(present.map(({ name, type }) => [name, shown(value[name], type())]))
}
