import type { SharedStoreSpec } from './stores.js'

/** Settings of a member of the fleet. */
export interface Orders {
  readonly spec: SharedStoreSpec
  readonly key: string
  readonly loginUrl: string
  readonly clientId: string
  readonly clientSecret: string
  readonly connections: number
  /** Mean milliseconds between two requests of a connection. */
  readonly pause: number
}

/** Message of a member. */
export type FromMember =
  /** All connections are open. */
  | { readonly kind: 'ready' }
  /** Holds the lock and is about to spend the refresh token; waits for leave to do so. */
  | { readonly kind: 'spending' }
  /** The new pair is saved, or there is none; milliseconds from the server's answer to the save. */
  | { readonly kind: 'saved'; readonly gap?: number }
  /** The connection that renewed the session has used it. */
  | { readonly kind: 'used' }
  | { readonly kind: 'failure'; readonly text: string }
  /** A request failed in passing, as the store could not be reached, and is sent again. */
  | { readonly kind: 'again' }
  /** The pairs that the connections ended on. */
  | { readonly kind: 'end'; readonly pairs: readonly string[] }

/** Message to a member. */
export type ToMember = { readonly kind: 'spend' } | { readonly kind: 'stop' }
