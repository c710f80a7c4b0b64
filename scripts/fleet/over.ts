import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { built } from '../built.js'
import { runFleet, type FleetReport } from './run.js'
import type { SharedStoreSpec } from './stores.js'
import { noPostgres, noRedis, startPostgres, startRedis, type Server } from './servers.js'

const EXAMPLE = pathToFileURL(built('test/examples/postgres-store/postgres-store.ts')).href
/** The size of the fleet. */
export const FLEET = { processes: 8, connections: 25 }
/** Mean milliseconds between two requests of a connection. */
export const PAUSE = 300
/** Milliseconds after which a dead holder's lock is free; shorter than by default, so that more happens in a minute. */
const DEAD = 5000

/** A store that a fleet can share. */
export interface Place {
  readonly name: string
  /** Why it cannot be tried here; undefined where it can. */
  readonly missing: string | undefined
  readonly run: (seconds: number, pause?: number) => Promise<FleetReport>
}

/** Where a fleet can be tried. */
export const PLACES: Readonly<Record<string, Place>> = {
  file: { name: 'file store', missing: undefined, run: overFiles },
  redis: { name: 'Redis store', missing: noRedis, run: overRedis },
  postgres: { name: 'PostgreSQL store (the example)', missing: noPostgres, run: overPostgres },
}

/** The fleet over the file store. */
export async function overFiles(seconds: number, pause = PAUSE): Promise<FleetReport> {
  const path = await mkdtemp(join(tmpdir(), 'strictforce-fleet-'))
  try {
    return await run({ kind: 'file', path, key: false, stale: DEAD }, seconds, pause)
  } finally {
    await rm(path, { recursive: true, force: true })
  }
}

/** The fleet over a Redis of its own. */
export function overRedis(seconds: number, pause = PAUSE): Promise<FleetReport> {
  return onServer(startRedis(), ({ port }) =>
    run({ kind: 'ioredis', port, key: false, lease: DEAD }, seconds, pause),
  )
}

/** The fleet over a PostgreSQL of its own, by the store that is the example of one. */
export async function overPostgres(seconds: number, pause = PAUSE): Promise<FleetReport> {
  const { TABLE } = (await import(EXAMPLE)) as { readonly TABLE: string }
  return onServer(startPostgres(TABLE), ({ port }) => {
    const options = { host: '127.0.0.1', port, user: 'postgres', database: 'postgres' }
    return run({ kind: 'module', url: EXAMPLE, name: 'postgresStore', options }, seconds, pause)
  })
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

/** Properties that do not hold; empty when all hold. */
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
