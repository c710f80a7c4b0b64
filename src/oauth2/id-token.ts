import type { JWTVerifyGetKey } from 'jose'
import type { TokenResponse } from '../../generated/oauth2/schema.js'
import { SalesforceError } from '../errors/salesforce-error.js'
import { invalidArgument } from '../lib/invalid-argument.js'
import { type App, noClientId } from './app.js'
import { keys, openidConfiguration } from './operations.js'

/** Who signs the `id_token`s of an app's users, and the keys to check them with. */
export interface Issuer {
  readonly issuer: string
  /**
   * Finds the key of a token. Keys are kept for ten minutes; a token by a key that is not among them has them
   * asked anew, twice a minute at most (OpenID Connect Core §10.1.1).
   */
  readonly keyOf: JWTVerifyGetKey
}

const known = new WeakMap<App, Promise<Issuer>>()

/** Asks the host of an app who it is, once; what failed is asked again. */
export function issuerOf(app: App): Promise<Issuer> {
  const asked = known.get(app) ?? ask(app)
  known.set(app, asked)
  asked.catch(() => known.delete(app))
  return asked
}

async function ask(app: App): Promise<Issuer> {
  const [{ createRemoteJWKSet, customFetch }, { issuer }] = await Promise.all([
    import('jose'),
    openidConfiguration(app),
  ])
  const fetchKeys = async (): Promise<Response> => Response.json(await keys(app))
  return { issuer, keyOf: createRemoteJWKSet(new URL(app.endpoints.loginUrl), { [customFetch]: fetchKeys }) }
}

/** Claims of an `id_token` (OpenID Connect Core §2). */
export interface IdTokenClaims {
  /** Issuer: origin of the login host. */
  readonly iss: string
  /** Identity URL of the user. */
  readonly sub: string
  /** Client id of the app that the token is for. */
  readonly aud: string | readonly string[]
  /** Seconds since 1970. */
  readonly exp: number
  /** Seconds since 1970. */
  readonly iat: number
  /** The nonce of the authorization request. */
  readonly nonce?: string
  readonly [claim: string]: unknown
}

/** Claims that an `id_token` must have besides those that every one has. */
export interface ExpectedClaims {
  /** The nonce of the authorization request. */
  readonly nonce?: string | undefined
}

/** Seconds by which clocks may differ. */
const TOLERANCE = 60

/**
 * Verifies an `id_token`: signature by the host's keys, issuer, audience, expiry, and the nonce of the
 * authorization request (OpenID Connect Core §3.1.3.7).
 *
 * @throws SalesforceError `INVALID_ID_TOKEN` that names what is wrong
 */
export async function verifyIdToken(
  app: App,
  idToken: string,
  expected: ExpectedClaims = {},
): Promise<IdTokenClaims> {
  const { clientId } = app.options
  if (clientId === undefined) throw noClientId()
  const [{ jwtVerify }, { issuer, keyOf }] = await Promise.all([import('jose'), issuerOf(app)])
  const required = { requiredClaims: ['sub', 'exp', 'iat'], clockTolerance: TOLERANCE }
  const options = { issuer, audience: clientId, algorithms: ['RS256'], ...required }
  const currentDate = new Date(Date.now() + app.clock.skew)
  try {
    const { payload } = await jwtVerify<IdTokenClaims>(idToken, keyOf, { ...options, currentDate })
    if (expected.nonce !== undefined && payload.nonce !== expected.nonce) throw invalidIdToken('nonce')
    if (payload['azp'] !== undefined && payload['azp'] !== clientId) throw invalidIdToken('azp')
    return payload
  } catch (error) {
    throw error instanceof SalesforceError ? error : invalidIdToken(partOf(error))
  }
}

/**
 * Verifies the `signature` of a token answer: that `id` and `issued_at` come from a server which knows the
 * client secret (HMAC-SHA256; Salesforce Help, "OAuth 2.0 Web Server Flow").
 *
 * @returns true
 * @throws SalesforceError `INVALID_SIGNATURE` when it does not hold
 */
export async function verifySignature(
  app: App,
  answer: Pick<TokenResponse, 'id' | 'issued_at' | 'signature'>,
): Promise<true> {
  const { clientSecret } = app.options
  if (clientSecret === undefined) throw invalidArgument('verifySignature needs oauth2.clientSecret')
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', bytesOf(clientSecret), hmac, false, ['verify'])
  const signature = decodeBase64(answer.signature)
  if (await crypto.subtle.verify('HMAC', key, signature, bytesOf(answer.id + answer.issued_at))) return true
  throw new SalesforceError(
    "The token answer's signature does not fit the client secret: do not trust its id",
    {
      errorCode: 'INVALID_SIGNATURE',
      verdict: 'terminal',
    },
  )
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(new TextEncoder().encode(text))
}

function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
  } catch {
    return new Uint8Array()
  }
}

/** Which part of a token a JOSE error complains of; nothing else of that error goes over. */
function partOf(error: unknown): string {
  const { claim, code } = error as { claim?: unknown; code?: unknown }
  if (typeof claim === 'string' && /^[a-z_]{2,20}$/.test(claim)) return claim
  if (code === 'ERR_JOSE_ALG_NOT_ALLOWED') return 'algorithm'
  return code === 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' || code === 'ERR_JWKS_NO_MATCHING_KEY'
    ? 'signature'
    : 'form'
}

function invalidIdToken(part: string): SalesforceError {
  return new SalesforceError(`The id_token is not to be trusted: its ${part} is wrong`, {
    errorCode: 'INVALID_ID_TOKEN',
    verdict: 'terminal',
  })
}
