import { setTimeout as sleep } from 'node:timers/promises'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { BoundedStore } from '../../src/session/bounded-store.js'
import { memoryStore } from '../../src/stores/memory.js'
import type { SessionStore } from '../../src/stores/store.js'
import { caught } from '../helpers/caught.js'
import { refused } from '../helpers/refused.js'
import { record, session } from '../stores/sessions.js'

const Access = suite('access to a store')
let alive: NodeJS.Timeout | undefined
Access.before(() => void (alive = setInterval(() => undefined, 1000)))
Access.after(() => clearInterval(alive))
const never = (): Promise<never> => new Promise<never>(() => undefined)

function accessTo(changes: Partial<SessionStore>, store = memoryStore()): BoundedStore {
  return new BoundedStore({ ...store, ...changes }, 'ada', { answer: 40, entry: 40 })
}

async function unavailable(promise: Promise<unknown>): Promise<string> {
  const { errorCode, message } = await refused(promise)
  assert.is(errorCode, 'STORE_UNAVAILABLE')
  return message
}

Access('a store that does not answer is one that cannot be reached', async () => {
  const access = accessTo({ load: never, put: never, exclusive: never })
  const calls = [access.load(), access.put(record(1), undefined), access.exclusive(never)]
  for (const call of calls) assert.match(await unavailable(call), /(no|not) answer within 40 ms/)
})

Access('a turn that comes when nobody waits for it any more is not taken', async () => {
  let give: (() => Promise<unknown>) | undefined
  const access = accessTo({
    exclusive: (_key, task) => {
      give = task
      return never()
    },
  })
  await unavailable(access.exclusive(() => Promise.resolve(assert.unreachable('taken'))))
  await give?.()
})

Access('a turn may take longer than the store may', async () => {
  assert.is(
    await accessTo({}).exclusive(async () => {
      await sleep(100)
      return 7
    }),
    7,
  )
})

Access('a turn that is over counts, whatever becomes of the lock', async () => {
  for (const ending of [never, () => Promise.reject(new Error('the lock is lost'))]) {
    const access = accessTo({ exclusive: (_key, task) => task().then(ending) })
    assert.is(await access.exclusive(() => Promise.resolve(7)), 7)
    const failure = new Error('mine')
    assert.is(await caught(access.exclusive(() => Promise.reject(failure))), failure)
  }
})

Access('a store that throws at once, or never takes the turn, is one that fails', async () => {
  const thrown = (): never => {
    throw new Error('no database')
  }
  const access = accessTo({ load: thrown, exclusive: thrown })
  assert.match(await unavailable(access.load()), /no database/)
  assert.match(await unavailable(access.exclusive(never)), /no database/)
  await unavailable(accessTo({ exclusive: () => Promise.resolve(undefined as never) }).exclusive(never))
})

Access('an entry that is no record is told as such with its version, and is no absence', async () => {
  const live = { state: 'live', session: { ...session(1), accessToken: 'a b' } }
  for (const [wrong, version] of [
    ['{"kind":"oauth2"}', undefined],
    [7, undefined],
    [[], undefined],
    [{ version: '7', state: 'ended' }, undefined],
    [{ version: 7 }, 7],
    [{ version: 7, ...live }, 7],
  ] as const) {
    const entry = await accessTo({ load: () => Promise.resolve(wrong as never) }).load()
    assert.equal([entry.version, entry.record, entry.error?.errorCode], [version, undefined, 'STORE_CORRUPT'])
  }
  for (const none of [undefined, null]) {
    const entry = await accessTo({ load: () => Promise.resolve(none as never) }).load()
    assert.equal([entry.version, entry.record, entry.error], [undefined, undefined, undefined])
  }
})

Access(
  'the turn that another connection of this process has is known, and gone when it is over',
  async () => {
    const store = memoryStore()
    const [one, other] = [accessTo({}, store), new BoundedStore(store, 'ada')]
    assert.is(new BoundedStore(store, 'ada').ahead, undefined)
    const turn = other.exclusive(() => sleep(5))
    assert.instance(other.ahead, Promise)
    assert.is(one.ahead, undefined, 'of another store object')
    await turn
    assert.is(other.ahead, undefined)
  },
)

Access('news that cannot be read, and a subscription that fails, hurt nobody', async () => {
  const heard: unknown[] = []
  const access = accessTo({
    subscribe: (_key, listener) => {
      listener('broken' as never)
      listener(record(3))
      listener(undefined as never)
      throw new Error('no channel')
    },
  })
  access.subscribe(({ version }) => heard.push(version))()
  await sleep(1)
  assert.equal(heard, [3])
  accessTo({ subscribe: () => Promise.reject(new Error('later')) as never }).subscribe(() => undefined)()
  await sleep(1)
})

Access('a subscription ends, also one that took a while to begin', async () => {
  for (const wrap of [<T>(value: T): T => value, <T>(value: T) => Promise.resolve(value)]) {
    let ended = 0
    const access = accessTo({ subscribe: () => wrap(() => void (ended += 1)) as never })
    access.subscribe(() => undefined)()
    await sleep(1)
    assert.is(ended, 1)
  }
})

Access.run()
