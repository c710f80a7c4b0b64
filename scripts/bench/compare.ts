/** `npm run bench`: strictforce beside jsforce, raw `fetch` and `node:http`, on one server in one run. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { built } from '../built.js'
import { run } from '../package/run.js'
import { chart } from './compare/chart.js'
import { FIRST_DESCRIBE, FIRST_QUERY } from './compare/first.js'
import { footprintRows, freshRow } from './compare/fresh.js'
import { breaches, readTargets } from './compare/guard.js'
import { IMPORTS, OAUTH2_LOGINS, SOAP_LOGINS, type Programs } from './compare/programs.js'
import { generateRows } from './compare/generate.js'
import { freshNode, install } from './compare/projects.js'
import { writeReadme } from './compare/readme.js'
import type { Row } from './compare/row.js'
import { sizeRows, typeCheckRows } from './compare/sizes.js'
import { table } from './compare/table.js'

const USAGE = `Usage: npm run bench [-- options]
       npm run bench -- generate

Measures strictforce beside jsforce, raw fetch and node:http.

  --runs N    rounds of each figure (default 11)
  --node BIN  the Node.js that fresh processes run on (default: 22 from the registry)
  --json      figures as JSON
  --write     writes the table between the markers of site/guide/benchmarks.md, and the chart
  --guard     fails when a target is missed by more than the spread
`
const JSFORCE = '3.10.16'
const NODE = '22.23.3'
/** A later release on which the fresh SOAP login is measured as well. */
const LATER_NODE = '24.21.0'
const CHART = 'scripts/bench/benchmark.svg'

export async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string', default: '11' },
      node: { type: 'string', default: '' },
      json: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      guard: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(USAGE)
    return
  }
  const { rows, freshNode } = await measure(Number(values.runs), values.node)
  console.log(
    values.json ? JSON.stringify({ freshNode, rows }, undefined, 2) : table(rows, await readTargets()),
  )
  if (values.write) {
    await writeFile(CHART, chart(rows))
    await writeReadme(rows, { chart: CHART, freshNode, jsforce: JSFORCE })
  }
  if (values.guard) await guard(rows)
}

interface Measured {
  readonly rows: readonly Row[]
  /** Version of the Node.js that fresh processes ran on. */
  readonly freshNode: string
}

async function measure(runs: number, given: string): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'strictforce-bench-'))
  const server = spawn(process.execPath, [program('server')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    await run('npm', ['run', '-s', 'build'])
    const [first] = (await once(server.stdout, 'data')) as [Buffer]
    const node = given === '' ? await freshNode(folder, NODE) : given
    const version = await run(node, ['--version'])
    return {
      rows: await rowsOf(folder, first.toString().trim(), runs, node),
      freshNode: version.trim().slice(1),
    }
  } finally {
    server.kill()
    await rm(folder, { recursive: true, force: true })
  }
}

async function rowsOf(folder: string, origin: string, runs: number, node: string): Promise<Row[]> {
  const projects = await install(folder, JSFORCE)
  const options = { projects, origin, runs, node }
  const folders = JSON.stringify(projects)
  const fresh = (id: string, title: string, programs: Programs) => async () => [
    await freshRow({ id, title }, programs, options),
  ]
  return inTurn([
    fresh('import', 'import, over bare Node', IMPORTS),
    () => footprintRows({ ...options, runs: 5 }),
    fresh('soap', 'fresh process until logged in by SOAP', SOAP_LOGINS),
    async () => {
      const later = { ...options, node: await freshNode(folder, LATER_NODE) }
      const title = `the same on Node.js ${LATER_NODE}`
      return [await freshRow({ id: 'soap-later', title }, SOAP_LOGINS, later)]
    },
    fresh('oauth2', 'fresh process until logged in by OAuth 2.0', OAUTH2_LOGINS),
    fresh('first-query', 'fresh process until a query is answered', FIRST_QUERY),
    fresh('first-describe', 'fresh process until described', FIRST_DESCRIBE),
    () => rowsFrom(program('warm'), [origin, String(Math.ceil(runs / 2)), folders]),
    () => rowsFrom(program('refresh'), [origin, String(Math.ceil(runs / 2)), folders]),
    () => sizeRows(projects),
    () => typeCheckRows(projects, 3),
    () => generateRows(folder, 3),
  ])
}

/** One after the other, so that none disturbs the next; tells how far it is. */
async function inTurn(steps: readonly (() => Promise<Row[]>)[]): Promise<Row[]> {
  const rows: Row[] = []
  for (const [index, step] of steps.entries()) {
    const found = await step()
    rows.push(...found)
    console.error(`${index + 1}/${steps.length}: ${found.map(({ id }) => id).join(', ')}`)
  }
  return rows
}

async function rowsFrom(path: string, args: readonly string[]): Promise<Row[]> {
  const output = await run(process.execPath, [path, ...args])
  return JSON.parse(output.slice(output.indexOf('['))) as Row[]
}

function program(name: string): string {
  return built(`scripts/bench/compare/${name}.ts`)
}

async function guard(rows: readonly Row[]): Promise<void> {
  const missed = await breaches(rows)
  for (const line of missed) console.error(line)
  if (missed.length > 0) process.exitCode = 1
}
