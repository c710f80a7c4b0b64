import { type BearerSubject, JWT_BEARER } from './assertion.js'
import type { TokenRequest } from './token-response.js'

/** Members that the app's own options supply where they are left out. */
type AppMember = 'client_id' | 'redirect_uri'
type WithoutApp<T> = T extends unknown ? Omit<T, AppMember> & Partial<Pick<T, AppMember & keyof T>> : never

/** The JWT bearer grant with an assertion that is made here, with the app's private key. */
export interface SignedJwtGrant extends BearerSubject {
  /** Names the grant (RFC 7523 §2.1). */
  readonly grant_type: typeof JWT_BEARER
  /** Left out: the assertion is made here. */
  readonly assertion?: undefined
}

/** The JWT bearer grant with an assertion that was made elsewhere, and names user and audience itself. */
export interface MadeJwtGrant {
  /** Names the grant (RFC 7523 §2.1). */
  readonly grant_type: typeof JWT_BEARER
  /** The assertion: RS256, alive for three minutes at most. */
  readonly assertion: string
  /** Left out: the assertion says it. */
  readonly sub?: undefined
  /** Left out: the assertion says it. */
  readonly aud?: undefined
}

/**
 * Any grant of the contract; what the app's options hold may be left out.
 *
 * @example
 * const server: Grant = { grant_type: 'client_credentials' }
 * const user: Grant = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', sub: 'ada@example.com' }
 */
export type Grant =
  Exclude<WithoutApp<TokenRequest>, { grant_type: typeof JWT_BEARER }> | MadeJwtGrant | SignedJwtGrant

/** Further parameters that may come with an authorization code. */
export interface CodeParameters {
  /** The verifier of the authorization request that the code answers (RFC 7636 §4.5). */
  readonly code_verifier?: string | undefined
  /** The callback URL, when it is not the one of the app's options. */
  readonly redirect_uri?: string | undefined
  /** The `state` that came back with the code; accepted for jsforce's sake, neither compared nor sent. */
  readonly state?: string | undefined
}
