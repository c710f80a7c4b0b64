import type { ErrorCode } from '../errors/codes.js'
import { SalesforceError } from '../errors/salesforce-error.js'

/** The error of a call that needs a session when there is none. */
export function notLoggedIn(what = 'Not logged in'): SalesforceError {
  return new SalesforceError(
    `${what}: call login() or authorize(), or give the connection a session (sessionId and serverUrl, or accessToken and instanceUrl)`,
    { errorCode: 'NOT_LOGGED_IN', verdict: 'reauthorize' },
  )
}

/**
 * The error of a call that a logout overtook, or that comes after one.
 *
 * @param by what ended the session
 */
export function sessionClosed(by = 'logout()'): SalesforceError {
  return new SalesforceError(`The session was closed by ${by}; log in again to go on`, {
    errorCode: 'SESSION_CLOSED',
    verdict: 'reauthorize',
  })
}

/** @throws the error of a renewal on demand when there is no way to renew */
export function noRenewal(): never {
  throw new SalesforceError(
    'This session cannot be renewed: give the connection refreshToken and oauth2, or a refreshFn, or log in again',
    { errorCode: 'NOT_LOGGED_IN', verdict: 'reauthorize' },
  )
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
export function isFinal(error: unknown): error is SalesforceError {
  if (!(error instanceof SalesforceError)) return false
  const { errorCode, verdict } = error
  if (MAY_PASS.has(errorCode) || errorCode.startsWith('ERROR_HTTP_')) return false
  return verdict !== 'retry' && verdict !== 'throttled'
}

/**
 * The error of all requests that wait for a renewal that failed: jsforce's sentence, the server's code.
 *
 * @throws what is no error of a server's or of the network's
 */
export function renewalFailed(error: unknown): SalesforceError {
  if (!(error instanceof SalesforceError)) throw error
  const { message, errorCode, verdict, status, retryAfter } = error
  return new SalesforceError(`Unable to refresh session due to: ${message}`, {
    errorCode,
    verdict,
    status,
    retryAfter,
    cause: error,
  })
}

/** The error of a renewal that brought the session of another user; that session is not used. */
export function otherUser(): SalesforceError {
  return new SalesforceError(
    'The session belongs to another user than the one that this connection renews it as: give each user a session name of its own',
    { errorCode: 'OTHER_USER', verdict: 'configuration' },
  )
}

/** The error of a store that has lost its lock before anything was done under it. */
export function lockLost(): SalesforceError {
  return new SalesforceError('The session store has lost its lock again and again; nothing was spent', {
    errorCode: 'STORE_UNAVAILABLE',
    verdict: 'retry',
  })
}

/** Whether the same refresh token is being used at this moment, by a process out of the store's reach. */
export function isBusy(error: unknown): boolean {
  return error instanceof SalesforceError && error.errorCode === 'invalid_grant' && error.verdict === 'retry'
}

/** Whether the refresh token is dead, perhaps because another process has used it. */
export function isSpent(error: unknown): boolean {
  return (
    error instanceof SalesforceError && error.errorCode === 'invalid_grant' && error.verdict === 'reauthorize'
  )
}
