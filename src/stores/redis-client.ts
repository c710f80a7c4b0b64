/** A client of the package `ioredis`, as far as it is used here. */
export interface IoRedisClient {
  call(command: string, ...args: string[]): Promise<unknown>
  duplicate(): unknown
  on(event: 'end', listener: () => void): unknown
}

/** A client of the package `redis`, as far as it is used here. */
export interface NodeRedisClient {
  sendCommand(args: string[]): Promise<unknown>
  duplicate(): unknown
  on(event: 'end', listener: () => void): unknown
}

/** A connected client of `ioredis` or `redis`. */
export type RedisClient = IoRedisClient | NodeRedisClient

/** A connection of its own that hears messages. */
export interface Subscriber {
  subscribe(channel: string): Promise<unknown>
  unsubscribe(channel: string): Promise<unknown>
  close(): void
}

/** What both packages can do. */
export interface RedisConnection {
  /** Sends one command; a text, a number or null comes back. */
  readonly send: (command: string, ...args: string[]) => Promise<unknown>
  /** Opens a second connection that does not keep the process alive. */
  subscriber(onMessage: (channel: string, message: string) => void): Promise<Subscriber>
  /** Calls when the host has closed its client. */
  onEnd(listener: () => void): void
}

/**
 * Recognises a client by what it can do; neither package is imported.
 *
 * @throws TypeError when it is neither
 */
export function connectionOf(client: RedisClient): RedisConnection {
  const shape = client as Partial<IoRedisClient & NodeRedisClient> | null | undefined
  if (typeof shape?.duplicate !== 'function') throw wrongClient()
  const onEnd = (listener: () => void): void => void client.on('end', listener)
  if (typeof shape.call === 'function') return { ...ioRedis(client as IoRedisClient), onEnd }
  if (typeof shape.sendCommand === 'function') return { ...nodeRedis(client as NodeRedisClient), onEnd }
  throw wrongClient()
}

function wrongClient(): TypeError {
  return new TypeError('redisStore needs a client of ioredis (new Redis()) or redis (createClient())')
}

type Connecting = Omit<RedisConnection, 'onEnd'>
type Events = (event: string, listener: (...args: string[]) => void) => unknown

interface IoRedisDuplicate {
  readonly on: Events
  readonly stream?: { unref?: () => void }
  connect(): Promise<void>
  subscribe(channel: string): Promise<unknown>
  unsubscribe(channel: string): Promise<unknown>
  disconnect(): void
}

function ioRedis(client: IoRedisClient): Connecting {
  const duplicate = client.duplicate.bind(client) as (options: object) => IoRedisDuplicate
  return {
    send: (command, ...args) => client.call(command, ...args),
    async subscriber(onMessage) {
      const second = duplicate({ lazyConnect: true, keyPrefix: '', maxRetriesPerRequest: null })
      second.on('error', () => undefined)
      second.on('connect', () => second.stream?.unref?.())
      second.on('message', onMessage)
      await second.connect().catch((error: unknown) => {
        second.disconnect()
        throw error
      })
      return {
        subscribe: (channel) => second.subscribe(channel),
        unsubscribe: (channel) => second.unsubscribe(channel),
        close: () => {
          second.disconnect()
        },
      }
    },
  }
}

interface NodeRedisDuplicate {
  readonly on: Events
  connect(): Promise<unknown>
  unref(): void
  subscribe(channel: string, listener: (message: string, channel: string) => void): Promise<unknown>
  unsubscribe(channel: string): Promise<unknown>
  destroy?(): void
  disconnect?(): Promise<unknown>
}

function nodeRedis(client: NodeRedisClient): Connecting {
  const duplicate = client.duplicate.bind(client) as () => NodeRedisDuplicate
  return {
    send: (...args) => client.sendCommand(args),
    async subscriber(onMessage) {
      const second = duplicate()
      second.on('error', () => undefined)
      second.unref()
      await second.connect().catch((error: unknown) => {
        closeQuietly(second)
        throw error
      })
      return {
        subscribe: (channel) =>
          second.subscribe(channel, (message) => {
            onMessage(channel, message)
          }),
        unsubscribe: (channel) => second.unsubscribe(channel),
        close: () => {
          closeQuietly(second)
        },
      }
    },
  }
}

/** Version 4 disconnects, later ones destroy. */
function closeQuietly(second: NodeRedisDuplicate): void {
  if (second.destroy !== undefined) second.destroy()
  else void second.disconnect?.().catch(() => undefined)
}
