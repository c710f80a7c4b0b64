import { setImmediate as turn } from 'node:timers/promises'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { inTurns } from '../../src/lib/turns.js'
import { caught } from '../helpers/caught.js'

const Turns = suite('turns')
const lost = new AbortController().signal

function counting() {
  const log: string[] = []
  const exclusive = inTurns((key) => {
    log.push(`lock ${key}`)
    return Promise.resolve({
      lost,
      release: () => Promise.resolve(void log.push(`free ${key}`)),
    })
  })
  return { log, exclusive }
}

Turns('all that wait run under one lock, in their order', async () => {
  const { log, exclusive } = counting()
  const task = (name: string) => () => Promise.resolve(void log.push(name))
  await Promise.all(['a', 'b', 'c'].map((name) => exclusive('key', task(name))))
  assert.equal(log, ['lock key', 'a', 'b', 'c', 'free key'])
})

Turns('other processes have their turn after a hundred', async () => {
  const { log, exclusive } = counting()
  await Promise.all(Array.from({ length: 250 }, () => exclusive('key', () => Promise.resolve())))
  assert.is(log.filter((line) => line === 'lock key').length, 3)
  assert.is(log.filter((line) => line === 'free key').length, 3)
})

Turns('the last one hears of its outcome when the lock is free', async () => {
  const { log, exclusive } = counting()
  await exclusive('key', () => Promise.resolve())
  assert.equal(log, ['lock key', 'free key'])
})

Turns('who comes while the lock is given back takes it anew', async () => {
  const log: string[] = []
  let free: (() => void) | undefined
  const exclusive = inTurns(() => {
    log.push('lock')
    return Promise.resolve({ lost, release: () => new Promise<void>((resolve) => (free = resolve)) })
  })
  const first = exclusive('key', () => Promise.resolve(1))
  await turn()
  const second = exclusive('key', () => Promise.resolve(void log.push('second')))
  free?.()
  assert.is(await first, 1)
  await turn()
  assert.equal(log, ['lock', 'lock', 'second'])
  free?.()
  await second
})

Turns('a lock that is not to be had fails all that wait, and nobody who comes later', async () => {
  let fails = true
  const failure = new Error('not to be had')
  const exclusive = inTurns(() =>
    fails ? Promise.reject(failure) : Promise.resolve({ lost, release: () => Promise.resolve() }),
  )
  const waiting = [1, 2].map((value) => exclusive('key', () => Promise.resolve(value)))
  for (const one of waiting) assert.is(await caught(one), failure)
  fails = false
  assert.is(await exclusive('key', () => Promise.resolve(3)), 3)
})

Turns('a task that throws at once, or a lock that is not given back, hurts nobody else', async () => {
  const exclusive = inTurns(() => Promise.resolve({ lost, release: () => Promise.reject(new Error('lost')) }))
  const failure = new Error('at once')
  const thrown = exclusive('key', () => {
    throw failure
  })
  const next = exclusive('key', () => Promise.resolve(2))
  assert.is(await caught(thrown), failure)
  assert.is(await next, 2)
})

Turns('a task is given the lock; after a lost one the next tasks take it anew', async () => {
  const locks = [new AbortController(), new AbortController()]
  const taken: AbortSignal[] = []
  const exclusive = inTurns(() => {
    const lock = { lost: locks[taken.length]?.signal ?? lost, release: () => Promise.resolve() }
    taken.push(lock.lost)
    return Promise.resolve(lock)
  })
  const first = exclusive('key', (held) => {
    locks[0]?.abort()
    return Promise.resolve(held.lost.aborted)
  })
  const second = exclusive('key', (held) => Promise.resolve(held.lost.aborted))
  assert.equal([await first, await second, taken.length], [true, false, 2])
})

Turns.run()
