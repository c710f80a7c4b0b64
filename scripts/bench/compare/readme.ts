import { readFile, writeFile } from 'node:fs/promises'
import type { Row } from './row.js'
import { table } from './table.js'

const HEADING = '## Benchmarks\n'

/** Replaces the README's benchmark section. */
export async function writeReadme(rows: readonly Row[], chart: string): Promise<void> {
  const text = await readFile('README.md', 'utf8')
  await writeFile('README.md', withSection(text, section(rows, chart)))
}

/** Puts a section in the place of the one there is, or before the licence. */
export function withSection(text: string, section: string): string {
  const start = text.indexOf(HEADING)
  if (start < 0) return text.replace('## Licence', `${section}\n## Licence`)
  const next = text.indexOf('\n## ', start + HEADING.length)
  return text.slice(0, start) + section + (next < 0 ? '' : text.slice(next))
}

function section(rows: readonly Row[], chart: string): string {
  return `${HEADING}
\`npm run bench\` measures this table: everybody in turn, on one loopback server, in one run (Node.js ${process.versions.node}, jsforce 3.10.16 as published). Times of fresh processes are what is added to bare Node; medians ± half of the range between the quartiles.

![strictforce as a part of jsforce](${chart})

${table(rows)}
`
}
