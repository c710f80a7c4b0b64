import { setTimeout as sleep } from 'node:timers/promises'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { StoreAccess } from '../../src/session/bounded-store.js'
import { memoryStore } from '../../src/stores/memory.js'
import type { SessionStore } from '../../src/stores/store.js'
import { caught } from '../helpers/caught.js'
import { refused } from '../helpers/refused.js'
import { session } from '../stores/sessions.js'

const Access = suite('access to a store')
let alive: NodeJS.Timeout | undefined
Access.before(() => void (alive = setInterval(() => undefined, 1000)))
Access.after(() => clearInterval(alive))
const never = (): Promise<never> => new Promise<never>(() => undefined)

function accessTo(changes: Partial<SessionStore>, store = memoryStore()): StoreAccess {
  return new StoreAccess({ ...store, ...changes }, 'ada', { answer: 40, entry: 40 })
}

async function unavailable(promise: Promise<unknown>): Promise<string> {
  const { errorCode, message } = await refused(promise)
  assert.is(errorCode, 'STORE_UNAVAILABLE')
  return message
}

Access('a store that does not answer is one that cannot be reached', async () => {
  const access = accessTo({ load: never, save: never, delete: never, exclusive: never })
  const calls = [access.load(), access.save(session(1)), access.delete(), access.exclusive(never)]
  for (const call of calls) assert.match(await unavailable(call), /no answer within 40 ms/)
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

Access('a turn may tell before it is done, and keeps the key', async () => {
  const store = memoryStore()
  const access = accessTo({}, store)
  let end: (() => void) | undefined
  const told = await access.exclusive<number>(async (tell) => {
    tell(1)
    await new Promise<void>((resolve) => (end = resolve))
    return 2
  })
  assert.is(told, 1)
  await unavailable(access.exclusive(() => Promise.resolve(3)))
  end?.()
  assert.is(await access.exclusive(() => Promise.resolve(4)), 4)
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

Access('what is no session is told as such, and is no absence', async () => {
  for (const wrong of ['{"kind":"oauth2"}', 7, [], {}]) {
    const { errorCode } = await refused(accessTo({ load: () => Promise.resolve(wrong as never) }).load())
    assert.is(errorCode, 'STORE_CORRUPT')
  }
  for (const none of [undefined, null]) {
    assert.is(await accessTo({ load: () => Promise.resolve(none as never) }).load(), undefined)
  }
})

Access('news that cannot be read, and a subscription that fails, hurt nobody', async () => {
  const heard: unknown[] = []
  const access = accessTo({
    subscribe: (_key, listener) => {
      listener('broken' as never)
      listener(session(3))
      listener(undefined)
      throw new Error('no channel')
    },
  })
  access.subscribe((tokens) => heard.push(tokens?.generation))()
  assert.equal(heard, [3, undefined])
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
