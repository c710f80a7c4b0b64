import type { CryptoKey, JWTVerifyGetKey, JWTVerifyOptions, JWTVerifyResult } from 'jose'
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
  /** How often the keys were fetched. */
  readonly fetches: () => number
  /** Whether callbacks of the host name their issuer (RFC 9207 §3). */
  readonly namesIssuer: boolean
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
  const [{ createRemoteJWKSet, customFetch }, configuration] = await Promise.all([
    import('jose/jwks/remote'),
    openidConfiguration(app),
  ])
  let fetches = 0
  const fetchKeys = async (): Promise<Response> => {
    fetches += 1
    return Response.json(await keys(app))
  }
  const { issuer } = configuration
  const { authorization_response_iss_parameter_supported: names } = configuration as {
    readonly authorization_response_iss_parameter_supported?: unknown
  }
  const keyOf = createRemoteJWKSet(new URL(app.endpoints.loginUrl), { [customFetch]: fetchKeys })
  return { issuer, keyOf, namesIssuer: names === true, fetches: () => fetches }
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
  const { issuer, keyOf, fetches } = await issuerOf(app)
  const before = fetches()
  const options = { issuer, audience: clientId, algorithms: ['RS256'], clockTolerance: TOLERANCE }
  const currentDate = new Date(Date.now() + app.clock.skew)
  const verify = { ...options, requiredClaims: ['sub', 'exp', 'iat'], currentDate }
  try {
    const { payload, protectedHeader } = await verifyByAnyKey(idToken, keyOf, verify)
    const wrong = wrongPart(payload, protectedHeader, {
      clientId,
      now: currentDate.getTime() / 1000,
      ...expected,
    })
    if (wrong !== undefined) throw invalidIdToken(wrong)
    return payload
  } catch (error) {
    throw error instanceof SalesforceError ? error : failureOf(error, fetches() > before)
  }
}

type Verified = JWTVerifyResult<IdTokenClaims>

/** Tries each key that fits the header, where several do. */
async function verifyByAnyKey(
  token: string,
  keyOf: JWTVerifyGetKey,
  options: JWTVerifyOptions,
): Promise<Verified> {
  const { jwtVerify } = await import('jose/jwt/verify')
  try {
    return await jwtVerify<IdTokenClaims>(token, keyOf, options)
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ERR_JWKS_MULTIPLE_MATCHING_KEYS') throw error
    let last: unknown = error
    for await (const key of error as AsyncIterable<CryptoKey>) {
      try {
        return await jwtVerify<IdTokenClaims>(token, key, options)
      } catch (failure) {
        last = failure
      }
    }
    throw last
  }
}

interface Expectation extends ExpectedClaims {
  readonly clientId: string
  /** Seconds since 1970. */
  readonly now: number
}

/** The part of a token that breaks OpenID Connect Core §3.1.3.7; undefined when none does. */
function wrongPart(
  { sub, aud, azp, iat, nonce }: IdTokenClaims,
  { typ = 'JWT' }: { readonly typ?: unknown },
  expected: Expectation,
): string | undefined {
  const others = (Array.isArray(aud) ? aud : [aud]).filter((audience) => audience !== expected.clientId)
  if (typeof typ !== 'string' || !/^(application\/)?jwt$/i.test(typ)) return 'type'
  if (typeof sub !== 'string' || sub === '') return 'sub'
  if (azp === undefined ? others.length > 0 : azp !== expected.clientId) return 'azp'
  if (typeof iat !== 'number' || iat > expected.now + TOLERANCE) return 'iat'
  return expected.nonce !== undefined && nonce !== expected.nonce ? 'nonce' : undefined
}

/** A key that was not looked for may be there: the host is asked twice a minute at most. */
function failureOf(error: unknown, isFetched: boolean): SalesforceError {
  const isMissing = (error as { code?: unknown }).code === 'ERR_JWKS_NO_MATCHING_KEY' && !isFetched
  if (!isMissing) return invalidIdToken(partOf(error))
  return new SalesforceError(
    'The id_token bears the signature of a key that is not known yet: try again in half a minute',
    { errorCode: 'INVALID_ID_TOKEN', verdict: 'retry' },
  )
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

export function invalidIdToken(part: string): SalesforceError {
  return new SalesforceError(`The id_token is not to be trusted: its ${part} is wrong`, {
    errorCode: 'INVALID_ID_TOKEN',
    verdict: 'terminal',
  })
}
