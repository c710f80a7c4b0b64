import { transformSync } from 'esbuild'

/** The public entry points, in the order of the matrix. */
export const ENTRIES = [
  'strictforce',
  'strictforce/jsforce',
  'strictforce/soap',
  'strictforce/stores/file',
  'strictforce/stores/redis',
  'strictforce/testing',
] as const

export type EntryPoint = (typeof ENTRIES)[number]

/**
 * A program for each entry point, as an ES module that a tool bundles or loads: `main(org)` uses the entry against an
 * org outside, and throws when something is wrong. An org is `{ url, app, user, held }`, `held` a session that expired.
 */
export const ENTRY_PROGRAMS: Readonly<Record<EntryPoint, string>> = {
  strictforce: `
import standard, { Connection, isSalesforceError, SalesforceError } from 'strictforce'

export async function main({ url: loginUrl, app: { clientId, clientSecret, redirectUri }, held, user }) {
  if (standard.Connection !== Connection) throw new Error('the default export has another Connection')
  const oauth2 = { loginUrl, clientId, clientSecret, redirectUri }
  const renewed = new Connection({ oauth2, ...held })
  await renewed.request('/limits')
  await renewed.identity()
  const { userId } = await renewed.partner.getUserInfo()
  const { url } = renewed.oauth2.authorizationRequest({ scope: 'api' })
  if (!/code_challenge=[\\w-]{43}(&|$)/.test(url)) throw new Error('no PKCE')
  await renewed.logout(true)
  const soap = new Connection({ loginUrl })
  const found = await soap.login(user.username, user.password)
  if (found.id !== userId) throw new Error('another user')
  await soap.logout()
  const error = await soap.login(user.username, 'wrong').catch((error) => error)
  if (!isSalesforceError(error) || !(error instanceof SalesforceError) || error.errorCode !== 'INVALID_LOGIN') throw error
}
`,
  'strictforce/jsforce': `
import { Connection } from 'strictforce'
import { jsforceOptions } from 'strictforce/jsforce'

export async function main({ url: loginUrl, app: { clientId, clientSecret }, held }) {
  const conn = new Connection({ oauth2: { loginUrl, clientId, clientSecret }, ...held })
  const { accessToken, instanceUrl, refreshFn } = jsforceOptions(conn)
  if (accessToken !== held.accessToken) throw new Error('another token')
  const renewed = await new Promise((resolve, reject) => {
    refreshFn({ accessToken, instanceUrl }, (error, token) => (error ? reject(error) : resolve(token)))
  })
  if (renewed === accessToken || renewed !== conn.accessToken) throw new Error('not renewed')
}
`,
  'strictforce/soap': `
import { Connection } from 'strictforce'
import { soapOptions } from 'strictforce/soap'

export async function main({ url: loginUrl, app: { clientId, clientSecret }, held }) {
  const conn = new Connection({ oauth2: { loginUrl, clientId, clientSecret }, ...held })
  if (typeof soapOptions(conn).httpClient.request !== 'function') throw new Error('no client for node-soap')
}
`,
  'strictforce/stores/file': `
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Connection } from 'strictforce'
import { fileStore } from 'strictforce/stores/file'

export async function main({ url: loginUrl, app: { clientId, clientSecret }, held }) {
  const folder = mkdtempSync(join(tmpdir(), 'strictforce-entry-'))
  const options = {
    store: fileStore(folder, { key: 'a passphrase' }),
    key: 'ada',
    oauth2: { loginUrl, clientId, clientSecret },
  }
  const first = new Connection({ ...options, ...held })
  await first.refresh()
  const second = await Connection.open(options)
  if (second.accessToken !== first.accessToken) throw new Error('not shared')
  for (const conn of [first, second]) conn.forget()
  rmSync(folder, { recursive: true })
}
`,
  'strictforce/stores/redis': `
import { redisStore } from 'strictforce/stores/redis'

export async function main() {
  let refused
  try {
    redisStore({})
  } catch (error) {
    refused = error
  }
  if (!(refused instanceof TypeError)) throw new Error('a client that is none was taken')
}
`,
  'strictforce/testing': `
import { Connection } from 'strictforce'
import { startOrg } from 'strictforce/testing'

export async function main() {
  const org = await startOrg()
  const conn = new Connection({ loginUrl: org.url })
  await conn.login(org.user.username, org.user.password)
  await conn.request('/limits')
  const { clientId, clientSecret } = org.app
  const server = new Connection({ oauth2: { loginUrl: org.url, clientId, clientSecret } })
  await server.authorize({ grant_type: 'client_credentials' })
  await server.logout()
  await conn.logout()
  await org.close()
}
`,
}

/** Entry points that need files, sockets or processes of Node.js, with the reason. */
export const OF_NODE = {
  'strictforce/stores/file': 'needs the file system of Node.js',
  'strictforce/stores/redis': 'needs the sockets and node:crypto of Node.js',
  'strictforce/testing': 'is an HTTP server of Node.js',
} as const

/** The file of an entry point's program. */
export function fileOf(entry: EntryPoint): string {
  return `${entry.replaceAll('/', '-')}.js`
}

/** The program of an entry point as CommonJS. */
export function commonOf(entry: EntryPoint): string {
  return transformSync(ENTRY_PROGRAMS[entry], { format: 'cjs', platform: 'node' }).code
}

/**
 * Runs `main` of the file that the first argument names, against an org in the same process; `require` where the
 * second argument says so.
 */
export const RUNNER = `
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { startOrg } from 'strictforce/testing'

const [file, how] = process.argv.slice(2)
const load = how === 'require' ? createRequire(import.meta.url) : (path) => import(pathToFileURL(path))
const module = await load(file)
const main = module.main ?? module.default?.main
const org = await startOrg()
const held = org.openSession()
org.expireSessions()
await main({ url: org.url, app: org.app, user: org.user, held })
await org.close()
console.log('ran')
`
