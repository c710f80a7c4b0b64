import { once } from '../lib/once.js'
import type { SessionRecord } from '../stores/store.js'
import type { BoundedStore } from './bounded-store.js'
import { notLoggedIn, sessionClosed } from './missing.js'
import { holds, isBehind, isOf, nextVersion, recordOf, savedAs, successorOf, type Held } from './held.js'
import { Requests } from './requests.js'
import { areSame, isLive, type LiveTokens, type Tokens } from './tokens.js'

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
export abstract class Replica extends Requests {
  /** Number of times that the session was closed; a request under way stops when it has changed. */
  closures = 0
  /** How often its own connection closed it: a login that was under way then is not put in place. */
  exits = 0
  protected readonly store: BoundedStore
  #held: Held | undefined
  #arrival: Promise<void> | undefined
  #entering: LiveTokens | undefined
  #leave: (() => Promise<void>) | undefined
  #endAtServer: (tokens: Tokens) => Promise<void> = () => Promise.resolve()
  #knownAt = 0
  #closedBy = 'logout()'
  #stop: (() => void) | undefined

  constructor(store: BoundedStore) {
    super()
    this.store = store
  }

  /** The state now; undefined when nobody is logged in. */
  protected get held(): Held | undefined {
    return this.#held
  }

  /** The tokens now, or undefined when nobody is logged in. */
  get tokens(): Tokens | undefined {
    return this.#held?.tokens
  }

  /** Called when other tokens than those of a renewal here come into place, or none. @param adopted those of others */
  protected abstract changed(adopted?: LiveTokens): void

  /** Called with tokens for which there is no use: no other process has them. */
  protected abstract discard(tokens: LiveTokens): void

  /**
   * Takes tokens that did not come from the store.
   *
   * @param version of the record that they are to take the place of, at the first use: undefined for an empty place,
   *   so that stored ones win; null for any
   */
  open(tokens: Tokens, version?: null): void {
    this.#hold({ tokens, version, isSaved: false })
  }

  /** Takes the session that is stored, if there is one. */
  async load(): Promise<void> {
    if (this.#held !== undefined) return this.look()
    const { record, error } = await this.store.load()
    if (error !== undefined) throw error
    if (record?.state === 'live' && this.tokens === undefined) this.#hold(savedAs(record))
  }

  /**
   * Puts the session of a login over whatever is stored, for all who share it.
   *
   * @param exits how often the session had been closed when the login began
   * @throws SalesforceError `SESSION_CLOSED` when it was closed meanwhile: its tokens are discarded;
   *   `STORE_UNAVAILABLE` when it could not be stored: it is in place here, and stored at the next use
   */
  async enter(tokens: LiveTokens, exits: number): Promise<void> {
    const isWanted = (): boolean => this.exits === exits && this.#entering === tokens
    let base: Held['version'] = null
    let before: Held | undefined
    this.#entering = tokens
    try {
      const record = await this.store.change(({ version }) => {
        base = version
        before = this.#held
        return isWanted() ? recordOf(tokens, version) : undefined
      })
      if (!holds(record, tokens)) this.discard(tokens)
      else if (this.exits !== exits) await this.#leaveLate(record.session)
      else if (this.#held === before) this.#hold(savedAs(record))
      else await this.look().catch(() => undefined)
    } catch (error) {
      if (isWanted()) this.#hold({ tokens, version: base, isSaved: false })
      else this.discard(tokens)
      if (this.exits === exits) throw error
    }
    if (this.exits !== exits) throw sessionClosed()
  }

  /**
   * Ends the session for all who share it; may be called again until the store knows.
   *
   * @param endAtServer is given the latest tokens, also when the store does not answer
   */
  end(endAtServer: (tokens: Tokens) => Promise<void>): Promise<void> {
    const { tokens } = this
    const leave = tokens === undefined ? this.#leave : once(() => this.track(this.#leaveFor(tokens)))
    this.forget()
    this.#endAtServer = endAtServer
    this.#leave = leave
    return leave?.() ?? Promise.resolve()
  }

  /** Ends the session in this process alone. */
  forget(): void {
    this.exits += 1
    this.#leave = undefined
    this.#close('logout()')
  }

  /** Notes whose session it is, unless it has become another login's since. */
  identify(tokens: Tokens | undefined, id: string): void {
    const held = this.#held
    const isSame = held?.tokens.accessToken === tokens?.accessToken || held?.tokens.login === tokens?.login
    if (held !== undefined && isSame) this.#held = { ...held, tokens: { ...held.tokens, id } }
  }

  /** Waits until tokens that did not come from the store have met it. */
  protected async arrived(): Promise<void> {
    await (this.#arrival ??= this.look()).catch(() => undefined)
  }

  /**
   * Brings this copy and the record in the store together.
   *
   * @throws SalesforceError `SESSION_CLOSED` when the session has ended; `STORE_UNAVAILABLE`, `STORE_CORRUPT`
   */
  protected async look(): Promise<void> {
    let held = this.#held
    if (held === undefined || (held.version === null && !isLive(held.tokens))) return
    const record = await this.store.change((entry) => {
      if (held === undefined || this.#held !== held) return undefined
      if (held.version === null) this.#held = held = { ...held, version: entry.version }
      return successorOf(held, entry, this.#isRecent)
    })
    if (this.#held !== held) return this.look()
    if (!this.#take(held, record)) this.missing()
  }

  /** Takes a renewed pair in place of the state that it was renewed from, until it is saved. */
  protected receive(from: Held, tokens: LiveTokens): Held {
    const { id, login, renewals = 0 } = from.tokens
    const next = { ...tokens, id: tokens.id ?? id, login, renewals: renewals + 1 }
    const pair: Held = { tokens: next, version: from.version, isSaved: false }
    if (this.#held === from) this.#held = pair
    return pair
  }

  /**
   * Saves a renewed pair, first over the record that it was renewed from.
   *
   * @returns whether its login goes on, by this pair or by a later one
   */
  protected async save(pair: Held): Promise<boolean> {
    const first = { version: pair.version ?? undefined }
    const record = await this.store.change((entry) => successorOf(pair, entry, this.#isRecent), first)
    if (this.#held === pair) this.#take(pair, record)
    return holds(record, pair.tokens) || isOf(record, pair.tokens)
  }

  /** @throws SalesforceError `SESSION_CLOSED` when the session was closed since */
  checkOpen(closures: number): void {
    if (closures !== this.closures) throw sessionClosed(this.#closedBy)
  }

  /** @throws the error of a call that needs a session */
  protected missing(): never {
    throw this.closures > 0 ? sessionClosed(this.#closedBy) : notLoggedIn()
  }

  /** Tells that the session lives at this moment. */
  protected confirm(): void {
    this.#knownAt = performance.now()
  }

  get #isRecent(): boolean {
    return performance.now() - this.#knownAt <= ENDED_KEPT
  }

  #hold(held: Held): void {
    this.#held = held
    this.#leave = undefined
    this.#arrival = held.isSaved ? Promise.resolve() : undefined
    this.confirm()
    this.changed()
    if (this.#stop !== undefined) return
    const self = new WeakRef(this)
    this.#stop = this.store.subscribe((record) => self.deref()?.hear(record))
    DROPPED.register(this, this.#stop)
  }

  #close(by: string): void {
    this.#held = undefined
    this.#closedBy = by
    this.closures += 1
    this.#stop?.()
    this.#stop = undefined
    this.changed()
  }

  /** Ends a login that was stored after a logout here; where the store fails, the next logout ends it. */
  async #leaveLate(tokens: LiveTokens): Promise<void> {
    const before = this.#leave
    this.#leave = once(async () => {
      await Promise.all([before?.(), this.#end(tokens)])
    })
    await this.#leave().catch(() => undefined)
    this.discard(tokens)
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

  /** Takes the stored record in place of the state here. @returns false when that ends the session */
  #take(held: Held, record: SessionRecord | undefined): boolean {
    this.confirm()
    if (record?.state === 'live') {
      if (held.version === record.version && areSame(held.tokens, record.session)) return true
      this.#held = savedAs(record)
      if (record.session.accessToken !== held.tokens.accessToken) this.changed(record.session)
    } else if (isLive(held.tokens) || (record !== undefined && held.tokens.refreshToken !== null)) {
      this.#close('another process')
      return false
    } else if (held.version !== record?.version) this.#held = { ...held, version: record?.version }
    return true
  }

  /** A record that is not the direct successor of the state here leads to a look. */
  protected hear(record: SessionRecord): void {
    const held = this.#held
    if (held === undefined || record.version === held.version) return
    if (held.isSaved && record.version === Number(held.version) + 1) this.#take(held, record)
    else void this.look().catch(() => undefined)
  }
}
