/** How often sessions are renewed; a program of its own: `refresh.ts ORIGIN PROJECTS`. */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Connection } from '../../../src/index.js'
import type { Projects } from './projects.js'
import type { Row } from './row.js'
import { exactly } from './statistics.js'

const [origin = '', projects = '{}'] = process.argv.slice(2)
const NAMES = { strictforce: 'strictforce', jsforce: 'jsforce', 'jsforce-node': '@jsforce/jsforce-node' }
const CALLERS = 1000
const PATIENCE = 5000

const burst: Row['figures'] = {}
const burstTime: Row['figures'] = {}
const dead: Row['figures'] = {}
for (const [name, folder] of Object.entries(JSON.parse(projects) as Projects) as [keyof Projects, string][]) {
  const { Connection } = createRequire(join(folder, 'package.json'))(NAMES[name]) as {
    Connection: new (options: object) => Connection
  }
  const open = (): Connection =>
    new Connection({
      oauth2: { loginUrl: origin, clientId: 'a', clientSecret: 'b' },
      instanceUrl: origin,
      accessToken: 'stale',
      refreshToken: 'r',
    })
  await refreshes()
  const conn = open()
  const started = performance.now()
  await Promise.all(Array.from({ length: CALLERS }, () => conn.request('/expired')))
  burstTime[name] = exactly(performance.now() - started)
  burst[name] = exactly(await refreshes())
  const outcome = open().request('/dead').then(String, String)
  await Promise.race([outcome, new Promise((resolve) => setTimeout(resolve, PATIENCE))])
  dead[name] = exactly(await refreshes())
}
const rows: Row[] = [
  { id: 'burst', title: '1,000 concurrent 401s: renewals', unit: '', figures: burst },
  { id: 'burst-time', title: '1,000 concurrent 401s until all are answered', unit: 'ms', figures: burstTime },
  { id: 'dead', title: 'always 401: renewals in 5 s', unit: '', figures: dead },
]
console.log(JSON.stringify(rows))
process.exit(0)

/** Renewals since the last time it was asked. */
async function refreshes(): Promise<number> {
  return (await (await fetch(`${origin}/refreshes?reset`)).json()) as number
}
