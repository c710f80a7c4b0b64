import { ruleFor } from '../http/hosts.js'
import type { CallLimits } from '../http/limits.js'
import { invalidArgument } from '../lib/invalid-argument.js'
import { isRecord } from '../lib/json.js'
import { type App, limitedApp } from '../oauth2/app.js'
import type { PendingAuthorization } from '../oauth2/authorization-request.js'
import type { DeviceFlow } from '../oauth2/device.js'
import type { CodeParameters, Grant } from '../oauth2/grant.js'
import { protocol } from '../oauth2/lazy.js'
import type { TokenResponse } from '../oauth2/token-response.js'
import type { Renew } from '../session/tokens.js'
import { parseIdentityUrl } from './user.js'
import { checkCredentials, type Login } from './login.js'
import { byGrant, byRefreshToken, tokensOf } from './renewal.js'

/** Logs in by the password grant; the session renews itself by the same grant. */
export async function passwordLogin(
  app: App,
  username: string,
  password: string,
  limits: CallLimits = {},
): Promise<Login> {
  checkCredentials(username, password)
  const { passwordGrant } = await protocol()
  const answer = await passwordGrant(limitedApp(app, limits), username, password)
  return loginOf(answer, byGrant(app, { grant_type: 'password', username, password }))
}

/** Opens a session: an authorization code, any grant of the contract, or a device flow. */
export type Authorization = string | Grant | DeviceFlow

/** Logs in with an authorization; the session renews itself by the same grant, where that can be repeated. */
export async function grantLogin(
  app: App,
  authorization: Authorization,
  params: CodeParameters | undefined,
  limits: CallLimits = {},
): Promise<Login> {
  if (typeof authorization !== 'string' && !isRecord(authorization)) throw noAuthorization()
  const { codeGrant, isHybrid, isRepeatable, requestGrant } = await protocol()
  const within = limitedApp(app, limits)
  if (typeof authorization === 'string') return loginOf(await codeGrant(within, authorization, params))
  if (isDeviceFlow(authorization)) return loginOf(await authorization.poll(limits))
  const grant = { ...authorization, ...params } as Grant
  const answer = await requestGrant(within, grant)
  if (isRepeatable(grant)) return loginOf(answer, byGrant(app, grant))
  const login = loginOf(answer, undefined, refreshTokenIn(grant))
  const isRenewable = login.tokens.refreshToken !== null && isHybrid(grant)
  return { ...login, renew: isRenewable ? byRefreshToken(app, true) : undefined }
}

/** The refresh token in a grant; without rotation it stays valid. */
function refreshTokenIn(grant: Grant): string | null {
  return 'refresh_token' in grant ? grant.refresh_token : null
}

/** Completes a web login with the callback URL; an `id_token` must hold the nonce of the request. */
export async function callbackLogin(
  app: App,
  url: string | URL,
  pending: PendingAuthorization,
  limits: CallLimits = {},
): Promise<Login> {
  const { codeGrant, readCallback } = await protocol()
  const code = readCallback(url, pending, ruleFor(app.hosts))
  const { codeVerifier, redirectUri } = pending
  const answer = await codeGrant(limitedApp(app, limits), code, {
    code_verifier: codeVerifier,
    ...(redirectUri === undefined ? {} : { redirect_uri: redirectUri }),
  })
  await verifyLogin(app, answer, url, pending)
  return loginOf(answer)
}

/** Revokes a session whose `id_token`, or whose issuer, is not that of the request. */
async function verifyLogin(
  app: App,
  answer: TokenResponse,
  url: string | URL,
  pending: PendingAuthorization,
): Promise<void> {
  const { revoke, verifyCallback } = await protocol()
  try {
    await verifyCallback(app, answer, url, pending)
  } catch (error) {
    await revoke(app, answer.refresh_token ?? answer.access_token).catch(() => undefined)
    throw error
  }
}

function loginOf(
  answer: TokenResponse,
  renew?: Renew<TokenResponse>,
  refreshToken: string | null = null,
): Login {
  return { tokens: tokensOf(answer, { refreshToken }), userInfo: parseIdentityUrl(answer.id), renew, answer }
}

function noAuthorization(): TypeError {
  return invalidArgument(
    'authorize() takes an authorization code, a grant such as { grant_type: … }, or a device flow',
  )
}

function isDeviceFlow(authorization: unknown): authorization is DeviceFlow {
  return isRecord(authorization) && typeof authorization['poll'] === 'function'
}
