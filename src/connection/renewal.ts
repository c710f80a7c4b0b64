import { SalesforceError } from '../errors/salesforce-error.js'
import { baseUrl } from '../lib/url.js'
import type { App } from '../oauth2/app.js'
import type { Grant } from '../oauth2/grant.js'
import { protocol } from '../oauth2/lazy.js'
import type { TokenResponse } from '../oauth2/token-response.js'
import type { LiveTokens, Renew, Tokens } from '../session/tokens.js'

/** The tokens of a token answer; what it does not say stays as it was. */
export function tokensOf(answer: TokenResponse, before?: Pick<Tokens, 'refreshToken'>): LiveTokens {
  return {
    kind: 'oauth2',
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token ?? before?.refreshToken ?? null,
    instanceUrl: baseUrl(answer.instance_url, 'instance_url'),
    id: answer.id,
  }
}

/** Renews by the refresh grant; a rotated refresh token takes the place of the one that was spent. */
export function byRefreshToken(app: App, isHybrid = false): Renew<TokenResponse> {
  return async (current) => {
    if (current.refreshToken === null) throw noRefreshToken()
    const { refreshGrant } = await protocol()
    const answer = await refreshGrant(app, current.refreshToken, isHybrid)
    return { tokens: tokensOf(answer, current), answer }
  }
}

/** Renews by asking again with the same grant. */
export function byGrant(app: App, grant: Grant): Renew<TokenResponse> {
  return async (current) => {
    const { requestGrant } = await protocol()
    const answer = await requestGrant(app, grant)
    return { tokens: tokensOf(answer, current), answer }
  }
}

function noRefreshToken(): SalesforceError {
  return new SalesforceError(
    'No refresh token found in the connection: ask for the scope refresh_token, or log in again',
    { errorCode: 'NOT_LOGGED_IN', verdict: 'reauthorize' },
  )
}
