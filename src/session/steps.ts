import type { SalesforceError } from '../errors/salesforce-error.js'
import { pause, unattendedPause } from '../lib/time.js'
import { storeUnavailable } from '../stores/stored-session.js'
import type { BoundedStore } from './bounded-store.js'
import { contested, isFinal, noRenewal, otherUser, renewalFailed } from './errors.js'
import type { Held } from './held.js'
import { Replica } from './replica.js'
import type { Flight, Session, SessionSteps } from './session.js'
import { areSame, haveDifferentUsers, isLive } from './tokens.js'
import type { LiveTokens, Renew, Renewal, Tokens } from './tokens.js'

/** Callbacks of the {@link Steps} of a session. */
export interface SessionHooks<Answer = unknown> {
  /** The way to renew these tokens, chosen at each renewal; undefined when there is none. */
  readonly renewalOf: (tokens: Tokens) => Renew<Answer> | undefined
  /** New tokens are in place; called once per renewal, before any waiter goes on. */
  readonly onRenewed: (renewal: Renewal<Answer>) => void
  /** New tokens came for which there is no use any more: nobody else has them, they are to be revoked. */
  readonly onDiscarded: (renewal: Renewal<Answer>) => void
}

/** A renewal: the tokens that it is to replace, and how often the session had been closed when it began. */
interface Renewing {
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
 * The state machine of one session: logins, logouts and renewals, shared by a store.
 *
 * It renews under the lock of the store, after another read. A renewal that the server refused for good is not tried
 * again; one that failed in passing is.
 */
export class Steps<Answer = unknown> extends Replica implements SessionSteps {
  readonly #hooks: SessionHooks<Answer>
  /** The tokens that the server refused to renew for good, and its error. */
  #refusal: { readonly tokens: Tokens; readonly error: SalesforceError } | undefined
  /** The access token that was renewed here last, and when it came. */
  #renewal: { readonly accessToken: string; readonly at: number } | undefined

  constructor(session: Session, store: BoundedStore, hooks: SessionHooks<Answer>) {
    super(session, store, (tokens) => {
      hooks.onDiscarded({ tokens })
    })
    this.#hooks = hooks
  }

  /** @throws SalesforceError `NOT_LOGGED_IN`, `SESSION_CLOSED`, or why the renewal failed */
  async current(): Promise<LiveTokens> {
    const { session } = this
    if (session.held?.isSaved === false) await (session.arrival ??= this.look()).catch(() => undefined)
    const tokens = (await session.flight?.outcome) ?? session.tokens ?? session.missing()
    return isLive(tokens) ? tokens : ((await this.renewed(null)) ?? session.missing())
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
    const { session } = this
    if (session.flight !== undefined) return session.flight.outcome
    const tokens = session.tokens ?? session.missing()
    if (isLive(tokens) && tokens.accessToken !== refused) return tokens
    if (!this.#isFutile(refused, isRepeated)) return this.#launch()
    await this.look().catch(() => undefined)
    const { accessToken } = session.tokens ?? session.missing()
    return accessToken === refused ? undefined : this.current()
  }

  /** @throws SalesforceError when there is no way to renew, or when the renewal fails */
  async renew(): Promise<LiveTokens> {
    return (await this.#launch()) ?? noRenewal()
  }

  /** A renewal; callers are told before it ends when others are heard to have renewed, or when a save fails. */
  #launch(): Promise<LiveTokens | undefined> {
    const { session } = this
    if (session.flight !== undefined) return session.flight.outcome
    const { closures, tokens: from = session.missing() } = session
    const moot = new AbortController()
    let adopt: Flight['adopt'] = () => undefined
    const outcome = new Promise<LiveTokens | undefined>((resolve, reject) => {
      adopt = (tokens) => {
        resolve(tokens)
        moot.abort()
      }
      session.track(this.#fly({ from, closures, reject }, moot.signal)).then(resolve, reject)
    }).finally(() => {
      if (session.flight === flight) session.flight = undefined
    })
    const flight: Flight = { outcome, adopt }
    session.flight = flight
    return outcome
  }

  /** @throws SalesforceError `SESSION_CLOSED` when the session was closed meanwhile, perhaps by a listener */
  async #fly(renewing: Renewing, moot: AbortSignal): Promise<LiveTokens | undefined> {
    try {
      await this.store.ahead?.catch(() => undefined)
      const turn = async (lost?: AbortSignal): Promise<boolean> =>
        (await this.#isReplaced(renewing)) || this.#spend(renewing, lost)
      if (!(await this.#isReplaced(renewing)) && !(await this.store.exclusive(turn, moot))) return undefined
    } finally {
      this.session.checkOpen(renewing.closures)
    }
    const { tokens } = this.session
    return tokens !== undefined && isLive(tokens) ? tokens : undefined
  }

  /** Whether others have replaced the tokens; a process that stood still while it read the store reads again. */
  async #isReplaced({ from }: Renewing): Promise<boolean> {
    for (let reads = 0; reads < READS && this.#isCurrent(from); reads += 1) {
      const begun = performance.now()
      await this.look()
      if (performance.now() - begun < FRESH) break
    }
    return !this.#isCurrent(from)
  }

  #isCurrent({ accessToken }: Tokens): boolean {
    return this.session.tokens?.accessToken === accessToken
  }

  async #spend(renewing: Renewing, lost: AbortSignal | undefined): Promise<boolean> {
    for (let tries = 0; ; tries += 1) {
      const held = this.session.held ?? this.session.missing()
      const refusal = this.#refusal
      if (refusal !== undefined && areSame(refusal.tokens, held.tokens)) throw refusal.error
      if (lost?.aborted === true) throw storeUnavailable(new Error('it has lost its lock'))
      try {
        const renewal = await this.#hooks.renewalOf(held.tokens)?.(held.tokens)
        if (renewal !== undefined) await this.#land(renewing, held, renewal)
        return renewal !== undefined
      } catch (error) {
        const verdict = contested(error)
        const wait = verdict === 'retry' && this.store.isShared ? PAUSES[tries] : undefined
        if (wait !== undefined) await pause(wait)
        if (verdict !== undefined && (await this.#isReplaced(renewing))) return true
        if (wait !== undefined) continue
        const failure = renewalFailed(error)
        if (isFinal(failure)) this.#refusal = { tokens: held.tokens, error: failure }
        throw failure
      }
    }
  }

  async #land(renewing: Renewing, from: Held, renewal: Renewal<Answer>): Promise<void> {
    if (!this.#isCurrent(renewal.tokens) && haveDifferentUsers(renewal.tokens, from.tokens)) {
      this.#hooks.onDiscarded(renewal)
      throw otherUser()
    }
    const isKept = await this.#save(renewing, this.receive(from, renewal.tokens), renewal)
    if (!isKept && !this.#isCurrent(renewal.tokens)) this.#hooks.onDiscarded(renewal)
    this.#announce(renewing, renewal)
  }

  /** The new pair is saved before a waiter goes on; when that fails, waiters are told, and it is tried on. */
  async #save(renewing: Renewing, pair: Held, renewal: Renewal<Answer>): Promise<boolean> {
    for (let tries = 0; ; tries += 1) {
      try {
        return await this.save(pair)
      } catch (error) {
        if (tries === PAUSES.length) {
          this.#announce(renewing, renewal)
          renewing.reject(error)
        }
        const wait = PAUSES[tries]
        await (wait === undefined ? unattendedPause(SAVE_AGAIN) : pause(wait))
      }
    }
  }

  /** Tells of a renewal that is in place, once. */
  #announce({ closures }: Renewing, renewal: Renewal<Answer>): void {
    const { accessToken } = renewal.tokens
    const isInPlace = this.#isCurrent(renewal.tokens) && this.session.closures === closures
    if (!isInPlace || this.#renewal?.accessToken === accessToken) return
    this.#renewal = { accessToken, at: performance.now() }
    this.#hooks.onRenewed(renewal)
  }

  /** Whether a token that was renewed here is refused to a request that it was renewed for, or at once. */
  #isFutile(refused: string | null, isRepeated: boolean): boolean {
    const { accessToken, at } = this.#renewal ?? { at: 0 }
    const isNew = this.session.proved !== accessToken && performance.now() - at < FUTILE
    return accessToken === refused && (isRepeated || isNew)
  }
}
