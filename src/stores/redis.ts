/**
 * Sessions in Redis, for the processes of many machines.
 *
 * @module strictforce/stores/redis
 */
import { redact } from '../errors/redact.js'
import { readMs, within } from '../lib/time.js'
import { tellNews } from './news.js'
import { createChannels } from './redis-channels.js'
import { connectionOf, type RedisClient } from './redis-client.js'
import { lockKey, type Send } from './redis-lock.js'
import { createSealer, versionOf, type StoreKeys } from './seal.js'
import type { SessionRecord, SessionStore } from './store.js'
import { storeCorrupt } from './stored-session.js'
import { inTurns } from '../lib/turns.js'

export type { StoreKeys } from './seal.js'

/** Options of {@link redisStore}. */
export interface RedisStoreOptions {
  /**
   * Encrypts what is written: a passphrase, or 32 bytes; all who share the store have the same. Of a list the first
   * key encrypts and all decrypt, so that a key can be changed. `false` writes in clear text.
   */
  readonly key: StoreKeys
  /**
   * Prefix of the names of all keys.
   * @default 'strictforce:'
   */
  readonly prefix?: string
  /**
   * Milliseconds after which the lock of a dead holder frees itself; a live one extends it. A process that stands
   * still for longer loses its lock to the next.
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
}

/** A store with a connection of its own for messages. */
export interface RedisStore extends SessionStore {
  /** Closes the connection for messages; the host's client is the host's. */
  close(): void
}

/** Most bytes of an entry: a hundred times those of the longest tokens. */
const MAX_ENTRY = 4 * 2 ** 20
/** Milliseconds for which the record of a session that has ended is kept: 31 days. */
const ENDED_KEPT = String(31 * 86_400_000)

/**
 * Compares the version, replaces the entry and tells of it, in one step. A write that needs no memory comes first:
 * after it a script may go on when the memory is full.
 */
const PUT = `local head = redis.pcall('GETRANGE', KEYS[1], 0, 63)
local version = ''
if type(head) == 'string' then
  version = string.match(head, '^strictforce%.sealed%.2:(%d+):') or string.match(head, '^strictforce%.clear%.2:(%d+):') or ''
  if string.match(head, '^strictforce%.sealed%.1:') or string.match(head, '^{"format":"strictforce%.session%.1",') then version = '0' end
end
if version ~= ARGV[2] then return 0 end
redis.call('PERSIST', KEYS[1])
redis.call('SET', KEYS[1], ARGV[1])
if ARGV[3] ~= '' then redis.call('PEXPIRE', KEYS[1], ARGV[3]) end
redis.call('PUBLISH', ARGV[4], ARGV[1])
return 1`

/**
 * Sessions in Redis, for the processes of many machines.
 *
 * @param client a client of `ioredis` or of `redis`; the host opens and closes it
 * @throws TypeError when an option is wrong, or no key is given
 *
 * @example
 * const store = redisStore(new Redis(process.env.REDIS_URL), { key: process.env.SESSION_KEY })
 * const conn = await Connection.open({ store, key: 'ada@example.com', oauth2 })
 */
export function redisStore(client: RedisClient, options: RedisStoreOptions): RedisStore {
  const connection = connectionOf(client)
  const given: Partial<RedisStoreOptions> = { ...options }
  const sealer = createSealer(given.key)
  const send = bounded(connection.send, readMs(given.timeout, 5000, 'timeout'))
  const channels = createChannels(connection)
  const lease = readMs(given.lease, 10_000, 'lease', 300)
  const wait = readMs(given.wait, 60_000, 'wait')
  const prefix = given.prefix ?? 'strictforce:'
  /** With a hash tag, so that a cluster keeps all of a session in one place. */
  const nameOf = (name: string): string =>
    `${prefix}{${encodeURIComponent(JSON.stringify(name).slice(1, -1))}}`
  const taking = inTurns((name, isNeeded) => lockKey({ send, channels, lease, wait }, nameOf(name), isNeeded))
  const open = (name: string, text: string): Promise<SessionRecord> =>
    sealer.open(name, text, `the Redis key ${nameOf(name)}`)

  return {
    async load(name) {
      const text = await read(send, nameOf(name))
      return text === '' ? undefined : open(name, text)
    },
    async put(name, record, expectedVersion) {
      const [text, place] = [await sealer.seal(name, record), nameOf(name)]
      const kept = record.state === 'ended' ? ENDED_KEPT : ''
      return (await send('EVAL', PUT, '1', place, text, String(expectedVersion ?? ''), kept, place)) === 1
    },
    exclusive: (name, task, moot) => taking(name, ({ lost }) => task(lost), moot),
    subscribe: tellNews((name, tell) =>
      channels.listen(nameOf(name), (message) => {
        if (versionOf(message) !== undefined)
          open(name, message)
            .then(tell)
            .catch(() => undefined)
      }),
    ),
    close: channels.close,
  }
}

/** The text of an entry, empty when there is none. @throws Error `STORE_CORRUPT` when it is no text of fitting size */
async function read(send: Send, place: string): Promise<string> {
  const found = await send('GETRANGE', place, '0', String(MAX_ENTRY)).catch((error: unknown) => {
    if (!(error as Error).message.startsWith('WRONGTYPE')) throw error
    throw storeCorrupt('WRONGTYPE, it is no string', `the Redis key ${place}`)
  })
  const text = String(found)
  if (Buffer.byteLength(text) <= MAX_ENTRY) return text
  throw storeCorrupt(`it has more than ${MAX_ENTRY} bytes`, `the Redis key ${place}`, versionOf(text))
}

/** A command that is not answered in time rejects, also while the client waits for a connection. */
function bounded(send: Send, timeout: number): Send {
  return async (...command) => {
    try {
      return await within(
        timeout,
        send(...command),
        () => new Error(`Redis did not answer within ${timeout} ms`),
      )
    } catch (error) {
      throw withoutCommand(error, command)
    }
  }
}

/** The error of Redis or of its client without the command, which holds the session and which clients put in it. */
function withoutCommand(error: unknown, command: readonly string[]): Error {
  const message = error instanceof Error ? error.message : 'no reason given'
  const [said = ''] = message.split(', with args beginning with')
  const isRefused = /^(NOPERM|NOAUTH|WRONGPASS)|ACL failure|user executing the script/.test(said)
  return Object.assign(new Error(redact(said, command.slice(1))), isRefused ? { code: 'STORE_REFUSED' } : {})
}
