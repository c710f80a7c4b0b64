import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { built } from '../../scripts/built.js'
import type { Capture, WireExchange } from '../../scripts/record/capture.js'
import { refuseSurvivors, toFolder, type Folder } from '../../scripts/record/folder.js'
import { ENCODERS } from '../../scripts/record/forms.js'
import { knownOf, type Known } from '../../scripts/record/known.js'
import { SCENARIOS } from '../../scripts/record/scenarios.js'
import { readFixture } from '../helpers/fixture.js'
import { replayFixture } from '../helpers/replay-fixture.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const out = mkdtempSync(join(tmpdir(), 'recorded-'))

function record(...args: string[]): Promise<{ code: number; text: string }> {
  const environment = Object.entries(process.env).filter(([name]) => !name.startsWith('SF_'))
  const options = { cwd: root, env: Object.fromEntries(environment) }
  return new Promise((resolve) => {
    execFile(process.execPath, [built('scripts/record.ts'), ...args], options, (error, text, more) => {
      resolve({ code: error === null ? 0 : Number(error.code), text: text + more })
    })
  })
}

const Record = suite('scripts/record')

Record.after(() => {
  rmSync(out, { recursive: true })
})

let recording: Promise<{ code: number; text: string }> | undefined

/** Folders of the recorded fixtures: `<protocol>/<name>`. */
const EXPECTED = [
  'oauth2/identity__recorded',
  'oauth2/loginByOAuth2__recorded',
  'oauth2/loginByOAuth2__recorded_refusal',
  'oauth2/logout__recorded_revocation',
  'oauth2/refresh__recorded',
  'soap/login__recorded',
  'soap/login__recorded_refusal',
  'soap/logout__recorded',
]

/** The folder with the recordings of the local org, which are made once. */
async function recorded(): Promise<string> {
  const { code, text } = await (recording ??= record('--local', '--out', out))
  assert.is(code, 0, text)
  return out
}

Record('records every scenario from the local org', async () => {
  const dir = await recorded()
  const found = readdirSync(dir).flatMap((protocol) =>
    readdirSync(join(dir, protocol)).map((name) => `${protocol}/${name}`),
  )
  assert.equal(found.sort(), EXPECTED)
  assert.is(EXPECTED.length, SCENARIOS.length)
})

for (const folder of EXPECTED) {
  Record(`${folder} can be replayed`, async () => replayFixture(readFixture(join(await recorded(), folder))))
}

Record('leaves nothing of the local org in the files', async () => {
  const dir = await recorded()
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((file) => /\.\w+$/.test(file))
  const real = /local-password-1|local-app-secret|local\.connected\.app|ada@local|127\.0\.0\.1|Ada Local|Org1/
  const leaking = files.filter((file) => real.test(readFileSync(join(dir, file), 'utf8')))
  assert.ok(files.length >= 3 * SCENARIOS.length)
  assert.equal(leaking, [])
})

Record('leaves out what it has no credentials for, and names the variables', async () => {
  const { code, text } = await record('--out', out, 'refresh__recorded')
  assert.is(code, 0, text)
  assert.match(text, /left out {2}refresh__recorded: set SF_CLIENT_ID, SF_CLIENT_SECRET, SF_REFRESH_TOKEN/)
})

Record('documents the variables in its help', async () => {
  const { text } = await record('--help')
  for (const name of ['LOGIN_URL', 'USERNAME', 'PASSWORD', 'CLIENT_ID', 'CLIENT_SECRET', 'REFRESH_TOKEN']) {
    assert.match(text, new RegExp(`SF_${name}`))
  }
})

const SECRET = 'Engine&No<2>"1843\'/+= é'
const known: Known = {
  secrets: { password: SECRET },
  identifiers: {
    host: ['acme.my.salesforce.com'],
    user: ['ada@acme.test'],
    app: [],
    id: ['00D7Q000000Ada1'],
  },
  names: ['Ada Acme', 'acme'],
}

const FORMS: readonly (readonly [what: string, text: string])[] = [
  ...ENCODERS.map((encode, index) => [`encoded in way ${index + 1}`, `<a>${encode(SECRET)}</a>`] as const),
  ['in base64', Buffer.from(SECRET).toString('base64')],
  ['in the middle of base64url', Buffer.from(`client:${SECRET}:x`).toString('base64url')],
]

for (const [what, text] of FORMS) {
  Record(`refuses a secret ${what}`, () => {
    assert.throws(() => refuseSurvivors({ 'response.http': text }, known), /password in response\.http/)
  })
}

const TRACES: readonly (readonly [what: string, text: string, says: RegExp])[] = [
  ['a host', 'https%3A%2F%2Facme.my.salesforce.com%2F', /host 1/],
  ['a user', 'username=ada%40acme.test', /user 1/],
  ['a record id', '/00D7Q000000Ada1EAB/', /id 1/],
  ['a name', '"display_name":"Ada Acme"', /name 1/],
  ['a My Domain', 'acme--c.vf.force.com', /name 2/],
  ['a session id of anyone', '00D000000000009!AQ0aBcDeFgHiJkLmNoPqRsTuV', /a session id/],
]

for (const [what, text, says] of TRACES) {
  Record(`refuses ${what}`, () => {
    assert.throws(() => refuseSurvivors({ 'response.http': text }, known), says)
  })
}

Record('says what survived without repeating it', () => {
  try {
    refuseSurvivors({ 'response.http': SECRET }, known)
    assert.unreachable()
  } catch (error) {
    assert.not.match(String(error), /Engine|1843/)
  }
})

const SESSION = `00D7Q000000Ada1!AQ${'abcXYZ.123_'.repeat(8)}`
const TOKENS = {
  access_token: SESSION,
  signature: 'c2lnbmF0dXJlc2lnbmF0dXJlc2lnbmF0dXJlMTIzNDU=',
  instance_url: 'https://acme--uat.sandbox.my.salesforce.com',
  id: 'https://test.salesforce.com/id/00D7Q000000Ada1EAB/0057Q000001LvlcQAC',
}

function captureOf(change: Partial<WireExchange> = {}): Capture {
  const exchange: WireExchange = {
    method: 'POST',
    url: 'https://test.salesforce.com/services/oauth2/token',
    requestHeaders: new Headers({ 'content-type': 'application/x-www-form-urlencoded' }),
    requestBody: new URLSearchParams({ username: 'ada@acme.test', password: SECRET }).toString(),
    status: 200,
    statusText: 'OK',
    responseHeaders: new Headers({ 'content-type': 'application/json', 'set-cookie': `sid=${SESSION}` }),
    responseBody: JSON.stringify(TOKENS),
    ...change,
  }
  const open = { oauth2: { loginUrl: 'https://test.salesforce.com' } }
  const expectation = { shape: 'x', open, call: 'login', args: ['ada@acme.test', SECRET], state: {} }
  return { name: 'login__recorded', expectation, exchanges: [exchange] }
}

function folderOf(capture: Capture): Folder {
  return toFolder(capture, knownOf(capture, { username: 'ada@acme.test', password: SECRET }))
}

Record('puts placeholders and synthetic texts of the same shape in their place', () => {
  const folder = folderOf(captureOf())
  const text = Object.values(folder).join('\n')
  assert.match(folder['request.http']!, /username=user1%40example\.com\n&password=\{\{password\}\}/)
  assert.match(folder['response.http']!, /"access_token":"\{\{accessToken\}\}"/)
  assert.match(text, /https:\/\/example-1--uat\.sandbox\.my\.salesforce\.com/)
  assert.match(text, /test\.salesforce\.com\/id\/00D000000000001EAA\/005000000000002AAA/)
  assert.not.match(text, /acme|ada|Engine|7Q000|set-cookie/i)
  const { secrets } = JSON.parse(folder['expectation.json']!) as { secrets: Record<string, string> }
  assert.is(secrets['accessToken']?.length, SESSION.length)
  assert.match(secrets['accessToken'] ?? '', /^00D000000000001!/)
  assert.match(secrets['signature'] ?? '', /^[\w+/]{43}=$/)
})

Record('gives the same folder for the same recording', () => {
  assert.equal(folderOf(captureOf()), folderOf(captureOf()))
})

Record('refuses a recording that carries a secret where it cannot be replaced', () => {
  const basic = `Basic ${Buffer.from(`app:${SECRET}`).toString('base64')}`
  const requestHeaders = new Headers({ authorization: basic })
  assert.throws(() => folderOf(captureOf({ requestHeaders })), /password in request\.http/)
})

Record.run()
