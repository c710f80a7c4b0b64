import { setMaxListeners } from 'node:events'
import type { Route } from './call.js'
import { dashboardRoutes } from './dashboard/routes.js'
import { createHandler } from './handler.js'
import { createLog, type OrgRequest, type RequestLog } from './log.js'
import { oauth2Routes } from './oauth2/routes.js'
import type { SamlFacts } from './oauth2/saml.js'
import { readSettings, type OrgOptions } from './options.js'
import { pageRoutes } from './pages/routes.js'
import { restRoutes } from './rest/routes.js'
import { createScript, type Match, type OrgResponse } from './scripted.js'
import { listen } from './server.js'
import { soapRoutes } from './soap/routes.js'
import type { App } from './state/apps.js'
import { createState, type OrgState } from './state/index.js'
import type { User, UserFlags } from './state/users.js'
import { createShortcuts, type OpenedSession } from './shortcuts.js'

/** A Salesforce org on loopback, for demonstrations and tests. */
export interface LocalOrg {
  /** Login host and instance at once: `http://127.0.0.1:PORT`. */
  readonly url: string
  /** The first user, as it is now. */
  readonly user: User
  /** The first app. */
  readonly app: App
  /** PEM of the private key that the first app signs assertions with, where `publicKey` was left out. */
  readonly privateKey: string
  /** What `OAuth2.register` takes. */
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
  /** Scripts the answer to the next `times` (default 1) requests that fit; the oldest script goes first. */
  answer(match: Match, response: OrgResponse, times?: number): void
  /** What arrived, in order; holds no secret. */
  readonly requests: readonly OrgRequest[]
  /** How many requests bear this name (`login`, `refresh_token`, …) or belong to this endpoint (`token`, `soap`, …). */
  count(name: string): number
  /** Refresh tokens that were replaced by a new one. */
  readonly rotations: number
  /** Spent refresh tokens that came a second time. */
  readonly reuses: number
  /** Breaches of the contracts that were let pass, as the service lets them pass. */
  readonly violations: readonly string[]
  /** Stops the org, cutting every connection. */
  close(): Promise<void>
}

/**
 * Starts a local org.
 *
 * @example
 * const org = await startOrg()
 * const conn = new Connection({ loginUrl: org.url })
 * await conn.login(org.user.username, org.user.password)
 * await org.close()
 */
export async function startOrg(options: OrgOptions = {}): Promise<LocalOrg> {
  const settings = readSettings(options)
  const server = await listen(options.port ?? 0)
  const state = createState(server.url, settings, options)
  const script = createScript()
  const log = createLog()
  const closing = new AbortController()
  setMaxListeners(0, closing.signal)
  for (const { match, response, times } of options.answers ?? []) script.add(match, response, times)
  const pace = { latency: options.latency ?? 0, closing: closing.signal }
  const onLine = options.log ?? (() => undefined)
  const stage = { script, log, clock: state.settings.clock, onLine, ...pace }
  server.serve(createHandler(routesOf(state, log), stage))
  return Object.assign(createShortcuts(state), {
    url: server.url,
    answer: (match: Match, response: OrgResponse, times?: number) => {
      script.add(match, response, times)
    },
    requests: log.requests,
    count: log.count,
    async close() {
      closing.abort()
      await server.close()
    },
  })
}

function routesOf(state: OrgState, log: RequestLog): readonly Route[] {
  return [
    ...soapRoutes(state),
    ...oauth2Routes(state),
    ...pageRoutes(state),
    ...restRoutes(state),
    ...dashboardRoutes(state, log),
  ]
}
