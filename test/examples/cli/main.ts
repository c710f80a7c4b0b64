import { parseArgs } from 'node:util'
import { Connection, isSalesforceError } from 'strictforce'
import { fileStore } from 'strictforce/stores/file'
import { configFolder } from './config-folder.ts'
import { loginByBrowser, loginByDevice } from './login.ts'

const USAGE = 'Usage: npm start -- login [--device] | whoami | logout'

function options() {
  const { SF_CLIENT_ID: clientId, SF_LOGIN_URL: loginUrl } = process.env
  if (clientId === undefined) throw new Error('SF_CLIENT_ID is not set: see README.md')
  const oauth2 = { clientId, loginUrl: loginUrl ?? 'https://login.salesforce.com' } // a public client: no secret
  return { oauth2, store: fileStore(configFolder('strictforce-example'), { key: false }), key: 'default' }
}

async function login(byDevice: boolean): Promise<void> {
  const conn = new Connection(options())
  await (byDevice ? loginByDevice(conn) : loginByBrowser(conn))
  console.log(`Logged in as ${(await conn.identity()).username}`)
}

async function whoami(): Promise<void> {
  const conn = await Connection.open(options())
  const { username, organization_id } = await conn.identity()
  console.log(`${username} in ${organization_id} at ${conn.instanceUrl}`)
}

async function logout(): Promise<void> {
  const conn = await Connection.open(options())
  await conn.logout(true)
  console.log('Logged out')
}

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { device: { type: 'boolean', default: false } },
  })
  const commands = new Map([
    ['login', () => login(values.device)],
    ['whoami', whoami],
    ['logout', logout],
  ])
  const command = commands.get(positionals[0] ?? '')
  if (command === undefined) throw new Error(USAGE)
  await command()
}

main().catch((error: unknown) => {
  const signIn = isSalesforceError(error) && error.verdict === 'reauthorize'
  console.error(error instanceof Error ? error.message : error)
  if (signIn) console.error('Run: npm start -- login')
  process.exitCode = 1
})
