import type { operations } from '../../generated/oauth2/schema.js'
import { base64url, unguessable } from '../lib/random.js'
import { sha256 } from '../lib/sha256.js'
import { type App, noClientId } from './app.js'

type Query = NonNullable<operations['authorize']['parameters']['query']>

/** Parameters of the authorization endpoint; those that the app's options hold may be left out. */
export type AuthorizationParameters = Partial<Query>

/** Parameters of an authorization request; the challenge of PKCE is made here. */
export type AuthorizationRequestParameters = Omit<
  AuthorizationParameters,
  'code_challenge' | 'code_challenge_method'
>

/** An authorization request: send the user to `url`, keep the rest with the user's session until they return. */
export interface AuthorizationRequest {
  /** Where the user's browser goes. */
  readonly url: string
  /** Comes back with the code (RFC 6749 §10.12). */
  readonly state: string
  /** Comes back inside the `id_token`, when there is one (OpenID Connect Core §3.1.2.1). */
  readonly nonce: string
  /** Proves that the code is redeemed where the login began (RFC 7636 §4.1). */
  readonly codeVerifier: string
  /** Where the user comes back to, when the request named another place than the app's options do. */
  readonly redirectUri?: string
  /** Whether the scope `openid` was asked for, so that an `id_token` has to come. */
  readonly openid?: true
}

/** The part of an authorization request that is kept until the user returns. */
export type PendingAuthorization = Pick<AuthorizationRequest, 'state' | 'codeVerifier'> &
  Partial<Pick<AuthorizationRequest, 'nonce' | 'redirectUri' | 'openid'>>

/** The URL of the authorization endpoint with its parameters; undefined ones are left out. */
export function authorizationUrl(app: App, params: AuthorizationParameters): string {
  const { clientId, redirectUri } = app.options
  if (clientId === undefined && params.client_id === undefined) throw noClientId()
  const url = new URL(app.endpoints.authorize)
  const all = { response_type: 'code', client_id: clientId, redirect_uri: redirectUri, ...params }
  for (const [name, value] of Object.entries(all)) {
    if (value !== undefined) url.searchParams.set(name, String(value))
  }
  return url.href
}

/** Begins a web login with PKCE (RFC 7636), method S256. */
export function authorizationRequest(app: App, params: AuthorizationRequestParameters): AuthorizationRequest {
  const state = params.state ?? unguessable()
  const nonce = params.nonce ?? unguessable()
  const codeVerifier = unguessable()
  const url = authorizationUrl(app, {
    ...params,
    state,
    ...(mayBringIdToken(params.scope) ? { nonce } : {}),
    code_challenge: challengeOf(codeVerifier),
    code_challenge_method: 'S256',
  })
  const { redirect_uri: redirectUri } = params
  return {
    url,
    state,
    nonce,
    codeVerifier,
    ...(redirectUri === undefined ? {} : { redirectUri }),
    ...(namesOf(params.scope).includes('openid') ? { openid: true } : {}),
  }
}

/** The challenge that belongs to a verifier (RFC 7636 §4.2). */
export function challengeOf(codeVerifier: string): string {
  return base64url(sha256(new TextEncoder().encode(codeVerifier)))
}

/** A request without a scope asks for all scopes of the app; `full` encompasses the others. */
function mayBringIdToken(scope: string | undefined): boolean {
  return scope === undefined || namesOf(scope).some((name) => name === 'openid' || name === 'full')
}

function namesOf(scope: string | undefined): readonly string[] {
  return scope?.split(/\s+/) ?? []
}
