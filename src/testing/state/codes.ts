import { createHash } from 'node:crypto'
import { opaque } from '../ids.js'
import type { Grant } from './refresh-tokens.js'

/** The authorization that a code stands for. */
export interface CodeGrant extends Grant {
  readonly redirectUri: string
  /** BASE64URL(SHA256(verifier)), when the request had one (RFC 7636, section 4.2). */
  readonly codeChallenge: string | undefined
  /** Comes back in the id token. */
  readonly nonce?: string | undefined
}

/** Result of redeeming a code. */
export type CodeVerdict = CodeGrant | 'unknown' | 'expired'

/** The authorization codes of an org: good for one use within fifteen minutes. */
export interface Codes {
  issue(grant: CodeGrant): string
  redeem(code: string): CodeVerdict
}

const LIFETIME = 15 * 60 * 1000

/** Codes by the given clock. */
export function createCodes(clock: () => number): Codes {
  const codes = new Map<string, { grant: CodeGrant; expiresAt: number; spent: boolean }>()
  return {
    issue(grant) {
      const code = `aPrx${opaque(72)}`
      codes.set(code, { grant, expiresAt: clock() + LIFETIME, spent: false })
      return code
    },
    redeem(code) {
      const entry = codes.get(code)
      if (!entry) return 'unknown'
      if (entry.spent || entry.expiresAt <= clock()) return 'expired'
      entry.spent = true
      return entry.grant
    },
  }
}

/** Whether a verifier is the one that a challenge was made from (RFC 7636, section 4.6). */
export function provesChallenge(verifier: string, challenge: string): boolean {
  return createHash('sha256').update(verifier).digest('base64url') === challenge
}
