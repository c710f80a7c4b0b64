import { longId, opaque } from '../ids.js'
import { DEFAULT_APP, DEFAULT_USER, type OrgOptions, type Settings } from '../options.js'
import { createApprovals, type Approvals } from './approvals.js'
import { createApps, type App, type Apps } from './apps.js'
import { createBrowsers, type Browsers } from './browsers.js'
import { createCodes, type Codes } from './codes.js'
import { createDevices, type Devices } from './devices.js'
import { createKeys, type Keys } from './keys.js'
import { createLogins, type Logins } from './logins.js'
import { createRecords, type Records } from './records.js'
import { createRefreshTokens, type Family, type FamilyEnd, type RefreshTokens } from './refresh-tokens.js'
import { createSessions, type Session, type Sessions } from './sessions.js'
import { createUsers, type Users } from './users.js'

/** Everything that an org remembers. */
export interface OrgState {
  /** Login host and instance at once, such as `http://127.0.0.1:4000`. */
  readonly url: string
  readonly organizationId: string
  readonly settings: Settings
  readonly users: Users
  readonly apps: Apps
  readonly sessions: Sessions
  readonly refreshTokens: RefreshTokens
  readonly codes: Codes
  readonly devices: Devices
  readonly logins: Logins
  readonly browsers: Browsers
  readonly keys: Keys
  readonly approvals: Approvals
  /** Metadata of a dynamic registration. */
  readonly initialAccessToken: string
  readonly records: Records
  /** Ids of the records that were read, the last one at the end. */
  readonly viewed: Set<string>
  /** Queries with more pages, by the first part of their locators. */
  readonly cursors: Map<string, Cursor>
  /** Milliseconds since 1970. */
  readonly startedAt: number
  /** API calls so far, of `limit` a day. */
  readonly usage: { used: number; readonly limit: number }
  /** Breaches of the contract that the org let pass. */
  readonly violations: string[]
}

/** A query whose pages are asked for one by one. */
export interface Cursor {
  /** Id of the session that it belongs to. */
  readonly session: string
  readonly rows: readonly unknown[]
  /** Records of a page. */
  readonly size: number
}

const ORGANIZATION_ID = longId('00DLo000000Org1')

/** The state of a new org that answers at `url`. */
export function createState(url: string, settings: Settings, options: OrgOptions): OrgState {
  const users = createUsers(options.users ?? [DEFAULT_USER], ORGANIZATION_ID, settings.lockoutAfter)
  const runAs = users.list()[0]?.username ?? ''
  const sessions = createSessions(settings.clock, settings.sessionSeconds, ORGANIZATION_ID)
  const refreshTokens = createRefreshTokens((family) => {
    if (settings.reuseDetection) endFamily({ refreshTokens, sessions }, family, 'reused')
  })
  return {
    url,
    organizationId: ORGANIZATION_ID,
    settings,
    users,
    apps: createApps(options.apps ?? [DEFAULT_APP], { rotation: settings.rotation, runAs }),
    sessions,
    refreshTokens,
    codes: createCodes(settings.clock),
    devices: createDevices(settings.clock, settings.deviceInterval * 1000, settings.deviceSeconds * 1000),
    logins: createLogins(settings.clock, settings.loginsPerHour),
    browsers: createBrowsers(settings.clock),
    keys: createKeys(),
    approvals: createApprovals(),
    initialAccessToken: opaque(40),
    records: createRecords(
      (object) => (object === 'User' ? userRecords(users) : [organizationRecord()]),
      settings.clock,
      options.objects,
    ),
    viewed: new Set(),
    cursors: new Map(),
    startedAt: settings.clock(),
    usage: { used: 0, limit: 15_000 },
    violations: [],
  }
}

/** PEM of the key or the certificate that an app's assertions are checked with; empty when it has none. */
export function publicKeyOf(state: Pick<OrgState, 'apps' | 'keys'>, app: App): string {
  const isFirst = state.apps.list()[0]?.clientId === app.clientId
  return app.publicKey === '' && isFirst ? state.keys.app.publicKey : app.publicKey
}

/** Revokes a family of refresh tokens and ends the sessions that came out of it. */
export function endFamily(
  state: Pick<OrgState, 'refreshTokens' | 'sessions'>,
  family: Family,
  how: FamilyEnd = 'revoked',
): void {
  state.refreshTokens.revoke(family.id, how)
  state.sessions.endWhere((session) => session.family === family.id)
}

/** The live session of that id whose user may still use it; counts as a use. */
export function useSession(state: OrgState, id: string): Session | undefined {
  const session = state.sessions.use(id)
  return session && state.users.find(session.username)?.inactive === false ? session : undefined
}

function userRecords(users: Users): Record<string, string | boolean>[] {
  return users.list().map((user) => ({
    Id: user.id,
    Username: user.username,
    FirstName: user.firstName,
    LastName: user.lastName,
    Name: `${user.firstName} ${user.lastName}`,
    Email: user.email,
    IsActive: !user.inactive,
  }))
}

function organizationRecord(): Record<string, string | boolean> {
  return { Id: ORGANIZATION_ID, Name: 'Local Org', IsSandbox: false }
}
