import { sha256 } from '@noble/hashes/sha2.js'
import type { operations } from '../../generated/oauth2/schema.js'
import { SalesforceError } from '../errors.js'
import { redact } from '../redact.js'
import { invalidArgument } from '../urls.js'
import type { App } from './app.js'
import { noClientId } from './app.js'
import { describedError, legalCode } from './errors.js'
import { base64url, unguessable } from './random.js'

type Query = NonNullable<operations['authorize']['parameters']['query']>

/** Parameters of the authorization endpoint; those that the app's options hold may be left out. */
export type AuthorizationParameters = Partial<Query>

/** An authorization request: send the user to `url`, keep the rest with the user's session until they return. */
export interface AuthorizationRequest {
  /** Where the user's browser goes. */
  readonly url: string
  /** Comes back with the code (RFC 6749 §10.12). */
  readonly state: string
  /** Comes back inside the `id_token`, when there is one (OpenID Connect Core §3.1.2.1). */
  readonly nonce: string
  /** Proves that whoever redeems the code began the login (RFC 7636 §4.1). */
  readonly codeVerifier: string
}

/** What is kept of an authorization request until the user returns. */
export type PendingAuthorization = Pick<AuthorizationRequest, 'state' | 'codeVerifier'> &
  Partial<Pick<AuthorizationRequest, 'nonce'>>

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
export function authorizationRequest(app: App, params: AuthorizationParameters): AuthorizationRequest {
  const state = params.state ?? unguessable()
  const nonce = params.nonce ?? unguessable()
  const codeVerifier = unguessable()
  const url = authorizationUrl(app, {
    ...params,
    state,
    ...(asksForIdToken(params.scope) ? { nonce } : {}),
    code_challenge: challengeOf(codeVerifier),
    code_challenge_method: 'S256',
  })
  return { url, state, nonce, codeVerifier }
}

/** The challenge that belongs to a verifier (RFC 7636 §4.2). */
export function challengeOf(codeVerifier: string): string {
  return base64url(sha256(new TextEncoder().encode(codeVerifier)))
}

/**
 * Reads a callback URL against the request that it should answer.
 *
 * @returns the authorization code
 * @throws SalesforceError `STATE_MISMATCH` when it answers another request, or the error that the server sent
 */
export function readCallback(url: string | URL, pending: PendingAuthorization): string {
  const params = parametersOf(url)
  if (!isSame(params.get('state') ?? '', pending.state)) throw stateMismatch()
  const error = params.get('error')
  if (error !== null) throw callbackError(error, params.get('error_description') ?? '', pending)
  const code = params.get('code')
  if (code === null || code === '') throw invalidArgument('The callback URL holds neither code nor error')
  return code
}

/** The documentation shows `access-denied` and `access_denied` for one error. */
function callbackError(
  error: string,
  description: string,
  { state, codeVerifier, nonce }: PendingAuthorization,
): SalesforceError {
  const secrets = [codeVerifier, state, nonce]
  const code = legalCode(error.replaceAll('-', '_'), secrets) ?? 'unknown_error'
  return describedError(code, redact(description, secrets))
}

/** Query, or fragment where the answer came in one. */
function parametersOf(url: string | URL): URLSearchParams {
  const base = 'https://localhost'
  if (!URL.canParse(String(url), base)) throw invalidArgument('The callback URL is not a URL')
  const { searchParams, hash } = new URL(String(url), base)
  return searchParams.has('state') ? searchParams : new URLSearchParams(hash.slice(1))
}

/** Compares in constant time for strings of one length. */
function isSame(a: string, b: string): boolean {
  if (a.length !== b.length || b === '') return false
  let difference = 0
  for (let index = 0; index < a.length; index += 1) difference |= a.charCodeAt(index) ^ b.charCodeAt(index)
  return difference === 0
}

function asksForIdToken(scope: string | undefined): boolean {
  return scope?.split(/\s+/).includes('openid') ?? false
}

function stateMismatch(): SalesforceError {
  return new SalesforceError(
    'The callback does not answer this authorization request (state differs): begin the login again',
    { errorCode: 'STATE_MISMATCH', verdict: 'reauthorize' },
  )
}
