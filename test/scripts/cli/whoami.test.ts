// second lane, at most 240 s
import '../../helpers/quick-scrypt.js'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { parseWhoamiFlags } from '../../../scripts/cli/whoami-flags.js'
import { Connection } from '../../../src/index.js'
import { fileStore } from '../../../src/stores/file.js'
import type { LocalOrg } from '../../../src/testing/index.js'
import { withOrg } from '../../testing/support.js'
import { run, type Ended } from './command.js'

const Whoami = suite('strictforce whoami')

const PASSPHRASE = 'a passphrase of the tests'

type Report = Readonly<Record<string, unknown>>
type Env = Readonly<Record<string, string>>

/** Runs a test with a folder of its own. */
function withFolder(test: (org: LocalOrg, folder: string) => Promise<void>) {
  return withOrg(async (org) => {
    const folder = mkdtempSync(join(tmpdir(), 'strictforce-whoami-'))
    try {
      await test(org, folder)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
}

function appEnv({ url, app }: LocalOrg): Env {
  return { SF_LOGIN_URL: url, SF_CLIENT_ID: app.clientId, SF_CLIENT_SECRET: app.clientSecret }
}

/** A session of a store, as a program left it there. */
async function storeSession(org: LocalOrg, folder: string): Promise<Connection> {
  const { clientId, clientSecret } = org.app
  const oauth2 = { loginUrl: org.url, clientId, clientSecret }
  const store = fileStore(folder, { key: PASSPHRASE })
  const conn = new Connection({ store, key: 'ada', oauth2, ...org.openSession() })
  await conn.refresh()
  conn.forget()
  return Connection.open({ store, key: 'ada', oauth2 })
}

function secretsOf({ accessToken, refreshToken }: Connection, org: LocalOrg): readonly string[] {
  const { app, user } = org
  return [accessToken ?? '', refreshToken ?? '', app.clientSecret, user.password, PASSPHRASE]
}

function assertSilent({ out, log }: Ended, secrets: readonly string[]): void {
  for (const secret of secrets) assert.not.ok(secret !== '' && `${out}${log}`.includes(secret))
}

const reportOf = ({ out }: Ended): Report => JSON.parse(out) as Report

Whoami(
  'tells of the session in a store, and leaves it as it is, alive and unspent',
  withFolder(async (org, folder) => {
    const conn = await storeSession(org, folder)
    const before = [conn.accessToken, conn.refreshToken]
    const env = { ...appEnv(org), SF_STORE_PASSPHRASE: PASSPHRASE }
    const ended = await run(['whoami', '--store', folder, '--key', 'ada', '--json'], env)
    assert.is(ended.code, 0, ended.log)
    assert.equal(reportOf(ended), {
      name: 'Ada Local',
      username: org.user.username,
      userId: org.user.id,
      organization: {
        id: org.user.organizationId,
        name: 'Local Org',
        sandbox: false,
        instanceUrl: org.url,
      },
      renews: 'by its refresh token; a new one is saved in the store',
      apiRequests: { used: 2, max: 15_000 },
    })
    assertSilent(ended, secretsOf(conn, org))
    await conn.request('/limits')
    assert.equal([conn.accessToken, conn.refreshToken, org.count('refresh_token')], [...before, 1])
    conn.forget()
  }),
)

Whoami(
  'a session in a store that has run out is renewed, and the rotated token is saved there',
  withFolder(async (org, folder) => {
    const conn = await storeSession(org, folder)
    org.expireSessions()
    const { clientId, clientSecret } = org.app
    const app = { SF_CLIENT_ID: clientId, SF_CLIENT_SECRET: clientSecret }
    const env = { ...app, SF_STORE_PASSPHRASE: PASSPHRASE } // the login host is the org of the session
    const ended = await run(['whoami', '--store', folder, '--key', 'ada'], env)
    assert.is(ended.code, 0, ended.log)
    assert.match(ended.out, `Ada Local (${org.user.username})`)
    assert.match(ended.out, 'Local Org, production')
    assert.equal([org.count('refresh_token'), org.reuses, org.count('revoke')], [2, 0, 0])
    await conn.request('/limits')
    assert.equal([org.count('refresh_token'), org.reuses], [2, 0])
    assertSilent(ended, secretsOf(conn, org))
    conn.forget()
  }),
)

Whoami(
  'without the app a session that has run out is not renewed: cause and way out, nothing spent',
  withFolder(async (org, folder) => {
    const conn = await storeSession(org, folder)
    conn.forget()
    org.expireSessions()
    const env = { SF_LOGIN_URL: org.url, SF_STORE_PASSPHRASE: PASSPHRASE }
    const ended = await run(['whoami', '--store', folder, '--key', 'ada', '--json'], env)
    assert.is(ended.code, 1)
    assert.match(ended.log, /Set SF_CLIENT_ID/)
    const { error } = reportOf(ended) as { error: Report }
    assert.equal([error['verdict'], org.count('refresh_token')], ['reauthorize', 1])
  }),
)

Whoami(
  'says why a store gives nothing: no folder, no such key, another passphrase',
  withFolder(async (org, folder) => {
    const conn = await storeSession(org, folder)
    conn.forget()
    const look = (dir: string, key: string, SF_STORE_PASSPHRASE: string): Promise<Ended> =>
      run(['whoami', '--store', dir, '--key', key], { ...appEnv(org), SF_STORE_PASSPHRASE })
    const [nowhere, stranger, wrong] = await Promise.all([
      look(join(folder, 'nowhere'), 'ada', PASSPHRASE),
      look(folder, 'bob', PASSPHRASE),
      look(folder, 'ada', 'another passphrase'),
    ])
    assert.equal([nowhere.code, stranger.code, wrong.code], [1, 1, 1])
    assert.match(nowhere.log, 'there is no folder')
    assert.match(stranger.log, /NOT_LOGGED_IN.*\nLook at --store and --key/)
    assert.match(wrong.log, /STORE_CORRUPT.*\nSF_STORE_PASSPHRASE has to be/)
    for (const ended of [nowhere, stranger, wrong]) assertSilent(ended, secretsOf(conn, org))
  }),
)

/** The logins of the environment, and how their sessions renew. */
const WAYS: readonly (readonly [name: string, env: (org: LocalOrg) => Env, renews: RegExp])[] = [
  ['an access token', sessionEnv, /^not at all$/],
  [
    'username and password by SOAP',
    ({ url, user }) => ({ SF_LOGIN_URL: url, SF_USERNAME: user.username, SF_PASSWORD: user.password }),
    /SOAP login/,
  ],
  [
    'the password grant',
    (org) => ({ ...appEnv(org), SF_USERNAME: org.user.username, SF_PASSWORD: org.user.password }),
    /password grant/,
  ],
  ['client credentials', appEnv, /client credentials/],
]

function sessionEnv(org: LocalOrg): Env {
  const { accessToken, instanceUrl } = org.openSession()
  return { SF_ACCESS_TOKEN: accessToken, SF_INSTANCE_URL: instanceUrl, SF_LOGIN_URL: org.url }
}

for (const [name, env, renews] of WAYS) {
  Whoami(
    `takes ${name} from the environment, and ends no session`,
    withOrg(async (org) => {
      const given = env(org)
      const ended = await run(['whoami', '--json'], given)
      assert.is(ended.code, 0, ended.log)
      assert.is(reportOf(ended)['username'], org.user.username)
      assert.match(String(reportOf(ended)['renews']), renews)
      assert.equal([org.count('logout'), org.count('revoke')], [0, 0])
      const { SF_PASSWORD = '', SF_CLIENT_SECRET = '', SF_ACCESS_TOKEN = '' } = given
      assertSilent(ended, [SF_PASSWORD, SF_CLIENT_SECRET, SF_ACCESS_TOKEN])
    }),
  )
}

Whoami(
  'takes a private key file, and names one that is not there',
  withFolder(async (org, folder) => {
    const file = join(folder, 'key.pem')
    writeFileSync(file, org.privateKey)
    const env = { ...appEnv(org), SF_USERNAME: org.user.username, SF_PRIVATE_KEY_FILE: file }
    const [ended, lost] = await Promise.all([
      run(['whoami', '--json'], env),
      run(['whoami'], { ...env, SF_PRIVATE_KEY_FILE: join(folder, 'lost.pem') }),
    ])
    assert.is(ended.code, 0, ended.log)
    assert.match(String(reportOf(ended)['renews']), 'JWT bearer')
    assert.is(lost.code, 1)
    assert.match(lost.log, /lost\.pem cannot be read \(ENOENT\)/)
  }),
)

Whoami(
  'a refresh token alone is not spent by looking; with a store it is used, and what comes is kept there',
  withFolder(async (org, folder) => {
    const { refreshToken } = org.openSession()
    const env = { ...appEnv(org), SF_REFRESH_TOKEN: refreshToken }
    const alone = await run(['whoami'], env)
    assert.equal([alone.code, org.count('token')], [1, 0])
    assert.match(alone.log, /--store DIR --key NAME/)
    const kept = await run(['whoami', '--store', folder, '--key', 'new', '--json'], env)
    assert.is(kept.code, 0, kept.log)
    assert.equal([org.rotations, org.reuses], [1, 0])
    const again = await run(['whoami', '--store', folder, '--key', 'new', '--json'], env)
    assert.equal([again.code, org.rotations, org.reuses], [0, 1, 0])
    for (const ended of [alone, kept, again]) assertSilent(ended, [refreshToken, org.app.clientSecret])
  }),
)

Whoami(
  'a wrong password and a dead access token are told with the way out',
  withOrg(async (org) => {
    const dead = sessionEnv(org)
    org.expireSessions()
    const user = { SF_LOGIN_URL: org.url, SF_USERNAME: org.user.username, SF_PASSWORD: 'not-the-password' }
    const [wrong, over] = await Promise.all([run(['whoami'], user), run(['whoami'], dead)])
    assert.equal([wrong.code, over.code], [1, 1])
    assert.match(wrong.log, /INVALID_LOGIN: [^]*SF_LOGIN_URL for a sandbox/)
    assert.match(over.log, /Log in again, and set the new SF_ACCESS_TOKEN/)
    assertSilent(wrong, ['not-the-password'])
    assertSilent(over, [dead['SF_ACCESS_TOKEN'] ?? ''])
  }),
)

Whoami(
  'what the user may not see is left out, not a failure',
  withOrg(async (org) => {
    const forbidden = { status: 403, body: [{ errorCode: 'API_DISABLED_FOR_ORG', message: 'no' }] }
    org.answer('query', forbidden)
    org.answer('limits', forbidden)
    const ended = await run(['whoami', '--json'], sessionEnv(org))
    assert.is(ended.code, 0, ended.log)
    const { organization, apiRequests } = reportOf(ended)
    assert.equal([(organization as Report)['sandbox'], apiRequests], [null, null])
  }),
)

Whoami('a key in place of its path is not repeated, and the message asks for the path', async () => {
  const pem = '-----BEGIN PRIVATE KEY-----\nMIIEsecret\n-----END PRIVATE KEY-----'
  const env = { SF_PRIVATE_KEY_FILE: pem, SF_CLIENT_ID: 'c', SF_USERNAME: 'ada@local.example' }
  for (const file of [pem, pem.replaceAll('\n', ' '), 'first\nsecond']) {
    const ended = await run(['whoami', '--json'], { ...env, SF_PRIVATE_KEY_FILE: file })
    assert.is(ended.code, 1)
    assert.match(ended.log, 'SF_PRIVATE_KEY_FILE holds a key: give the path')
    assert.not.match(ended.log + ended.out, /BEGIN|MIIE|second/)
  }
})

Whoami('no session at all, and half of a store, are told as such', async () => {
  const nothing = await run(['whoami'])
  assert.is(nothing.code, 1)
  assert.match(nothing.log, /no session is described: give --store/)
  assert.throws(() => parseWhoamiFlags(['--store', 'x']), /--store needs --key/)
  assert.throws(() => parseWhoamiFlags(['--key', 'x']), /--key needs --store/)
  assert.is(parseWhoamiFlags(['--help']), undefined)
})

Whoami.run()
