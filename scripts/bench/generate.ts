/** `npm run bench -- generate`: time and memory of generating from WSDLs of all sizes. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { multipleInputs, vendorInputs, type Input } from './generate/inputs.js'
import { built } from '../built.js'
import { run } from '../package/run.js'

/** Runs for each file. */
const RUNS = 3

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

/**
 * Tells what generating costs from the contract, from multiples of it, and from the vendor's WSDLs in
 * `../shared/wsdl` where they are; each run in a process of its own, medians.
 */
export async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'strictforce-bench-'))
  try {
    const empty = await measure(undefined, RUNS)
    const multiples = await inTurn(multipleInputs(folder), (input) => measure(input, RUNS))
    const vendor = await inTurn(vendorInputs(), (input) => measure(input, RUNS))
    report([...multiples, ...vendor], empty, growthOf(multiples, empty))
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
