/** A process that works on a store. Usage: worker.ts '{"spec":{…},"name":"…","task":"count","times":20}' */
import { setTimeout as sleep } from 'node:timers/promises'
import type { SessionStore } from '../../src/stores/store.js'
import { openStore, type StoreSpec } from './open.js'
import { record } from './sessions.js'

/** Task of a worker. */
export interface Work {
  readonly spec: StoreSpec
  readonly name: string
  /** `count`: raise the version so many times; `hold`: take the lock and keep it; `put`: put so many times. */
  readonly task: 'count' | 'count without the lock' | 'hold' | 'put' | 'end'
  readonly times?: number
}

/** Puts the next version; gives false when another process was faster. */
async function raise(store: SessionStore, name: string): Promise<boolean> {
  const version = (await store.load(name))?.version
  await sleep(Math.random() * 3)
  return store.put(name, record((version ?? 0) + 1), version)
}

async function count(store: SessionStore, name: string): Promise<void> {
  const isPut = await store.exclusive(name, () => raise(store, name))
  if (!isPut) throw new Error('another process has put under the lock')
}

async function raiseSometime(store: SessionStore, name: string): Promise<void> {
  while (!(await raise(store, name)));
}

async function perform({ spec, name, task, times = 1 }: Work): Promise<void> {
  const { store, close } = await openStore(spec)
  if (task === 'count') await Promise.all(Array.from({ length: times }, () => count(store, name)))
  for (let left = task === 'count without the lock' ? times : 0; left > 0; left -= 1)
    await raiseSometime(store, name)
  for (let left = task === 'put' ? times : 0; left > 0; left -= 1) await raise(store, name)
  if (task === 'hold') {
    await store.exclusive(name, async () => {
      console.log('held')
      await sleep(60_000)
    })
  }
  if (task === 'end') {
    store.subscribe?.(name, () => undefined)
    await store.exclusive(name, () => raise(store, name))
    await sleep(100)
    console.log('ending')
  }
  await close()
}

await perform(JSON.parse(process.argv[2] ?? '') as Work)
