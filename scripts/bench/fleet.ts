import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { bundle } from './fleet/crew.js'
import { runFleet, type FleetReport } from './fleet/run.js'
import type { SharedStoreSpec } from './fleet/stores.js'
import { noPostgres, noRedis, startPostgres, startRedis, type Server } from './servers.js'

const EXAMPLE = fileURLToPath(
  new URL('../../test/examples/postgres-store/postgres-store.ts', import.meta.url),
)
const FLEET = { processes: 8, connections: 25 }
/** Mean milliseconds between two requests of a connection. */
const PAUSE = 300
/** Milliseconds after which a dead holder's lock is free; shorter than by default, so that more happens in a minute. */
const DEAD = 5000

/** A store that a fleet can share. */
interface Place {
  readonly name: string
  /** Why it cannot be tried here; undefined where it can. */
  readonly missing: string | undefined
  readonly run: (seconds: number, pause?: number) => Promise<FleetReport>
}

const PLACES: Readonly<Record<string, Place>> = {
  file: { name: 'file store', missing: undefined, run: overFiles },
  redis: { name: 'Redis store', missing: noRedis, run: overRedis },
  postgres: { name: 'PostgreSQL store (the example)', missing: noPostgres, run: overPostgres },
}

const USAGE = 'fleet [--seconds 60] [--store file|redis|postgres] [--pause 300]'

/** `npm run bench -- fleet`: one session, many processes, over each store. */
export async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: 'string', default: '60' },
      store: { type: 'string' },
      pause: { type: 'string', default: String(PAUSE) },
    },
  })
  const [seconds, pause] = [Number(values.seconds), Number(values.pause)]
  const chosen = Object.entries(PLACES).filter(([id]) => values.store === undefined || values.store === id)
  if (chosen.length === 0 || !(seconds > 0 && pause > 0)) throw new TypeError(USAGE)
  for (const [, { name, missing, run }] of chosen) {
    if (missing === undefined) print(name, seconds, await run(seconds, pause))
    else console.log(`${name}: skipped, ${missing}`)
  }
}

/** The fleet over the file store. */
export async function overFiles(seconds: number, pause = PAUSE): Promise<FleetReport> {
  const path = await mkdtemp(join(tmpdir(), 'strictforce-fleet-'))
  try {
    return await run({ kind: 'file', path, stale: DEAD }, seconds, pause)
  } finally {
    await rm(path, { recursive: true, force: true })
  }
}

/** The fleet over a Redis of its own. */
export function overRedis(seconds: number, pause = PAUSE): Promise<FleetReport> {
  return onServer(startRedis(), ({ port }) => run({ kind: 'ioredis', port, lease: DEAD }, seconds, pause))
}

/** The fleet over a PostgreSQL of its own, by the store that is the example of one. */
export async function overPostgres(seconds: number, pause = PAUSE): Promise<FleetReport> {
  const program = await bundle(EXAMPLE)
  const url = pathToFileURL(program).href
  const { TABLE } = (await import(url)) as { readonly TABLE: string }
  try {
    return await onServer(startPostgres(TABLE), ({ port }) => {
      const options = { host: '127.0.0.1', port, user: 'postgres', database: 'postgres' }
      return run({ kind: 'module', url, name: 'postgresStore', options }, seconds, pause)
    })
  } finally {
    await rm(dirname(program), { recursive: true, force: true })
  }
}

async function onServer(
  starting: Promise<Server>,
  use: (server: Server) => Promise<FleetReport>,
): Promise<FleetReport> {
  const server = await starting
  try {
    return await use(server)
  } finally {
    await server.stop()
  }
}

/** What has to hold, and does not; empty when all is well. */
export function breaches(report: FleetReport): string[] {
  const { expiries, refreshes, reuses, failures, ended, pairs } = report
  return [
    refreshes === expiries ? [] : [`${refreshes} refreshes for ${expiries} expiries`],
    reuses === 0 ? [] : [`${reuses} spent refresh tokens were sent again`],
    ended === FLEET.processes * FLEET.connections ? [] : [`${ended} connections came to the end`],
    pairs === 1 ? [] : [`${pairs} different pairs at the end`],
    failures,
  ].flat()
}

function run(spec: SharedStoreSpec, seconds: number, pause: number): Promise<FleetReport> {
  return runFleet({ spec, seconds, pause, ...FLEET })
}

function print(store: string, seconds: number, report: FleetReport): void {
  const { expiries, refreshes, reuses, killed, killedHolding, spared, requests, refused, failures } = report
  const wrong = breaches(report)
  const met = (100 * refused) / (expiries * FLEET.processes * FLEET.connections)
  console.log(
    [
      `${store}: ${FLEET.processes} processes x ${FLEET.connections} connections, ${seconds} s`,
      `  ${requests} requests, ${failures.length} failed`,
      `  ${expiries} expiries, ${refreshes} refreshes, ${reuses} reuses of a spent refresh token`,
      `  ${refused} requests met the expiry and were repeated: ${met.toFixed(0)} % of the connections at each`,
      `  ${killed} processes killed, ${killedHolding} of them holding the lock`,
      `  ${spared} spared, being between token request and save; from answer to save: ${spread(report.gaps)}`,
      `  at the end ${report.ended} connections on ${report.pairs} pair`,
      ...wrong.slice(0, 10).map((what) => `  WRONG: ${what}`),
    ].join('\n'),
  )
  if (wrong.length > 0) process.exitCode = 1
}

function spread(milliseconds: readonly number[]): string {
  const sorted = [...milliseconds].sort((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)] ?? NaN
  return `${median.toFixed(1)} ms in the median, ${(sorted.at(-1) ?? NaN).toFixed(1)} ms at most`
}
