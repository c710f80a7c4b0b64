import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { StoreAccess } from '../../src/session/bounded-store.js'
import { SharedSession } from '../../src/session/shared-session.js'
import { memoryStore } from '../../src/stores/memory.js'
import type { SessionStore } from '../../src/stores/store.js'
import { refused } from '../helpers/refused.js'
import { failure, tokensOf } from '../helpers/session.js'

const Key = suite('a shared session and the key of its store')

/** A store that takes its time to save, and counts how often the key was given back before a save was done. */
function watched() {
  const memory = memoryStore()
  let saves = 0
  let early = 0
  const store: SessionStore = {
    ...memory,
    save: async (key, session) => {
      saves += 1
      await new Promise(setImmediate)
      await memory.save(key, session)
      saves -= 1
    },
    exclusive: (key, task) =>
      memory.exclusive(key, async () => {
        const outcome = await task().finally(() => {
          if (saves > 0) early += 1
        })
        return outcome
      }),
  }
  return { store, early: () => early }
}

async function microtasks(count: number): Promise<void> {
  for (let left = count; left > 0; left -= 1) await Promise.resolve()
}

Key('it is held until a login is saved that came while the renewal failed, at whatever moment', async () => {
  for (let moment = 0; moment < 40; moment += 1) {
    const { store, early } = watched()
    await store.save('ada', { ...tokensOf(0), generation: 1 })
    const shared = new SharedSession(new StoreAccess(store, 'ada'))
    const current = { ...tokensOf(0), generation: 1 }
    let login: Promise<unknown> | undefined
    const renewing = shared.renewal(() => {
      login = microtasks(moment).then(() => shared.publish(tokensOf(7), () => true))
      return Promise.reject(failure('throttled'))
    })(current)
    await refused(renewing)
    await login
    assert.is(early(), 0, `given back too early at moment ${moment}`)
    assert.is((await store.load('ada'))?.accessToken, 'access-7')
  }
})

Key.run()
