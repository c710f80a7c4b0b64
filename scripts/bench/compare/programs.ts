import type { Contender } from './row.js'

/** Programs that are run in a fresh process; the origin of the server is their first argument. */
export type Programs = Partial<Record<Contender | 'node', string>>

const LOGIN = `login('ada@example.com', 'secret').then(() => process.exit(0))`
const SOAP = `new Connection({ loginUrl: process.argv[1] }).${LOGIN}`
const OAUTH2 = `new Connection({ oauth2: { loginUrl: process.argv[1], clientId: 'a', clientSecret: 'b' } }).${LOGIN}`
const PACKAGES = {
  strictforce: 'strictforce',
  jsforce: 'jsforce',
  'jsforce-node': '@jsforce/jsforce-node',
} as const

/** Nothing but the import. */
export const IMPORTS: Programs = { node: '0', ...withConnection('') }

/** The program of a process until it is logged in. */
export const SOAP_LOGINS: Programs = {
  node: '0',
  ...withConnection(SOAP),
  fetch: `fetch(process.argv[1] + '/services/Soap/u/64.0', { method: 'POST', body: '<login/>' }).then((r) => r.text()).then(() => process.exit(0))`,
  http: `require('node:http').request(process.argv[1] + '/services/Soap/u/64.0', { method: 'POST' }, (r) => r.resume().on('end', () => process.exit(0))).end('<login/>')`,
}

/** The same by the password grant. */
export const OAUTH2_LOGINS: Programs = { node: '0', ...withConnection(OAUTH2) }

/** Prints the number of modules that were loaded, and how much memory the process has. */
export const FOOTPRINT = `console.log(JSON.stringify({ modules: Object.keys(require.cache).length, rss: process.memoryUsage().rss }))`

function withConnection(body: string): Programs {
  return Object.fromEntries(
    Object.entries(PACKAGES).map(([name, path]) => [
      name,
      `const { Connection } = require('${path}');${body}`,
    ]),
  )
}
