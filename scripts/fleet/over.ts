import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { built } from '../built.js'
import { startProxy } from './proxy.js'
import { runFleet, type FleetReport, type FleetSize } from './run.js'
import type { SharedStoreSpec } from './stores.js'
import { noPostgres, noRedis, startPostgres, startRedis, type Server } from './servers.js'

const EXAMPLE = pathToFileURL(built('test/examples/postgres-store/postgres-store.ts')).href
/** The size of the whole fleet. */
export const FLEET: FleetSize = { seconds: 60, processes: 8, connections: 25, pause: 300 }
/** Milliseconds after which a dead holder's lock is free; shorter than by default, so that more happens in a minute. */
const DEAD = 5000

/** Milliseconds that a store may take to answer: longer than a process stands still. */
const PATIENT = 15_000

/** A store that a fleet can share. */
export interface Place {
  readonly name: string
  /** Why it cannot be tried here; undefined where it can. */
  readonly missing: string | undefined
  readonly run: (size: FleetSize) => Promise<FleetReport>
}

/** Where a fleet can be tried. */
export const PLACES: Readonly<Record<string, Place>> = {
  file: { name: 'file store', missing: undefined, run: overFiles },
  ioredis: { name: 'Redis store, client ioredis', missing: noRedis, run: overRedis },
  redis: { name: 'Redis store, client redis', missing: noRedis, run: (size) => overRedisBy('redis', size) },
  postgres: { name: 'PostgreSQL store (the example)', missing: noPostgres, run: overPostgres },
}

/** The fleet over the file store. */
export async function overFiles(size: FleetSize): Promise<FleetReport> {
  const path = await mkdtemp(join(tmpdir(), 'strictforce-fleet-'))
  try {
    const spec = { kind: 'file', path, key: false, stale: DEAD } as const
    return await runFleet({ spec, ...size })
  } finally {
    await rm(path, { recursive: true, force: true })
  }
}

/** The fleet over a Redis of its own. */
export function overRedis(size: FleetSize): Promise<FleetReport> {
  return overRedisBy('ioredis', size)
}

function overRedisBy(kind: 'ioredis' | 'redis', size: FleetSize): Promise<FleetReport> {
  const spec = (port: number): SharedStoreSpec => ({ kind, port, key: false, lease: DEAD, timeout: PATIENT })
  return onServer(startRedis(), spec, size)
}

/** The fleet over a PostgreSQL of its own, by the store that is the example of one. */
export async function overPostgres(size: FleetSize): Promise<FleetReport> {
  const { TABLE } = (await import(EXAMPLE)) as { readonly TABLE: string }
  const spec = (port: number): SharedStoreSpec => {
    const options = {
      host: '127.0.0.1',
      port,
      user: 'postgres',
      database: 'postgres',
      query_timeout: PATIENT,
    }
    return { kind: 'module', url: EXAMPLE, name: 'postgresStore', options }
  }
  return onServer(startPostgres(TABLE), spec, size)
}

/** The fleet on a server of its own, by a proxy that cuts connections. */
async function onServer(
  starting: Promise<Server>,
  spec: (port: number) => SharedStoreSpec,
  size: FleetSize,
): Promise<FleetReport> {
  const server = await starting
  const proxy = await startProxy(server.port)
  try {
    const cut = (): void => {
      proxy.cut()
    }
    const way = { spec: spec(proxy.port), direct: spec(server.port), cut }
    return await runFleet({ ...way, ...size })
  } finally {
    proxy.close()
    await server.stop()
  }
}

/** Properties that do not hold; empty when all hold. */
export function breaches(report: FleetReport, { processes, connections }: FleetSize): string[] {
  const { expiries, refreshes, reuses, failures, ended, pairs } = report
  return [
    refreshes === expiries ? [] : [`${refreshes} refreshes for ${expiries} expiries`],
    reuses === 0 ? [] : [`${reuses} spent refresh tokens were sent again`],
    ended === processes * connections ? [] : [`${ended} connections came to the end`],
    pairs === 1 ? [] : [`${pairs} different pairs at the end`],
    failures,
  ].flat()
}
