/**
 * Sessions in Redis, for the processes of many machines.
 *
 * @module strictforce/stores/redis
 */
import { redact } from '../errors/redact.js'
import { readMs } from '../lib/time.js'
import { tellNews } from './news.js'
import { createChannels } from './redis-channels.js'
import { connectionOf, type RedisClient } from './redis-client.js'
import { FREED, lockKey, type Send } from './redis-lock.js'
import { createSealer } from './seal.js'
import type { SessionStore, StoredSession } from './store.js'
import { inTurns } from './turns.js'

/** Options of {@link redisStore}. */
export interface RedisStoreOptions {
  /**
   * What the names of all keys begin with.
   * @default 'strictforce:'
   */
  readonly prefix?: string
  /**
   * Milliseconds after which the lock of a dead holder frees itself; a live one extends it. A process that
   * stands still for longer loses its lock to the next.
   * @default 10000
   */
  readonly lease?: number
  /**
   * Milliseconds to wait for a lock before giving up.
   * @default 60000
   */
  readonly wait?: number
  /**
   * Milliseconds that Redis may take for one answer.
   * @default 5000
   */
  readonly timeout?: number
  /** Encrypts what is written: a passphrase, or 32 bytes. Everybody who shares the store has the same. */
  readonly key?: string | Uint8Array
}

/** A store with a connection of its own for messages. */
export interface RedisStore extends SessionStore {
  /** Closes the connection for messages; the host's client is the host's. */
  close(): void
}

/** Sets or deletes a value and tells of it, in one step. */
const SAVE = `redis.call('SET', KEYS[1], ARGV[1])
redis.call('PUBLISH', ARGV[2], 'changed')
return 1`
const DELETE = `redis.call('DEL', KEYS[1])
redis.call('PUBLISH', ARGV[1], 'changed')
return 1`

/**
 * Sessions in Redis, for the processes of many machines.
 *
 * @param client a client of `ioredis` or of `redis`; the host opens and closes it
 * @throws TypeError when an option is wrong
 *
 * @example
 * const store = redisStore(new Redis(process.env.REDIS_URL))
 * const conn = await Connection.open({ store, key: 'ada@example.com', oauth2 })
 */
export function redisStore(client: RedisClient, options: RedisStoreOptions = {}): RedisStore {
  const connection = connectionOf(client)
  const sealer = createSealer(options.key)
  const send = bounded(connection.send, readMs(options.timeout, 5000, 'timeout'))
  const channels = createChannels(connection)
  const lease = readMs(options.lease, 10_000, 'lease', 300)
  const locking = { send, channels, lease, wait: readMs(options.wait, 60_000, 'wait') }
  const nameOf = naming(options.prefix ?? 'strictforce:')

  async function load(key: string): Promise<StoredSession | undefined> {
    const name = nameOf(key)
    const text = await send('GET', name)
    if (typeof text !== 'string' && !Buffer.isBuffer(text)) return undefined
    return sealer.open(key, text.toString(), `the Redis key ${name}`)
  }
  return {
    load,
    async save(key, session) {
      const name = nameOf(key)
      await send('EVAL', SAVE, '1', name, await sealer.seal(key, session), name)
    },
    async delete(key) {
      const name = nameOf(key)
      await send('EVAL', DELETE, '1', name, name)
    },
    exclusive: inTurns((key) => lockKey(locking, `${nameOf(key)}:lock`, nameOf(key))),
    subscribe: tellNews(
      (key, changed) =>
        channels.listen(nameOf(key), (message) => {
          if (message !== FREED) changed()
        }),
      load,
    ),
    close: channels.close,
  }
}

/** Names with a hash tag, so that a cluster keeps all of a session in one place. */
function naming(prefix: string): (key: string) => string {
  return (key) => `${prefix}{${encodeURIComponent(JSON.stringify(key).slice(1, -1))}}`
}

/** A command that is not answered in time rejects, also while the client waits for a connection. */
function bounded(send: Send, timeout: number): Send {
  return async (...command) => {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        reject(new Error(`Redis did not answer within ${timeout} ms`))
      }, timeout)
    })
    try {
      return await Promise.race([send(...command), late])
    } catch (error) {
      throw withoutCommand(error, command)
    } finally {
      clearTimeout(timer)
    }
  }
}

/** What Redis or its client says, without the command, which holds the session and which clients put in their errors. */
function withoutCommand(error: unknown, command: readonly string[]): Error {
  const message = error instanceof Error ? error.message : 'no reason given'
  const [said = ''] = message.split(', with args beginning with')
  return new Error(redact(said, command.slice(1)))
}
