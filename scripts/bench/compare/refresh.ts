/** How often sessions are renewed, and how long it takes; a program of its own: `refresh.ts ORIGIN ROUNDS PROJECTS`. */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Connection } from '../../../src/index.js'
import { built } from '../../built.js'
import { run } from '../../package/run.js'
import type { Projects } from './projects.js'
import type { Row } from './row.js'
import { exactly, sampleOf } from './statistics.js'

type Name = keyof Projects
type Times = Record<Name, number[]>

const [origin = '', rounds = '5', projects = '{}'] = process.argv.slice(2)
const NAMES = { strictforce: 'strictforce', jsforce: 'jsforce', 'jsforce-node': '@jsforce/jsforce-node' }
const BURST = built('scripts/bench/compare/burst.ts')
/** Bursts of one process; all but the first are warm. */
const BURSTS = 4
const PATIENCE = 5000

const folders = Object.entries(JSON.parse(projects) as Projects) as [Name, string][]
const burst: Row['figures'] = {}
const dead: Row['figures'] = {}
const cold: Times = { strictforce: [], jsforce: [], 'jsforce-node': [] }
const warm: Times = { strictforce: [], jsforce: [], 'jsforce-node': [] }
await refreshes()
for (let round = 0; round < Number(rounds); round += 1) {
  for (const [name, folder] of round % 2 === 0 ? folders : [...folders].reverse()) {
    const output = await run(process.execPath, [BURST, origin, NAMES[name], folder, String(BURSTS)])
    const [first = 0, ...later] = JSON.parse(output) as number[]
    cold[name].push(first)
    warm[name].push(sampleOf(later).median)
    burst[name] = exactly((await refreshes()) / BURSTS)
  }
}
for (const [name, folder] of folders) {
  const { Connection } = createRequire(join(folder, 'package.json'))(NAMES[name]) as {
    Connection: new (options: object) => Connection
  }
  const conn = new Connection({
    oauth2: { loginUrl: origin, clientId: 'a', clientSecret: 'b' },
    instanceUrl: origin,
    accessToken: 'stale',
    refreshToken: 'r',
  })
  const outcome = conn.request('/dead').then(String, String)
  await Promise.race([outcome, new Promise((resolve) => setTimeout(resolve, PATIENCE))])
  dead[name] = exactly(await refreshes())
}
const rows: Row[] = [
  { id: 'burst', title: '1,000 concurrent 401s: renewals', unit: '', figures: burst },
  timeRow('burst-time', '1,000 concurrent 401s until all are answered, fresh process', cold),
  timeRow('burst-warm', 'the same in a warm process', warm),
  { id: 'dead', title: 'always 401: renewals in 5 s', unit: '', figures: dead },
]
console.log(JSON.stringify(rows))
process.exit(0)

function timeRow(id: string, title: string, times: Times): Row {
  const figures = Object.entries(times).map(([name, all]) => [name, sampleOf(all)])
  return { id, title, unit: 'ms', figures: Object.fromEntries(figures) as Row['figures'] }
}

/** Renewals since the last time it was asked. */
async function refreshes(): Promise<number> {
  return (await (await fetch(`${origin}/refreshes?reset`)).json()) as number
}
