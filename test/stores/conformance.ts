import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Test } from 'uvu'
import * as assert from 'uvu/assert'
import { storeChecks } from '../../src/testing/index.js'
import { openStore, type StoreSpec } from './open.js'
import { ended, said, startWorker } from './processes.js'
import { record } from './sessions.js'

/**
 * Properties of every store.
 *
 * @param spec called when the tests run, so that servers can be started before
 */
export function conformance<T>(Suite: Test<T>, spec: () => StoreSpec): void {
  for (const { name, run } of storeChecks(() => openStore(spec())))
    Suite(name, async () => {
      assert.is(await run(), undefined)
    })
}

/** Besides, what a store has to hold whose sessions several processes share. */
export function conformanceBetweenProcesses<T>(Suite: Test<T>, spec: () => StoreSpec): void {
  for (const task of ['count', 'count without the lock'] as const) {
    Suite(`loses no put of three processes that ${task}`, async () => {
      const name = `count-${randomUUID()}`
      const workers = [1, 2, 3].map(() => startWorker({ spec: spec(), name, task, times: 15 }))
      await Promise.all(workers.map((worker) => ended(worker)))
      const { store, close } = await openStore(spec())
      assert.is((await store.load(name))?.version, 45)
      await close()
    })
  }

  Suite('frees the lock of a holder that was killed', async () => {
    const name = `hold-${randomUUID()}`
    const holder = startWorker({ spec: spec(), name, task: 'hold' })
    await said(holder)
    const { store, close } = await openStore(spec())
    const entered = store.exclusive(name, () => Promise.resolve(performance.now()))
    await sleep(100)
    const killed = performance.now()
    holder.kill('SIGKILL')
    const after = (await entered) - killed
    await close()
    assert.ok(after >= 0, 'nobody enters before')
    assert.ok(after < 6000, `entered after ${after} ms`)
  })

  Suite('gives whole records while others put', async () => {
    const name = `put-${randomUUID()}`
    const putters = [1, 2].map(() => startWorker({ spec: spec(), name, task: 'put', times: 60 }))
    const { store, close } = await openStore(spec())
    const all = Promise.all(putters.map((putter) => ended(putter)))
    let isDone = false
    void all.finally(() => (isDone = true)).catch(() => undefined)
    while (!isDone) {
      const found = await store.load(name)
      if (found !== undefined) assert.equal(found, record(found.version))
    }
    await all
    await close()
  })

  Suite('lets a process end that still listens', async () => {
    const worker = startWorker({ spec: spec(), name: `end-${randomUUID()}`, task: 'end' })
    assert.is(await ended(worker, 20), undefined)
  })
}
