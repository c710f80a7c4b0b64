import { readFile, writeFile } from 'node:fs/promises'
import { readTargets, type Target } from './guard.js'
import type { Row } from './row.js'
import { table } from './table.js'

const HEADING = '## Benchmarks'
const BEGIN = '<!-- benchmarks: written by npm run bench -- --write -->'
const END = '<!-- /benchmarks -->'

/** Where and on what it was measured. */
export interface Circumstances {
  /** Path of the chart, from the root. */
  readonly chart: string
  /** Version of the Node.js that fresh processes ran on. */
  readonly freshNode: string
  readonly jsforce: string
}

/** The guide that has the figures. */
const GUIDE = 'site/guide/benchmarks.md'

/** Replaces the text between the markers of the guide. */
export async function writeReadme(rows: readonly Row[], circumstances: Circumstances): Promise<void> {
  const text = await readFile(GUIDE, 'utf8')
  await writeFile(
    GUIDE,
    withSection(text, section(rows, await readTargets(), { ...circumstances, chart: '/benchmark.svg' })),
  )
}

/** Puts a text between the markers; a README without them gets both, before the licence or at its end. */
export function withSection(text: string, content: string): string {
  const marked = `${BEGIN}\n${content}\n${END}`
  const [start, end] = [text.indexOf(BEGIN), text.indexOf(END)]
  if (start >= 0 && end > start) return text.slice(0, start) + marked + text.slice(end + END.length)
  const added = `${HEADING}\n\n${marked}\n`
  const before = text.indexOf('\n## Licence')
  return before < 0 ? `${text}\n${added}` : `${text.slice(0, before)}\n${added}${text.slice(before)}`
}

/** Chart, table, and what was aimed at and not reached. */
export function section(
  rows: readonly Row[],
  targets: readonly Target[],
  { chart, freshNode, jsforce }: Circumstances,
): string {
  return [
    `\`npm run bench\` measures this: each client in turn, on one loopback server, in one run. Node.js ${process.versions.node}, fresh processes on ${freshNode}; jsforce ${jsforce} as published. Times of fresh processes are what is added to bare Node. Medians ± half of the range between the quartiles; ratios are medians of the rounds' ratios.`,
    `![strictforce as a part of jsforce](${chart})`,
    table(rows, targets),
    ...shortfalls(rows, targets),
  ].join('\n\n')
}

function shortfalls(rows: readonly Row[], targets: readonly Target[]): string[] {
  const lines = targets.flatMap(({ id, why }) => {
    const title = rows.find((row) => row.id === id)?.title ?? id
    return why === undefined ? [] : [`- ${title}: ${why}`]
  })
  return lines.length === 0 ? [] : ['\\* What was aimed at and not reached, and why:', lines.join('\n')]
}
