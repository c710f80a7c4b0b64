import { SalesforceError } from '../../../src/errors/salesforce-error.js'
import type { LiveTokens, Tokens } from '../../../src/session/tokens.js'

/** The tokens that go back to one login; each refresh token is good once. */
interface Family {
  newest: number
  /** Whether a process may hold a spent token in good faith: an answer or a pair was lost. */
  isExcused: boolean
  isDead: boolean
}

/** An org that rotates refresh tokens and detects their reuse; a token is named by its family and its number. */
export class Org {
  readonly #families: Family[] = []
  readonly #alive = new Set<string>()

  login(): LiveTokens {
    this.#families.push({ newest: 0, isExcused: false, isDead: false })
    return this.#issue(this.#families.length - 1)
  }

  accepts(accessToken: string): boolean {
    return this.#alive.has(accessToken)
  }

  /** All access tokens are dead from now on. */
  expire(): void {
    this.#alive.clear()
  }

  /**
   * From now on a spent token is nobody's fault.
   *
   * @param token of whose login alone; of all logins there are when it is left out
   */
  excuse(token?: string): void {
    const at = token === undefined ? undefined : familyAt(token)
    for (const [number, family] of this.#families.entries())
      if (at === undefined || at === number) family.isExcused = true
  }

  /** @param onReuse hears of a spent token that nothing excuses */
  spend(refreshToken: string, onReuse: () => void): LiveTokens {
    const [, number = ''] = refreshToken.split('-')
    const at = familyAt(refreshToken)
    const family = this.#families[at]
    if (family === undefined || family.isDead) throw failure('reauthorize', 'invalid_grant')
    if (family.newest !== Number(number)) {
      family.isDead = true
      if (!family.isExcused) onReuse()
      throw failure('reauthorize', 'invalid_grant')
    }
    family.newest += 1
    return this.#issue(at)
  }

  /** Ends all tokens of a login. */
  end({ refreshToken }: Tokens): void {
    const at = familyAt(String(refreshToken))
    const family = this.#families[at]
    if (family !== undefined) family.isDead = true
    for (const token of this.#alive) if (familyAt(token) === at) this.#alive.delete(token)
  }

  #issue(family: number): LiveTokens {
    const name = `f${family}-${this.#families[family]?.newest ?? 0}`
    const tokens = { accessToken: `${name}-access`, refreshToken: `${name}-refresh` }
    this.#alive.add(tokens.accessToken)
    return { kind: 'oauth2', instanceUrl: 'https://acme.my.salesforce.com', ...tokens }
  }
}

/** The number of the login that a token goes back to. */
function familyAt(token: string): number {
  return Number(token.split('-')[0]?.slice(1))
}

/** An error of the org or of the network. */
export function failure(
  verdict: 'retry' | 'reauthorize',
  errorCode: 'NETWORK_ERROR' | 'invalid_grant',
): SalesforceError {
  return new SalesforceError('the org refuses', { errorCode, verdict })
}
