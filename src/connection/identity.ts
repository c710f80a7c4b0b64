import { SalesforceError } from '../errors/salesforce-error.js'
import { isSessionRefusal } from '../http/refusal.js'
import type { App } from '../oauth2/app.js'
import { protocol } from '../oauth2/lazy.js'
import type { Identity } from '../oauth2/operations.js'
import type { Session } from '../session/session.js'
import { parseIdentityUrl, type UserInfo } from './user.js'

/** Reads the identity of the user from the identity service, with the session and its renewal. */
export async function askIdentity<Answer>(
  app: App,
  session: Session<Answer>,
  user: UserInfo,
): Promise<Identity> {
  const { judgeIdentity, sendIdentity } = await protocol()
  const attempt = async ({ accessToken }: { readonly accessToken: string }): Promise<Identity> =>
    judgeIdentity(await sendIdentity(app, user, accessToken))
  return session.attempt(attempt, isSessionRefusal)
}

/** Reads the user from the identity URL in the response of the REST API's root. */
export function userOfRoot(root: unknown): UserInfo {
  const url = (root as { identity?: unknown } | null)?.identity
  const user = parseIdentityUrl(typeof url === 'string' ? url : undefined)
  if (user !== undefined) return user
  throw new SalesforceError('The root of the REST API names no identity URL: give the connection userInfo', {
    errorCode: 'INVALID_RESPONSE',
    verdict: 'terminal',
  })
}
