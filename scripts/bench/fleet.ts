import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runFleet, type FleetReport } from './fleet/run.js'
import type { SharedStoreSpec } from './fleet/stores.js'
import { noRedis, startRedis } from './servers.js'

const FLEET = { processes: 8, connections: 25 }
/** Milliseconds after which a dead holder's lock is free; short, so that more happens in a minute. */
const DEAD = 2000

/** `npm run bench -- fleet [--seconds 60] [--store file|redis]`: one session, many processes, over each store. */
export async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { seconds: { type: 'string', default: '60' }, store: { type: 'string' } },
  })
  const seconds = Number(values.seconds)
  if (values.store !== 'redis') print('file store', seconds, await overFiles(seconds))
  if (values.store === 'file') return
  if (noRedis === undefined) print('Redis store', seconds, await overRedis(seconds))
  else console.log(`Redis store: skipped, ${noRedis}`)
}

/** The fleet over the file store. */
export async function overFiles(seconds: number): Promise<FleetReport> {
  const path = await mkdtemp(join(tmpdir(), 'strictforce-fleet-'))
  try {
    return await run({ kind: 'file', path, stale: DEAD }, seconds)
  } finally {
    await rm(path, { recursive: true, force: true })
  }
}

/** The fleet over a Redis of its own. */
export async function overRedis(seconds: number): Promise<FleetReport> {
  const server = await startRedis()
  try {
    return await run({ kind: 'ioredis', port: server.port, lease: DEAD }, seconds)
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

function run(spec: SharedStoreSpec, seconds: number): Promise<FleetReport> {
  return runFleet({ spec, seconds, ...FLEET })
}

function print(store: string, seconds: number, report: FleetReport): void {
  const { expiries, refreshes, reuses, killed, killedHolding, requests, refused, failures, pairs } = report
  const wrong = breaches(report)
  console.log(
    [
      `${store}: ${FLEET.processes} processes x ${FLEET.connections} connections, ${seconds} s`,
      `  ${requests} requests, ${failures.length} failed, ${refused} repeated with a renewed session`,
      `  ${expiries} expiries, ${refreshes} refreshes, ${reuses} reuses of a spent refresh token`,
      `  ${killed} processes killed, ${killedHolding} of them holding the lock; ${pairs} pair at the end`,
      ...wrong.slice(0, 10).map((what) => `  WRONG: ${what}`),
    ].join('\n'),
  )
  if (wrong.length > 0) process.exitCode = 1
}
