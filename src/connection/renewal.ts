import { SalesforceError } from '../errors/salesforce-error.js'
import { baseUrl } from '../lib/url.js'
import type { App } from '../oauth2/app.js'
import type { Grant } from '../oauth2/grant.js'
import { protocol } from '../oauth2/lazy.js'
import { publicPartOf } from '../oauth2/public-token-response.js'
import type { TokenResponse } from '../oauth2/token-response.js'
import type { LiveTokens, Renew, Tokens } from '../session/tokens.js'
import { type BoundRefresh, byFunction } from './refresh-function.js'
import type { Settings } from './settings.js'

/** Sources of a renewal besides the settings and the tokens. */
export interface RenewalSources {
  /** The user's `refreshFn`, bound to its connection. */
  readonly refresh: BoundRefresh | undefined
  /** The renewal that the login brought. */
  readonly renewLogin: Renew<TokenResponse> | undefined
  /** The tokens at the time of the call. */
  readonly now: () => Tokens | undefined
}

/** The renewal of a session: `refreshFn`, then the login's own, then the refresh token, then `grant`. */
export function renewalFor(
  { app, grant, timeout }: Settings,
  tokens: Tokens,
  { refresh, renewLogin, now }: RenewalSources,
): Renew<TokenResponse> | undefined {
  if (refresh !== undefined) return byFunction(refresh, timeout, now)
  if (renewLogin !== undefined) return renewLogin
  if (tokens.refreshToken !== null && app.options.clientId !== undefined) return byRefreshToken(app)
  return grant && byGrant(app, grant)
}

/** The tokens of a token response; a refresh token and other members that it leaves out stay as they were. */
export function tokensOf(
  answer: TokenResponse,
  before?: Pick<Tokens, 'refreshToken' | 'answer'>,
): LiveTokens {
  return {
    kind: 'oauth2',
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token ?? before?.refreshToken ?? null,
    instanceUrl: baseUrl(answer.instance_url, 'instance_url'),
    id: answer.id,
    answer: { ...before?.answer, ...publicPartOf(answer) },
  }
}

/** Renews by the refresh grant; a rotated refresh token replaces the one that was spent. */
export function byRefreshToken(app: App, isHybrid = false): Renew<TokenResponse> {
  return async (current) => {
    if (current.refreshToken === null) throw noRefreshToken()
    const { refreshGrant } = await protocol()
    const answer = await refreshGrant(app, current.refreshToken, isHybrid, { renewal: true })
    return { tokens: tokensOf(answer, current), answer }
  }
}

/** Renews by the grant that opened the session. */
export function byGrant(app: App, grant: Grant): Renew<TokenResponse> {
  return async (current) => {
    const { requestGrant } = await protocol()
    const answer = await requestGrant(app, grant, { renewal: true })
    return { tokens: tokensOf(answer, current), answer }
  }
}

function noRefreshToken(): SalesforceError {
  return new SalesforceError(
    'No refresh token found in the connection: ask for the scope refresh_token, or log in again',
    { errorCode: 'NOT_LOGGED_IN', verdict: 'reauthorize' },
  )
}
