import { isRecord, verdictOfStatus } from '../answers.js'
import type { ExceptionCode, Fault } from '../error-codes.js'
import { SalesforceError } from '../errors.js'
import { redact, redactCode } from '../redact.js'
import { isKnownCode } from '../verdicts.js'
import { faultJudgement } from './verdicts.js'

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
