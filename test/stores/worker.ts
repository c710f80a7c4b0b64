/** A process that works on a store. Usage: worker.ts '{"spec":{…},"key":"…","task":"count","times":20}' */
import { setTimeout as sleep } from 'node:timers/promises'
import type { SessionStore } from '../../src/stores/store.js'
import { openStore, type StoreSpec } from './open.js'
import { session } from './sessions.js'

/** What a worker is to do. */
export interface Work {
  readonly spec: StoreSpec
  readonly key: string
  /** `count`: raise the generation so many times; `hold`: take the key and keep it; `save`: save so many times. */
  readonly task: 'count' | 'hold' | 'save' | 'end'
  readonly times?: number
}

async function count(store: SessionStore, key: string): Promise<void> {
  await store.exclusive(key, async () => {
    const { generation = 0 } = (await store.load(key)) ?? {}
    await sleep(Math.random() * 3)
    await store.save(key, session(generation + 1))
  })
}

async function perform({ spec, key, task, times = 1 }: Work): Promise<void> {
  const { store, close } = await openStore(spec)
  if (task === 'count') {
    await Promise.all(Array.from({ length: times }, () => count(store, key)))
  }
  for (let left = task === 'save' ? times : 0; left > 0; left -= 1)
    await store.save(key, session(process.pid))
  if (task === 'hold') {
    await store.exclusive(key, async () => {
      console.log('held')
      await sleep(60_000)
    })
  }
  if (task === 'end') {
    store.subscribe?.(key, () => undefined)
    await store.exclusive(key, () => store.save(key, session(1)))
    await sleep(100)
    console.log('ending')
  }
  await close()
}

await perform(JSON.parse(process.argv[2] ?? '') as Work)
