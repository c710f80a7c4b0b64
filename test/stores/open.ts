import { Redis } from 'ioredis'
import type { PoolConfig } from 'pg'
import { createClient } from 'redis'
import { fileStore } from '../../src/stores/file.js'
import { memoryStore } from '../../src/stores/memory.js'
import { redisStore } from '../../src/stores/redis.js'
import type { SessionStore } from '../../src/stores/store.js'
import { postgresStore } from '../examples/postgres-store/postgres-store.js'

/** Which store, in a form that can be handed to another process. */
export type StoreSpec =
  | { readonly kind: 'memory' }
  | { readonly kind: 'file'; readonly path: string; readonly key?: string; readonly stale?: number }
  | {
      readonly kind: 'ioredis' | 'redis'
      readonly port: number
      readonly key?: string
      readonly lease?: number
    }
  | { readonly kind: 'postgres'; readonly config: PoolConfig }

/** A store that is open. */
export interface OpenStore {
  readonly store: SessionStore
  readonly close: () => Promise<void>
}

const HOST = '127.0.0.1'

/** Opens a store, with a client of its own where it needs one. */
export async function openStore(spec: StoreSpec): Promise<OpenStore> {
  switch (spec.kind) {
    case 'memory':
      return { store: memoryStore(), close: () => Promise.resolve() }
    case 'file':
      return { store: fileStore(spec.path, spec), close: () => Promise.resolve() }
    case 'ioredis':
      return openIoRedis(spec.port, spec)
    case 'redis':
      return openNodeRedis(spec.port, spec)
    case 'postgres': {
      const store = postgresStore(spec.config)
      return { store, close: () => store.close() }
    }
  }
}

function openIoRedis(port: number, options: object): OpenStore {
  const client = new Redis({ host: HOST, port })
  client.on('error', () => undefined)
  const close = async (): Promise<void> => {
    await client.quit()
  }
  return { store: redisStore(client, options), close }
}

async function openNodeRedis(port: number, options: object): Promise<OpenStore> {
  const client = createClient({ socket: { host: HOST, port } })
  client.on('error', () => undefined)
  await client.connect()
  return { store: redisStore(client, options), close: async () => client.close() }
}
