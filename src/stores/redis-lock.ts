import { randomUUID } from 'node:crypto'
import { pause } from '../lib/time.js'
import type { Channels } from './redis-channels.js'
import type { Lock } from '../lib/turns.js'

/** Sends one command, in bounded time. */
export type Send = (command: string, ...args: string[]) => Promise<unknown>

/** Arguments of taking a lock. */
export interface RedisLockOptions {
  readonly send: Send
  readonly channels: Channels
  /** Milliseconds after which a lock frees itself, unless its holder extends it. */
  readonly lease: number
  /** Milliseconds to wait for the lock. */
  readonly wait: number
}

/** Milliseconds between two tries, unless a message comes first. */
const PAUSE = 250

/** Uses each command that a put uses, so that a missing permission and a full memory show before there is a need. */
const TAKE = `local owner = redis.call('GET', KEYS[1])
if owner and owner ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
redis.call('PERSIST', KEYS[1])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
redis.call('GETRANGE', KEYS[2], 0, 0)
redis.call('PUBLISH', ARGV[3], 'locked')
return 1`
const EXTEND = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end return 0`
const RELEASE = `if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('DEL', KEYS[1])
redis.call('PUBLISH', ARGV[2], 'freed')
return 1`

/**
 * Takes the lock of an entry: a key that only its owner's token extends and deletes, and that runs out with the lease
 * when nobody extends it.
 *
 * @param name the entry's key; also the channel on which its lock is told to be free
 * @returns undefined when it is not needed any more
 * @throws Error when the lock is not to be had in time, or Redis does not answer at all
 */
export async function lockKey(
  options: RedisLockOptions,
  name: string,
  isNeeded: () => boolean = () => true,
): Promise<Lock | undefined> {
  const { send, lease } = options
  const [key, token] = [`${name}:lock`, randomUUID()]
  const release = async (): Promise<void> => {
    await send('EVAL', RELEASE, '1', key, token, name).catch(() => undefined)
  }
  const take = async (): Promise<boolean> =>
    (await send('EVAL', TAKE, '2', key, name, token, String(lease), name)) === 1
  const isTaken = await acquire(options, name, take, isNeeded).catch((error: unknown) => {
    void release()
    throw error
  })
  const extend = (): Promise<unknown> => send('EVAL', EXTEND, '1', key, token, String(lease))
  return isTaken ? keep(extend, release, lease) : undefined
}

/** Extends a lock again and again; it is lost when Redis says so, or has not confirmed it for as long as it lasts. */
function keep(extend: () => Promise<unknown>, release: () => Promise<void>, lease: number): Lock {
  const lost = new AbortController()
  let confirmed = performance.now()
  const check = async (): Promise<void> => {
    const begun = performance.now()
    if (begun - confirmed > lease) lost.abort()
    if ((await extend()) === 1) confirmed = begun
    else lost.abort()
  }
  const timer = setInterval(() => void check().catch(() => undefined), lease / 3)
  timer.unref()
  return {
    lost: lost.signal,
    release() {
      clearInterval(timer)
      return release()
    },
  }
}

/** Once Redis has answered, errors are waited out: a failover passes, and nothing is spent yet. */
async function acquire(
  { channels, wait }: RedisLockOptions,
  name: string,
  take: () => Promise<boolean>,
  isNeeded: () => boolean,
): Promise<boolean> {
  const end = performance.now() + wait
  if (await take()) return true
  let freed = new AbortController()
  const stop = channels.listen(name, (message) => {
    if (message === 'freed') freed.abort()
  })
  try {
    while (isNeeded()) {
      if (performance.now() > end) throw new Error(`another process has held the lock for ${wait} ms`)
      await pause(PAUSE * (0.5 + Math.random()), freed.signal).catch(() => undefined)
      freed = new AbortController()
      if (isNeeded() && (await take().catch(unlessRefused))) return true
    }
    return false
  } finally {
    stop()
  }
}

function unlessRefused(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code === 'STORE_REFUSED') throw error
}
