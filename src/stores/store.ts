/** A session as a store holds it: plain data, secrets included. */
export interface StoredSession {
  /** Whether it came by SOAP or by OAuth 2.0. */
  readonly kind: SessionKind
  /** Access token or session id: a secret. */
  readonly accessToken: string
  /** Refresh token, the newest: a secret. Null when there is none. */
  readonly refreshToken: string | null
  /** Origin of the org's instance. */
  readonly instanceUrl: string
  /** Grows with every renewal and every login; of two states the one with the higher number is the later. */
  readonly generation: number
  /** Identity URL of the user, where it is known. */
  readonly id?: string | undefined
}

/**
 * Where a session outlives the process, and where processes agree on one session.
 *
 * A store keeps one {@link StoredSession} per key; the host chooses the key, such as a user id. All verbs
 * reject when the store cannot be reached, in bounded time; one that has not answered after 30 s, or not given
 * the key after 120 s, counts as such. What it holds but cannot read it reports by an
 * error with `code: 'STORE_CORRUPT'`, and leaves as it is. Whatever it rejects with must not hold the session.
 *
 * @example
 * const myStore: SessionStore = {
 *   load: async (key) => parse(await db.get(key)),
 *   save: async (key, session) => db.put(key, JSON.stringify(session)),
 *   delete: async (key) => db.remove(key),
 *   exclusive: async (key, task) => {
 *     const lock = await db.lock(key) // waits for its turn; freed when this process dies
 *     try {
 *       return await task() // calls load and save: they must not wait for this lock
 *     } finally {
 *       await lock.free()
 *     }
 *   },
 * }
 */
export interface SessionStore {
  /** What is held under the key, or undefined. Never an older state than one that a `save` has confirmed. */
  load(key: string): Promise<StoredSession | undefined>
  /** Puts a session in place of the one before, whole or not at all; confirmed when it lasts. */
  save(key: string, session: StoredSession): Promise<void>
  /** Forgets the session; nothing happens when there is none. */
  delete(key: string): Promise<void>
  /**
   * Runs `task` while nobody else, in any process, runs one for the same key, be it another task of the same
   * process; frees the key when the task settles or its process dies. Gives what the task gives. The refresh
   * token is spent inside: better reject where a `save` would fail, as on a read-only replica. A renewed pair
   * that cannot be saved keeps the key until it can.
   */
  exclusive<T>(key: string, task: () => Promise<T>): Promise<T>
  /**
   * Tells of every `save` and `delete` of others, where the store can; a listener that hears of a renewal
   * spares the connection a refused request. Must not keep the process alive.
   *
   * @returns ends the subscription
   */
  subscribe?(key: string, listener: (session: StoredSession | undefined) => void): () => void
}

/** What ends a session: the SOAP API's `logout()`, or the revocation of an OAuth 2.0 token. */
export type SessionKind = 'soap' | 'oauth2'
