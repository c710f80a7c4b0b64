import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { run } from './run.js'

const BODY = `
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
  await org.close()
}
main()
`
/** A session in files that a second connection opens; a store for Redis is refused without a client. */
const STORES = `
async function main() {
  const org = await startOrg()
  const store = fileStore(mkdtempSync(join(tmpdir(), 'strictforce-consumer-')), { key: 'a passphrase' })
  const { clientId, clientSecret } = org.app
  const options = { store, key: 'ada', oauth2: { loginUrl: org.url, clientId, clientSecret } }
  await new Connection({ ...options, ...org.openSession() }).refresh()
  org.expireSessions()
  await (await Connection.open(options)).request('/limits')
  if (org.count('refresh_token') !== 2 || org.reuses !== 0) throw new Error('not one renewal an expiry')
  let refused
  try { redisStore({}) } catch (error) { refused = error }
  if (!(refused instanceof TypeError)) throw new Error('a client that is none was taken')
  await org.close()
}
main()
`
const NODE = { mkdtempSync: 'node:fs', tmpdir: 'node:os', join: 'node:path' }
const OURS = {
  Connection: 'strictforce',
  startOrg: 'strictforce/testing',
  fileStore: 'strictforce/stores/file',
  redisStore: 'strictforce/stores/redis',
}
const FROM = Object.entries({ ...NODE, ...OURS })
const NAMES = '{ Connection, SalesforceError, isSalesforceError }'

/** Programs of consumers, by file name. */
const PROGRAMS: Readonly<Record<string, string>> = {
  'module.mjs': `import ${NAMES} from 'strictforce'\nimport { startOrg } from 'strictforce/testing'\n${BODY}`,
  'common.cjs': `const ${NAMES} = require('strictforce')\nconst { startOrg } = require('strictforce/testing')\n${BODY}`,
  'stores.mjs': FROM.map(([name, from]) => `import { ${name} } from '${from}'\n`).join('') + STORES,
  'stores.cjs': FROM.map(([name, from]) => `const { ${name} } = require('${from}')\n`).join('') + STORES,
  'one-instance.mjs': `
import { createRequire } from 'node:module'
import * as module from 'strictforce'
const common = createRequire(import.meta.url)('strictforce')
for (const name of new Set([...Object.keys(module), ...Object.keys(common)])) {
  if (module[name] === undefined || module[name] !== common[name]) throw new Error('two instances of ' + name)
}
`,
}

const TYPED = `
import { Connection, type UserInfo } from 'strictforce'
const conn = new Connection({ loginUrl: 'https://test.salesforce.com' })
export const user: Promise<UserInfo> = conn.login('ada@example.com', 'secret')
conn.on('refresh', (accessToken: string) => accessToken.length)
`

/** Compiler options of the projects that consumers have. */
const SETTINGS: Readonly<Record<string, object>> = {
  node16: { module: 'node16', moduleResolution: 'node16' },
  nodenext: { module: 'nodenext', moduleResolution: 'nodenext' },
  bundler: { module: 'esnext', moduleResolution: 'bundler' },
  classic: { module: 'commonjs', moduleResolution: 'node10' },
}

/** Installs the tarball in an empty project and runs everything there, without the optional peer and with it. */
export async function tryConsumers(folder: string, tarball: string): Promise<void> {
  const project = join(folder, 'project')
  await mkdir(project)
  await writeFile(join(project, 'package.json'), '{ "private": true }')
  await run('npm', ['install', '--no-audit', '--no-fund', tarball], project)
  for (const [name, text] of Object.entries(PROGRAMS)) await writeFile(join(project, name), text)
  await runPrograms(project)
  await run('npm', ['install', '--no-audit', '--no-fund', 'libxml2-wasm@0.7'], project)
  await runPrograms(project)
  await writeFile(join(project, 'typed.ts'), TYPED)
  for (const [name, settings] of Object.entries(SETTINGS)) await compile(project, name, settings)
}

async function runPrograms(project: string): Promise<void> {
  for (const name of Object.keys(PROGRAMS)) await run(process.execPath, [name], project)
}

async function compile(project: string, name: string, settings: object): Promise<void> {
  const compilerOptions = {
    ...settings,
    target: 'es2022',
    strict: true,
    skipLibCheck: false,
    noEmit: true,
    types: [],
  }
  const config = join(project, `tsconfig.${name}.json`)
  await writeFile(config, JSON.stringify({ compilerOptions, files: ['typed.ts'] }))
  await run(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', config], project)
}
