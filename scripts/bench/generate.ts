/** `npm run bench -- generate`: time and memory of generating from WSDLs of all sizes. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { multipleInputs, vendorInputs, type Input } from './generate/inputs.js'
import { built } from '../built.js'
import { run } from '../package/run.js'

const USAGE = `Usage: npm run bench -- generate [options]

Time and memory of generating from the contract, from multiples of it, and from the vendor's WSDLs in
../shared/wsdl where they are; each run in a process of its own, medians.

  --runs N  runs for each file (default 3)
  --json    figures as JSON
  --help    show this text
`

/** Figures of one file: medians over the runs. */
export interface Figures {
  readonly name: string
  /** Megabytes, of a million bytes. */
  readonly size: number
  /** Of the processor, which no other program's load changes. */
  readonly milliseconds: number
  /** Megabytes at most, of the whole process. */
  readonly megabytes: number
}

const ONCE = built('scripts/bench/generate/once.ts')

/** How much more the largest multiple may cost for each megabyte than the smallest, to count as linear. */
const LINEAR = 1.5

export async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string', default: '3' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) console.log(USAGE)
  else await measureAll(Number(values.runs), values.json)
}

async function measureAll(runs: number, json: boolean): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'strictforce-bench-'))
  try {
    const empty = await measure(undefined, runs)
    const multiples = await inTurn(multipleInputs(folder), (input) => measure(input, runs))
    const vendor = await inTurn(vendorInputs(), (input) => measure(input, runs))
    const growth = growthOf(multiples, empty)
    if (json) console.log(JSON.stringify({ empty, multiples, vendor, growth }, null, 2))
    else report([...multiples, ...vendor], empty, growth)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function inTurn<T, Result>(
  items: readonly T[],
  work: (item: T) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = []
  for (const item of items) results.push(await work(item))
  return results
}

/** Cost of generating from a WSDL, or of an empty run without one. */
export async function measure(input: Input | undefined, runs: number): Promise<Figures> {
  const args = [ONCE, ...(input === undefined ? [] : [input.file])]
  const all = await inTurn(Array.from({ length: runs }), async () => {
    return JSON.parse(await run(process.execPath, args)) as Pick<Figures, 'milliseconds' | 'megabytes'>
  })
  return {
    name: input?.name ?? 'nothing',
    size: input?.size ?? 0,
    milliseconds: median(all.map(({ milliseconds }) => milliseconds)),
    megabytes: median(all.map(({ megabytes }) => megabytes)),
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** Cost of a megabyte in the largest multiple, over that in the smallest. */
function growthOf(multiples: readonly Figures[], empty: Figures): { time: number; memory: number } {
  const [first, last] = [multiples[0] ?? empty, multiples.at(-1) ?? empty]
  const memory = ({ megabytes, size }: Figures): number => (megabytes - empty.megabytes) / size
  const time = ({ milliseconds, size }: Figures): number => milliseconds / size
  return { time: time(last) / time(first), memory: memory(last) / memory(first) }
}

function report(all: readonly Figures[], empty: Figures, growth: { time: number; memory: number }): void {
  const row = (cells: readonly string[]): string =>
    cells.map((cell, index) => (index === 0 ? cell.padEnd(24) : cell.padStart(9))).join(' ')
  console.log(row(['file', 'MB', 'CPU ms', 'ms/MB', 'RSS MB', 'MB/MB']))
  for (const { name, size, milliseconds, megabytes } of all) {
    const figures = [milliseconds, milliseconds / size, megabytes, (megabytes - empty.megabytes) / size]
    console.log(row([name, size.toFixed(2), ...figures.map((figure) => figure.toFixed(0))]))
  }
  console.log(
    `\nRSS of a process that generates nothing: ${empty.megabytes.toFixed(0)} MB; MB/MB is beyond that.`,
  )
  console.log(
    `Eight times the contract against once, for each megabyte: time x ${growth.time.toFixed(2)}, memory x ${growth.memory.toFixed(2)}: ` +
      (Math.max(growth.time, growth.memory) <= LINEAR ? 'linear.' : 'NOT linear.'),
  )
}
