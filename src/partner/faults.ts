import type { ExceptionCode, Fault } from '../errors/codes.js'
import { redact, redactCode } from '../errors/redact.js'
import { SalesforceError } from '../errors/salesforce-error.js'
import { isKnownCode, type Judgement, judgementOf, verdictOfStatus } from '../errors/verdicts.js'
import { entryOf, isRecord } from '../lib/json.js'
import { read, typeName } from './read.js'
import type { Shape } from './schema.js'
import type { Prepared } from './soap.js'

/** The fault that every operation may end with, declared or not. */
const UNDECLARED = 'UnexpectedErrorFault'

/**
 * The detail of a fault that the operation declares: the fields that the schema names and no others, texts
 * without secrets.
 *
 * @param fault - the Fault element as node-soap reads it
 * @returns undefined when the fault has no detail, or one that the operation does not declare
 */
export function readFaultDetail(
  { operation, schema }: Prepared,
  fault: unknown,
  secrets: readonly string[],
): Fault | undefined {
  const detail = isRecord(fault) ? fault['detail'] : undefined
  if (!isRecord(detail)) return undefined
  for (const [element, value] of Object.entries(detail)) {
    if (!isRecord(value)) continue
    const shape = schema.type(typeName(value) ?? element)
    if (shape === undefined || ![...operation.faults, UNDECLARED].includes(shape.name)) continue
    return { ...known(shape, read(schema, shape, value), secrets), 'xsi:type': shape.name } as Fault
  }
  return undefined
}

/** What the schema names, all the way down. */
function known(
  { fields }: Shape,
  value: Record<string, unknown>,
  secrets: readonly string[],
): Record<string, unknown> {
  const entries = fields.flatMap((field): [string, unknown][] => {
    const item = value[field.name]
    const type = field.type()
    const one = (part: unknown): unknown => {
      if (typeof type !== 'string') return isRecord(part) ? known(type, part, secrets) : null
      return typeof part === 'string' ? redact(part, secrets) : part
    }
    return item === undefined ? [] : [[field.name, Array.isArray(item) ? item.map(one) : one(item)]]
  })
  return Object.fromEntries(entries)
}

/** What a fault is judged by. */
export interface FaultContext {
  readonly operation: string
  /** HTTP status of the answer. */
  readonly status: number
  /** Secrets that were sent, which must not come back in a message. */
  readonly secrets?: readonly string[]
  /** The fields of the fault, where it is one that the operation declares. */
  readonly fields?: Fault | undefined
}

const CODE = /^[A-Z][A-Z0-9_]{1,99}$/

/**
 * The error that a SOAP fault stands for: code and sentence of its detail, or of the fault itself when it
 * has none.
 *
 * @param fault - the Fault element as node-soap reads it
 */
export function judgeFault(
  fault: unknown,
  { operation, status, secrets = [], fields }: FaultContext,
): SalesforceError {
  const detail = detailOf(fault)
  const faultCode = localName(textAt(fault, 'faultcode'))
  const code = [textAt(detail, 'exceptionCode'), faultCode].find((candidate) => isCode(candidate, secrets))
  const faultString = textAt(fault, 'faultstring')
  const sentence = redact(textAt(detail, 'exceptionMessage') || withoutCode(faultString, code), secrets)
  if (code === undefined) {
    return new SalesforceError(`${operation}() failed: ${sentence || 'the server gave no reason'}`, {
      errorCode: status < 400 ? 'INVALID_RESPONSE' : `ERROR_HTTP_${status}`,
      verdict: status < 400 ? 'terminal' : verdictOfStatus(status),
      status,
      operation,
    })
  }
  const { verdict, wayOut } = faultJudgement(code, operation)
  const message = `${code}: ${sentence}${wayOut === undefined ? '' : ` (${wayOut})`}`
  return new SalesforceError(message, {
    errorCode: code as ExceptionCode,
    verdict,
    status,
    operation,
    fault: fields,
  })
}

/** A code that is one, and not a secret that the server repeats in its place. */
function isCode(text: string, secrets: readonly string[]): boolean {
  return CODE.test(text) && (isKnownCode(text) || redactCode(text, secrets) !== undefined)
}

/** The first element below `detail` that has a code. */
function detailOf(fault: unknown): unknown {
  const detail = isRecord(fault) ? fault['detail'] : undefined
  return isRecord(detail)
    ? Object.values(detail).find((item) => textAt(item, 'exceptionCode') !== '')
    : undefined
}

function textAt(value: unknown, key: string): string {
  const child = isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined
  const text = isRecord(child) ? child['$value'] : child
  return typeof text === 'string' ? text.trim() : ''
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function withoutCode(sentence: string, code: string | undefined): string {
  return code !== undefined && sentence.startsWith(`${code}: `) ? sentence.slice(code.length + 2) : sentence
}

/** Ways in that do without the SOAP login, which ends in June 2027 and is off in newer orgs. */
const INSTEAD =
  'log in by OAuth 2.0 instead: the client credentials or JWT bearer grant for a server, the web login for a person'

/** Codes of `login()`, and what is special about them there. */
const AT_LOGIN: Partial<Record<ExceptionCode, Judgement>> = {
  INVALID_OPERATION: { verdict: 'configuration', wayOut: INSTEAD },
  UNSUPPORTED_API_VERSION: {
    verdict: 'configuration',
    wayOut: `the SOAP login exists in API versions up to 64.0; ${INSTEAD}`,
  },
  INSUFFICIENT_ACCESS: {
    verdict: 'policy',
    wayOut: `the user may lack the permission "Use Any API Auth"; or ${INSTEAD}`,
  },
}

/** What the code of a fault of this operation says about the way out. */
export function faultJudgement(code: string, operation: string): Judgement {
  return (operation === 'login' ? entryOf<Judgement>(AT_LOGIN, code) : undefined) ?? judgementOf(code)
}
