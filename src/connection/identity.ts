import { SalesforceError } from '../errors/salesforce-error.js'
import type { App } from '../oauth2/app.js'
import { protocol } from '../oauth2/lazy.js'
import type { Identity } from '../oauth2/operations.js'
import { isSessionRefused } from '../rest/session-refused.js'
import type { Session } from '../session/session.js'
import { parseIdentityUrl, type UserInfo } from '../session/user.js'

/** Asks the identity service, with the session and its renewal, who is logged in. */
export async function askIdentity<Answer>(
  app: App,
  session: Session<Answer>,
  user: UserInfo,
): Promise<Identity> {
  const { judgeIdentity, sendIdentity } = await protocol()
  const response = await session.run(
    ({ accessToken }) => sendIdentity(app, user, accessToken),
    isSessionRefused,
  )
  return judgeIdentity(response)
}

/** Who the identity URL in the REST API's root names. */
export function userOfRoot(root: unknown): UserInfo {
  const url = (root as { identity?: unknown } | null)?.identity
  const user = parseIdentityUrl(typeof url === 'string' ? url : undefined)
  if (user !== undefined) return user
  throw new SalesforceError('The org does not tell the identity URL of this session; give userInfo', {
    errorCode: 'INVALID_RESPONSE',
    verdict: 'terminal',
  })
}
