import { opaque } from '../ids.js'

/** What a refresh token stands for. */
export interface Grant {
  readonly username: string
  readonly clientId: string
  readonly scope: string
}

/** All refresh tokens that came out of one approval, of which only the newest is good. */
export interface Family extends Grant {
  readonly id: string
  readonly current: string
}

/**
 * What became of a refresh token: its family (already holding the next token when it rotates), an
 * unknown or spent token, or one whose first request is still being answered.
 */
export type Redemption = Family | 'expired' | 'busy'

/** The refresh tokens of an org. */
export interface RefreshTokens {
  issue(grant: Grant): Family
  /** Spends a token; it stays busy until `settle`. */
  redeem(token: string, clientId: string, rotation: boolean): Redemption
  settle(token: string): void
  /** The family that a token, spent or not, belongs to. */
  find(token: string): Family | undefined
  revoke(family: string): void
  list(): readonly Family[]
  readonly rotations: number
  readonly reuses: number
}

/** Approvals of one user for one app before the oldest is dropped silently. */
const APPROVALS = 5

/** Refresh tokens; `onReuse` hears of the family whose spent token came a second time. */
export function createRefreshTokens(onReuse: (family: Family) => void): RefreshTokens {
  const families = createFamilies()
  const busy = new Set<string>()
  const counters = { rotations: 0, reuses: 0 }

  function rotate(family: Family): Family {
    counters.rotations += 1
    return families.put({ ...family, current: newToken() })
  }

  function reuse(family: Family): Redemption {
    counters.reuses += 1
    onReuse(family)
    return 'expired'
  }

  return {
    ...families,
    issue: (grant) => families.put({ ...grant, id: opaque(16), current: newToken() }),
    redeem(token, clientId, rotation) {
      const family = families.find(token)
      if (family?.clientId !== clientId) return 'expired'
      if (busy.has(token)) return 'busy'
      if (family.current !== token) return reuse(family)
      busy.add(token)
      return rotation ? rotate(family) : family
    },
    settle: (token) => void busy.delete(token),
    get rotations() {
      return counters.rotations
    },
    get reuses() {
      return counters.reuses
    },
  }
}

function createFamilies() {
  const families = new Map<string, Family>()
  const familyOf = new Map<string, string>()
  return {
    find: (token: string): Family | undefined => families.get(familyOf.get(token) ?? ''),
    put(family: Family): Family {
      families.set(family.id, family)
      familyOf.set(family.current, family.id)
      const siblings = [...families.values()].filter((other) => isSibling(other, family))
      for (const oldest of siblings.slice(0, -APPROVALS)) families.delete(oldest.id)
      return family
    },
    revoke: (family: string): void => void families.delete(family),
    list: (): readonly Family[] => [...families.values()],
  }
}

function isSibling(one: Family, other: Family): boolean {
  return one.username === other.username && one.clientId === other.clientId
}

function newToken(): string {
  return `5Aep861${opaque(80)}`
}
