import type { ErrorCode } from './error-codes.js'
import { SalesforceError } from './errors.js'
import type { App } from './oauth2/app.js'
import { revoke } from './oauth2/revoke.js'
import { logoutBySoap } from './partner/logout.js'
import type { Tokens } from './tokens.js'
import type { Send } from './transport.js'

/** What ending a session at the server needs. */
export interface LogoutContext {
  readonly app: App
  readonly send: Send
  readonly version: string
  /** Where to revoke, when it is not the app's own endpoint. */
  readonly revokeHost: string | undefined
}

/** Codes that say that the session was over already. */
const OVER: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['INVALID_SESSION_ID', 'invalid_token'])

/**
 * Ends a session at the server: by the SOAP API's `logout()`, or by revocation of the access token, or
 * of the refresh token and all its access tokens. A session that is over already counts as ended.
 *
 * @param everything revoke the refresh token too, where there is one
 */
export async function endSession(context: LogoutContext, tokens: Tokens, everything: boolean): Promise<void> {
  const { accessToken, refreshToken } = tokens
  if (tokens.kind === 'soap')
    return accessToken === null ? undefined : endBySoap(context, tokens, accessToken)
  const token = everything ? (refreshToken ?? accessToken) : accessToken
  if (token === null) return
  await unlessOver(() => revoke(context.app, token, context.revokeHost)).catch((error: unknown) => {
    if (!isSessionId(error) || accessToken === null) throw error
    return endBySoap(context, tokens, accessToken)
  })
}

function endBySoap(context: LogoutContext, tokens: Tokens, sessionId: string): Promise<void> {
  const { send, version } = context
  return unlessOver(() => logoutBySoap({ send, instanceUrl: tokens.instanceUrl, version, sessionId }))
}

/** The id of a SOAP session cannot be revoked; the server says so. */
function isSessionId(error: unknown): boolean {
  return error instanceof SalesforceError && error.errorCode === 'unsupported_token_type'
}

async function unlessOver(end: () => Promise<void>): Promise<void> {
  try {
    await end()
  } catch (error) {
    if (!(error instanceof SalesforceError && OVER.has(error.errorCode))) throw error
  }
}
