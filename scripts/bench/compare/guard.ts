import { readFile } from 'node:fs/promises'
import { ratioTo, type Contender, type Row } from './row.js'

/** What is promised of a figure: a limit, or a limit of its ratio to another contender's. */
export interface Target {
  readonly id: string
  readonly limit: number
  /** Whose figure the limit is a multiple of; the figure itself is limited when absent. */
  readonly of?: Contender
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
export function breach(row: Row, { limit, of }: Target): string | undefined {
  const found = of === undefined ? row.figures.strictforce : ratioTo(row, of)
  if (found === undefined) return `${row.title}: not measured`
  if (found.low <= limit) return undefined
  const what = of === undefined ? row.unit : `× ${of}`
  return `${row.title}: ${found.median.toPrecision(3)} ${what}, the target is ${limit} ${what}`
}
