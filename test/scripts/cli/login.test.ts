// second lane, at most 240 s
import '../../helpers/quick-scrypt.js'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { nearest } from '../../../scripts/cli/nearest.js'
import { startOrg, type LocalOrg } from '../../../src/testing/index.js'
import { closeChromium, hasChromium, NO_CHROMIUM, withChromium } from '../../browser/chromium.js'
import { testWhere } from '../../helpers/skip.js'
import { killAll, run, start, type Running } from './command.js'

const Login = suite('strictforce login')

Login.after(closeChromium)

/** A port that the callback of the app names. */
const CALLBACK = 'http://localhost:17170/OauthRedirect'
const PASSPHRASE = 'a passphrase of the test'

interface Scene {
  readonly org: LocalOrg
  readonly folder: string
  readonly env: Readonly<Record<string, string>>
  readonly stored: readonly string[]
}

/** Runs a test with an org, and a folder for the store. */
function withScene(test: (scene: Scene) => Promise<void>) {
  return async (): Promise<void> => {
    const folder = mkdtempSync(join(tmpdir(), 'strictforce-login-'))
    const org = await startOrg({
      consent: 'ask',
      deviceInterval: 0.05,
      apps: [{ clientId: 'cli', redirectUri: CALLBACK, scope: 'api id refresh_token' }],
    })
    const env = {
      SF_LOGIN_URL: org.url,
      SF_CLIENT_ID: 'cli',
      SF_REDIRECT_URI: CALLBACK,
      SF_STORE_PASSPHRASE: PASSPHRASE,
    }
    try {
      await test({ org, folder, env, stored: ['--store', join(folder, 'store'), '--key', 'ada'] })
    } finally {
      killAll()
      await org.close()
      rmSync(folder, { recursive: true })
    }
  }
}

/** The URL that the command shows. */
const urlOf = (running: Running): Promise<string> => running.printed(/http:\S+authorize\S+(?=\n)/, 'log')

testWhere(
  Login,
  hasChromium,
  NO_CHROMIUM,
  'a person logs in in the browser, whoami and token know the session, logout ends it',
  withScene(({ org, env, stored }) =>
    withChromium(async (context) => {
      const running = start(['login', '--web', '--no-browser', ...stored], env)
      const page = await context.newPage()
      await page.goto(await urlOf(running))
      await page.getByRole('button', { name: 'Ada Local' }).click()
      await page.getByRole('button', { name: 'Allow' }).click()
      await page.getByRole('heading', { name: 'You are logged in' }).waitFor()
      const ended = await running.ended
      assert.is(ended.code, 0, ended.log)
      assert.match(ended.out, /^Logged in as 005\w{15} at http:.*; saved as ada\n$/)
      const whoami = await run(['whoami', ...stored], env)
      assert.match(whoami.out, /Ada Local[^]*by its refresh token/)
      const token = await run(['token', ...stored, '--yes', '--json'], env)
      const { accessToken } = JSON.parse(token.out) as { accessToken: string }
      const out = await run(['logout', ...stored], env)
      assert.equal([out.code, out.out], [0, 'Logged out: ada\n'])
      const headers = { Authorization: `Bearer ${accessToken}` }
      assert.is((await fetch(`${org.url}/services/data/v64.0/limits`, { headers })).status, 401)
      const after = await run(['whoami', ...stored], env)
      assert.is(after.code, 1)
    })(),
  ),
)

Login(
  'the browser is opened; a request with another state is refused, and the login goes on',
  withScene(async ({ org, folder, env, stored }) => {
    const browser = join(folder, 'browser.mjs')
    const seen = join(folder, 'seen')
    writeFileSync(
      browser,
      `#!${process.execPath}\nimport { writeFileSync } from 'node:fs'\nwriteFileSync('${seen}', process.argv[2])\n`,
      { mode: 0o755 },
    )
    const running = start(['login', ...stored, '--json'], { ...env, BROWSER: browser })
    const url = new URL(await urlOf(running))
    const state = url.searchParams.get('state') ?? ''
    assert.match(url.searchParams.get('code_challenge') ?? '', /^[\w-]{43}$/)
    const visit = async (params: Record<string, string>, path = CALLBACK): Promise<number> =>
      (await fetch(`${path}?${new URLSearchParams(params).toString()}`)).status
    const code = org.authorizationCode(undefined, Object.fromEntries(url.searchParams))
    assert.is(await visit({ code, state: 'guessed' }), 400)
    assert.is(await visit({ code, state }, `${CALLBACK}/elsewhere`), 404)
    while (!existsSync(seen)) await sleep(20)
    assert.is(readFileSync(seen, 'utf8'), url.href)
    const [response, ended] = await Promise.all([
      fetch(`${CALLBACK}?${new URLSearchParams({ code, state }).toString()}`),
      running.ended,
    ])
    assert.is(response.status, 200)
    assert.is(ended.code, 0, ended.log)
    const facts = JSON.parse(ended.out) as Record<string, string>
    assert.equal([facts['key'], facts['instanceUrl']], ['ada', org.url])
  }),
)

Login(
  'a device code is shown and waited for; the stored session is encrypted',
  withScene(async ({ org, folder, env, stored }) => {
    const running = start(['login', '--device', ...stored], env)
    org.approveDevice(await running.printed(/Open http\S+ and enter (\w+)\n/, 'log'))
    const ended = await running.ended
    assert.is(ended.code, 0, ended.log)
    const files = readdirSync(join(folder, 'store')).filter((name) => name.endsWith('.session'))
    assert.is(files.length, 1)
    assert.not.match(readFileSync(join(folder, 'store', String(files[0])), 'utf8'), /00D|5Aep/)
  }),
)

Login(
  'a key logs in by JWT, and clear text is stored only where it is asked for',
  withScene(async ({ org, folder, env, stored }) => {
    org.approve()
    const file = join(folder, 'server.key')
    writeFileSync(file, org.privateKey)
    const own = { ...env, SF_PRIVATE_KEY_FILE: file, SF_USERNAME: org.user.username, SF_STORE_PASSPHRASE: '' }
    const refused = await run(['login', '--jwt', ...stored], own)
    assert.equal([refused.code, org.count('token')], [1, 0])
    assert.match(
      refused.log,
      'set SF_STORE_PASSPHRASE, the encryption key of the store, or give --clear-text',
    )
    const ended = await run(['login', '--jwt', '--clear-text', ...stored], own)
    assert.is(ended.code, 0, ended.log)
    assert.is((await run(['whoami', ...stored], own)).code, 0)
  }),
)

Login(
  'wrong options, no app, a foreign callback and a token without a terminal are refused before anything is sent',
  withScene(async ({ org, env, stored }) => {
    const noApp = { ...env, SF_CLIENT_ID: '' }
    const cases: readonly (readonly [args: readonly string[], env: object, code: number, message: RegExp])[] =
      [
        [['login', '--web', '--device', ...stored], env, 2, /give one of --web, --device and --jwt/],
        [['login', '--wbe', ...stored], env, 2, /unknown option --wbe: did you mean --web\?/],
        [['login'], env, 2, /give --store DIR and --key NAME/],
        [['login', ...stored], noApp, 1, /no app is named: give --client-id ID/],
        [['login', ...stored, '--redirect-uri', 'https://a.example/cb'], env, 1, /not http on localhost/],
        [['login', '--jwt', ...stored], env, 1, /--jwt needs SF_PRIVATE_KEY_FILE and SF_USERNAME/],
        [['token', ...stored], env, 1, /the output is no terminal/],
        [['logout', ...stored], env, 1, /there is no folder|NOT_LOGGED_IN/],
      ]
    for (const [args, variables, code, message] of cases) {
      const ended = await run(args, variables as Record<string, string>)
      assert.is(ended.code, code, ended.log)
      assert.match(ended.log, message)
    }
    const json = await run(['logout', ...stored, '--json'], env)
    assert.type((JSON.parse(json.out) as { error: { message: string } }).error.message, 'string')
    assert.is(org.requests.length, 0)
  }),
)

Login('completion names every command and option, for three shells', async () => {
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { code, out } = await run(['completion', shell])
    assert.is(code, 0)
    for (const word of ['login', 'whoami', 'generate', 'device', 'session-seconds']) assert.match(out, word)
  }
  const wrong = await run(['completion', 'fihs'])
  assert.equal([wrong.code, /did you mean fish/.test(wrong.log)], [2, true])
})

Login('the nearest word is near, or there is none', () => {
  assert.is(nearest('genrate', ['login', 'generate']), 'generate')
  assert.is(nearest('xyz', ['login', 'generate']), undefined)
  assert.is(nearest('logn', ['login', 'logout']), 'login')
})

Login.run()
