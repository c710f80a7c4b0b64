import type { ErrorCode } from '../errors/codes.js'
import { SalesforceError } from '../errors/salesforce-error.js'
import { protocol } from '../oauth2/lazy.js'
import { stubsAt } from '../partner/endpoint.js'
import type { Tokens } from '../session/tokens.js'
import type { Settings } from './settings.js'

/** Dependencies of {@link endSession}. */
export type LogoutContext = Pick<Settings, 'app' | 'transport' | 'version' | 'hasLoginUrl'>

/** Codes of a session that was over already. */
const OVER: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['INVALID_SESSION_ID', 'invalid_token'])

/**
 * Ends a session at the server: by the SOAP API's `logout()`, or by revocation of the access token, or
 * of the refresh token and all its access tokens. A session that is over already counts as ended.
 *
 * @param everything revoke the refresh token too, where there is one
 */
export async function endSession(context: LogoutContext, tokens: Tokens, everything: boolean): Promise<void> {
  const { accessToken, refreshToken } = tokens
  if (everything && refreshToken !== null) {
    const revoked = await unlessOver(() => byRevocation(context, tokens, refreshToken))
    if (revoked) return
  }
  if (accessToken !== null) await endAccess(context, tokens, accessToken)
}

async function endAccess(context: LogoutContext, tokens: Tokens, accessToken: string): Promise<void> {
  const { transport, version } = context
  const { kind, instanceUrl } = tokens
  const headers = { SessionHeader: { sessionId: accessToken } }
  const bySoap = (): Promise<void> => stubsAt(instanceUrl, version, transport.send).logout({}, { headers })
  try {
    await unlessOver(kind === 'soap' ? bySoap : () => byRevocation(context, tokens, accessToken))
  } catch (error) {
    if (!isSessionId(error)) throw error
    await unlessOver(bySoap)
  }
}

/** Revokes at the endpoint that the options name, else at the session's instance. */
async function byRevocation(
  { app, hasLoginUrl }: LogoutContext,
  { instanceUrl }: Tokens,
  token: string,
): Promise<void> {
  const isPlaced = hasLoginUrl || app.options.revokeServiceUrl !== undefined || instanceUrl === ''
  const { revoke } = await protocol()
  await revoke(app, token, {}, isPlaced ? undefined : instanceUrl)
}

/** The id of a SOAP session cannot be revoked; the server says so. */
function isSessionId(error: unknown): boolean {
  return error instanceof SalesforceError && error.errorCode === 'unsupported_token_type'
}

/** @returns false when there was nothing left to end */
async function unlessOver(end: () => Promise<void>): Promise<boolean> {
  try {
    await end()
    return true
  } catch (error) {
    if (error instanceof SalesforceError && OVER.has(error.errorCode)) return false
    throw error
  }
}
