// at most 300 s
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { startOrg, type LocalOrg } from '../src/testing/index.js'
import { compileExamples, foreignImports, projects } from './documents/examples.js'
import { runExample, startExample, type Environment, type Running } from './helpers/examples.js'
import { closedUrl } from './helpers/servers.js'
import { temporaryFolder } from './helpers/temporary-folder.js'
import { withOrg } from './testing/support.js'

const Examples = suite('examples')

const NAMES = ['cli', 'client-credentials', 'fastify-plugin', 'serverless']

Examples('each is a project of its own, with a README and every package that it imports', () => {
  const names = projects().map(({ name }) => name)
  assert.equal(
    NAMES.filter((name) => !names.includes(name)),
    [],
  )
  for (const project of projects()) {
    assert.equal([project.manifest.name, project.manifest.private], [project.name, true])
    assert.match(project.readme, /^# .+\n\n.+/)
    assert.equal(foreignImports(project), [], project.name)
  }
})

Examples('each compiles, strictly', () => {
  assert.equal(compileExamples(), [])
})

function settingsOf({ url, app }: LocalOrg): Environment {
  return { SF_LOGIN_URL: url, SF_CLIENT_ID: app.clientId, SF_CLIENT_SECRET: app.clientSecret }
}

Examples(
  'client-credentials lists accounts and logs out',
  withOrg(async (org) => {
    const { code, stdout, stderr } = await runExample('client-credentials/accounts.ts', [], settingsOf(org))
    assert.equal([code, stderr, stdout.trim().split('\n').length], [0, '', 3])
    assert.equal([org.count('client_credentials'), org.count('revoke')], [1, 1])
  }),
)

Examples(
  'client-credentials tells what is wrong, and by its exit code whether it may pass',
  withOrg(async (org) => {
    const wrong = { ...settingsOf(org), SF_CLIENT_SECRET: 'not.the.secret' }
    const refused = await runExample('client-credentials/accounts.ts', [], wrong)
    assert.is(refused.code, 1)
    assert.match(refused.stderr, /^invalid_client.* \(configuration\): /)
    assert.not.match(refused.stderr, /not\.the\.secret/)
    org.answer('token', { status: 503, body: '' }, 9)
    assert.is((await runExample('client-credentials/accounts.ts', [], settingsOf(org))).code, 75)
    const unset = await runExample('client-credentials/accounts.ts', [], {})
    assert.match(unset.stderr, /SF_LOGIN_URL is not set/)
  }),
)

async function instance(org: LocalOrg, folder: string): Promise<{ url: string; running: Running }> {
  const env = { ...settingsOf(org), SESSION_FOLDER: folder, SESSION_KEY: 'a long passphrase', PORT: '0' }
  const running = startExample('serverless/serve.ts', [], env)
  return { running, url: await running.printed(/http:\S+/) }
}

const statusOf = async (url: string): Promise<number> => (await fetch(url)).status

Examples(
  'serverless: two instances, cold and warm, share one session through two expiries',
  withOrg(async (org) => {
    const folder = temporaryFolder()
    const instances = await Promise.all([instance(org, folder), instance(org, folder)])
    const urls = instances.flatMap(({ url }) => Array.from({ length: 20 }, () => url))
    try {
      for (const logins of [1, 2, 3]) {
        assert.equal(new Set(await Promise.all(urls.map(statusOf))), new Set([200]))
        assert.is(org.count('client_credentials'), logins)
        org.expireSessions()
      }
    } finally {
      await Promise.all(instances.map(({ running }) => running.stop()))
    }
    const later = await instance(org, folder)
    assert.equal([await statusOf(later.url), org.count('client_credentials')], [200, 4])
    await later.running.stop()
  }),
)

Examples(
  'serverless: what may pass is 503 with Retry-After, the rest is 502, and neither is remembered',
  withOrg(async (org) => {
    const { url, running } = await instance(org, temporaryFolder())
    try {
      org.answer('token', { status: 503, body: '' }, 1)
      const busy = await fetch(url)
      assert.equal([busy.status, busy.headers.get('retry-after')], [503, '5'])
      assert.is(await statusOf(url), 200)
      org.answer('limits', { status: 403, body: [{ errorCode: 'API_DISABLED_FOR_ORG', message: 'off' }] }, 1)
      assert.equal([await statusOf(url), await statusOf(url)], [502, 200])
    } finally {
      await running.stop()
    }
  }),
)

Examples(
  'fastify-plugin: serves, renews, and logs out when it is shut down',
  withOrg(async (org) => {
    const running = startExample('fastify-plugin/server.ts', [], { ...settingsOf(org), PORT: '0' })
    const url = await running.printed(/http:\S+/)
    const accounts = async (): Promise<unknown[]> =>
      (await (await fetch(`${url}/accounts`)).json()) as unknown[]
    assert.is((await accounts()).length, 3)
    org.expireSessions()
    assert.is((await accounts()).length, 3)
    org.answer('query', { status: 503, body: '' }, 9)
    const busy = await fetch(`${url}/accounts`)
    assert.equal([busy.status, busy.headers.get('retry-after')], [503, '5'])
    const { code } = await running.stop()
    assert.equal([code, org.count('client_credentials'), org.count('revoke')], [0, 2, 1])
  }),
)

interface Page {
  readonly status: number
  readonly text: string
  readonly headers: Record<string, string>
}

/** A folder that stands for the user's home, and the variables that point there. */
function home(org: LocalOrg, port: number): { folder: string; env: Environment } {
  const folder = temporaryFolder()
  const { SF_LOGIN_URL = '', SF_CLIENT_ID = '' } = settingsOf(org)
  const homes = { HOME: folder, XDG_CONFIG_HOME: folder, APPDATA: folder }
  return { folder, env: { ...homes, SF_LOGIN_URL, SF_CLIENT_ID, SF_CALLBACK_PORTS: String(port) } }
}

/** An org with a public client that may come back to one port. */
async function withCli(test: (org: LocalOrg, port: number) => Promise<void>): Promise<void> {
  const port = Number(new URL(await closedUrl()).port)
  const redirectUri = `http://127.0.0.1:${port}/callback`
  const org = await startOrg({
    apps: [{ clientId: 'the-cli', redirectUri, requirePkce: true }],
    deviceInterval: 0.01,
  })
  try {
    await test(org, port)
  } finally {
    await org.close()
  }
}

/** A browser that goes where it is sent and keeps the page; before, on demand, it tries what an attacker would. */
function fakeBrowser(folder: string, forge: boolean): { BROWSER: string; page: () => Promise<Page> } {
  const [path, page] = [join(folder, 'browser.mjs'), join(folder, 'page.json')]
  const attack = `const callback = new URL(process.argv[2]).searchParams.get('redirect_uri')
for (const end of ['?code=stolen&state=guessed', '?code=stolen', '/../favicon.ico']) {
  if ((await fetch(callback + end)).status < 400) process.exit(1)
}`
  writeFileSync(
    path,
    `#!${process.execPath}
import { renameSync, writeFileSync } from 'node:fs'
${forge ? attack : ''}
const response = await fetch(process.argv[2])
const headers = Object.fromEntries(response.headers)
const page = { status: response.status, headers, text: await response.text() }
writeFileSync(${JSON.stringify(`${page}~`)}, JSON.stringify(page))
renameSync(${JSON.stringify(`${page}~`)}, ${JSON.stringify(page)})
`,
    { mode: 0o755 },
  )
  return {
    BROWSER: path,
    page: async () => {
      while (!existsSync(page)) await sleep(20) // the browser outlives the command
      return JSON.parse(readFileSync(page, 'utf8')) as Page
    },
  }
}

Examples('cli: logs in by the browser, keeps the session for later commands, renews it, logs out', () =>
  withCli(async (org, port) => {
    const { folder, env } = home(org, port)
    const { BROWSER, page } = fakeBrowser(folder, true)
    const login = await runExample('cli/main.ts', ['login'], { ...env, BROWSER })
    assert.equal([login.code, login.stderr], [0, ''])
    assert.match(login.stdout, `Logged in as ${org.user.username}`)
    const { status, headers, text } = await page()
    assert.match(text, 'You are logged in')
    assert.equal([status, headers['cache-control']], [200, 'no-store'])
    org.expireSessions()
    const whoami = await runExample('cli/main.ts', ['whoami'], env)
    assert.match(whoami.stdout, `${org.user.username} in ${org.user.organizationId} at ${org.url}`)
    assert.equal([org.count('refresh_token'), org.reuses], [1, 0])
    assert.match((await runExample('cli/main.ts', ['logout'], env)).stdout, 'Logged out')
    const after = await runExample('cli/main.ts', ['whoami'], env)
    assert.equal([after.code, /npm start -- login/.test(after.stderr)], [1, true])
  }),
)

Examples('cli: the session is in a file for its owner only', () =>
  withCli(async (org, port) => {
    const { folder, env } = home(org, port)
    await runExample('cli/main.ts', ['login'], { ...env, BROWSER: fakeBrowser(folder, false).BROWSER })
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.includes('strictforce-example'))
      .map((path) => statSync(join(folder, path)))
    assert.ok(files.length >= 2)
    if (process.platform !== 'win32') assert.ok(files.every(({ mode }) => (mode & 0o077) === 0))
  }),
)

Examples('cli: a login that the org declines ends with its reason, in the terminal and in the browser', () =>
  withCli(async (org, port) => {
    const { folder, env } = home(org, port)
    const { BROWSER, page } = fakeBrowser(folder, false)
    org.updateUser(org.user.username, { inactive: true })
    const { code, stderr } = await runExample('cli/main.ts', ['login'], { ...env, BROWSER })
    const { status, text } = await page()
    assert.equal([code, status], [1, 400])
    assert.match(text, 'You are not logged in')
    assert.match(stderr, /inactive/)
  }),
)

Examples('cli: logs in by the device flow, and without a browser', () =>
  withCli(async (org, port) => {
    const { env } = home(org, port)
    const running = startExample('cli/main.ts', ['login', '--device'], env)
    org.approveDevice(await running.printed(/enter (\w+)/))
    const { code, stdout } = await running.ended
    assert.equal([code, stdout.includes(`Logged in as ${org.user.username}`)], [0, true])
    const byHand = startExample('cli/main.ts', ['login'], { ...env, BROWSER: '/nowhere/browser' })
    await fetch(await byHand.printed(/http\S+authorize\S+/))
    assert.is((await byHand.ended).code, 0)
  }),
)

Examples.run()
