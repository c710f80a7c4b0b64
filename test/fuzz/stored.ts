import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import * as assert from 'uvu/assert'
import { Connection, type SessionStore } from '../../src/index.js'
import { createSealer } from '../../src/stores/seal.js'
import type { LiveRecord, SessionRecord } from '../../src/stores/store.js'
import { readRecord } from '../../src/stores/stored-session.js'
import { jsonBodies, judged, SECRETS, WORDS } from './hostile.js'
import { mutated } from './mutated.js'
import { property, type Property } from './property.js'

const SESSION = {
  kind: 'oauth2',
  accessToken: SECRETS.accessToken,
  refreshToken: SECRETS.refreshToken,
  instanceUrl: 'https://acme.my.salesforce.com',
} as const
const RECORD: LiveRecord = { version: 1, state: 'live', session: SESSION }
const KEY = 'ada'
const NAMES = [
  'kind',
  'accessToken',
  'refreshToken',
  'instanceUrl',
  'version',
  'state',
  'id',
  'login',
  'session',
  'record',
  'format',
  'name',
  'key',
]
const clear = createSealer(false)
const cleared = await clear.seal(KEY, RECORD)
/** As version 0.1.0 wrote it. */
const FIRST = JSON.stringify({
  format: 'strictforce.session.1',
  key: KEY,
  session: { ...SESSION, generation: 1 },
})
const text = fc.oneof(
  mutated([cleared, FIRST, JSON.stringify(RECORD)], ['soap', 'oauth2', 'live', 'ended', ...WORDS]),
  jsonBodies(NAMES),
)

/** The errors of the stores themselves carry a code and are no errors of a connection's yet. */
async function readable<Result>(read: () => Result | Promise<Result>): Promise<Result | undefined> {
  try {
    return await read()
  } catch (error) {
    assert.is((error as { code?: unknown }).code, 'STORE_CORRUPT')
    const { message } = error as Error
    for (const secret of Object.values(SECRETS)) assert.not(message.includes(secret))
    return undefined
  }
}

async function plain(bytes: Uint8Array): Promise<void> {
  const found = await readable(() => clear.open(KEY, Buffer.from(bytes).toString(), 'the file'))
  if (found === undefined) return
  assert.ok(found.state === 'ended' || typeof found.session === 'object')
  assert.equal(await clear.open(KEY, await clear.seal(KEY, found), 'the file'), found)
}

const sealer = createSealer(randomBytes(32))
const sealed = await sealer.seal(KEY, RECORD)

async function opened(bytes: Uint8Array): Promise<void> {
  const changed = Buffer.from(bytes).toString()
  const found = await readable(() => sealer.open(KEY, changed, 'the file'))
  if (found !== undefined) assert.equal(found, RECORD)
}

const held = fc.oneof(
  { weight: 1, arbitrary: fc.anything({ withNullPrototype: true }) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(...NAMES), fc.oneof(fc.constantFrom(...WORDS), fc.anything()))
      .map(([name, value]): unknown =>
        name in RECORD ? { ...RECORD, [name]: value } : { ...RECORD, session: { ...SESSION, [name]: value } },
      ),
  },
  { weight: 1, arbitrary: text.map((bytes): unknown => Buffer.from(bytes).toString()) },
)

async function loaded(value: unknown): Promise<void> {
  const store: SessionStore = {
    load: () => Promise.resolve(value as SessionRecord),
    put: () => Promise.resolve(true),
    exclusive: (_key, task) => task(),
  }
  const conn = await judged(() => Connection.open({ store, key: KEY, clientId: 'c' }))
  if (conn === undefined) return
  assert.match(conn.accessToken ?? '', /^[\x21-\x7e]+$/)
  assert.match(conn.instanceUrl, /^(https:|http:\/\/(localhost|127\.|\[::1\]|.+\.localhost))/)
}

async function record(value: unknown): Promise<void> {
  const found = await readable(() => readRecord(value))
  if (found === undefined) return
  assert.ok(Number.isSafeInteger(found.version))
  if (found.state === 'ended') return
  assert.match(found.session.accessToken, /^[\x21-\x7e]+$/)
  assert.ok(found.session.refreshToken === null || /^[\x21-\x7e]+$/.test(found.session.refreshToken))
}

/** Properties of reading a stored session for any content of the store. */
export const STORED: readonly Property[] = [
  property('any text is a stored session, or a corrupt one', text, plain),
  property('a sealed session opens as it was sealed, or is a corrupt one', mutated([sealed], WORDS), opened),
  property('whatever a store holds opens a session, or is an own error', held, loaded),
  property('any object is a session, or an own error', held, record),
]
