/** Concurrent requests on a token that is refused; a program of its own: `burst.ts ORIGIN CLIENT PROJECT TIMES`. */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Connection } from '../../../src/index.js'

const [origin = '', client = '', project = '', times = '1'] = process.argv.slice(2)
const CALLERS = 1000
const { Connection: Client } = createRequire(join(project, 'package.json'))(client) as {
  Connection: new (options: object) => Connection
}

const milliseconds: number[] = []
for (let time = 0; time < Number(times); time += 1) {
  const conn = new Client({
    oauth2: { loginUrl: origin, clientId: 'a', clientSecret: 'b' },
    instanceUrl: origin,
    accessToken: 'stale',
    refreshToken: 'r',
  })
  const started = performance.now()
  await Promise.all(Array.from({ length: CALLERS }, () => conn.request('/expired')))
  milliseconds.push(performance.now() - started)
}
console.log(JSON.stringify(milliseconds))
process.exit(0)
