/**
 * The state of one session and the record that processes share, without protocol and HTTP; used by `connection` and
 * `rest`.
 */
import type { SalesforceError } from '../errors/salesforce-error.js'
import { pause, unattendedPause } from '../lib/time.js'
import { UnderWay } from '../lib/under-way.js'
import type { BoundedStore } from './bounded-store.js'
import {
  isBusy,
  isFinal,
  isSpent,
  lockLost,
  noRenewal,
  notLoggedIn,
  otherUser,
  renewalFailed,
  sessionClosed,
} from './errors.js'
import { attemptWith, sendWith } from './requests.js'
import { Replica, type Held, type Saved } from './replica.js'
import {
  areSame,
  haveDifferentUsers,
  isLive,
  type LiveTokens,
  type Renew,
  type Renewal,
  type Tokens,
} from './tokens.js'

/** Callbacks of a {@link Session}. */
export interface SessionHooks<Answer = unknown> {
  /** The way to renew these tokens, chosen at each renewal; undefined when there is none. */
  readonly renewalOf: (tokens: Tokens) => Renew<Answer> | undefined
  /** New tokens are in place; called once per renewal, before any waiter goes on. */
  readonly onRenewed: (renewal: Renewal<Answer>) => void
  /** New tokens came for which there is no use any more: nobody else has them, they are to be revoked. */
  readonly onDiscarded: (renewal: Renewal<Answer>) => void
}

/** A renewal: the tokens that it is to replace, and how often the session had been closed when it began. */
interface Flight {
  readonly from: Tokens
  readonly closures: number
  /** Ends the wait for it. */
  readonly reject: (error: unknown) => void
}

/** Milliseconds for which a renewed token that was refused at once keeps the next renewal away. */
const FUTILE = 10_000
/** Milliseconds before another try of a renewal that another process has under way, or of a failed save. */
const PAUSES = [100, 300, 900, 2700]
/** Milliseconds between further tries of a save that failed for all of these. */
const SAVE_AGAIN = 1000
/** Milliseconds after which a read of the store is out of date: a process that stood still may have lost the lock. */
const FRESH = 1000
/** Most reads in a row of a store that is slower than that. */
const READS = 3

/**
 * The state machine of one session: credentials in, current token out.
 *
 * Callers hand back the token that was refused. Only if that is still the current one does the session renew, under
 * the lock of its store and after another read; all callers share the one renewal. A renewal that the server refused
 * for good is not tried again; one that failed in passing is.
 */
export class Session<Answer = unknown> {
  readonly #hooks: SessionHooks<Answer>
  readonly #store: BoundedStore
  readonly #replica: Replica
  readonly #underWay = new UnderWay()
  #arrival: Promise<void> | undefined
  #flight: Promise<LiveTokens | undefined> | undefined
  #ending: Promise<void> | undefined
  /** Ends the wait for a renewal when another process is heard to have renewed. */
  #hear: ((tokens: LiveTokens) => void) | undefined
  /** The tokens that the server refused to renew for good, and its error. */
  #refusal: { readonly tokens: Tokens; readonly error: SalesforceError } | undefined
  /** The access token that was renewed here last, when it came, and whether a request has proved it. */
  #renewal: { readonly accessToken: string; readonly at: number; isProved: boolean } | undefined

  constructor(store: BoundedStore, hooks: SessionHooks<Answer>) {
    this.#store = store
    this.#hooks = hooks
    this.#replica = new Replica(store, {
      onAdopted: (tokens) => this.#hear?.(tokens),
      onOpened: () => (this.#flight = undefined),
    })
  }

  /** The tokens now, or undefined when nobody is logged in. */
  get tokens(): Tokens | undefined {
    return this.#replica.held?.tokens
  }

  /** Number of times that the session was closed; a request under way stops when it has changed. */
  get closures(): number {
    return this.#replica.closures
  }

  /** How often its own connection closed it: a login that was under way then is not put in place. */
  get exits(): number {
    return this.#replica.exits
  }

  /**
   * Takes tokens that did not come from the store.
   *
   * @param version null to put them over whatever is stored; otherwise the stored ones win at the first use
   */
  open(tokens: Tokens, version?: null): void {
    this.#arrival = undefined
    this.#replica.open(tokens, version)
  }

  /** Takes the session that is stored, if there is one. */
  load(): Promise<void> {
    return (this.#arrival = this.#replica.load())
  }

  /**
   * Puts the session of a login in place, for all who share it.
   *
   * @param exits how often the session had been closed when the login began
   * @throws SalesforceError `SESSION_CLOSED` when it was closed meanwhile: its tokens are discarded;
   *   `STORE_UNAVAILABLE` when it could not be stored: it is in place here, and stored at the next use
   */
  async enter(tokens: LiveTokens, exits: number): Promise<void> {
    this.#arrival = undefined
    const isStored = await this.#replica.enter(tokens, exits).catch((error: unknown) => {
      if (exits === this.exits) throw error
    })
    if (isStored !== true) this.#hooks.onDiscarded({ tokens })
    if (exits !== this.exits) throw sessionClosed()
  }

  /** Ends the session for all who share it; see {@link Replica.end}. */
  end(endAtServer: (tokens: Tokens) => Promise<void>): Promise<void> {
    if (this.tokens === undefined && this.#ending !== undefined) return this.#ending
    this.#flight = undefined
    const ending = this.track(this.#replica.end(endAtServer)).finally(() => {
      if (this.#ending === ending) this.#ending = undefined
    })
    return (this.#ending = ending)
  }

  /** Ends the session here alone. */
  forget(): void {
    this.#flight = undefined
    this.#replica.forget()
  }

  /** Notes whose session it is, unless it has become another login's since. */
  identify(tokens: Tokens | undefined, id: string): void {
    this.#replica.identify(tokens, id)
  }

  /** Counts a promise as under way. */
  track<T>(promise: Promise<T>): Promise<T> {
    return this.#underWay.track(promise)
  }

  /** Resolves when no request, renewal, login, logout or save is under way. */
  idle(): Promise<void> {
    return this.#underWay.idle()
  }

  /**
   * The tokens to send a request with: waits for a renewal that is under way.
   *
   * @throws SalesforceError `NOT_LOGGED_IN`, `SESSION_CLOSED`, or why the renewal failed
   */
  async current(): Promise<LiveTokens> {
    await (this.#arrival ??= this.#replica.look()).catch(() => undefined)
    const tokens = (await this.#flight) ?? this.tokens ?? this.#missing()
    if (isLive(tokens)) return tokens
    return (await this.renewed(null)) ?? this.#missing()
  }

  /**
   * The tokens that take the place of a refused one, renewed unless that has been done.
   *
   * @param refused the access token that the server refused
   * @returns undefined when the refusal is the final answer: nothing to renew with, or the token was new
   * @throws SalesforceError when the renewal fails
   */
  async renewed(refused: string | null): Promise<LiveTokens | undefined> {
    if (this.#flight !== undefined) return this.#flight
    const tokens = this.tokens ?? this.#missing()
    if (isLive(tokens) && tokens.accessToken !== refused) return tokens
    if (!this.#isFutile(refused)) return this.#launch()
    await this.#replica.look()
    return this.tokens?.accessToken === refused ? undefined : this.current()
  }

  /**
   * Renews on demand; shares the renewal with all who wait for one.
   *
   * @throws SalesforceError when there is no way to renew, or when the renewal fails
   */
  async renew(): Promise<LiveTokens> {
    return (await this.#launch()) ?? noRenewal()
  }

  /** Tells that the server accepted a token. */
  accepted(accessToken: string): void {
    if (this.#renewal?.accessToken === accessToken) this.#renewal.isProved = true
    if (this.tokens?.accessToken === accessToken) this.#replica.confirm()
  }

  /**
   * Sends a request with the session: renews and repeats it once when the token is refused.
   *
   * @param send sends with the tokens given
   * @param isRefused whether the result says that the token is dead
   */
  run<Result>(
    send: (tokens: LiveTokens) => Promise<Result>,
    isRefused: (result: Result) => boolean | Promise<boolean>,
  ): Promise<Result> {
    return this.track(sendWith(this, send, isRefused))
  }

  /** As {@link Session.run}, for requests that tell by their error that the token is dead. */
  attempt<Result>(
    send: (tokens: LiveTokens) => Promise<Result>,
    isRefusal: (error: unknown) => boolean,
  ): Promise<Result> {
    return this.track(attemptWith(this, send, isRefusal))
  }

  /** Whether an access token is the one that was renewed here last. */
  isOwn(accessToken: string): boolean {
    return this.#renewal?.accessToken === accessToken
  }

  /** A renewal; callers are told before it ends when others are heard to have renewed, or when a save fails. */
  #launch(): Promise<LiveTokens | undefined> {
    if (this.#flight !== undefined) return this.#flight
    const from = this.tokens ?? this.#missing()
    const flight = new Promise<LiveTokens | undefined>((resolve, reject) => {
      this.#hear = (tokens) => {
        if (tokens.accessToken !== from.accessToken) resolve(tokens)
      }
      this.track(this.#fly({ from, closures: this.closures, reject })).then(resolve, reject)
    }).finally(() => {
      if (this.#flight === flight) this.#flight = undefined
    })
    return (this.#flight = flight)
  }

  async #fly(flight: Flight): Promise<LiveTokens | undefined> {
    const { ahead } = this.#store
    if (await this.#isReplaced(flight)) return this.#landed(flight)
    await ahead?.catch(() => undefined)
    if (ahead !== undefined && (await this.#isReplaced(flight))) return this.#landed(flight)
    return this.#store.exclusive(async (lost) => {
      this.#checkOpen(flight.closures)
      return (await this.#isReplaced(flight, FRESH)) ? this.#landed(flight) : this.#spend(flight, lost)
    })
  }

  /** Whether others have replaced the tokens; a process that stood still while it read the store reads again. */
  async #isReplaced({ from }: Flight, fresh = Infinity): Promise<boolean> {
    for (let reads = 0; reads < READS && this.tokens?.accessToken === from.accessToken; reads += 1) {
      const begun = performance.now()
      await this.#replica.look()
      if (performance.now() - begun < fresh) break
    }
    return this.tokens?.accessToken !== from.accessToken
  }

  async #spend(flight: Flight, lost: AbortSignal | undefined): Promise<LiveTokens | undefined> {
    for (let tries = 0; ; tries += 1) {
      const held = this.#replica.held ?? this.#missing()
      const { error: refusal, tokens } = this.#refusal ?? {}
      if (refusal !== undefined && tokens !== undefined && areSame(tokens, held.tokens)) throw refusal
      if (lost?.aborted === true) throw lockLost()
      try {
        const renewal = await this.#hooks.renewalOf(held.tokens)?.(held.tokens)
        return renewal && (await this.#land(flight, held, renewal))
      } catch (error) {
        this.#checkOpen(flight.closures)
        const wait = isBusy(error) && this.#store.isShared ? PAUSES[tries] : undefined
        if (wait !== undefined) await pause(wait)
        const isReplaced = (isBusy(error) || isSpent(error)) && (await this.#isReplaced(flight, FRESH))
        if (isReplaced) return this.#landed(flight)
        if (wait === undefined) throw this.#failure(held.tokens, error)
      }
    }
  }

  /** The error of a failed renewal for all who wait; a refusal for good is remembered, with the tokens refused. */
  #failure(tokens: Tokens, reason: unknown): SalesforceError {
    const error = renewalFailed(reason)
    if (isFinal(error)) this.#refusal = { tokens, error }
    return error
  }

  async #land(flight: Flight, from: Held, renewal: Renewal<Answer>): Promise<LiveTokens> {
    const isLogin = this.tokens?.accessToken === renewal.tokens.accessToken
    if (!isLogin && haveDifferentUsers(renewal.tokens, from.tokens)) {
      this.#hooks.onDiscarded(renewal)
      throw otherUser()
    }
    const saved = await this.#save(flight, this.#replica.renewed(from, renewal.tokens), renewal)
    if (saved === 'orphaned') this.#hooks.onDiscarded(renewal)
    this.#announce(flight, renewal)
    return this.#landed(flight)
  }

  /** The new pair is saved before a waiter goes on; when that fails, waiters are told, and it is tried on. */
  async #save(flight: Flight, pair: Held, renewal: Renewal<Answer>): Promise<Saved> {
    for (let tries = 0; ; tries += 1) {
      try {
        return await this.#replica.save(pair)
      } catch (error) {
        if (tries === PAUSES.length) {
          this.#announce(flight, renewal)
          flight.reject(error)
        }
        const wait = PAUSES[tries]
        await (wait === undefined ? unattendedPause(SAVE_AGAIN) : pause(wait))
      }
    }
  }

  /** Tells of a renewal that is in place, once. */
  #announce({ closures }: Flight, renewal: Renewal<Answer>): void {
    const { accessToken } = renewal.tokens
    const isInPlace = this.tokens?.accessToken === accessToken && this.closures === closures
    if (!isInPlace || this.#renewal?.accessToken === accessToken) return
    this.#renewal = { accessToken, at: performance.now(), isProved: false }
    this.#hooks.onRenewed(renewal)
  }

  /** @throws SalesforceError `SESSION_CLOSED` when the session was closed meanwhile, perhaps by a listener */
  #landed({ closures }: Flight): LiveTokens {
    this.#checkOpen(closures)
    const { tokens } = this
    if (tokens !== undefined && isLive(tokens)) return tokens
    throw sessionClosed()
  }

  #isFutile(refused: string | null): boolean {
    const { accessToken, at, isProved } = this.#renewal ?? { at: 0, isProved: true }
    return accessToken === refused && !isProved && performance.now() - at < FUTILE
  }

  #checkOpen(closures: number): void {
    if (closures !== this.closures) throw sessionClosed()
  }

  #missing(): never {
    throw this.closures > 0 ? sessionClosed() : notLoggedIn()
  }
}
