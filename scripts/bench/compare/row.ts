import { ratioOf, type Sample } from './statistics.js'

/** Who is measured. */
export type Contender = 'strictforce' | 'jsforce' | 'jsforce-node' | 'fetch' | 'http'

/** One line of the table. */
export interface Row {
  /** Stable name, by which the guard finds it. */
  readonly id: string
  readonly title: string
  readonly unit: 's' | 'ms' | 'µs' | 'MB' | 'KB' | 'KiB' | ''
  readonly figures: Partial<Record<Contender, Sample>>
}

/** How many times a contender's figure ours is, with its spread; undefined without it. */
export function ratioTo(row: Row, contender: Contender): Sample | undefined {
  const ours = row.figures.strictforce
  const other = row.figures[contender]
  return ours === undefined || other === undefined ? undefined : ratioOf(ours, other)
}
