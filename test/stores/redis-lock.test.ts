import { setImmediate as turn } from 'node:timers/promises'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { lockKey } from '../../src/stores/redis-lock.js'
import { caught } from '../helpers/caught.js'

const Redis = suite('stores/redis-lock')

/** A lock on a Redis that answers as the test says. */
function locking(answers: readonly (number | Error)[], wait = 60_000, isNeeded?: () => boolean) {
  const left = [...answers]
  const sent: string[] = []
  let ring: ((message: string) => void) | undefined
  const send = (...[, script = '']: string[]): Promise<unknown> => {
    sent.push(script.includes('locked') ? 'take' : 'other')
    const answer = script.includes('locked') ? left.shift() : 1
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
  }
  const channels = {
    listen: (_channel: string, listener: (message: string) => void) => {
      ring = listener
      return () => (ring = undefined)
    },
    close: () => undefined,
  }
  const taken = lockKey({ send, channels, lease: 60_000, wait }, 'name', isNeeded)
  return { taken, sent, ring: (message: string) => ring?.(message), isListening: () => ring !== undefined }
}

Redis('a waiter tries again as soon as it hears that the lock is free', async () => {
  const { taken, sent, ring, isListening } = locking([0, 0, 1])
  for (const tries of [1, 2, 3]) {
    await turn()
    assert.is(sent.length, tries)
    ring('another message')
    ring('freed')
  }
  const held = await taken
  assert.is(isListening(), false)
  await held?.release()
  assert.equal(sent, ['take', 'take', 'take', 'other'])
})

Redis('a waiter waits out a failover: nothing is spent yet', async () => {
  const failures = ['CLUSTERDOWN The cluster is down', 'Connection is closed.', 'READONLY replica'].map(
    (message) => new Error(message),
  )
  const { taken, ring } = locking([0, ...failures, 0, 1])
  for (let tries = 0; tries < 8; tries += 1) {
    await turn()
    ring('freed')
  }
  await (await taken)?.release()
  assert.match(
    (await caught(locking([new Error('CLUSTERDOWN')]).taken)).message,
    /CLUSTERDOWN/,
    'at the first try',
  )
  const refusal = Object.assign(new Error('NOPERM'), { code: 'STORE_REFUSED' })
  const denied = locking([0, refusal])
  await turn()
  denied.ring('freed')
  assert.is(await caught(denied.taken), refusal)
})

Redis('a waiter whose task is needless asks no more', async () => {
  let isNeeded = true
  const { taken, sent, ring, isListening } = locking([0, 1], 5000, () => isNeeded)
  await turn()
  isNeeded = false
  ring('freed')
  assert.is(await taken, undefined)
  assert.equal([sent, isListening()], [['take'], false])
})

Redis.run()
