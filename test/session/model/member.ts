import type { LiveTokens } from '../../../src/session/tokens.js'
import type { WholeSession } from '../../helpers/whole-session.js'

/** Faults that a run may have. */
export interface Mix {
  readonly name: string
  /** Chance of each store call to fail, before or after it has its effect, or to have it later. */
  readonly store?: number
  /** Chance of a renewal's answer to be lost. */
  readonly answers?: number
  /** Chances of a step of a run to be: a crash, a pause of a process, a lost lock, an eviction, a jump of the clocks. */
  readonly crash?: number
  readonly pause?: number
  readonly lock?: number
  readonly evict?: number
  readonly jump?: number
}

/** One process: its session, and all that it told. */
export interface Member {
  readonly id: number
  readonly session: WholeSession
  isDead: boolean
  pausedUntil: number
  readonly told: LiveTokens[]
  readonly obtained: Set<string>
  /** Access tokens that the org issued to it, whether the answer has come or not. */
  readonly issued: Set<string>
}

/** The number of the fault that a dice between 0 and 1 falls on: a crash, a pause, a lock, an entry, a jump; or -1. */
export function faultOf({ crash = 0, pause = 0, lock = 0, evict = 0, jump = 0 }: Mix, dice: number): number {
  const chances = [crash, pause, lock, evict, jump]
  const limits = chances.map((_chance, at) => chances.slice(0, at + 1).reduce((sum, chance) => sum + chance))
  return limits.findIndex((limit) => dice < limit)
}

/** Statements that do not hold of what a process told: each renewal once, its own ones alone, in their order. */
export function toldWrongly({ id, told, obtained }: Member): string[] {
  const names = told.map(({ accessToken }) => accessToken)
  const isTwice = new Set(names).size < names.length
  const isForeign = names.some((name) => !obtained.has(name))
  const isLate = names.some((name, at) =>
    names
      .slice(0, at)
      .some((before) => familyOf(before) === familyOf(name) && numberOf(before) > numberOf(name)),
  )
  return [
    ...(isTwice ? [`${id} tells a renewal twice: ${names.join(' ')}`] : []),
    ...(isForeign ? [`${id} tells a renewal of another`] : []),
    ...(isLate ? [`${id} tells a renewal after a later one: ${names.join(' ')}`] : []),
  ]
}

function familyOf(name: string): string | undefined {
  return name.split('-')[0]
}

function numberOf(name: string): number {
  return Number(name.split('-')[1])
}
