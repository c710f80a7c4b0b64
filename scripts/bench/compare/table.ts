import type { Target } from './guard.js'
import { ratioTo, type Contender, type Row } from './row.js'
import type { Sample } from './statistics.js'

const CONTENDERS: readonly Contender[] = ['strictforce', 'jsforce', 'jsforce-node', 'fetch', 'http']
const HEADINGS = ['', ...CONTENDERS, 'to jsforce', 'to fetch', 'target']

/** The rows as a table in Markdown: medians with the half of the spread, ratios, and what is aimed at. */
export function table(rows: readonly Row[], targets: readonly Target[] = []): string {
  const lines = rows.map((row) => [
    row.title,
    ...CONTENDERS.map((name) => cell(row.figures[name], row.unit)),
    ratio(ratioTo(row, 'jsforce')),
    ratio(ratioTo(row, 'fetch')),
    goal(
      row,
      targets.find(({ id }) => id === row.id),
    ),
  ])
  return [HEADINGS, HEADINGS.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function goal({ unit }: Row, target: Target | undefined): string {
  if (target === undefined) return ''
  const { target: aim, of, why } = target
  const what = of === undefined ? (unit === '' ? '' : ` ${unit}`) : `× ${of}`
  return `${aim.toLocaleString('en')}${what}${why === undefined ? '' : ' *'}`
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
