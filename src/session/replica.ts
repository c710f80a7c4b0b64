import { once } from '../lib/once.js'
import type { SessionRecord } from '../stores/store.js'
import type { BoundedStore, Entry } from './bounded-store.js'
import { holds, isBehind, isOf, nextVersion, recordOf, savedAs, successorOf, type Held } from './held.js'
import { sessionClosed } from './missing.js'
import type { Session } from './session.js'
import { isLive, type LiveTokens, type Tokens } from './tokens.js'

/** Milliseconds for which a store keeps the record of a session that has ended, at least: 30 days. */
const ENDED_KEPT = 30 * 86_400_000

/** Ends the subscriptions of replicas that were dropped. */
const DROPPED = new FinalizationRegistry<() => void>((stop) => {
  stop()
})

/**
 * The copy of a session's record in this process. The record in the store wins, unless it is an earlier state of
 * the same login: then a renewal is not saved yet, or the store has lost it.
 */
export class Replica {
  protected readonly session: Session
  protected readonly store: BoundedStore
  readonly #discard: (tokens: LiveTokens) => void
  #entering: Held | undefined
  #leave: (() => Promise<void>) | undefined
  #endAtServer: (tokens: Tokens) => Promise<void> = () => Promise.resolve()

  /** @param discard is given tokens for which there is no use: no other process has them */
  constructor(session: Session, store: BoundedStore, discard: (tokens: LiveTokens) => void) {
    this.session = session
    this.store = store
    this.#discard = discard
    const self = new WeakRef(this)
    const stop = store.subscribe((record) => self.deref()?.hear(record))
    DROPPED.register(this, stop)
  }

  /** Takes the session that is stored, if there is one. */
  async load(): Promise<void> {
    if (this.session.held !== undefined) return this.look()
    const { record, error } = await this.store.load()
    if (error !== undefined) throw error
    if (record?.state === 'live' && this.session.tokens === undefined) this.session.hold(savedAs(record))
  }

  /**
   * Puts the session of a login over whatever is stored, for all who share it.
   *
   * @param exits how often the session had been closed when the login began
   * @throws SalesforceError `SESSION_CLOSED` when it was closed meanwhile: its tokens are discarded;
   *   `STORE_UNAVAILABLE` when it could not be stored: it is in place here, and stored at the next use
   */
  async enter(tokens: LiveTokens, exits: number): Promise<void> {
    const { session } = this
    const login: Held = { tokens, version: null, isSaved: false }
    const isWanted = (): boolean => session.exits === exits && this.#entering === login
    let before: Held | undefined
    this.#entering = login
    try {
      const record = await this.store.change(({ version }) => {
        login.version = version
        before = session.held
        return isWanted() ? recordOf(tokens, version) : undefined
      })
      if (!holds(record, tokens)) this.#discard(tokens)
      else if (session.exits !== exits) await this.#leaveLate(record.session)
      else if (session.held === before) this.#hold(savedAs(record))
      else await this.look().catch(() => undefined)
    } catch (error) {
      if (isWanted()) this.#hold(login)
      else await this.#leaveLate(tokens)
      if (session.exits === exits) throw error
    }
    if (session.exits !== exits) throw sessionClosed()
  }

  /** Ends a session that was closed here for all who share it; without one, the last one again, unless that is done. */
  async leave(held: Held | undefined, endAtServer: (tokens: Tokens) => Promise<void>): Promise<void> {
    this.#endAtServer = endAtServer
    if (held !== undefined) this.#leave = once(() => this.#leaveFor(held.tokens))
    await this.#leave?.()
  }

  /**
   * Brings this copy and the record in the store together.
   *
   * @throws SalesforceError `SESSION_CLOSED` when the session has ended; `STORE_UNAVAILABLE`, `STORE_CORRUPT`
   */
  protected async look(): Promise<void> {
    const { held } = this.session
    if (held === undefined || (held.version === null && !isLive(held.tokens))) return
    const record = await this.store.change((entry) =>
      this.session.held === held ? this.#successorOf(held, entry) : undefined,
    )
    if (this.session.held !== held) return this.look()
    this.#take(held, record)
    if (this.session.tokens === undefined) this.session.missing()
  }

  /** Takes a renewed pair in place of the state that it was renewed from, until it is saved. */
  protected receive(from: Held, tokens: LiveTokens): Held {
    const { id, login, renewals = 0 } = from.tokens
    const next = { ...tokens, id: tokens.id ?? id, login, renewals: renewals + 1 }
    const pair: Held = { tokens: next, version: from.version, isSaved: false }
    if (this.session.held === from) {
      this.session.held = pair
      this.session.arrival = Promise.resolve()
    }
    return pair
  }

  /**
   * Saves a renewed pair, first over the record that it was renewed from.
   *
   * @returns whether its login goes on, by this pair or by a later one
   */
  protected async save(pair: Held): Promise<boolean> {
    const { tokens, version } = pair
    const first = version === null ? undefined : { version }
    const record = await this.store.change((entry) => this.#successorOf(pair, entry), first)
    if (this.session.held === pair) this.#take(pair, record)
    return holds(record, tokens) || isOf(record, tokens)
  }

  /** A record that is not the direct successor of the state here leads to a look. */
  protected hear(record: SessionRecord): void {
    const { held } = this.session
    if (held === undefined || record.version === held.version) return
    if (held.isSaved && record.version === Number(held.version) + 1) this.#take(held, record)
    else void this.look().catch(() => undefined)
  }

  #successorOf(held: Held, entry: Entry): SessionRecord | undefined {
    return successorOf(held, entry, performance.now() - this.session.knownAt <= ENDED_KEPT)
  }

  #hold(held: Held): void {
    this.#leave = undefined
    this.session.hold(held)
  }

  /** Ends a login that was stored after a logout here, or may have been; where the store fails, the next logout ends it. */
  async #leaveLate(tokens: LiveTokens): Promise<void> {
    const before = this.#leave
    this.#leave = once(async () => {
      await Promise.all([before?.(), this.#end(tokens)])
    })
    await this.#leave().catch(() => undefined)
    this.#discard(tokens)
  }

  async #leaveFor(tokens: Tokens): Promise<void> {
    let latest = tokens
    try {
      latest = await this.#end(tokens)
    } finally {
      await this.#endAtServer(latest)
    }
  }

  /** Puts `ended` over a session. @returns its latest tokens; a login that came after it stays */
  async #end(tokens: Tokens): Promise<Tokens> {
    let latest = tokens
    await this.store.change(({ version, record }) => {
      if (record?.state === 'ended') return undefined
      if (record !== undefined && !isOf(record, tokens) && !holds(record, tokens)) return undefined
      latest = record === undefined || isBehind(record, tokens) ? tokens : record.session
      return { version: nextVersion(version), state: 'ended' }
    })
    return latest
  }

  /** Takes the stored record in place of the state here, or its end. */
  #take(held: Held, record: SessionRecord | undefined): void {
    const { session } = this
    session.knownAt = performance.now()
    if (record?.state === 'live') {
      if (held.isSaved && held.version === record.version) return
      session.held = savedAs(record)
      if (record.session.accessToken === held.tokens.accessToken) return
      session.flight?.adopt(record.session)
      session.flight = undefined
    } else if (isLive(held.tokens) || (record !== undefined && held.tokens.refreshToken !== null))
      session.close('another process')
    else held.version = record?.version
  }
}
