import type { Reply } from '../call.js'
import { isPreAuthorized, type App } from '../state/apps.js'
import type { OrgState } from '../state/index.js'
import type { User } from '../state/users.js'
import { inactiveOrg, inactiveUser, invalidGrant, ipRestricted, notAdminApproved } from './errors.js'
import { RENEWABLE, without } from './scope.js'
import { issueToken, type Issue } from './token-answer.js'

/** Result of a grant's own checks; the user's right to log in is checked afterwards. */
export interface Wanted extends Omit<Issue, 'user' | 'withRefreshToken'> {
  /** Whether a family of refresh tokens is begun, when the scope asks for one. */
  readonly renewable?: boolean
  readonly withRefreshToken?: boolean
}

/** Opens a session for a user, unless the user's state or the app's policy forbids it. */
export async function issueFor(org: OrgState, username: string, wanted: Wanted): Promise<Reply> {
  const { app } = wanted
  const user = org.users.find(username)
  if (!user) return invalidGrant('authentication failure')
  return (
    refusalOf(org, user, app) ?? (await issueToken(org, { ...wanted, ...begin(org, username, wanted), user }))
  )
}

/** Why a user may not log in, whatever the grant. */
function refusalOf(org: OrgState, user: User, app: App | undefined): Reply | undefined {
  if (org.settings.locked) return inactiveOrg()
  if (user.inactive) return inactiveUser()
  if (user.ipRestricted) return ipRestricted()
  if (app?.adminApprovedOnly === true && !isPreAuthorized(app, user.username)) return notAdminApproved()
  return org.logins.admit(user.username) ? undefined : invalidGrant('login rate exceeded')
}

function begin(
  org: OrgState,
  username: string,
  { app, scope = '', renewable }: Wanted,
): Pick<Issue, 'family' | 'withRefreshToken'> {
  const asked = without(scope, RENEWABLE) !== scope
  if (renewable !== true || !asked || app === undefined) return {}
  return {
    family: org.refreshTokens.issue({ username, clientId: app.clientId, scope }),
    withRefreshToken: true,
  }
}
