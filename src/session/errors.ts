import type { ErrorCode } from '../errors/codes.js'
import { SalesforceError } from '../errors/salesforce-error.js'
import { sessionError } from './missing.js'

/** @throws the error of a renewal on demand when there is no way to renew */
export function noRenewal(): never {
  const message =
    'This session cannot be renewed: give the connection refreshToken and oauth2, or a refreshFn, or log in again'
  throw sessionError('NOT_LOGGED_IN', 'reauthorize', message)
}

/** The error of a renewal that brought the session of another user; that session is not used. */
export function otherUser(): SalesforceError {
  const message =
    'The session belongs to another user than the one that this connection renews it as: give each user a session name of its own'
  return sessionError('OTHER_USER', 'configuration', message)
}

/** Errors that did not come from the server that keeps the tokens: the network, a proxy or a store, which may recover. */
const MAY_PASS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'INVALID_RESPONSE',
  'NETWORK_ERROR',
  'REDIRECT_REFUSED',
  'RESPONSE_TOO_LARGE',
  'SESSION_CLOSED',
  'STORE_CORRUPT',
  'STORE_UNAVAILABLE',
])

/** Whether trying the same renewal again cannot help. */
export function isFinal({ errorCode, verdict }: SalesforceError): boolean {
  if (MAY_PASS.has(errorCode) || errorCode.startsWith('ERROR_HTTP_')) return false
  return verdict !== 'retry' && verdict !== 'throttled'
}

/**
 * The error of all requests that wait for a renewal that failed: jsforce's sentence, the server's code.
 *
 * @throws any value that is no error of a server or of the network
 */
export function renewalFailed(error: unknown): SalesforceError {
  if (!(error instanceof SalesforceError)) throw error
  const { message, errorCode, verdict, status, retryAfter } = error
  const facts = { errorCode, verdict, status, retryAfter, cause: error }
  return new SalesforceError(`Unable to refresh session due to: ${message}`, facts)
}

/**
 * The verdict on a refresh token that another process may have used: `retry` while it is being used, `reauthorize`
 * when it is dead; undefined for other errors.
 */
export function contested(error: unknown): 'retry' | 'reauthorize' | undefined {
  if (!(error instanceof SalesforceError) || error.errorCode !== 'invalid_grant') return undefined
  return error.verdict === 'retry' || error.verdict === 'reauthorize' ? error.verdict : undefined
}
