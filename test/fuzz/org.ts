import type { LiveTokens } from '../../src/session/tokens.js'
import { failure } from '../helpers/session.js'

const INSTANCE = 'https://acme.my.salesforce.com'

/** The failure of the next refresh. */
export type Trouble = 'passing' | 'final'

/**
 * An org that rotates refresh tokens, as far as a session sees it. Every login begins a family of tokens; in a
 * family each refresh token is good once.
 */
export class Org {
  /** Refresh tokens that came a second time. */
  readonly reused: string[] = []
  readonly #alive = new Set<string>()
  /** The refresh token of each family that is good now; null when there is none any more. */
  readonly #newest = new Map<string, string | null>()
  #troubles: Trouble[] = []
  #count = 0

  /** Begins a family. */
  login(): LiveTokens {
    this.#count += 1
    return this.#issue(`f${this.#count}`, 0)
  }

  /** Whether an access token is good. */
  accepts(accessToken: string): boolean {
    return this.#alive.has(accessToken)
  }

  /** All access tokens are dead from now on. */
  expire(): void {
    this.#alive.clear()
  }

  /** All refresh tokens are dead from now on. */
  kill(): void {
    for (const family of this.#newest.keys()) this.#newest.set(family, null)
  }

  /** The next refresh meets trouble; the token is not spent by that. */
  trouble(kind: Trouble): void {
    this.#troubles.push(kind)
  }

  /** No trouble any more. */
  recover(): void {
    this.#troubles = []
  }

  /**
   * Spends a refresh token.
   *
   * @throws SalesforceError as the service refuses it
   */
  spend(refreshToken: string): LiveTokens {
    const trouble = this.#troubles.shift()
    if (trouble !== undefined) throw failure(trouble === 'passing' ? 'throttled' : 'policy')
    const [family = '', number] = refreshToken.split('-')
    const newest = this.#newest.get(family)
    if (newest === refreshToken) return this.#issue(family, Number(number) + 1)
    if (newest !== null) this.reused.push(refreshToken)
    this.#newest.set(family, null)
    throw failure('reauthorize')
  }

  /** Whether a refresh token is the one that its family goes on with. */
  isNewest(refreshToken: string): boolean {
    return this.#newest.get(familyOf(refreshToken)) === refreshToken
  }

  /** Ends a family. */
  revoke(token: string): void {
    this.#newest.set(familyOf(token), null)
    for (const alive of this.#alive) if (familyOf(alive) === familyOf(token)) this.#alive.delete(alive)
  }

  /** The refresh tokens that families go on with. */
  get newest(): readonly string[] {
    return [...this.#newest.values()].filter((token) => token !== null)
  }

  #issue(family: string, number: number): LiveTokens {
    const tokens = { accessToken: `${family}-${number}-access`, refreshToken: `${family}-${number}-refresh` }
    this.#alive.add(tokens.accessToken)
    this.#newest.set(family, tokens.refreshToken)
    return { kind: 'oauth2', instanceUrl: INSTANCE, ...tokens }
  }
}

/** The login that a token goes back to. */
export function familyOf(token: string): string {
  return token.split('-')[0] ?? ''
}
