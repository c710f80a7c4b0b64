import { grantCode } from './oauth2/authorize.js'
import { signSubjectToken } from './oauth2/id-token.js'
import { type SamlFacts, writeSaml } from './oauth2/saml.js'
import type { App } from './state/apps.js'
import { endFamily, type OrgState } from './state/index.js'
import type { User, UserFlags } from './state/users.js'

/** A session as a web login leaves it. */
export interface OpenedSession {
  /** Access token. */
  readonly accessToken: string
  /** Refresh token, good for one use when tokens rotate. */
  readonly refreshToken: string
  /** The `url` of the org. */
  readonly instanceUrl: string
}

/** The part of a local org's interface that works on its state, past the wire. */
export interface Shortcuts {
  /** The first user, as it is now. */
  readonly user: User
  /** The first app. */
  readonly app: App
  /** PEM of the private key that the first app signs assertions with, where `publicKey` was left out. */
  readonly privateKey: string
  /** Initial access token for `OAuth2.register`. */
  readonly initialAccessToken: string
  /** Opens a session of the first app, as a web login would. The user defaults to the first one. */
  openSession(username?: string): OpenedSession
  /**
   * A code as the consent page would send it. `params` are those of the authorization request:
   * `client_id`, `scope`, `code_challenge`. Throws a TypeError when the org would refuse.
   */
  authorizationCode(username?: string, params?: Readonly<Record<string, string>>): string
  /** Allows the device that shows a code, as a user would on the page. Throws a TypeError when none waits. */
  approveDevice(userCode: string, username?: string): void
  /** Declines the device that shows a code. Throws a TypeError when none waits. */
  denyDevice(userCode: string): void
  /** Records that a user has let an app in, as the consent page would; the first app when left out. */
  approve(username?: string, clientId?: string): void
  /** A token of the identity provider that the org trusts in a token exchange: a JWT for a user. */
  subjectToken(username?: string): Promise<string>
  /** A SAML assertion for a user, in base64url: of the first app, or of what `facts` says. */
  samlAssertion(facts?: Partial<SamlFacts>): string
  /** Lets the sessions of a user, or of everyone, run out of time. Refresh tokens stay good. */
  expireSessions(username?: string): void
  /** Ends one session. */
  killSession(accessToken: string): void
  /** Revokes a refresh token with its family and their sessions. */
  revokeRefreshToken(refreshToken: string): void
  /** Changes a user: locks, deactivates, gives another password. Throws a TypeError for a stranger. */
  updateUser(username: string, flags: UserFlags): void
  /** Refresh tokens that were replaced by a new one. */
  readonly rotations: number
  /** Spent refresh tokens that came a second time. */
  readonly reuses: number
  /** Breaches of the contracts that were let pass, as the service lets them pass. */
  readonly violations: readonly string[]
}

/** An app whose own members are those alone that `new OAuth2()` takes; the others can be read, and are not spread. */
function asOptions({ clientId, clientSecret, redirectUri, ...rest }: App): App {
  return Object.assign(Object.create(rest) as Omit<App, 'clientId'>, { clientId, clientSecret, redirectUri })
}

/** The shortcuts into a state. */
export function createShortcuts(state: OrgState): Shortcuts {
  return {
    get user() {
      return firstUser(state)
    },
    get app() {
      return asOptions(firstApp(state))
    },
    get rotations() {
      return state.refreshTokens.rotations
    },
    get reuses() {
      return state.refreshTokens.reuses
    },
    get privateKey() {
      if (firstApp(state).publicKey !== '') throw new TypeError('The first app has a key of its own')
      return state.keys.app.privateKey
    },
    initialAccessToken: state.initialAccessToken,
    violations: state.violations,
    ...createConsents(state),
    openSession: (username) => openSession(state, username ?? firstUser(state).username),
    authorizationCode: (username, params) => authorizationCode(state, username, params),
    expireSessions(username) {
      state.sessions.endWhere((session) => username === undefined || session.username === username, 'expired')
    },
    killSession: (accessToken) => void state.sessions.end(accessToken),
    revokeRefreshToken(refreshToken) {
      const family = state.refreshTokens.find(refreshToken)
      if (family) endFamily(state, family)
    },
    updateUser: state.users.change,
  }
}

/** Actions of users and identity providers. */
function createConsents(
  state: OrgState,
): Pick<Shortcuts, 'approveDevice' | 'denyDevice' | 'approve' | 'subjectToken' | 'samlAssertion'> {
  return {
    approveDevice(userCode, username = firstUser(state).username) {
      state.devices.decide(userCode, username)
      state.approvals.add(username, firstApp(state).clientId)
    },
    denyDevice(userCode) {
      state.devices.decide(userCode, undefined)
    },
    approve(username = firstUser(state).username, clientId = firstApp(state).clientId) {
      state.approvals.add(username, clientId)
    },
    subjectToken: (username = firstUser(state).username) => signSubjectToken(state, username),
    samlAssertion: (facts) =>
      writeSaml({
        issuer: firstApp(state).clientId,
        subject: firstUser(state).username,
        audience: state.url,
        expiresAt: state.settings.clock() + 120_000,
        ...facts,
      }),
  }
}

function openSession(state: OrgState, username: string): OpenedSession {
  const { clientId, scope } = firstApp(state)
  if (!state.users.find(username)) throw new TypeError(`The local org has no user '${username}'`)
  const family = state.refreshTokens.issue({ username, clientId, scope })
  const session = state.sessions.open({ username, kind: 'oauth2', clientId, scope, family: family.id })
  return { accessToken: session.id, refreshToken: family.current, instanceUrl: state.url }
}

function authorizationCode(
  state: OrgState,
  username = firstUser(state).username,
  params: Readonly<Record<string, string>> = {},
): string {
  const app = params['client_id'] === undefined ? firstApp(state) : state.apps.find(params['client_id'])
  const form = new URLSearchParams({ response_type: 'code', login_hint: username, ...params })
  const answer = app ? grantCode(app, form, state) : { error: 'invalid_client_id' }
  const code = answer['code']
  if (code === undefined) throw new TypeError(`The local org gives no code: ${answer['error'] ?? 'refused'}`)
  return code
}

function firstUser(state: OrgState): User {
  return only(state.users.list()[0], 'user')
}

function firstApp(state: OrgState): App {
  return only(state.apps.list()[0], 'app')
}

function only<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new TypeError(`The local org was started without any ${what}`)
  return value
}
