import type { Call, Reply } from '../call.js'
import type { App } from '../state/apps.js'
import { provesChallenge, type CodeGrant } from '../state/codes.js'
import type { OrgState } from '../state/index.js'
import type { PasswordVerdict } from '../state/users.js'
import { invalidGrant, oauthError } from './errors.js'
import { issueToken } from './token-answer.js'

/** What a grant works on: the client has been authenticated. */
export interface TokenRequest {
  readonly call: Call
  readonly form: URLSearchParams
  readonly app: App
  readonly org: OrgState
}

/** Answers a token request of one grant type. */
export type GrantHandler = (request: TokenRequest) => Reply

/** The grants that the org plays, by `grant_type`. */
export const GRANTS: Readonly<Record<string, GrantHandler>> = {
  authorization_code: authorizationCode,
  client_credentials: clientCredentials,
  password,
  refresh_token: refreshToken,
}

const REFUSALS: Readonly<Record<Exclude<PasswordVerdict, 'ok'>, Reply>> = {
  invalid: invalidGrant('authentication failure'),
  locked: invalidGrant('authentication failure'),
  security_token_required: invalidGrant('authentication failure'),
  ip_restricted: invalidGrant('ip restricted or invalid login hours'),
  inactive: oauthError('inactive_user', 'user is inactive'),
}

function password({ form, app, org }: TokenRequest): Reply {
  const username = form.get('username') ?? ''
  const verdict = org.users.check(username, form.get('password') ?? '')
  const user = org.users.find(username)
  if (verdict !== 'ok') return REFUSALS[verdict]
  return user ? issueToken(org, { user, app, scope: undefined }) : REFUSALS.invalid
}

function clientCredentials({ app, org }: TokenRequest): Reply {
  const user = org.users.find(app.runAs)
  if (app.clientSecret === '') return oauthError('invalid_client', 'invalid client credentials')
  if (!user) return invalidGrant('no client credentials user enabled')
  if (user.inactive) return REFUSALS.inactive
  return issueToken(org, { user, app, scope: withoutRefresh(app.scope) })
}

function refreshToken({ call, form, app, org }: TokenRequest): Reply {
  const token = form.get('refresh_token') ?? ''
  const family = org.refreshTokens.redeem(token, app.clientId, app.rotation)
  if (family === 'busy') return invalidGrant('token request is already being processed')
  if (family === 'expired') return invalidGrant('expired access/refresh token')
  call.onAnswered(() => {
    org.refreshTokens.settle(token)
  })
  const user = org.users.find(family.username)
  if (!user || user.inactive) return REFUSALS.inactive
  return issueToken(org, { user, app, scope: family.scope, family, withRefreshToken: app.rotation })
}

function authorizationCode({ form, app, org }: TokenRequest): Reply {
  const grant = org.codes.redeem(form.get('code') ?? '')
  if (grant === 'expired') return invalidGrant('expired authorization code')
  if (grant === 'unknown' || grant.clientId !== app.clientId)
    return invalidGrant('invalid authorization code')
  const refusal = checkCode(grant, form)
  const user = org.users.find(grant.username)
  if (refusal) return refusal
  if (!user || user.inactive) return REFUSALS.inactive
  const renewable = /\b(refresh_token|offline_access)\b/.test(grant.scope)
  const family = renewable ? { family: org.refreshTokens.issue(grant), withRefreshToken: true } : {}
  return issueToken(org, { user, app, scope: grant.scope, ...family })
}

function checkCode(grant: CodeGrant, form: URLSearchParams): Reply | undefined {
  if (form.get('redirect_uri') !== grant.redirectUri) {
    return oauthError('redirect_uri_mismatch', 'redirect_uri must match configuration')
  }
  const verifier = form.get('code_verifier')
  if (grant.codeChallenge === undefined) return undefined
  if (verifier === null) return invalidGrant('missing required code verifier')
  const proven = provesChallenge(verifier, grant.codeChallenge)
  return proven ? undefined : oauthError('invalid_request', 'invalid code verifier')
}

function withoutRefresh(scope: string): string {
  const stripped = ['refresh_token', 'offline_access', 'full', 'web']
  return scope
    .split(' ')
    .filter((name) => !stripped.includes(name))
    .join(' ')
}
