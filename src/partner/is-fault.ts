import type { UnexpectedErrorFault } from '../../generated/partner/faults.js'
import type { OperationName, Operations } from '../../generated/partner/operations.js'
import type { ExceptionCode, Fault } from '../errors/codes.js'
import { isSalesforceError, type SalesforceError } from '../errors/salesforce-error.js'

/** The faults that an operation of the Partner API may end with; told apart by their `xsi:type`. */
export type FaultOf<Name extends OperationName> = Operations[Name]['faults'] | UnexpectedErrorFault

/** An error that stands for a fault. */
export interface FaultError<Detail extends Fault = Fault> extends SalesforceError {
  readonly errorCode: ExceptionCode
  readonly fault: Detail
}

/**
 * Whether an error is a fault of the SOAP API, of a given operation where one is named; it carries the fields
 * of that fault then.
 *
 * @example
 * try { await conn.partner.query({ queryString }) }
 * catch (error) {
 *   if (isFault(error, 'query') && error.fault['xsi:type'] === 'MalformedQueryFault') mark(error.fault.column)
 * }
 */
export function isFault(error: unknown): error is FaultError
export function isFault<Name extends OperationName>(
  error: unknown,
  operation: Name,
): error is FaultError<FaultOf<Name>>
export function isFault(error: unknown, operation?: OperationName): boolean {
  if (!isSalesforceError(error) || error.fault === undefined) return false
  return operation === undefined || error.operation === operation
}
