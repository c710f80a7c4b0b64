import type { LiveRecord, SessionRecord } from '../stores/store.js'
import { storeUnavailable } from '../stores/stored-session.js'
import type { BoundedStore, Entry } from './bounded-store.js'
import { sessionClosed } from './errors.js'
import { areSame, isLive, type LiveTokens, type Tokens } from './tokens.js'

/** The state of a session in this process. */
export interface Held {
  readonly tokens: Tokens
  /**
   * Version of the record that has the tokens or, while none has, of the one that they are to take the place of:
   * undefined for an empty place, null for whatever is there.
   */
  readonly version: number | undefined | null
  readonly isSaved: boolean
}

/** How the saving of a renewed pair ended: stored; overtaken by another renewal; or left without a session. */
export type Saved = 'stored' | 'overtaken' | 'orphaned'

/** Callbacks of a {@link Replica}. */
export interface ReplicaHooks {
  /** Tokens that others put have taken the place of the ones here. */
  readonly onAdopted: (tokens: LiveTokens) => void
  /** The session of a login, or one that was given, is in place. */
  readonly onOpened: () => void
}

/** Milliseconds for which a store keeps the record of a session that has ended, at least: 30 days. */
export const ENDED_KEPT = 30 * 86_400_000

/** Most tries to put a record while others put theirs. */
const MOST_TRIES = 1000

/** Ends the subscriptions of replicas that were dropped. */
const DROPPED = new FinalizationRegistry<() => void>((stop) => {
  stop()
})

/**
 * The copy of a session's record in this process. The record in the store wins, unless it is an earlier state of
 * the same login: then a renewal is not saved yet, or the store has lost it.
 */
export class Replica {
  readonly #store: BoundedStore
  readonly #hooks: ReplicaHooks
  #held: Held | undefined
  /** The session that was logged out here, until the store knows. */
  #leaving: Held | undefined
  #closures = 0
  #exits = 0
  #logins = 0
  #knownAt = 0
  #stop: (() => void) | undefined

  constructor(store: BoundedStore, hooks: ReplicaHooks) {
    this.#store = store
    this.#hooks = hooks
  }

  /** The state now; undefined when nobody is logged in. */
  get held(): Held | undefined {
    return this.#held
  }

  /** How often the session was closed. */
  get closures(): number {
    return this.#closures
  }

  /** How often it was closed by its own connection: a logout elsewhere ends no login that is under way here. */
  get exits(): number {
    return this.#exits
  }

  /** Takes tokens that did not come from the store. */
  open(tokens: Tokens, version?: Held['version']): void {
    this.#hold({ tokens, version, isSaved: false })
  }

  /** Notes whose session it is, unless it has become another login's since. */
  identify(tokens: Tokens | undefined, id: string): void {
    const held = this.#held
    const isSame = held?.tokens.accessToken === tokens?.accessToken || held?.tokens.login === tokens?.login
    if (held !== undefined && isSame) this.#held = { ...held, tokens: { ...held.tokens, id } }
  }

  /** Tells that the session lives at this moment. */
  confirm(): void {
    this.#knownAt = performance.now()
  }

  /**
   * Brings this copy and the record in the store together.
   *
   * @throws SalesforceError `SESSION_CLOSED` when the session has ended; `STORE_UNAVAILABLE`, `STORE_CORRUPT`
   */
  async look(): Promise<void> {
    let held = this.#held
    if (held === undefined) return
    const record = await this.#sync((entry) => {
      if (held === undefined || this.#held !== held) return undefined
      if (held.version === null && isLive(held.tokens))
        this.#held = held = { ...held, version: entry.version }
      return this.#successor(held, entry)
    })
    if (this.#held !== held) return this.look()
    if (!this.#take(held, record)) throw sessionClosed('another process')
  }

  /** Takes the session that is stored, if there is one. */
  async load(): Promise<void> {
    if (this.#held !== undefined) return this.look()
    const { record, error } = await this.#store.load()
    if (error !== undefined) throw error
    if (record?.state === 'live' && this.held === undefined) this.#hold(savedAs(record))
  }

  /**
   * Puts the session of a login over whatever is stored.
   *
   * @param exits how often the connection had closed the session when the login began
   * @returns false when it was not stored: it was closed before, or a later login here took its place
   * @throws SalesforceError `STORE_UNAVAILABLE`; the session is in place here all the same
   */
  async enter(tokens: LiveTokens, exits: number): Promise<boolean> {
    const login = (this.#logins += 1)
    const isWanted = (): boolean => this.#exits === exits && this.#logins === login
    let base: Held['version'] = null
    let before: Held | undefined
    try {
      const record = await this.#sync(({ version }) => {
        base = version
        before = this.#held
        return isWanted() ? recordOf(tokens, version) : undefined
      })
      const isStored = record?.state === 'live' && record.session.accessToken === tokens.accessToken
      if (!isStored) return false
      if (this.#exits === exits && this.#held !== before) await this.look().catch(() => undefined)
      else if (this.#exits === exits) this.#hold(savedAs(record))
      if (this.#exits !== exits) await this.#putEnded((this.#leaving = savedAs(record)))
      return this.#exits === exits
    } catch (error) {
      if (isWanted()) this.open(tokens, base)
      throw error
    }
  }

  /** Takes a renewed pair in place of the state that it was renewed from, until it is saved. */
  renewed(from: Held, tokens: LiveTokens): Held {
    const { id, login, renewals = 0 } = from.tokens
    const next = { ...tokens, id: tokens.id ?? id, login, renewals: renewals + 1 }
    const pair: Held = { tokens: next, version: from.version, isSaved: false }
    if (this.#held === from) this.#held = pair
    return pair
  }

  /** Tries to save a renewed pair, first over the record that it was renewed from. */
  async save(pair: Held): Promise<Saved> {
    const base = { version: pair.version ?? undefined }
    const record = await this.#sync((entry) => this.#successor(pair, entry), base)
    if (this.#held === pair) this.#take(pair, record)
    if (record?.state !== 'live') return 'orphaned'
    if (record.session.accessToken === pair.tokens.accessToken) return 'stored'
    return loginOf(record) === pair.tokens.login ? 'overtaken' : 'orphaned'
  }

  /** Ends the session in this process alone. */
  forget(): void {
    this.#exits += 1
    this.#leaving = undefined
    this.#close()
  }

  /**
   * Ends the session for all who share it; may be called again until the store knows.
   *
   * @param endAtServer is given the latest tokens, also when the store does not answer
   */
  async end(endAtServer: (tokens: Tokens) => Promise<void>): Promise<void> {
    const leaving = this.#held ?? this.#leaving
    this.forget()
    if (leaving === undefined) return
    this.#leaving = leaving
    let latest = leaving.tokens
    try {
      latest = await this.#putEnded(leaving)
      if (this.#leaving === leaving) this.#leaving = undefined
    } finally {
      await endAtServer(latest)
    }
  }

  #close(): void {
    this.#held = undefined
    this.#closures += 1
    this.#stop?.()
    this.#stop = undefined
  }

  /** @returns the latest tokens of the session that ended; a login that came after it stays */
  async #putEnded({ tokens, version: known }: Held): Promise<Tokens> {
    let latest = tokens
    await this.#sync(({ version, record }) => {
      if (record?.state === 'ended') return undefined
      if (record !== undefined && loginOf(record) !== tokens.login && !areSame(record.session, tokens))
        return undefined
      latest = record === undefined || version === known ? tokens : record.session
      return { version: nextVersion(version), state: 'ended' }
    })
    return latest
  }

  /**
   * Puts a record over the entry that it was made for.
   *
   * @param make gives undefined to leave the entry as it is
   * @returns what is stored in the end
   */
  async #sync(
    make: (entry: Entry) => SessionRecord | undefined,
    first?: Entry,
  ): Promise<SessionRecord | undefined> {
    let entry = first ?? (await this.#store.load())
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const record = make(entry)
      if (record === undefined) return entry.record
      if (await this.#store.put(record, entry.version)) return record
      entry = await this.#store.load()
    }
    throw storeUnavailable(new Error(`its record was another one after each of ${MOST_TRIES} tries`))
  }

  /** The record that a state here puts over an entry; undefined where the entry wins. */
  #successor(held: Held, { version, record, error }: Entry): SessionRecord | undefined {
    if (error !== undefined) throw error
    if (!isLive(held.tokens) || isIn(record, held.tokens)) return undefined
    const isMeant = !held.isSaved && (held.version === version || held.version === null)
    const isEmpty = record === undefined && performance.now() - this.#knownAt <= ENDED_KEPT
    return isMeant || isEmpty || isEarlier(record, held.tokens) ? recordOf(held.tokens, version) : undefined
  }

  #hold(held: Held): void {
    this.#held = held
    this.#leaving = undefined
    this.confirm()
    this.#hooks.onOpened()
    if (this.#stop !== undefined) return
    const self = new WeakRef(this)
    this.#stop = this.#store.subscribe((record) => self.deref()?.hear(record))
    DROPPED.register(this, this.#stop)
  }

  /** Takes what the store holds in place of the state here. @returns false when that ends the session */
  #take(held: Held, record: SessionRecord | undefined): boolean {
    this.confirm()
    if (held.version === null && !isIn(record, held.tokens)) return true
    if (record?.state === 'live') {
      if (held.isSaved && held.version === record.version && areSame(held.tokens, record.session)) return true
      this.#held = savedAs(record)
      if (record.session.accessToken !== held.tokens.accessToken) this.#hooks.onAdopted(record.session)
    } else if (isLive(held.tokens) || (record !== undefined && held.tokens.refreshToken !== null)) {
      this.#close()
      return false
    } else if (held.version !== record?.version) this.#held = { ...held, version: record?.version }
    return true
  }

  /** A record that is not the direct successor of the state here leads to a look. */
  hear(record: SessionRecord): void {
    const held = this.#held
    if (held === undefined || record.version === held.version) return
    if (held.isSaved && record.version === Number(held.version) + 1) this.#take(held, record)
    else void this.look().catch(() => undefined)
  }
}

function savedAs(record: LiveRecord): Held {
  const tokens = { ...record.session, login: loginOf(record) }
  return { tokens, version: record.version, isSaved: true }
}

/** A session that was stored before logins were recorded counts as one that logged in by its first version here. */
function loginOf({ version, session }: LiveRecord): number {
  return session.login ?? version
}

function isIn(record: SessionRecord | undefined, tokens: Tokens): boolean {
  return record?.state === 'live' && areSame(record.session, tokens)
}

function isEarlier(record: SessionRecord | undefined, { login, renewals = 0 }: Tokens): boolean {
  return record?.state === 'live' && loginOf(record) === login && (record.session.renewals ?? 0) < renewals
}

/** The record that puts tokens over a version; a login is known by the version that it is put as. */
function recordOf(tokens: LiveTokens, base: number | undefined): LiveRecord {
  const version = nextVersion(base)
  return { version, state: 'live', session: { ...tokens, login: tokens.login ?? version } }
}

/** The version after; in an empty place a random one, so that two lives of a name have no version in common. */
function nextVersion(version: number | undefined): number {
  if (version !== undefined) return version + 1
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
}
