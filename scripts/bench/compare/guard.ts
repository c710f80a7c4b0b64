import { readFile } from 'node:fs/promises'
import { ratioTo, type Contender, type Row } from './row.js'

/** Promise about a figure, or about its ratio to another contender's. */
export interface Target {
  readonly id: string
  /** The target. */
  readonly target: number
  /** Whose figure it is a multiple of; the figure itself is meant when absent. */
  readonly of?: Contender
  /** The value that has been reached and is held, where the target is missed. */
  readonly reached?: number
  /** Why. */
  readonly why?: string
}

/** The most that a figure may be. */
export function limitOf({ target, reached = target }: Target): number {
  return reached
}

/** Reads the committed targets. */
export async function readTargets(): Promise<readonly Target[]> {
  const text = await readFile(new URL('targets.json', import.meta.url), 'utf8')
  return JSON.parse(text) as readonly Target[]
}

/** A sentence for each target that is missed by more than the spread. */
export async function breaches(rows: readonly Row[]): Promise<string[]> {
  const targets = await readTargets()
  return targets.flatMap((target) => {
    const row = rows.find(({ id }) => id === target.id)
    return row === undefined ? [`${target.id}: not measured`] : (breach(row, target) ?? [])
  })
}

/** A figure counts at the better end of its spread: noise alone fails nothing. */
export function breach(row: Row, target: Target): string | undefined {
  const { of } = target
  const limit = limitOf(target)
  const found = of === undefined ? row.figures.strictforce : ratioTo(row, of)
  if (found === undefined) return `${row.title}: not measured`
  if (found.low <= limit) return undefined
  const what = of === undefined ? row.unit : `× ${of}`
  return `${row.title}: ${found.median.toPrecision(3)} ${what}, the limit is ${limit} ${what}`
}
