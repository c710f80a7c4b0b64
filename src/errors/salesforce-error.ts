/**
 * The error family, its codes and verdicts, and the redaction of secrets; used by the rooms above.
 *
 * @module
 */

import { brand } from '../lib/brand.js'
import type { ErrorCode, Fault } from './codes.js'
import type { RestErrorData } from './rest-error-data.js'

/** The action that an error asks for. */
export type Verdict =
  /** The same request may succeed later; nothing has to be changed. */
  | 'retry'
  /** The grant is spent: the user (or the integration) has to sign in again. */
  | 'reauthorize'
  /** Username, password, security token or client secret is wrong. */
  | 'credentials'
  /** The org's or the app's Setup, or the options given, have to be changed. */
  | 'configuration'
  /** A policy of the org forbids it: IP range, login hours, permission, session level. */
  | 'policy'
  /** Too many requests or logins; wait. */
  | 'throttled'
  /** User, org or session is gone for good. */
  | 'terminal'
  /** The request itself was wrong: a defect of the caller's or of this library. */
  | 'bug'

/** The facts that an error carries: an allow-list, never a body, a request or a foreign error. */
export interface ErrorFacts {
  /** The server's code, or one of the library's own. */
  readonly errorCode: ErrorCode
  /** The action that it asks for. */
  readonly verdict: Verdict
  /** HTTP status of the answer, when there was one. */
  readonly status?: number | undefined
  /** Names of the fields that a REST error points at. */
  readonly fields?: readonly string[] | undefined
  /** Seconds to wait before the next try, when the server named them. */
  readonly retryAfter?: number | undefined
  /** The entries of a REST error, as far as they are listed. */
  readonly data?: RestErrorData | undefined
  /** The SOAP operation that failed. */
  readonly operation?: string | undefined
  /** The fields of the SOAP fault. */
  readonly fault?: Fault | undefined
  /** The whole text of the SOAP fault. */
  readonly faultString?: string | undefined
  /** Another error of this family that led to this one. */
  readonly cause?: SalesforceError | undefined
}

/**
 * Every failure of a session: refused logins, dead sessions, REST errors, SOAP faults, and answers
 * that are none. Wrong arguments are `TypeError`s instead.
 *
 * @example
 * conn.request('/limits').catch((error) => {
 *   if (!isSalesforceError(error)) throw error
 *   console.error(error.errorCode, error.verdict, error.status, error.message)
 *   if (error.verdict === 'throttled') setTimeout(again, (error.retryAfter ?? 60) * 1000)
 * })
 */
export class SalesforceError extends Error {
  /** The server's code, such as `INVALID_LOGIN` or `invalid_grant`, or one of the library's own. */
  readonly errorCode: ErrorCode
  /** The action that it asks for. */
  readonly verdict: Verdict
  /** HTTP status of the answer; undefined when there was none. */
  declare readonly status?: number
  /** Names of the fields that a REST error points at. */
  declare readonly fields?: readonly string[]
  /** Seconds to wait before the next try, when the server named them. */
  declare readonly retryAfter?: number
  /** The entries of a REST error: one, or all of several; of several records with one external id their paths. */
  declare readonly data?: RestErrorData
  /** The SOAP operation that failed, such as `query`. */
  declare readonly operation?: string
  /** The fields of the SOAP fault, such as row and column of a malformed query; `isFault` narrows them. */
  declare readonly fault?: Fault
  /** The whole text of the SOAP fault, in as many lines as it has; without secrets. */
  declare readonly faultString?: string

  static {
    brand(this, 'SalesforceError')
  }

  constructor(message: string, facts: ErrorFacts) {
    super(message, facts.cause && { cause: facts.cause })
    this.name = facts.errorCode
    this.errorCode = facts.errorCode
    this.verdict = facts.verdict
    if (facts.status !== undefined) this.status = facts.status
    if (facts.fields !== undefined) this.fields = facts.fields
    if (facts.retryAfter !== undefined) this.retryAfter = facts.retryAfter
    if (facts.data !== undefined) this.data = facts.data
    if (facts.operation !== undefined) this.operation = facts.operation
    if (facts.fault !== undefined) this.fault = facts.fault
    if (facts.faultString !== undefined) this.faultString = facts.faultString
  }
}

/**
 * Whether a value is an error of this library; holds across realms and across duplicate installs.
 *
 * @example
 * try { await conn.login(username, password) }
 * catch (error) { if (isSalesforceError(error) && error.verdict === 'credentials') askAgain() }
 */
export function isSalesforceError(value: unknown): value is SalesforceError {
  return value instanceof SalesforceError
}
