import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Test } from 'uvu'
import * as assert from 'uvu/assert'
import type { SessionStore, StoredSession } from '../../src/stores/store.js'
import { caught } from '../helpers/caught.js'
import { openStore, type StoreSpec } from './open.js'
import { ended, said, startWorker } from './processes.js'
import { session } from './sessions.js'

const ODD_KEYS = [
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

/**
 * What every store has to hold.
 *
 * @param spec called when the tests run, so that servers can be started before
 */
export function conformance<T>(Suite: Test<T>, spec: () => StoreSpec): void {
  const test = (name: string, body: (store: SessionStore, key: string) => Promise<void>): void => {
    Suite(name, async () => {
      const { store, close } = await openStore(spec())
      try {
        await body(store, `key-${randomUUID()}`)
      } finally {
        await close()
      }
    })
  }
  values(test)
  turns(test)
  news(test)
}

/** Besides, what a store has to hold whose sessions several processes share. */
export function conformanceBetweenProcesses<T>(Suite: Test<T>, spec: () => StoreSpec): void {
  Suite('lets one process at a time into a key', async () => {
    const key = `count-${randomUUID()}`
    const workers = [1, 2, 3].map(() => startWorker({ spec: spec(), key, task: 'count', times: 15 }))
    await Promise.all(workers.map((worker) => ended(worker)))
    assert.is(await read(spec(), key, (stored) => stored?.generation), 45)
  })

  Suite('frees the key of a holder that was killed', async () => {
    const key = `hold-${randomUUID()}`
    const holder = startWorker({ spec: spec(), key, task: 'hold' })
    await said(holder)
    const { store, close } = await openStore(spec())
    const entered = store.exclusive(key, () => Promise.resolve(Date.now()))
    await sleep(100)
    const killed = Date.now()
    holder.kill('SIGKILL')
    const after = (await entered) - killed
    await close()
    assert.ok(after >= 0, 'nobody enters before')
    assert.ok(after < 6000, `entered after ${after} ms`)
  })

  Suite('gives whole sessions while others save', async () => {
    const key = `save-${randomUUID()}`
    const savers = [1, 2].map(() => startWorker({ spec: spec(), key, task: 'save', times: 60 }))
    const { store, close } = await openStore(spec())
    const all = Promise.all(savers.map((saver) => ended(saver)))
    let isDone = false
    void all.finally(() => (isDone = true)).catch(() => undefined)
    while (!isDone) {
      const found = await store.load(key)
      if (found !== undefined) assert.equal(found, session(found.generation))
    }
    await all
    await close()
  })

  Suite('lets a process end that still listens', async () => {
    const worker = startWorker({ spec: spec(), key: `end-${randomUUID()}`, task: 'end' })
    await ended(worker, 20)
  })
}

type Define = (name: string, body: (store: SessionStore, key: string) => Promise<void>) => void

function values(test: Define): void {
  test('holds nothing at first', async (store, key) => {
    assert.is(await store.load(key), undefined)
    await store.delete(key)
  })

  test('gives what was saved last, and forgets it', async (store, key) => {
    await store.save(key, session(1))
    await store.save(key, session(2))
    assert.equal(await store.load(key), session(2))
    await store.delete(key)
    assert.is(await store.load(key), undefined)
  })

  test('keeps every value to the byte', async (store, key) => {
    const accessToken = `00D!${'é鍵🔑\u0000\u2028"\\</script>\r\n'.repeat(50)}`
    const odd = session(3, { accessToken, refreshToken: null, kind: 'soap' })
    await store.save(key, odd)
    assert.equal(await store.load(key), odd)
  })

  test('keeps values of a megabyte', async (store, key) => {
    const big = session(4, { accessToken: 'x'.repeat(2 ** 20) })
    await store.save(key, big)
    assert.equal(await store.load(key), big)
  })

  test('tells any two keys apart', async (store, key) => {
    const keys = ODD_KEYS.map((odd) => odd + key)
    for (const [index, odd] of keys.entries()) await store.save(odd, session(index))
    for (const [index, odd] of keys.entries()) assert.equal(await store.load(odd), session(index), odd)
    for (const odd of keys) await store.exclusive(odd, () => store.delete(odd))
    for (const odd of keys) assert.is(await store.load(odd), undefined)
  })

  test('takes many saves at once and keeps one of them whole', async (store, key) => {
    await Promise.all(Array.from({ length: 40 }, (_, index) => store.save(key, session(index))))
    const found = await store.load(key)
    assert.equal(found, session(found?.generation ?? -1))
  })
}

function turns(test: Define): void {
  test('lets one task at a time into a key', async (store, key) => {
    let inside = 0
    let most = 0
    const task = async (): Promise<void> => {
      most = Math.max(most, (inside += 1))
      await sleep(2)
      inside -= 1
    }
    await Promise.all(Array.from({ length: 25 }, () => store.exclusive(key, task)))
    assert.is(most, 1)
  })

  test('gives what the task gives, and its error', async (store, key) => {
    assert.is(await store.exclusive(key, () => Promise.resolve(7)), 7)
    const failure = new Error('mine')
    assert.is(await caught(store.exclusive(key, () => Promise.reject(failure))), failure)
    assert.is(await store.exclusive(key, () => Promise.resolve(8)), 8)
  })

  test('does not let one key wait for another', async (store, key) => {
    await store.exclusive(key, () => store.exclusive(`${key} other`, () => Promise.resolve()))
  })

  test('shows under the lock what was saved under it', async (store, key) => {
    const add = async (): Promise<void> => {
      const { generation = 0 } = (await store.load(key)) ?? {}
      await store.save(key, session(generation + 1))
    }
    await Promise.all(Array.from({ length: 25 }, () => store.exclusive(key, add)))
    assert.is((await store.load(key))?.generation, 25)
  })
}

function news(test: Define): void {
  test('tells of what was saved and deleted, where it tells of anything', async (store, key) => {
    if (store.subscribe === undefined) return
    const heard: (StoredSession | undefined)[] = []
    const end = store.subscribe(key, (stored) => heard.push(stored))
    await sleep(150)
    await store.save(key, session(1))
    await until(() => heard.at(-1)?.generation === 1)
    await store.save(key, session(2))
    await until(() => heard.at(-1)?.generation === 2)
    await store.delete(key)
    await until(() => heard.at(-1) === undefined)
    end()
    const before = heard.length
    await store.save(key, session(3))
    await sleep(50)
    assert.is(heard.length, before)
  })
}

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !condition(); tries += 1) await sleep(10)
  assert.ok(condition(), 'heard in time')
}

async function read<T>(
  spec: StoreSpec,
  key: string,
  pick: (stored: StoredSession | undefined) => T,
): Promise<T> {
  const { store, close } = await openStore(spec)
  const picked = pick(await store.load(key))
  await close()
  return picked
}
