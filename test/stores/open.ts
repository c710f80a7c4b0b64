import { openSharedStore, type OpenStore, type SharedStoreSpec } from '../../scripts/bench/fleet/stores.js'
import { memoryStore } from '../../src/stores/memory.js'

/** Which store, in a form that can be handed to another process. */
export type StoreSpec = SharedStoreSpec | { readonly kind: 'memory' }

/** Opens a store, with a client of its own where it needs one. */
export async function openStore(spec: StoreSpec): Promise<OpenStore> {
  if (spec.kind === 'memory') return { store: memoryStore(), close: () => Promise.resolve() }
  return openSharedStore(spec)
}
