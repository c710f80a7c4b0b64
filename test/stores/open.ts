import type { PoolConfig } from 'pg'
import { openSharedStore, type OpenStore, type SharedStoreSpec } from '../../scripts/fleet/stores.js'
import { memoryStore } from '../../src/stores/memory.js'
import { postgresStore } from '../examples/postgres-store/postgres-store.js'

/** Which store, in a form that can be handed to another process. */
export type StoreSpec =
  SharedStoreSpec | { readonly kind: 'memory' } | { readonly kind: 'postgres'; readonly config: PoolConfig }

/** Opens a store, with a client of its own where it needs one. */
export async function openStore(spec: StoreSpec): Promise<OpenStore> {
  if (spec.kind === 'memory') return { store: memoryStore(), close: () => Promise.resolve() }
  if (spec.kind !== 'postgres') return openSharedStore(spec)
  const store = postgresStore(spec.config)
  return { store, close: () => store.close() }
}
