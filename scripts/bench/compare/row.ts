import type { Sample } from './statistics.js'

/** Who is measured. */
export type Contender = 'strictforce' | 'jsforce' | 'jsforce-node' | 'fetch' | 'http'

/** One line of the table. */
export interface Row {
  /** Stable name, by which the guard finds it. */
  readonly id: string
  readonly title: string
  readonly unit: 'ms' | 'µs' | 'MB' | 'KB' | 'KiB' | ''
  readonly figures: Partial<Record<Contender, Sample>>
}

/** How many times a contender's figure ours is, with the range that both spreads leave; undefined without it. */
export function ratioTo(row: Row, contender: Contender): Sample | undefined {
  const ours = row.figures.strictforce
  const other = row.figures[contender]
  if (ours === undefined || other === undefined || other.median <= 0) return undefined
  return {
    median: ours.median / other.median,
    low: ours.low / Math.max(other.high, Number.EPSILON),
    high: ours.high / Math.max(other.low, Number.EPSILON),
  }
}
