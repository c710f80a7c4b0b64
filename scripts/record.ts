/**
 * `npm run record`: records fixtures from an org, or from the local org, through the public API, and writes
 * them without their secrets.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { capture } from './record/capture.js'
import { toFolder, type Folder } from './record/folder.js'
import { knownOf } from './record/known.js'
import { protocolOf } from './record/protocol.js'
import { SCENARIOS, type Credentials, type Scenario } from './record/scenarios.js'
import { isSalesforceError } from '../src/index.js'
import { startOrg } from '../src/testing/index.js'

const FIXTURES = fileURLToPath(new URL('../test/fixtures', import.meta.url))

/** Environment variables of a live org. */
const VARIABLES: Readonly<Record<keyof Credentials, string>> = {
  loginUrl: 'SF_LOGIN_URL',
  username: 'SF_USERNAME',
  password: 'SF_PASSWORD',
  clientId: 'SF_CLIENT_ID',
  clientSecret: 'SF_CLIENT_SECRET',
  refreshToken: 'SF_REFRESH_TOKEN',
}

const USAGE = `Usage: npm run record -- [--local] [--out DIR] [NAME …]
  NAME       part of the name of the fixtures to record; all that the credentials allow when left out
  --local    record from the local org instead of a live one
  --out DIR  where the folders go; default test/fixtures

A live org is described by environment variables:
  SF_LOGIN_URL       https://login.salesforce.com when left out
  SF_USERNAME        with SF_PASSWORD, which ends in the security token where one is needed
  SF_CLIENT_ID       with SF_CLIENT_SECRET: an app whose password grant is allowed
  SF_REFRESH_TOKEN   of that app; with rotation it is spent by the recording

Fixtures: ${SCENARIOS.map(({ name }) => name).join(', ')}`

function fromEnvironment(): Partial<Credentials> {
  const entries = Object.entries(VARIABLES).map(([key, name]) => [key, process.env[name]] as const)
  const given = entries.filter(([, value]) => value !== undefined && value !== '')
  return { loginUrl: 'https://login.salesforce.com', ...Object.fromEntries(given) }
}

function isPossible({ needs }: Scenario, credentials: Partial<Credentials>): credentials is Credentials {
  return needs.every((need) => credentials[need] !== undefined)
}

async function record(scenario: Scenario, credentials: Partial<Credentials>, out: string): Promise<void> {
  if (!isPossible(scenario, credentials)) {
    const missing = scenario.needs.filter((need) => credentials[need] === undefined)
    console.log(`  left out  ${scenario.name}: set ${missing.map((need) => VARIABLES[need]).join(', ')}`)
    return
  }
  const captured = await capture(scenario, scenario.plan(credentials))
  const protocol = protocolOf(captured.exchanges.map(({ url }) => url))
  const dir = join(out, protocol, scenario.name)
  write(dir, toFolder(captured, knownOf(captured, credentials)))
  console.log(`  recorded  ${relative(process.cwd(), dir)}`)
}

function write(dir: string, folder: Folder): void {
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(dir, { recursive: true })
  for (const [file, text] of Object.entries(folder)) writeFileSync(join(dir, file), text)
}

async function recordLocal(scenarios: readonly Scenario[], out: string): Promise<void> {
  const org = await startOrg()
  try {
    const { username, password } = org.user
    const { clientId, clientSecret } = org.app
    const user = { loginUrl: org.url, username, password, clientId, clientSecret }
    for (const scenario of scenarios) {
      await record(scenario, { ...user, refreshToken: org.openSession().refreshToken }, out)
    }
  } finally {
    await org.close()
  }
}

async function main(): Promise<void> {
  const options = { local: { type: 'boolean' }, out: { type: 'string' }, help: { type: 'boolean' } } as const
  const { values, positionals } = parseArgs({ allowPositionals: true, options })
  if (values.help === true) {
    console.log(USAGE)
    return
  }
  const isWanted = ({ name }: Scenario): boolean =>
    positionals.length === 0 || positionals.some((part) => name.includes(part))
  const scenarios = SCENARIOS.filter(isWanted)
  if (scenarios.length === 0) throw new TypeError(`no fixture is named like ${positionals.join(' ')}`)
  const out = values.out ?? FIXTURES
  if (values.local === true) {
    await recordLocal(scenarios, out)
    return
  }
  const credentials = fromEnvironment()
  for (const scenario of scenarios) await record(scenario, credentials, out)
}

try {
  await main()
} catch (error) {
  process.exitCode = 1
  if (isSalesforceError(error)) console.error(`${error.errorCode}: ${error.message}`)
  else console.error(error instanceof Error ? `${error.message}\n` : 'failed', `\n${USAGE}`)
}
