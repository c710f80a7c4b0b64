// second lane, at most 240 s
import '../../helpers/quick-scrypt.js'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { ageOf, factsOf, table } from '../../../scripts/cli/sessions-table.js'
import { Connection, type SessionRecord } from '../../../src/index.js'
import { fileStore } from '../../../src/stores/file.js'
import { fileName } from '../../../src/stores/file-name.js'
import { startOrg } from '../../../src/testing/index.js'
import { run, type Ended } from './command.js'

const Sessions = suite('strictforce sessions')

const [NEW, FORMER] = ['the new passphrase', 'the former passphrase']
const TOKENS = ['00D000000000001!access.token.of.ada', '5Aep861refresh.token.of.ada']

const LIVE: SessionRecord = {
  version: 7,
  state: 'live',
  session: {
    kind: 'oauth2',
    accessToken: TOKENS[0]!,
    refreshToken: TOKENS[1]!,
    instanceUrl: 'https://acme.my.salesforce.com',
    id: 'https://login.salesforce.com/id/00D000000000001EAA/005000000000001AAA',
    renewals: 3,
  },
}

interface Scene {
  readonly folder: string
  /** Runs the command on the folder, with secrets of the environment. */
  readonly sessions: (args: readonly string[], env?: Readonly<Record<string, string>>) => Promise<Ended>
}

function withFolder(test: (scene: Scene) => Promise<void>) {
  return async (): Promise<void> => {
    const folder = mkdtempSync(join(tmpdir(), 'strictforce-sessions-'))
    try {
      await test({
        folder,
        sessions: (args, env = {}) => run(['sessions', ...args, '--store', folder], env),
      })
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
}

const put = (
  folder: string,
  key: string | false,
  name: string,
  record: SessionRecord = LIVE,
): Promise<boolean> => fileStore(folder, { key }).put(name, record, undefined)

Sessions(
  'names, states, hosts, users and ages are listed; no token is',
  withFolder(async ({ folder, sessions }) => {
    await put(folder, NEW, 'ada@example.com')
    await put(folder, NEW, 'Grace\u001b[31m', { version: 2, state: 'ended' })
    utimesSync(join(folder, fileName('ada@example.com')), new Date(), new Date(Date.now() - 7_200_000))
    const env = { SF_STORE_PASSPHRASE: NEW }
    const { code, out, log } = await sessions([], env)
    assert.equal([code, log], [0, ''])
    const [head, ada, grace] = out.split('\n').map((line) => line.split(/ {2,}/))
    assert.equal(head, ['NAME', 'STATE', 'HOST', 'USER', 'ORG', 'AGE'])
    assert.equal(ada?.slice(0, 5), [
      'ada@example.com',
      'live',
      'acme.my.salesforce.com',
      '005000000000001AAA',
      '00D000000000001EAA',
    ])
    assert.is(ada?.[5], '2 h')
    assert.equal(grace?.slice(0, 5), ['"Grace\\u001b[31m"', 'ended', '-', '-', '-'])
    const json = await sessions(['--json'], env)
    const answer = JSON.parse(json.out) as { sessions: Record<string, unknown>[]; unreadable: unknown[] }
    const [first] = answer.sessions
    assert.equal(
      [first?.['key'], first?.['renewals'], first?.['refreshToken'], answer.unreadable],
      ['ada@example.com', 3, true, []],
    )
    for (const token of TOKENS) assert.not.match(out + json.out, token)
  }),
)

Sessions(
  'a file that cannot be read is told with its reason, and the others are listed',
  withFolder(async ({ folder, sessions }) => {
    await put(folder, NEW, 'ada')
    await put(folder, FORMER, 'grace')
    await put(folder, false, 'clear')
    const text = readFileSync(join(folder, fileName('ada')), 'utf8')
    writeFileSync(join(folder, fileName('copied')), text)
    writeFileSync(join(folder, fileName('changed')), `${text.slice(0, -6)}AAAAAA`)
    writeFileSync(join(folder, 'foreign.session'), 'something else')
    const { code, out, log } = await sessions(['--json'], { SF_STORE_PASSPHRASE: NEW })
    const answer = JSON.parse(out) as { sessions: { key: string }[]; unreadable: { file: string }[] }
    assert.equal([code, answer.sessions.map(({ key }) => key)], [1, ['ada', 'ada']])
    assert.is(answer.unreadable.length, 4)
    for (const reason of ['written with another key', 'not encrypted', 'no session of strictforce'])
      assert.match(log, reason)
  }),
)

Sessions(
  'reseal writes all sessions by the new key, and the former one reads none',
  withFolder(async ({ folder, sessions }) => {
    await put(folder, FORMER, 'ada')
    await put(folder, FORMER, 'grace', { version: 1, state: 'ended' })
    await put(folder, NEW, 'done')
    const secrets = join(folder, 'former.key')
    writeFileSync(secrets, `${FORMER}\n`)
    const env = { SF_STORE_PASSPHRASE: NEW, SF_STORE_FORMER_PASSPHRASE_FILE: secrets }
    const resealed = await sessions(['reseal'], env)
    assert.equal([resealed.code, resealed.out, resealed.log], [0, 'Resealed: 3 of 3 sessions\n', ''])
    assert.equal(await fileStore(folder, { key: NEW }).load('ada'), LIVE)
    const former = await sessions(['--json'], { SF_STORE_PASSPHRASE: FORMER })
    assert.equal((JSON.parse(former.out) as { sessions: unknown[] }).sessions, [])
    const again = await sessions(['reseal', '--json'], env)
    assert.equal((JSON.parse(again.out) as { resealed: string[] }).resealed, ['ada', 'done', 'grace'])
  }),
)

Sessions(
  'reseal takes clear text only where it is asked for',
  withFolder(async ({ folder, sessions }) => {
    await put(folder, false, 'ada')
    const env = { SF_STORE_PASSPHRASE: NEW, SF_STORE_FORMER_PASSPHRASE: FORMER }
    const refused = await sessions(['reseal'], env)
    assert.equal([refused.code, /not encrypted/.test(refused.log)], [1, true])
    const taken = await sessions(['reseal', '--from-clear-text'], { SF_STORE_PASSPHRASE: NEW })
    assert.is(taken.code, 0, taken.log)
    assert.not.match(readFileSync(join(folder, fileName('ada')), 'utf8'), TOKENS[0]!)
    assert.equal(await fileStore(folder, { key: NEW }).load('ada'), LIVE)
  }),
)

Sessions(
  'a session that is resealed goes on: a program with both keys renews it',
  withFolder(async ({ folder, sessions }) => {
    const org = await startOrg()
    try {
      const { clientId, clientSecret } = org.app
      const options = (key: string | string[]) => ({
        oauth2: { loginUrl: org.url, clientId, clientSecret },
        store: fileStore(folder, { key }),
        key: 'ada',
      })
      const { refreshToken } = org.openSession()
      const conn = await Connection.open({ ...options(FORMER), refreshToken })
      await conn.request('/limits')
      conn.forget()
      const env = { SF_STORE_PASSPHRASE: NEW, SF_STORE_FORMER_PASSPHRASE: FORMER }
      assert.is((await sessions(['reseal'], env)).code, 0)
      org.expireSessions()
      const later = await Connection.open(options([NEW, FORMER]))
      await later.request('/limits')
      assert.is(org.reuses, 0)
      later.forget()
    } finally {
      await org.close()
    }
  }),
)

const WRONG: readonly (readonly [args: readonly string[], code: number, says: RegExp])[] = [
  [['sessions'], 2, /give --store DIR/],
  [['sessions', 'reseel', '--store', '.'], 2, /no action reseel: did you mean reseal\?/],
  [['sessions', '--stroe', '.'], 2, /unknown option --stroe: did you mean --store\?/],
  [['sessions', '--from-clear-text', '--store', '.'], 2, /is for sessions reseal/],
  [['sessions', '--store', '/nowhere/at/all'], 1, /there is no folder/],
  [['sessions', 'reseal', '--store', '.'], 1, /there is no terminal to ask on/],
]

for (const [args, code, says] of WRONG) {
  Sessions(`refuses: strictforce ${args.join(' ')}`, async () => {
    const ended = await run([...args, '--json'])
    assert.equal([ended.code, ended.log.trim().split('\n').length], [code, 1])
    assert.match(ended.log, says)
    assert.match((JSON.parse(ended.out) as { error: { message: string } }).error.message, says)
  })
}

Sessions(
  'an empty folder has no sessions, and listing makes nothing',
  withFolder(async ({ folder, sessions }) => {
    assert.equal((await sessions([])).out, 'No session is stored here.\n')
    assert.equal(readdirSync(folder), [])
    assert.ok(existsSync(folder))
  }),
)

Sessions('ages are told in their largest unit, and a clock that went back gives none below zero', () => {
  assert.equal([-5000, 42_000, 119_000, 7_200_000, 400_000_000].map(ageOf), [
    '0 s',
    '42 s',
    '119 s',
    '2 h',
    '4 d',
  ])
  const facts = factsOf({ name: 'a', record: { version: 1, state: 'ended' }, savedAt: new Date(0) })
  assert.match(table([facts], new Date(7_200_000)), /a +ended +- +- +- +2 h/)
})

Sessions.run()
