/** The program of a consumer, from login to logout, with the local org in the same process. */
export const SESSION = `
async function main() {
  const org = await startOrg()
  const conn = new Connection({ loginUrl: org.url })
  const user = await conn.login(org.user.username, org.user.password)
  const info = await conn.partner.getUserInfo()
  if (info.userId !== user.id) throw new Error('another user')
  org.expireSessions()
  await conn.request('/limits')
  await conn.logout()
  const error = await conn.login(org.user.username, 'wrong').catch((error) => error)
  if (!isSalesforceError(error) || !(error instanceof SalesforceError)) throw new Error('another error')
  if (error.errorCode !== 'INVALID_LOGIN') throw error
  const { clientId, clientSecret } = org.app
  const held = new Connection({ oauth2: { loginUrl: org.url, clientId, clientSecret }, ...org.openSession() })
  org.expireSessions()
  await held.request('/limits')
  await held.logout(true)
  await org.close()
}
`
const NAMES = '{ Connection, SalesforceError, isSalesforceError }'

/** Imports of what {@link SESSION} uses. */
export const AS_MODULE = `import ${NAMES} from 'strictforce'\nimport { startOrg } from 'strictforce/testing'\n`
/** The same for CommonJS. */
export const AS_COMMON = `const ${NAMES} = require('strictforce')\nconst { startOrg } = require('strictforce/testing')\n`

/** A session in files that a second connection opens; a store for Redis is refused without a client. */
const STORES = `
async function main() {
  const org = await startOrg()
  const store = fileStore(mkdtempSync(join(tmpdir(), 'strictforce-consumer-')), { key: 'a passphrase' })
  const { clientId, clientSecret } = org.app
  const options = { store, key: 'ada', oauth2: { loginUrl: org.url, clientId, clientSecret } }
  const first = new Connection({ ...options, ...org.openSession() })
  await first.refresh()
  org.expireSessions()
  const second = await Connection.open(options)
  await second.request('/limits')
  if (org.count('refresh_token') !== 2 || org.reuses !== 0) throw new Error('not one renewal an expiry')
  let refused
  try { redisStore({}) } catch (error) { refused = error }
  if (!(refused instanceof TypeError)) throw new Error('a client that is none was taken')
  if ('Deno' in globalThis) [first, second].forEach((conn) => conn.forget()) // its watchers keep a process alive
  await org.close()
}
main()
`
const FROM = Object.entries({
  mkdtempSync: 'node:fs',
  tmpdir: 'node:os',
  join: 'node:path',
  Connection: 'strictforce',
  startOrg: 'strictforce/testing',
  fileStore: 'strictforce/stores/file',
  redisStore: 'strictforce/stores/redis',
})

const ONE_INSTANCE = `
import { createRequire } from 'node:module'
import * as module from 'strictforce'
const common = createRequire(import.meta.url)('strictforce')
for (const name of new Set([...Object.keys(module), ...Object.keys(common)])) {
  if (module[name] === undefined || module[name] !== common[name]) throw new Error('two instances of ' + name)
}
`

/** Starts the org by the command, asks the command who is logged in there, and ends it as Ctrl-C does. */
export const LOCAL_ORG = `
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'

const COMMAND = 'node_modules/strictforce/dist/cli.cjs'
const org = spawn(process.execPath, [COMMAND, 'org', '--port', '0', '--user', 'ada@x.example:pass-word'])
let printed = ''
for await (const chunk of org.stdout.iterator({ destroyOnReturn: false })) {
  printed += chunk
  if (printed.includes('Ctrl-C')) break
}
const variables = [...printed.matchAll(/export (\\w+)=(\\S+)/g)].map(([, name, value]) => [name, value])
const env = { ...process.env, ...Object.fromEntries(variables) }
const told = JSON.parse(execFileSync(process.execPath, [COMMAND, 'whoami', '--json'], { env, encoding: 'utf8' }))
if (told.username !== 'ada@x.example') throw new Error(JSON.stringify(told))
org.stdout.resume()
org.kill('SIGINT')
const [code] = await once(org, 'exit')
if (code !== 0) throw new Error('the org ended with ' + code)
`

/** Programs of consumers, by file name; each exits with 0 when all is well. */
export const PROGRAMS: Readonly<Record<string, string>> = {
  'module.mjs': `${AS_MODULE}${SESSION}main()\n`,
  'common.cjs': `${AS_COMMON}${SESSION}main()\n`,
  'stores.mjs': FROM.map(([name, from]) => `import { ${name} } from '${from}'\n`).join('') + STORES,
  'stores.cjs': FROM.map(([name, from]) => `const { ${name} } = require('${from}')\n`).join('') + STORES,
  'one-instance.mjs': ONE_INSTANCE,
}

/**
 * A module for places without anything of Node's: `life(org)` opens sessions by OAuth 2.0 and by SOAP, renews
 * one, makes requests and closes them; gives the number of requests that were answered.
 */
export const LIFE = `
import { Connection } from 'strictforce'

export async function life({ url: loginUrl, app: { clientId, clientSecret, redirectUri }, held, user }) {
  const oauth2 = { loginUrl, clientId, clientSecret, redirectUri }
  const server = new Connection({ oauth2 })
  await server.authorize({ grant_type: 'client_credentials' })
  const answers = [await server.request('/limits')]
  await server.logout()
  const renewed = new Connection({ oauth2, ...held })
  answers.push(await renewed.request('/limits'), await renewed.identity(), await renewed.partner.getUserInfo())
  const { url } = renewed.oauth2.authorizationRequest({ scope: 'api' })
  if (!new URL(url).searchParams.has('code_challenge')) throw new Error('no PKCE')
  await renewed.logout(true)
  const soap = new Connection({ loginUrl })
  await soap.login(user.username, user.password)
  answers.push(await soap.request('/limits'))
  await soap.logout()
  return answers.filter((answer) => typeof answer === 'object' && answer !== null).length
}
`

/** Starts the local org and gives what {@link LIFE} needs; the session that is held has expired. */
export const HOST = `
import { startOrg } from 'strictforce/testing'

export async function withOrg(work) {
  const org = await startOrg()
  const held = org.openSession()
  org.expireSessions()
  const answered = await work({ url: org.url, app: org.app, user: org.user, held })
  const renewals = org.count('refresh_token')
  await org.close()
  if (answered !== 5 || renewals !== 1) throw new Error(answered + ' requests answered, ' + renewals + ' renewals')
}
`
