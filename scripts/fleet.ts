/** `npm run fleet`: lets many processes share one session over each store, while sessions and processes are killed. */
import { parseArgs } from 'node:util'
import { breaches, FLEET, PAUSE, PLACES } from './fleet/over.js'
import type { FleetReport } from './fleet/run.js'

const USAGE = 'Usage: npm run fleet [-- [--seconds 60] [--store file|ioredis|redis|postgres] [--pause 300]]'

async function main(): Promise<void> {
  const { values } = parseArgs({
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

function print(store: string, seconds: number, report: FleetReport): void {
  const { expiries, refreshes, reuses, killed, killedHolding, spared, requests, refused, failures } = report
  const { paused, cuts, again } = report
  const wrong = breaches(report)
  const met = (100 * refused) / (expiries * FLEET.processes * FLEET.connections)
  console.log(
    [
      `${store}: ${FLEET.processes} processes x ${FLEET.connections} connections, ${seconds} s`,
      `  ${requests} requests, ${failures.length} failed`,
      `  ${expiries} expiries, ${refreshes} refreshes, ${reuses} reuses of a spent refresh token`,
      `  ${refused} requests met the expiry and were repeated: ${met.toFixed(0)} % of the connections at each`,
      `  ${killed} processes killed, ${killedHolding} of them holding the lock`,
      `  ${paused} processes stood still, ${cuts} cuts of all connections to the store; ${again} requests sent again`,
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

try {
  await main()
} catch (error) {
  if (!(error instanceof TypeError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
