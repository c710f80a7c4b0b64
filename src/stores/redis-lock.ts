import { randomUUID } from 'node:crypto'
import type { Channels } from './redis-channels.js'
import type { Release } from './turns.js'

/** Sends one command, in bounded time. */
export type Send = (command: string, ...args: string[]) => Promise<unknown>

/** What taking a lock needs. */
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
/** What a message says when a lock is free again. */
export const FREED = 'freed'

const EXTEND = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end return 0`
const RELEASE = `if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('DEL', KEYS[1])
redis.call('PUBLISH', ARGV[2], ARGV[3])
return 1`

/**
 * Takes a lock: a key that only its owner's token extends and deletes, and that runs out with the lease when
 * nobody extends it.
 *
 * @throws Error when the lock is not to be had in time, or Redis does not answer
 */
export async function lockKey(options: RedisLockOptions, name: string, channel: string): Promise<Release> {
  const { send, lease } = options
  const token = randomUUID()
  const release = async (): Promise<void> => {
    await send('EVAL', RELEASE, '1', name, token, channel, FREED).catch(() => undefined)
  }
  await acquire(options, name, channel, token).catch((error: unknown) => {
    void release()
    throw error
  })
  const timer = setInterval(() => {
    send('EVAL', EXTEND, '1', name, token, String(lease)).catch(() => undefined)
  }, lease / 3)
  timer.unref()
  return () => {
    clearInterval(timer)
    return release()
  }
}

async function acquire(
  { send, channels, lease, wait }: RedisLockOptions,
  name: string,
  channel: string,
  token: string,
): Promise<void> {
  const deadline = Date.now() + wait
  const bell = createBell()
  let stop: (() => void) | undefined
  try {
    while ((await send('SET', name, token, 'NX', 'PX', String(lease))) === null) {
      if (Date.now() > deadline) throw new Error(`another process has held the lock for ${wait} ms`)
      stop ??= channels.listen(channel, bell.ring)
      await bell.rung(PAUSE * (0.5 + Math.random()))
    }
  } finally {
    stop?.()
  }
}

interface Bell {
  readonly ring: () => void
  /** Waits for a ring since the last wait, or for so many milliseconds. */
  rung(milliseconds: number): Promise<void>
}

function createBell(): Bell {
  let isRung = false
  let wake: (() => void) | undefined
  return {
    ring() {
      isRung = true
      wake?.()
    },
    async rung(milliseconds) {
      if (!isRung) {
        let timer: NodeJS.Timeout | undefined
        await new Promise<void>((resolve) => {
          wake = resolve
          timer = setTimeout(resolve, milliseconds)
        })
        clearTimeout(timer)
      }
      isRung = false
    },
  }
}
