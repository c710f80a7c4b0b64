import { ENTRIES } from './entry-programs.js'
import type { Cell, Row } from './home.js'

const MARKS: Readonly<Record<Cell['outcome'], string>> = {
  passed: 'yes',
  'not applicable': 'n/a',
  skipped: 'skip',
  failed: 'FAIL',
}

const COLUMNS = ENTRIES.map((entry) => entry.replace(/^strictforce\/?/, '') || 'core')

/** The rows as a table of tool × entry point, with the reasons of all cells that did not pass below it. */
export function matrixOf(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(({ name }) => name.length))
  const line = (name: string, cells: readonly string[], end: string): string =>
    `${name.padEnd(width)}  ${cells.map((cell, index) => cell.padEnd(COLUMNS[index]?.length ?? 0)).join('  ')}  ${end}`
  const table = rows.map(({ name, cells, seconds }) =>
    line(
      name,
      ENTRIES.map((entry) => MARKS[cells[entry].outcome]),
      `${seconds.toFixed(1)} s`,
    ),
  )
  return [line('', COLUMNS, ''), ...table, ...reasonsOf(rows)].join('\n')
}

/** Each reason once, with the cells that it explains. */
function reasonsOf(rows: readonly Row[]): string[] {
  const places = new Map<string, string[]>()
  for (const { name, cells } of rows)
    for (const [index, entry] of ENTRIES.entries()) {
      const { outcome, reason } = cells[entry]
      const key = `${MARKS[outcome]}: ${reason}`
      if (outcome !== 'passed')
        places.set(key, [...(places.get(key) ?? []), `${name} × ${COLUMNS[index] ?? ''}`])
    }
  return [...places].map(([reason, where]) => `  ${reason}\n    ${where.join(', ')}`)
}

/** The number of cells with an outcome. */
export function countOf(rows: readonly Row[], outcome: Cell['outcome']): number {
  return rows.flatMap(({ cells }) => Object.values(cells)).filter((cell) => cell.outcome === outcome).length
}
