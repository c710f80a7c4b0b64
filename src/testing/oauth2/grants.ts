import type { Reply } from '../call.js'
import { provesChallenge, type CodeGrant } from '../state/codes.js'
import type { PasswordVerdict } from '../state/users.js'
import { wrongClient } from './client.js'
import { inactiveUser, invalidGrant, ipRestricted, oauthError, wrongDomain } from './errors.js'
import { exchangeToken } from './exchange.js'
import { issueFor } from './issue.js'
import { RENEWABLE, without } from './scope.js'
import type { TokenRequest } from './token-request.js'

/** Answers a token request of one grant type. */
type GrantHandler = (request: TokenRequest) => Reply | Promise<Reply>

/** The grants of clients that show who they are, by `grant_type`. */
export const GRANTS: Readonly<Record<string, GrantHandler>> = {
  authorization_code: (request) => authorizationCode(request, false),
  hybrid_auth_code: (request) => authorizationCode(request, true),
  client_credentials: clientCredentials,
  password,
  refresh_token: (request) => refreshToken(request, false),
  hybrid_refresh: (request) => refreshToken(request, true),
  device,
  'urn:ietf:params:oauth:grant-type:token-exchange': exchangeToken,
}

const REFUSALS: Readonly<Record<Exclude<PasswordVerdict, 'ok'>, Reply>> = {
  invalid: invalidGrant('authentication failure'),
  locked: invalidGrant('authentication failure'),
  security_token_required: invalidGrant('authentication failure'),
  ip_restricted: ipRestricted(),
  inactive: inactiveUser(),
}

async function password({ form, app, org }: TokenRequest): Promise<Reply> {
  const username = form.get('username') ?? ''
  const verdict = org.users.check(username, form.get('password') ?? '')
  if (verdict !== 'ok') return REFUSALS[verdict]
  return await issueFor(org, username, { app, scope: undefined })
}

async function clientCredentials({ app, proven, org }: TokenRequest): Promise<Reply> {
  if (!org.settings.myDomain) return wrongDomain()
  if (!proven) return wrongClient()
  if (!org.users.find(app.runAs)) return invalidGrant('no client credentials user enabled')
  return await issueFor(org, app.runAs, { app, scope: without(app.scope, [...RENEWABLE, 'full', 'web']) })
}

async function refreshToken({ call, form, app, org }: TokenRequest, hybrid: boolean): Promise<Reply> {
  const token = form.get('refresh_token') ?? ''
  const family = org.refreshTokens.redeem(token, app.clientId, app.rotation)
  if (family === 'busy') return invalidGrant('token request is already being processed')
  if (family === 'expired') return invalidGrant('expired access/refresh token')
  call.onAnswered(() => {
    org.refreshTokens.settle(token)
  })
  const { scope, username } = family
  return await issueFor(org, username, { app, scope, family, withRefreshToken: app.rotation, hybrid })
}

async function authorizationCode({ form, app, org }: TokenRequest, hybrid: boolean): Promise<Reply> {
  const grant = org.codes.redeem(form.get('code') ?? '')
  if (grant === 'expired') return invalidGrant('expired authorization code')
  if (grant === 'unknown' || grant.clientId !== app.clientId)
    return invalidGrant('invalid authorization code')
  const { username, scope, nonce } = grant
  const refusal = checkCode(grant, form)
  return refusal ?? (await issueFor(org, username, { app, scope, nonce, hybrid, renewable: true }))
}

async function device({ form, app, org }: TokenRequest): Promise<Reply> {
  const outcome = org.devices.poll(form.get('code') ?? '', app.clientId)
  if (outcome === 'slow_down') return oauthError('slow_down', 'polling too frequently')
  if (outcome === 'pending') return oauthError('authorization_pending', 'authorization is not yet complete')
  if (outcome === 'denied') return oauthError('access_denied', 'end-user denied authorization')
  if (outcome === 'gone') return invalidGrant("the Salesforce server isn't able to grant an access token")
  const { scope } = outcome
  return await issueFor(org, outcome.username ?? '', { app, scope, renewable: true })
}

function checkCode(grant: CodeGrant, form: URLSearchParams): Reply | undefined {
  if (form.get('redirect_uri') !== grant.redirectUri) {
    return oauthError('redirect_uri_mismatch', 'redirect_uri must match configuration')
  }
  const verifier = form.get('code_verifier')
  if (grant.codeChallenge === undefined)
    return verifier === null ? undefined : oauthError('invalid_request', 'invalid code verifier')
  if (verifier === null) return invalidGrant('missing required code verifier')
  const proven = provesChallenge(verifier, grant.codeChallenge)
  return proven ? undefined : oauthError('invalid_request', 'invalid code verifier')
}
