import { spawn } from 'node:child_process'
import type { Projects } from './projects.js'
import { FOOTPRINT, IMPORTS, type Programs } from './programs.js'
import type { Contender, Row } from './row.js'
import { differences, exactly, sampleOf } from './statistics.js'

/** Milliseconds from start to end of a fresh process, over what bare Node takes in the same round. */
export async function freshRow(
  row: Pick<Row, 'id' | 'title'>,
  programs: Programs,
  { projects, origin, runs, node }: FreshOptions,
): Promise<Row> {
  const times: Partial<Record<string, number[]>> = {}
  for (let round = 0; round < runs + 1; round += 1) {
    for (const [name, program] of Object.entries(programs)) {
      const started = performance.now()
      await runProgram(program, projectOf(projects, name), origin, node)
      if (round > 0) (times[name] ??= []).push(performance.now() - started)
    }
  }
  const { node: base = [], ...others } = times
  const figures = Object.entries(others).map(([name, all = []]) => [name, sampleOf(differences(all, base))])
  return { ...row, unit: 'ms', figures: Object.fromEntries(figures) as Row['figures'] }
}

export interface FreshOptions {
  readonly projects: Projects
  readonly origin: string
  readonly runs: number
  /** The binary. */
  readonly node: string
}

/** Modules that an import loads, and the memory that it takes. */
export async function footprintRows({ projects, origin, runs, node }: FreshOptions): Promise<Row[]> {
  const modules: Row['figures'] = {}
  const memory: Row['figures'] = {}
  const base = await footprints('', projects.strictforce, origin, runs, node)
  for (const [name, program] of Object.entries(IMPORTS)) {
    if (name === 'node') continue
    const found = await footprints(program, projectOf(projects, name), origin, runs, node)
    modules[name as Contender] = exactly(found[0]?.modules ?? 0)
    const rss = differences(
      found.map((each) => each.rss),
      base.map((each) => each.rss),
    )
    memory[name as Contender] = sampleOf(rss.map((bytes) => bytes / 1e6))
  }
  return [
    { id: 'import-modules', title: 'import: modules', unit: '', figures: modules },
    { id: 'import-memory', title: 'import: memory', unit: 'MB', figures: memory },
  ]
}

interface Footprint {
  readonly modules: number
  readonly rss: number
}

async function footprints(
  program: string,
  cwd: string,
  origin: string,
  runs: number,
  node: string,
): Promise<Footprint[]> {
  const found: Footprint[] = []
  for (let round = 0; round < runs; round += 1) {
    const output = await runProgram(`${program};${FOOTPRINT}`, cwd, origin, node)
    found.push(JSON.parse(output) as Footprint)
  }
  return found
}

function projectOf(projects: Projects, name: string): string {
  return name in projects ? projects[name as keyof Projects] : projects.strictforce
}

function runProgram(program: string, cwd: string, origin: string, node: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(node, ['-e', program, origin], { cwd, stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('error', reject)
    child.on('close', (status) => {
      if (status === 0) resolve(output)
      else reject(new Error(`${program} failed (${String(status)})`))
    })
  })
}
