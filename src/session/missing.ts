import type { ErrorCode } from '../errors/codes.js'
import { SalesforceError, type Verdict } from '../errors/salesforce-error.js'

/** An error of a session, without an answer of a server. */
export function sessionError(errorCode: ErrorCode, verdict: Verdict, message: string): SalesforceError {
  return new SalesforceError(message, { errorCode, verdict })
}

/** The error of a call that needs a session when there is none. */
export function notLoggedIn(what = 'Not logged in'): SalesforceError {
  const ways =
    'call login() or authorize(), or give the connection a session (sessionId and serverUrl, or accessToken and instanceUrl)'
  return sessionError('NOT_LOGGED_IN', 'reauthorize', `${what}: ${ways}`)
}

/**
 * The error of a call that a logout overtook, or that comes after one.
 *
 * @param by the cause of the end
 */
export function sessionClosed(by = 'logout()'): SalesforceError {
  const message = `The session was closed by ${by}; log in again to go on`
  return sessionError('SESSION_CLOSED', 'reauthorize', message)
}
