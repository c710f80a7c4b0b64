import { Cluster, Redis } from 'ioredis'
import { createClient, createCluster } from 'redis'
import { fileStore, type FileStoreOptions } from '../../src/stores/file.js'
import { redisStore, type RedisStoreOptions } from '../../src/stores/redis.js'
import type { SessionStore } from '../../src/stores/store.js'

/** Which store, in a form that can be handed to another process. */
export type SharedStoreSpec =
  | ({ readonly kind: 'file'; readonly path: string } & FileStoreOptions)
  | ({ readonly kind: keyof typeof REDIS; readonly port: number } & RedisStoreOptions)
  | { readonly kind: 'module'; readonly url: string; readonly name: string; readonly options: object }

/** A store that is open. */
export interface OpenStore {
  readonly store: SessionStore
  readonly close: () => Promise<void>
}

const HOST = '127.0.0.1'

/** How a store in Redis is opened, by the client that it is given. */
const REDIS = {
  ioredis: openIoRedis,
  redis: openNodeRedis,
  'ioredis cluster': openIoRedisCluster,
  'redis cluster': openNodeRedisCluster,
} satisfies Record<string, (port: number, options: RedisStoreOptions) => OpenStore | Promise<OpenStore>>

/** Opens a store, with a client of its own where it needs one. */
export async function openSharedStore(spec: SharedStoreSpec): Promise<OpenStore> {
  if (spec.kind === 'file') return { store: fileStore(spec.path, spec), close: () => Promise.resolve() }
  if (spec.kind === 'module') return openModule(spec.url, spec.name, spec.options)
  return REDIS[spec.kind](spec.port, spec)
}

function openIoRedis(port: number, options: RedisStoreOptions): OpenStore {
  return overIoRedis(new Redis({ host: HOST, port }), options)
}

function openIoRedisCluster(port: number, options: RedisStoreOptions): OpenStore {
  return overIoRedis(new Cluster([{ host: HOST, port }]), options)
}

function overIoRedis(client: Redis | Cluster, options: RedisStoreOptions): OpenStore {
  client.on('error', () => undefined)
  const close = async (): Promise<void> => {
    await client.quit()
  }
  return { store: redisStore(client, options), close }
}

async function openNodeRedis(port: number, options: RedisStoreOptions): Promise<OpenStore> {
  const client = createClient({ socket: { host: HOST, port } })
  client.on('error', () => undefined)
  await client.connect()
  return { store: redisStore(client, options), close: async () => client.close() }
}

async function openNodeRedisCluster(port: number, options: RedisStoreOptions): Promise<OpenStore> {
  const client = createCluster({ rootNodes: [{ socket: { host: HOST, port } }] })
  client.on('error', () => undefined)
  await client.connect()
  const store = redisStore(client, options)
  const close = async (): Promise<void> => {
    store.close()
    await client.close()
  }
  return { store, close }
}

/** A store that a module makes: the host's own. */
async function openModule(url: string, name: string, options: object): Promise<OpenStore> {
  const module = (await import(url)) as Record<
    string,
    (options: object) => SessionStore & { close(): Promise<void> }
  >
  const store = module[name]?.(options)
  if (store === undefined) throw new TypeError(`${url} does not export ${name}`)
  return { store, close: () => store.close() }
}
