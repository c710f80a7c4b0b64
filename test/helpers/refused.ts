import { isSalesforceError, type SalesforceError } from '../../src/errors/salesforce-error.js'
import { caught } from './caught.js'

/**
 * The error of the library that a promise rejects with.
 *
 * @throws what else it rejects with
 */
export async function refused(promise: PromiseLike<unknown>): Promise<SalesforceError> {
  const error: Error = await caught(promise)
  if (isSalesforceError(error)) return error
  throw error
}
