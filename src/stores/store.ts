/**
 * Session records outside the process: in memory, in files and in Redis, sealed by an encryption key; used by
 * `session` and `connection`.
 */

/** How a session came, and so what ends it: the SOAP API's `logout()`, or the revocation of an OAuth 2.0 token. */
export type SessionKind = 'soap' | 'oauth2'

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
  /** Identity URL of the user, where it is known. */
  readonly id?: string | undefined
  /** Version of the record that the login of this session was put as; renewals keep it. */
  readonly login?: number | undefined
  /** How often it was renewed since that login. */
  readonly renewals?: number | undefined
  /** Members of the last token answer that are no secret, such as the granted `scope`. */
  readonly answer?: Readonly<Record<string, unknown>> | undefined
}

/** The record of a session that lives. */
export interface LiveRecord {
  /** Differs from that of every other record of this session name: the one before plus one. */
  readonly version: number
  /** Tells a live session from an ended one. */
  readonly state: 'live'
  /** Session as it is now, secrets included. */
  readonly session: StoredSession
}

/** The record of a session that was logged out; it holds no token. */
export interface EndedRecord {
  /** As that of a {@link LiveRecord}. */
  readonly version: number
  /** Tells an ended session from a live one. */
  readonly state: 'ended'
}

/** The content of a store under a session name. */
export type SessionRecord = LiveRecord | EndedRecord

/**
 * Where a session outlives the process, and where processes agree on one session.
 *
 * A store keeps one {@link SessionRecord} per session name; the host chooses the name, such as a user id. An
 * `ended` record is kept for 30 days at least, a `live` one until it is replaced. All methods reject in bounded
 * time when the store cannot be reached: one that has not answered after 30 s, or not given the lock after
 * 120 s, counts as such. What they reject with must not hold the session; its `code` may be:
 *
 * - `STORE_CORRUPT`: what is held cannot be read. The error's `version` is that of the entry, where that can be
 *   read; an entry without one counts as an empty place for `put`.
 * - `STORE_REFUSED`: the store lacks a permission, which trying again does not change.
 *
 * @example
 * const myStore: SessionStore = {
 *   load: async (name) => parse(await db.get(name)),
 *   put: (name, record, expectedVersion) => db.replaceWhere(name, record, { version: expectedVersion }),
 *   exclusive: async (name, task) => {
 *     const lock = await db.lock(name) // waits for its turn; freed when this process dies
 *     try {
 *       return await task(lock.lost) // calls load and put: they must not wait for this lock
 *     } finally {
 *       await lock.free()
 *     }
 *   },
 * }
 */
export interface SessionStore {
  /** The record under the name, or undefined. Never an older record than one that a `put` has confirmed. */
  load(name: string): Promise<SessionRecord | undefined>
  /**
   * Puts a record in place of the one whose version is expected, whole or not at all, in one step; confirmed
   * when it lasts.
   *
   * @param expectedVersion undefined when the place is expected to be empty
   * @returns false when the stored version is another one; nothing has changed then
   */
  put(name: string, record: SessionRecord, expectedVersion: number | undefined): Promise<boolean>
  /**
   * Runs `task` while no other one runs for the same name, in any process or in this one; frees the lock when
   * the task settles or its process dies. Gives what the task gives. The lock is there only so that no refresh
   * token is spent twice: better reject where a `put` would fail, as on a full disk or a read-only replica.
   *
   * @param task is given a signal by stores that can tell when the lock is lost
   * @param moot aborts when the task has become needless, as when another process has renewed: a store may then
   *   reject in place of waiting on, which spares it a crowd of waiters
   */
  exclusive<T>(name: string, task: (lost?: AbortSignal) => Promise<T>, moot?: AbortSignal): Promise<T>
  /**
   * Tells of every record that others put, where the store can; a listener that hears of a renewal spares the
   * connection a refused request. Must not keep the process alive.
   *
   * @returns ends the subscription
   */
  subscribe?(name: string, listener: (record: SessionRecord) => void): () => void
}
