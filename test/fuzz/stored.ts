import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import * as assert from 'uvu/assert'
import { Connection, type SessionStore } from '../../src/index.js'
import { createSealer } from '../../src/stores/seal.js'
import type { StoredSession } from '../../src/stores/store.js'
import { fromStore, readSession, writeSession } from '../../src/stores/stored-session.js'
import { jsonBodies, judged, SECRETS, WORDS } from './hostile.js'
import { mutated } from './mutated.js'
import { property, type Property } from './property.js'

const SESSION: StoredSession = {
  kind: 'oauth2',
  accessToken: SECRETS.accessToken,
  refreshToken: SECRETS.refreshToken,
  instanceUrl: 'https://acme.my.salesforce.com',
  generation: 1,
}
const KEY = 'ada'
const NAMES = [
  'kind',
  'accessToken',
  'refreshToken',
  'instanceUrl',
  'generation',
  'id',
  'session',
  'format',
  'key',
]
const text = fc.oneof(
  mutated([writeSession(KEY, SESSION), JSON.stringify(SESSION)], ['soap', 'oauth2', ...WORDS]),
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
  const found = await readable(() => readSession(KEY, Buffer.from(bytes).toString(), 'the file'))
  if (found === undefined) return
  assert.type(found.accessToken, 'string')
  const again = readSession(KEY, writeSession(KEY, found), 'the file')
  assert.equal(again, found)
}

const sealer = createSealer(randomBytes(32))
const sealed = await sealer.seal(KEY, SESSION)

async function opened(bytes: Uint8Array): Promise<void> {
  const changed = Buffer.from(bytes).toString()
  const found = await readable(() => sealer.open(KEY, changed, 'the file'))
  if (found !== undefined) assert.equal(found, SESSION)
}

const held = fc.oneof(
  { weight: 1, arbitrary: fc.anything({ withNullPrototype: true }) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(...NAMES), fc.oneof(fc.constantFrom(...WORDS), fc.anything()))
      .map(([name, value]): unknown => ({ ...SESSION, [name]: value })),
  },
  { weight: 1, arbitrary: text.map((bytes): unknown => Buffer.from(bytes).toString()) },
)

async function loaded(value: unknown): Promise<void> {
  const store: SessionStore = {
    load: () => Promise.resolve(value as StoredSession),
    save: () => Promise.resolve(),
    delete: () => Promise.resolve(),
    exclusive: (_key, task) => task(),
  }
  const conn = await judged(() => Connection.open({ store, key: KEY, clientId: 'c' }))
  if (conn === undefined) return
  assert.match(conn.accessToken ?? '', /^[\x21-\x7e]+$/)
  assert.match(conn.instanceUrl, /^(https:|http:\/\/(localhost|127\.|\[::1\]|.+\.localhost))/)
}

async function record(value: unknown): Promise<void> {
  if (typeof value !== 'object' || value === null) return
  const tokens = await judged(() => fromStore(value as Record<string, unknown>))
  if (tokens === undefined) return
  assert.match(tokens.accessToken, /^[\x21-\x7e]+$/)
  assert.ok(tokens.refreshToken === null || /^[\x21-\x7e]+$/.test(tokens.refreshToken))
  assert.ok(Number.isSafeInteger(tokens.generation))
}

/** Properties of reading a stored session for any content of the store. */
export const STORED: readonly Property[] = [
  property('any text is a stored session, or a corrupt one', text, plain),
  property('a sealed session opens as it was sealed, or is a corrupt one', mutated([sealed], WORDS), opened),
  property('whatever a store holds opens a session, or is an own error', held, loaded),
  property('any object is a session, or an own error', held, record),
]
