import { SalesforceError } from '../errors/salesforce-error.js'
import { isSessionRefusal } from '../http/redirects.js'
import type { App } from '../oauth2/app.js'
import { protocol } from '../oauth2/lazy.js'
import type { Identity } from '../oauth2/operations.js'
import { identify } from '../session/held.js'
import type { Session } from '../session/session.js'
import { parseIdentityUrl, type UserInfo } from './user.js'

/** Sends a request of the REST API, from the root of its version. */
type Request = (path: string) => Promise<unknown>

/** Reads the identity of the user from the identity service, with the session and its renewal. */
export async function askIdentity(
  app: App,
  session: Session,
  known: UserInfo | null,
  request: Request,
): Promise<Identity> {
  const user = known ?? (await findUser(session, request))
  const { tokens } = session
  const { judgeIdentity, sendIdentity } = await protocol()
  const attempt = async ({ accessToken }: { readonly accessToken: string }): Promise<Identity> =>
    judgeIdentity(await sendIdentity(app, user, accessToken))
  const identity = await session.attempt(attempt, isSessionRefusal)
  identify(session.held, tokens, identity.id)
  return identity
}

/** Reads the user of a session from the root of the REST API. */
export async function findUser(session: Session, request: Request): Promise<UserInfo> {
  const { tokens } = session
  const user = userOfRoot(await request('/'))
  identify(session.held, tokens, user.url)
  return user
}

/** Reads the user from the identity URL in the response of the REST API's root. */
function userOfRoot(root: unknown): UserInfo {
  const url = (root as { identity?: unknown } | null)?.identity
  const user = parseIdentityUrl(typeof url === 'string' ? url : undefined)
  if (user !== undefined) return user
  throw new SalesforceError('The root of the REST API names no identity URL: give the connection userInfo', {
    errorCode: 'INVALID_RESPONSE',
    verdict: 'terminal',
  })
}
