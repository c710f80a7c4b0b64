/** What a store rejects with when what it holds cannot be read; a connection tells it as `STORE_CORRUPT`. */
export interface StoreCorruption extends Error {
  readonly code: 'STORE_CORRUPT'
}

/** The error of something in the store that is no session, or was sealed by another key; nothing is deleted. */
export function storeCorrupt(message: string): StoreCorruption {
  return Object.assign(new Error(message), { code: 'STORE_CORRUPT' as const })
}
