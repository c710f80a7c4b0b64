import { opaque } from '../ids.js'
import { createHistory, type Past } from './past.js'

/** The authorization that a refresh token stands for. */
export interface Grant {
  readonly username: string
  readonly clientId: string
  readonly scope: string
}

/** All refresh tokens that came out of one approval, of which only the newest is good. */
export interface Family extends Grant {
  readonly id: string
  /** Counts the families of the org from 1. */
  readonly number: number
  readonly current: string
  /** How often the token was replaced by a new one. */
  readonly rotations: number
}

/** How a family ended: revoked, revoked because a spent token came again, or dropped for newer ones. */
export type FamilyEnd = 'revoked' | 'reused' | 'dropped'

/**
 * Result of redeeming a refresh token: its family (already holding the next token when it rotates), an
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
  revoke(family: string, how?: FamilyEnd): void
  /** The live ones. */
  list(): readonly Family[]
  /** The last ones that are over. */
  past(): readonly Past<Family, FamilyEnd>[]
  readonly rotations: number
  readonly reuses: number
}

/** Approvals of one user for one app before the oldest is dropped silently. */
const APPROVALS = 5
/** Families that are over and still shown. */
const SHOWN = 20

/** Refresh tokens; `onReuse` hears of the family whose spent token came a second time. */
export function createRefreshTokens(onReuse: (family: Family) => void): RefreshTokens {
  const families = createFamilies()
  const busy = new Set<string>()
  const counters = { issued: 0, rotations: 0, reuses: 0 }

  function rotate(family: Family): Family {
    counters.rotations += 1
    return families.put({ ...family, current: newToken(), rotations: family.rotations + 1 })
  }

  function reuse(family: Family): Redemption {
    counters.reuses += 1
    onReuse(family)
    return 'expired'
  }

  return {
    ...families,
    issue(grant) {
      counters.issued += 1
      const { issued: number } = counters
      return families.put({ ...grant, id: opaque(16), number, current: newToken(), rotations: 0 })
    },
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
  const history = createHistory<Family, FamilyEnd>(SHOWN)
  const end = (id: string, how: FamilyEnd): void => {
    const family = families.get(id)
    if (family && families.delete(id)) history.add(family, how)
  }
  return {
    find: (token: string): Family | undefined => families.get(familyOf.get(token) ?? ''),
    put(family: Family): Family {
      families.set(family.id, family)
      familyOf.set(family.current, family.id)
      const siblings = [...families.values()].filter((other) => isSibling(other, family))
      for (const oldest of siblings.slice(0, -APPROVALS)) end(oldest.id, 'dropped')
      return family
    },
    revoke: (id: string, how: FamilyEnd = 'revoked'): void => {
      end(id, how)
    },
    list: (): readonly Family[] => [...families.values()],
    past: history.list,
  }
}

function isSibling(one: Family, other: Family): boolean {
  return one.username === other.username && one.clientId === other.clientId
}

function newToken(): string {
  return `5Aep861${opaque(80)}`
}
