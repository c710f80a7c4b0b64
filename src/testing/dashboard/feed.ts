import type { Endpoint } from '../call.js'
import type { Exchanges, Exchange } from '../exchanges.js'
import { ENDPOINTS, FAULTS, type Fault, type Faults } from '../faults.js'
import { callbacksOf } from '../state/apps.js'
import type { OrgState } from '../state/index.js'
import type { Past } from '../state/past.js'
import type { Family, FamilyEnd } from '../state/refresh-tokens.js'
import type { Session, SessionEnd } from '../state/sessions.js'
import type { User } from '../state/users.js'
import { connectionCode } from './connect.js'

/** The parts of an org that the dashboard shows and changes. */
export interface View {
  readonly org: OrgState
  readonly faults: Faults
  readonly exchanges: Exchanges
}

/** The state of an org as JSON, without secrets; times are milliseconds since 1970, by the org's clock. */
export function feed({ org, faults, exchanges }: View) {
  const { url, settings, sessions, refreshTokens, users, violations } = org
  const { version, sessionSeconds, rotation, reuseDetection, consent, soapLogin } = settings
  return {
    url,
    now: settings.clock(),
    settings: { version: `${version}.0`, sessionSeconds, rotation, reuseDetection, consent, soapLogin },
    connection: connection(org),
    counters: {
      sessions: sessions.list().length,
      refreshTokens: refreshTokens.list().length,
      requests: exchanges.total,
      rotations: refreshTokens.rotations,
      reuses: refreshTokens.reuses,
      violations: violations.length,
    },
    sessions: newestFirst([...sessions.list(), ...sessions.past()]).map((one) => sessionOf(one, org)),
    refreshTokens: newestFirst([...refreshTokens.list(), ...refreshTokens.past()]).map(familyOf),
    users: users.list().map(userOf),
    faults: ENDPOINTS.map((endpoint) => faultOf(endpoint, faults)),
    faultNames: FAULTS,
    exchanges: exchanges.list().map(exchangeOf),
    violations: [...new Set(violations)],
  }
}

/** The code of a connection to the org; undefined without an app. */
function connection({ url, apps }: OrgState): string | undefined {
  const [app] = apps.list()
  if (app === undefined) return undefined
  const clientSecret = app.clientSecret === '' ? undefined : 'process.env.SF_CLIENT_SECRET'
  return connectionCode({ url, clientId: app.clientId, clientSecret, redirectUri: callbacksOf(app)[0] ?? '' })
}

function sessionOf(session: Session | Past<Session, SessionEnd>, org: OrgState) {
  const { number, username, clientId, kind, id, openedAt, expiresAt, family } = session
  const families = [...org.refreshTokens.list(), ...org.refreshTokens.past()]
  return {
    number,
    username,
    clientId,
    kind,
    refreshToken: families.find((candidate) => candidate.id === family)?.number,
    token: masked(id),
    openedAt,
    expiresAt,
    state: 'ended' in session ? session.ended : stateOf(session, org),
  }
}

function stateOf(session: Session, org: OrgState): string {
  if (org.users.find(session.username)?.inactive !== false) return 'user inactive'
  return session.restricted === true ? 'only for setPassword' : 'live'
}

const ENDS: Readonly<Record<FamilyEnd, string>> = {
  revoked: 'revoked',
  reused: 'revoked: used twice',
  dropped: 'dropped for newer ones',
}

function familyOf(family: Family | Past<Family, FamilyEnd>) {
  const { number, username, clientId, current, rotations } = family
  const state = 'ended' in family ? ENDS[family.ended] : 'good'
  return { number, username, clientId, token: masked(current), rotations, state }
}

function userOf({ username, firstName, lastName, locked, inactive, passwordExpired }: User) {
  return { username, name: `${firstName} ${lastName}`, locked, inactive, passwordExpired }
}

function faultOf(endpoint: Endpoint, faults: Faults): { endpoint: Endpoint; fault: Fault | undefined } {
  return { endpoint, fault: faults.list().get(endpoint) }
}

/** An exchange, with a grant's name without the prefix of its URN. */
function exchangeOf({ request, ...rest }: Exchange) {
  return { ...request, ...rest, name: request.name.split(':').pop() ?? request.name }
}

/** A secret's first and last characters: enough to tell two apart, and no more. */
export function masked(secret: string): string {
  return secret.length < 20 ? '••••' : `${secret.slice(0, 4)}…${secret.slice(-4)}`
}

function newestFirst<T extends { readonly number: number }>(items: readonly T[]): readonly T[] {
  return [...items].sort((one, other) => other.number - one.number)
}
