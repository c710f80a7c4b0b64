import { ratioTo, type Contender, type Row } from './row.js'
import type { Sample } from './statistics.js'

const CONTENDERS: readonly Contender[] = ['strictforce', 'jsforce', 'jsforce-node', 'fetch', 'http']
const HEADINGS = ['', ...CONTENDERS, 'to jsforce', 'to fetch']

/** The rows as a table in Markdown: medians with the half of the spread, and ratios. */
export function table(rows: readonly Row[]): string {
  const lines = rows.map((row) => [
    row.title,
    ...CONTENDERS.map((name) => cell(row.figures[name], row.unit)),
    ratio(ratioTo(row, 'jsforce')),
    ratio(ratioTo(row, 'fetch')),
  ])
  return [HEADINGS, HEADINGS.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function cell(sample: Sample | undefined, unit: string): string {
  if (sample === undefined) return ''
  const spread = (sample.high - sample.low) / 2
  const space = unit === '' ? '' : ` ${unit}`
  return `${round(sample.median)}${spread > 0 ? ` ± ${round(spread)}` : ''}${space}`
}

function ratio(sample: Sample | undefined): string {
  return sample === undefined ? '' : `${sample.median.toPrecision(2)}×`
}

function round(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : 1
  return value.toLocaleString('en', { maximumFractionDigits: digits })
}
