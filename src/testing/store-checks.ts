import { deepStrictEqual, ok, strictEqual } from 'node:assert'
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

/** A session as a store holds it. */
export interface CheckedSession {
  /** Protocol of the login. */
  readonly kind: 'soap' | 'oauth2'
  /** Access token or session id. */
  readonly accessToken: string
  /** Refresh token; null when there is none. */
  readonly refreshToken: string | null
  /** Origin of the org's instance. */
  readonly instanceUrl: string
  /** Identity URL of the user, where it is known. */
  readonly id?: string | undefined
  /** Version of the record that the login was put as. */
  readonly login?: number | undefined
  /** Number of renewals since the login. */
  readonly renewals?: number | undefined
}

/** A record of a session name: `SessionRecord` of the core. */
export type CheckedRecord =
  | { readonly version: number; readonly state: 'live'; readonly session: CheckedSession }
  | { readonly version: number; readonly state: 'ended' }

/** A store of session records: `SessionStore` of the core. */
export interface CheckedStore {
  /** Gives the record of a name; undefined when there is none. */
  load(name: string): Promise<CheckedRecord | undefined>
  /** Puts a record if the one there has the version expected; false when it has not. */
  put(name: string, record: CheckedRecord, expectedVersion: number | undefined): Promise<boolean>
  /** Runs a task while no other holder of the name runs one. */
  exclusive<T>(name: string, task: (lost?: AbortSignal) => Promise<T>): Promise<T>
  /** Tells of each record that is put under the name; the result ends that. */
  subscribe?(name: string, listener: (record: CheckedRecord) => void): () => void
}

/** A store that is open for one check, and closed after it. */
export interface OpenedStore {
  /** Store to be checked. */
  readonly store: CheckedStore
  /** Closes the store after its check. */
  readonly close?: () => Promise<void> | void
}

/** One property that a store must hold. */
export interface StoreCheck {
  /** Property in words, as a title for a test. */
  readonly name: string
  /** @throws AssertionError when the store does not hold it */
  readonly run: () => Promise<void>
}

type Body = (store: CheckedStore, name: string) => Promise<void>

/** Names that a store must tell apart; the session name is the host's, and may hold anything. */
const ODD_NAMES = [
  '../../etc/passwd',
  'a/b\\c:d*e?"<>|',
  '.',
  'CON',
  ' spaces\tand\nlines ',
  'ada@example.com',
  'Ada@Example.com',
  '{tag}:lock',
  'ключ 鍵 🔑',
  'nul\u0000byte',
  'lone\ud800surrogate',
  'k'.repeat(5000),
]

const CHECKS: readonly (readonly [name: string, body: Body])[] = [
  [
    'holds nothing at first',
    async (store, name) => {
      strictEqual(await store.load(name), undefined)
    },
  ],
  [
    'gives the record that was put last',
    async (store, name) => {
      await expectPut(store, name, live(1), undefined)
      deepStrictEqual(await store.load(name), live(1))
      await expectPut(store, name, live(2), 1)
      deepStrictEqual(await store.load(name), live(2))
    },
  ],
  [
    'puts a record only over the version that is expected, and changes nothing otherwise',
    async (store, name) => {
      strictEqual(await store.put(name, live(2), 1), false, 'over a version in an empty place')
      strictEqual(await store.load(name), undefined)
      await expectPut(store, name, live(7), undefined)
      for (const wrong of [undefined, 0, 6, 8, 2 ** 40])
        strictEqual(
          await store.put(name, live(9), wrong),
          false,
          `over version ${String(wrong)} in place of 7`,
        )
      deepStrictEqual(await store.load(name), live(7))
    },
  ],
  [
    'compares versions for equality only',
    async (store, name) => {
      await expectPut(store, name, live(2 ** 32 - 1), undefined)
      await expectPut(store, name, live(3), 2 ** 32 - 1)
      await expectPut(store, name, live(2 ** 52), 3)
      await expectPut(store, name, live(0), 2 ** 52)
      await expectPut(store, name, live(1), 0)
      deepStrictEqual(await store.load(name), live(1))
    },
  ],
  [
    'holds the record of a session that has ended, and the login that follows it',
    async (store, name) => {
      await expectPut(store, name, live(1), undefined)
      await expectPut(store, name, { version: 2, state: 'ended' }, 1)
      deepStrictEqual(await store.load(name), { version: 2, state: 'ended' })
      strictEqual(await store.put(name, live(1), undefined), false, 'the place is not empty')
      await expectPut(store, name, live(3), 2)
      deepStrictEqual(await store.load(name), live(3))
    },
  ],
  [
    'lets one of many puts over one version win',
    async (store, name) => {
      await expectPut(store, name, live(1), undefined)
      const rivals = Array.from({ length: 20 }, (_, at) => live(2, { accessToken: `00D!rival.${at}` }))
      const won = await Promise.all(rivals.map((record) => store.put(name, record, 1)))
      strictEqual(won.filter(Boolean).length, 1, 'exactly one is put')
      deepStrictEqual(await store.load(name), rivals[won.indexOf(true)])
    },
  ],
  [
    'keeps every value to the byte',
    async (store, name) => {
      const accessToken = `00D!${'é鍵🔑\u0000\u2028"\\</script>\r\n:'.repeat(50)}`
      const odd = live(3, { accessToken, refreshToken: null, kind: 'soap', login: 3, renewals: 0 })
      await expectPut(store, name, odd, undefined)
      deepStrictEqual(await store.load(name), odd)
    },
  ],
  [
    'keeps values of a megabyte',
    async (store, name) => {
      const big = live(4, { accessToken: 'x'.repeat(2 ** 20) })
      await expectPut(store, name, big, undefined)
      deepStrictEqual(await store.load(name), big)
    },
  ],
  [
    'tells any two names apart',
    async (store, name) => {
      const names = ODD_NAMES.map((odd) => odd + name)
      for (const [at, odd] of names.entries()) await expectPut(store, odd, live(at), undefined)
      for (const [at, odd] of names.entries()) deepStrictEqual(await store.load(odd), live(at), odd)
      for (const odd of names) await store.exclusive(odd, () => Promise.resolve())
    },
  ],
  [
    'runs one task of a name at a time',
    async (store, name) => {
      let inside = 0
      let most = 0
      const task = async (): Promise<void> => {
        most = Math.max(most, (inside += 1))
        await sleep(2)
        inside -= 1
      }
      await Promise.all(Array.from({ length: 25 }, () => store.exclusive(name, task)))
      strictEqual(most, 1)
    },
  ],
  [
    'gives the result of a task, and its error',
    async (store, name) => {
      strictEqual(await store.exclusive(name, () => Promise.resolve(7)), 7)
      const mine = new Error('mine')
      const told = await store.exclusive(name, () => Promise.reject(mine)).catch((error: unknown) => error)
      strictEqual(told, mine)
      strictEqual(await store.exclusive(name, () => Promise.resolve(8)), 8)
    },
  ],
  [
    'gives a task no signal, or one that the lock is not lost',
    async (store, name) => {
      const isLost = await store.exclusive(name, (lost) => Promise.resolve(lost?.aborted ?? false))
      strictEqual(isLost, false)
    },
  ],
  [
    'does not let one name wait for another',
    async (store, name) => {
      await store.exclusive(name, () => store.exclusive(`${name} other`, () => Promise.resolve()))
    },
  ],
  [
    'lets a put go ahead while another task has the lock',
    async (store, name) => {
      await store.exclusive(name, () => expectPut(store, name, live(1), undefined))
      deepStrictEqual(await store.load(name), live(1))
    },
  ],
  [
    'shows under the lock what was put under it',
    async (store, name) => {
      const add = async (): Promise<void> => {
        const version = (await store.load(name))?.version
        await expectPut(store, name, live((version ?? 0) + 1), version)
      }
      await Promise.all(Array.from({ length: 25 }, () => store.exclusive(name, add)))
      strictEqual((await store.load(name))?.version, 25)
    },
  ],
  [
    'tells of the records that are put, where it tells of any',
    async (store, name) => {
      if (store.subscribe === undefined) return
      const heard: CheckedRecord[] = []
      const end = store.subscribe(name, (record) => heard.push(record))
      await sleep(150)
      for (const version of [1, 2]) {
        await expectPut(store, name, live(version), version === 1 ? undefined : version - 1)
        await heardOf(heard, live(version))
      }
      await expectPut(store, name, { version: 3, state: 'ended' }, 2)
      await heardOf(heard, { version: 3, state: 'ended' })
      end()
      const before = heard.length
      await expectPut(store, name, live(4), 3)
      await sleep(50)
      strictEqual(heard.length, before, 'nothing is told after the end')
    },
  ],
]

/**
 * The properties that every store of sessions must hold, for authors of a store of their own; each is checked on a
 * store and a session name of its own.
 *
 * @param open opens the store; it may be the same one each time
 *
 * @example
 * for (const { name, run } of storeChecks(() => ({ store: myStore(db) }))) test(name, run)
 */
export function storeChecks(open: () => OpenedStore | Promise<OpenedStore>): readonly StoreCheck[] {
  return CHECKS.map(([name, body]) => ({
    name,
    async run() {
      const { store, close } = await open()
      try {
        await body(store, `name-${randomUUID()}`)
      } finally {
        await close?.()
      }
    },
  }))
}

function live(version: number, changes: Partial<CheckedSession> = {}): CheckedRecord {
  const session: CheckedSession = {
    kind: 'oauth2',
    accessToken: `00D!access.${version}`,
    refreshToken: `5Aep.refresh.${version}`,
    instanceUrl: 'https://acme.my.salesforce.com',
    id: 'https://login.salesforce.com/id/00Dxx/005xx',
    ...changes,
  }
  return { version, state: 'live', session }
}

async function expectPut(
  store: CheckedStore,
  name: string,
  record: CheckedRecord,
  expected: number | undefined,
): Promise<void> {
  const isPut = await store.put(name, record, expected)
  ok(isPut, `version ${record.version} is put over ${String(expected)}`)
}

async function heardOf(heard: readonly CheckedRecord[], record: CheckedRecord): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (heard.at(-1)?.version === record.version) break
    await sleep(10)
  }
  deepStrictEqual(heard.at(-1), record)
}
