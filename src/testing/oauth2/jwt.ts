import { createPublicKey, type KeyObject } from 'node:crypto'
import type { OrgState } from '../state/index.js'

/** Claims of an assertion whose signature has been checked. */
export interface Jwt {
  readonly iss: string
  readonly sub: string
  readonly aud: readonly string[]
  /** Seconds since 1970. */
  readonly exp: number
  readonly [claim: string]: unknown
}

/** Seconds that an assertion may still live by the documentation; the vendor's own clients ask for more. */
const LIFETIME = 180
/** Seconds by which clocks may differ. */
const TOLERANCE = 5

/**
 * Reads an assertion (RFC 7523, section 3): RS256, signed with the key that `keyOf` finds, alive by the org's
 * clock; undefined when it is none of that. One that lives longer than three minutes is noted, and refused by
 * an org that is strict.
 *
 * @param keyOf PEM of a public key or a certificate; the claims that it sees are not checked yet
 */
export async function readJwt(
  assertion: string,
  org: Pick<OrgState, 'settings' | 'violations'>,
  keyOf: (claims: { readonly iss: string }) => string | undefined,
): Promise<Jwt | undefined> {
  const [{ decodeJwt }, { jwtVerify }] = await Promise.all([
    import('jose/jwt/decode'),
    import('jose/jwt/verify'),
  ])
  try {
    const { iss = '' } = decodeJwt(assertion)
    const key = publicKey(keyOf({ iss }))
    if (key === undefined) return undefined
    const { payload } = await jwtVerify(assertion, key, {
      algorithms: ['RS256'],
      currentDate: new Date(org.settings.clock()),
      clockTolerance: TOLERANCE,
      requiredClaims: ['exp'],
    })
    const exp = payload.exp ?? 0
    if (exp > org.settings.clock() / 1000 + LIFETIME + TOLERANCE) {
      if (org.settings.strict) return undefined
      org.violations.push('requestToken: the assertion lives longer than three minutes')
    }
    const { prn, sub = '', aud = [] } = payload
    return { ...payload, iss, exp, sub: typeof prn === 'string' ? prn : sub, aud: [aud].flat() }
  } catch {
    return undefined
  }
}

/** The issuer that an assertion names, unchecked; empty when it names none. */
export async function issuerOf(assertion: string): Promise<string> {
  const { decodeJwt } = await import('jose/jwt/decode')
  try {
    return decodeJwt(assertion).iss ?? ''
  } catch {
    return ''
  }
}

function publicKey(pem: string | undefined): KeyObject | undefined {
  return pem === undefined || pem === '' ? undefined : createPublicKey(pem)
}
