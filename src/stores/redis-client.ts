/** A client of the package `ioredis`, as far as it is used here. */
export interface IoRedisClient {
  call(command: string, ...args: string[]): Promise<unknown>
  duplicate(options?: never): unknown
  on(event: 'end', listener: () => void): unknown
}

/** A client of the package `redis`, as far as it is used here. */
export interface NodeRedisClient {
  sendCommand(args: string[]): Promise<unknown>
  duplicate(): unknown
  on(event: 'end', listener: () => void): unknown
}

/** A cluster of the package `redis`, as far as it is used here. */
export interface NodeRedisCluster {
  sendCommand(firstKey: string, isReadonly: boolean, args: string[]): Promise<unknown>
  readonly masters: readonly unknown[]
  nodeClient(node: never): unknown
  on(event: 'end', listener: () => void): unknown
}

/** A connected client, or cluster, of `ioredis` or `redis`. */
export type RedisClient = IoRedisClient | NodeRedisClient | NodeRedisCluster

/** A connection of its own that hears messages. */
export interface Subscriber {
  subscribe(channel: string): Promise<unknown>
  unsubscribe(channel: string): Promise<unknown>
  close(): void
}

/** The commands that both packages have. */
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
  const can = (method: string): boolean =>
    typeof (client as unknown as Record<string, unknown> | null | undefined)?.[method] === 'function'
  if (can('call') && can('duplicate')) return ioRedis(client as IoRedisClient)
  if (can('sendCommand') && can('nodeClient')) return nodeCluster(client as NodeRedisCluster)
  if (can('sendCommand') && can('duplicate') && !can('getSentinelNode'))
    return nodeRedis(client as NodeRedisClient)
  throw new TypeError(
    'redisStore needs a client of ioredis (new Redis(), new Cluster()) or redis (createClient(), createCluster())',
  )
}

type Events = (event: string, listener: (...args: string[]) => void) => unknown

/** A second connection of a client. */
interface Duplicate {
  readonly on: Events
  connect(): Promise<unknown>
  subscribe(channel: string, listener?: (message: string, channel: string) => void): Promise<unknown>
  unsubscribe(channel: string): Promise<unknown>
  disconnect?(): unknown
}

/** Connects a second connection. @param close is called, too, when that fails */
async function listening(
  second: Duplicate,
  subscribe: (channel: string) => Promise<unknown>,
  close: () => void,
): Promise<Subscriber> {
  second.on('error', () => undefined)
  await second.connect().catch((error: unknown) => {
    close()
    throw error
  })
  return { subscribe, unsubscribe: (channel) => second.unsubscribe(channel), close }
}

/** A cluster of ioredis: messages reach all of its nodes, so that one of them is enough to listen to. */
interface IoRedisNodes {
  nodes?(role: 'master'): readonly IoRedisClient[]
  once(event: 'ready', listener: () => void): unknown
}

/** Options of a connection that listens; the nodes of a cluster would not connect again by themselves. */
const SECOND = {
  lazyConnect: true,
  keyPrefix: '',
  maxRetriesPerRequest: null,
  retryStrategy: (times: number): number => Math.min(times * 50, 2000),
}

function ioRedis(client: IoRedisClient): RedisConnection {
  return {
    onEnd: (listener) => void client.on('end', listener),
    send: (command, ...args) => client.call(command, ...args),
    async subscriber(onMessage) {
      const node = await ioRedisNode(client, client as unknown as IoRedisNodes)
      const second = node.duplicate(SECOND as never) as Duplicate & { stream?: { unref?: () => void } }
      second.on('connect', () => second.stream?.unref?.())
      second.on('message', onMessage)
      return listening(
        second,
        (channel) => second.subscribe(channel),
        () => second.disconnect?.(),
      )
    },
  }
}

async function ioRedisNode(client: IoRedisClient, cluster: IoRedisNodes): Promise<IoRedisClient> {
  if (cluster.nodes === undefined) return client
  if (cluster.nodes('master').length === 0) {
    await new Promise<void>((resolve) => {
      cluster.once('ready', resolve)
    })
  }
  return cluster.nodes('master')[0] ?? client
}

function nodeRedis(client: NodeRedisClient): RedisConnection {
  return {
    onEnd: (listener) => void client.on('end', listener),
    send: (...args) => client.sendCommand(args),
    subscriber: (onMessage) => nodeSubscriber(client, onMessage),
  }
}

/** A cluster sends by the key of the command: the first argument, or the third of a script's. */
function nodeCluster(cluster: NodeRedisCluster): RedisConnection {
  return {
    onEnd: (listener) => void cluster.on('end', listener),
    send: (...args) => cluster.sendCommand(String(args[args[0] === 'EVAL' ? 3 : 1]), false, args),
    async subscriber(onMessage) {
      const node: unknown = await cluster.nodeClient(cluster.masters[0] as never)
      return nodeSubscriber(node as NodeRedisClient, onMessage)
    },
  }
}

/** Version 4 disconnects, later ones destroy. */
async function nodeSubscriber(
  client: NodeRedisClient,
  onMessage: (channel: string, message: string) => void,
): Promise<Subscriber> {
  const second = client.duplicate() as Duplicate & { unref(): void; destroy?(): void }
  const hear = (message: string, channel: string): void => {
    onMessage(channel, message)
  }
  const close = (): void => {
    if (second.destroy !== undefined) second.destroy()
    else Promise.resolve(second.disconnect?.()).catch(() => undefined)
  }
  second.unref()
  return listening(second, (channel) => second.subscribe(channel, hear), close)
}
