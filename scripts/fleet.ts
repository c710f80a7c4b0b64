/** `npm run fleet`: lets many processes share one session over each store, while sessions and processes are killed. */
import { parseArgs } from 'node:util'
import { runCommand } from './command.js'
import { breaches, FLEET, PLACES } from './fleet/over.js'
import type { FleetReport, FleetSize } from './fleet/run.js'

const USAGE = 'Usage: npm run fleet [-- [--seconds 60] [--store file|ioredis|redis|postgres] [--pause 300]]'

async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: String(FLEET.seconds) },
      store: { type: 'string' },
      pause: { type: 'string', default: String(FLEET.pause) },
    },
  })
  const size = { ...FLEET, seconds: Number(values.seconds), pause: Number(values.pause) }
  const chosen = Object.entries(PLACES).filter(([id]) => values.store === undefined || values.store === id)
  if (chosen.length === 0 || !(size.seconds > 0 && size.pause > 0))
    throw new TypeError('no such store, or a number that is none')
  let isGood = true
  for (const [, { name, missing, run }] of chosen) {
    if (missing === undefined) isGood = print(name, size, await run(size)) && isGood
    else console.log(`${name}: skipped, ${missing}`)
  }
  return isGood
}

function print(store: string, size: FleetSize, report: FleetReport): boolean {
  const { processes, connections, seconds } = size
  const { expiries, refreshes, reuses, killed, killedHolding, spared, requests, refused, failures } = report
  const { paused, cuts, again } = report
  const wrong = breaches(report, size)
  const met = (100 * refused) / (expiries * processes * connections)
  console.log(
    [
      `${store}: ${processes} processes x ${connections} connections, ${seconds} s`,
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
  return wrong.length === 0
}

function spread(milliseconds: readonly number[]): string {
  const sorted = [...milliseconds].sort((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)] ?? NaN
  return `${median.toFixed(1)} ms in the median, ${(sorted.at(-1) ?? NaN).toFixed(1)} ms at most`
}

await runCommand(USAGE, main)
