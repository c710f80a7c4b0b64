/**
 * The state of one session and the record that processes share, without protocol and HTTP; used by `connection` and
 * `rest`.
 */
import type { SalesforceError } from '../errors/salesforce-error.js'
import { pause, unattendedPause } from '../lib/time.js'
import { storeUnavailable } from '../stores/stored-session.js'
import type { BoundedStore } from './bounded-store.js'
import { contested, isFinal, noRenewal, otherUser, renewalFailed } from './errors.js'
import type { Held } from './held.js'
import { Replica } from './replica.js'
import { areSame, haveDifferentUsers, isLive } from './tokens.js'
import type { LiveTokens, Renew, Renewal, Tokens } from './tokens.js'

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
  /** Aborts when others have renewed. */
  readonly moot: AbortSignal
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
export class Session<Answer = unknown> extends Replica {
  readonly #hooks: SessionHooks<Answer>
  #flight: Promise<LiveTokens | undefined> | undefined
  /** Ends the wait for the flight when others have renewed. */
  #adopt: ((tokens: LiveTokens) => void) | undefined
  /** The tokens that the server refused to renew for good, and its error. */
  #refusal: { readonly tokens: Tokens; readonly error: SalesforceError } | undefined
  /** The access token that was renewed here last, when it came, and whether a request has proved it. */
  #renewal: { readonly accessToken: string; readonly at: number; isProved: boolean } | undefined

  constructor(store: BoundedStore, hooks: SessionHooks<Answer>) {
    super(store)
    this.#hooks = hooks
  }

  /**
   * The tokens to send a request with: waits for a renewal that is under way.
   *
   * @throws SalesforceError `NOT_LOGGED_IN`, `SESSION_CLOSED`, or why the renewal failed
   */
  async current(): Promise<LiveTokens> {
    await this.arrived()
    const tokens = (await this.#flight) ?? this.tokens ?? this.missing()
    return isLive(tokens) ? tokens : ((await this.renewed(null)) ?? this.missing())
  }

  /**
   * The tokens that take the place of a refused one, renewed unless that has been done.
   *
   * @param refused the access token that the server refused
   * @param isRepeated whether the request was sent before, with another token
   * @returns undefined when the refusal is the final answer: nothing to renew with, or the token was new
   * @throws SalesforceError when the renewal fails
   */
  async renewed(refused: string | null, isRepeated = false): Promise<LiveTokens | undefined> {
    if (this.#flight !== undefined) return this.#flight
    const tokens = this.tokens ?? this.missing()
    if (isLive(tokens) && tokens.accessToken !== refused) return tokens
    if (!this.#isFutile(refused, isRepeated)) return this.#launch()
    await this.look().catch(() => undefined)
    const { accessToken } = this.tokens ?? this.missing()
    return accessToken === refused ? undefined : this.current()
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
    if (this.tokens?.accessToken === accessToken) this.confirm()
  }

  protected override changed(adopted?: LiveTokens): void {
    if (adopted !== undefined) this.#adopt?.(adopted)
    this.#flight = undefined
  }

  protected override discard(tokens: LiveTokens): void {
    this.#hooks.onDiscarded({ tokens })
  }

  /** A renewal; callers are told before it ends when others are heard to have renewed, or when a save fails. */
  #launch(): Promise<LiveTokens | undefined> {
    if (this.#flight !== undefined) return this.#flight
    const { closures, tokens: from = this.missing() } = this
    const flight = new Promise<LiveTokens | undefined>((resolve, reject) => {
      const moot = new AbortController()
      this.#adopt = (tokens) => {
        resolve(tokens)
        moot.abort()
      }
      this.track(this.#fly({ from, closures, reject, moot: moot.signal })).then(resolve, reject)
    }).finally(() => {
      if (this.#flight === flight) this.#flight = undefined
    })
    return (this.#flight = flight)
  }

  /** @throws SalesforceError `SESSION_CLOSED` when the session was closed meanwhile, perhaps by a listener */
  async #fly(flight: Flight): Promise<LiveTokens | undefined> {
    try {
      if (!(await this.#isRenewed(flight))) return undefined
    } finally {
      this.checkOpen(flight.closures)
    }
    return this.tokens !== undefined && isLive(this.tokens) ? this.tokens : undefined
  }

  async #isRenewed(flight: Flight): Promise<boolean> {
    const { ahead } = this.store
    if (await this.#isReplaced(flight)) return true
    await ahead?.catch(() => undefined)
    if (ahead !== undefined && (await this.#isReplaced(flight))) return true
    const turn = async (lost?: AbortSignal): Promise<boolean> =>
      (await this.#isReplaced(flight, FRESH)) || this.#spend(flight, lost)
    return this.store.exclusive(turn, flight.moot)
  }

  /** Whether others have replaced the tokens; a process that stood still while it read the store reads again. */
  async #isReplaced({ from }: Flight, fresh = Infinity): Promise<boolean> {
    for (let reads = 0; reads < READS && this.tokens?.accessToken === from.accessToken; reads += 1) {
      const begun = performance.now()
      await this.look()
      if (performance.now() - begun < fresh) break
    }
    return this.tokens?.accessToken !== from.accessToken
  }

  async #spend(flight: Flight, lost: AbortSignal | undefined): Promise<boolean> {
    for (let tries = 0; ; tries += 1) {
      const held = this.held ?? this.missing()
      const { error: refusal, tokens } = this.#refusal ?? {}
      if (refusal !== undefined && tokens !== undefined && areSame(tokens, held.tokens)) throw refusal
      if (lost?.aborted === true) throw storeUnavailable(new Error('it has lost its lock'))
      try {
        const renewal = await this.#hooks.renewalOf(held.tokens)?.(held.tokens)
        if (renewal !== undefined) await this.#land(flight, held, renewal)
        return renewal !== undefined
      } catch (error) {
        const verdict = contested(error)
        const wait = verdict === 'retry' && this.store.isShared ? PAUSES[tries] : undefined
        if (wait !== undefined) await pause(wait)
        if (verdict !== undefined && (await this.#isReplaced(flight, FRESH))) return true
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

  async #land(flight: Flight, from: Held, renewal: Renewal<Answer>): Promise<void> {
    const isLogin = this.tokens?.accessToken === renewal.tokens.accessToken
    if (!isLogin && haveDifferentUsers(renewal.tokens, from.tokens)) {
      this.#hooks.onDiscarded(renewal)
      throw otherUser()
    }
    const isKept = await this.#save(flight, this.receive(from, renewal.tokens), renewal)
    if (!isKept) this.#hooks.onDiscarded(renewal)
    this.#announce(flight, renewal)
  }

  /** The new pair is saved before a waiter goes on; when that fails, waiters are told, and it is tried on. */
  async #save(flight: Flight, pair: Held, renewal: Renewal<Answer>): Promise<boolean> {
    for (let tries = 0; ; tries += 1) {
      try {
        return await this.save(pair)
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

  /** Whether a token that was renewed here is refused to a request that it was renewed for, or at once. */
  #isFutile(refused: string | null, isRepeated: boolean): boolean {
    const { accessToken, at, isProved } = this.#renewal ?? { at: 0, isProved: true }
    const isNew = !isProved && performance.now() - at < FUTILE
    return accessToken === refused && (isRepeated || isNew)
  }
}
