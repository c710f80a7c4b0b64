/**
 * The state of one session and the record that processes share, without protocol and HTTP; used by `connection` and
 * `rest`.
 */
import { once } from '../lib/once.js'
import { attemptOf, valueOf } from '../lib/time.js'
import { UnderWay } from '../lib/under-way.js'
import type { Held } from './held.js'
import { notLoggedIn, sessionClosed } from './missing.js'
import { isLive, type LiveTokens, type Tokens } from './tokens.js'

/** Steps of a session that work on its state; they are loaded with the first of them that is taken. */
export interface SessionSteps {
  /** Takes the session that is stored, if there is one. */
  load(): Promise<void>
  /** Puts the session of a login in place; `exits` is that of the session when the login began. */
  enter(tokens: LiveTokens, exits: number): Promise<void>
  /** Ends a session that was closed here for all who share it; without one, the last that was ended. */
  leave(held: Held | undefined, endAtServer: (tokens: Tokens) => Promise<void>): Promise<void>
  /** The tokens to send a request with: waits for a renewal that is under way. */
  current(): Promise<LiveTokens>
  /** The tokens that take the place of a refused one; undefined when the refusal is the final answer. */
  renewed(refused: string | null, isRepeated?: boolean): Promise<LiveTokens | undefined>
  /** Renews on demand; shares the renewal with all who wait for one. */
  renew(): Promise<LiveTokens>
}

/** A renewal that is under way. */
export interface Flight {
  readonly outcome: Promise<LiveTokens | undefined>
  /** Ends the wait for it: others have renewed. */
  readonly adopt: (tokens: LiveTokens) => void
}

/** Most attempts of one request, the adoptions of other processes' renewals included. */
const MAX_ATTEMPTS = 4

/**
 * One session: its state in this process, and the requests that are sent with it.
 *
 * Callers hand back the token that was refused. Only if that is still the current one does the session renew; all
 * callers share the one renewal. A request on a token that lives takes no step: the steps are loaded when a call cannot
 * go without, and write the state.
 */
export class Session extends UnderWay {
  /** The state now; undefined when nobody is logged in. */
  held: Held | undefined
  flight: Flight | undefined
  /** The meeting of tokens that did not come from the store with the store. */
  arrival: Promise<void> | undefined
  /** Number of times that the session was closed; a request under way stops when it has changed. */
  closures = 0
  /** How often its own connection closed it: a login that was under way then is not put in place. */
  exits = 0
  /** When the session was known to live, on the monotonic clock, and the access token that a request proved last. */
  knownAt = 0
  proved: string | undefined
  #closedBy = ''
  readonly #isShared: boolean
  readonly #steps: () => Promise<SessionSteps>

  /**
   * @param load loads the steps
   * @param isShared whether a store holds the session
   */
  constructor(load: (session: Session) => Promise<SessionSteps>, isShared: boolean) {
    super()
    this.#isShared = isShared
    this.#steps = once(() => load(this))
  }

  /** The tokens now, or undefined when nobody is logged in. */
  get tokens(): Tokens | undefined {
    return this.held?.tokens
  }

  /**
   * Takes tokens that did not come from the store.
   *
   * @param version of the record that they are to take the place of, at the first use: undefined for an empty place,
   *   so that stored ones win; null for any
   */
  open(tokens: Tokens, version?: null): void {
    this.hold({ tokens, version, isSaved: false })
    if (this.#isShared) this.#steps().catch(() => undefined)
  }

  /**
   * Ends the session for all who share it; may be called again until the store knows.
   *
   * @param endAtServer is given the latest tokens, also when the store does not answer
   */
  end(endAtServer: (tokens: Tokens) => Promise<void>): Promise<void> {
    const { held } = this
    this.forget()
    return this.step((steps) => steps.leave(held, endAtServer))
  }

  /** Ends the session in this process alone. */
  forget(): void {
    this.exits += 1
    this.close('logout()')
  }

  /** Takes a step. */
  step<T>(take: (steps: SessionSteps) => Promise<T>): Promise<T> {
    return this.track(this.#steps().then(take))
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
    return this.track(this.#run(send, isRefused))
  }

  /** As {@link Session.run}, for requests that tell by their error that the token is dead. */
  async attempt<Result>(
    send: (tokens: LiveTokens) => Promise<Result>,
    isRefusal: (error: unknown) => boolean,
  ): Promise<Result> {
    const attempt = await this.run(
      (tokens) => attemptOf(send(tokens)),
      (outcome) => 'error' in outcome && isRefusal(outcome.error),
    )
    return valueOf(attempt)
  }

  /**
   * The tokens to send a request with.
   *
   * @throws SalesforceError `NOT_LOGGED_IN`, `SESSION_CLOSED`, or why the renewal failed
   */
  async current(): Promise<LiveTokens> {
    const { tokens, isSaved } = this.held ?? this.missing()
    const isReady = this.flight === undefined && (isSaved || !this.#isShared)
    return isReady && isLive(tokens) ? tokens : this.step((steps) => steps.current())
  }

  /** Tells that the server accepted a token. */
  accepted(accessToken: string): void {
    if (this.tokens?.accessToken !== accessToken) return
    this.proved = accessToken
    this.knownAt = performance.now()
  }

  /** @throws SalesforceError `SESSION_CLOSED` when the session was closed since */
  checkOpen(closures: number): void {
    if (closures !== this.closures) throw sessionClosed(this.#closedBy)
  }

  /** @throws the error of a call that needs a session */
  missing(): never {
    throw this.closures > 0 ? sessionClosed(this.#closedBy) : notLoggedIn()
  }

  /** Puts a state in place; a renewal that is under way is none of it. */
  hold(held: Held | undefined): void {
    this.held = held
    this.flight = undefined
    this.arrival = undefined
    this.knownAt = performance.now()
  }

  /** @param by the cause of the end */
  close(by: string): void {
    this.hold(undefined)
    this.#closedBy = by
    this.closures += 1
  }

  async #run<Result>(
    send: (tokens: LiveTokens) => Promise<Result>,
    isRefused: (result: Result) => boolean | Promise<boolean>,
  ): Promise<Result> {
    const { closures } = this
    let tokens: LiveTokens | undefined = await this.current()
    for (let attempt = 1; ; attempt += 1) {
      this.checkOpen(closures)
      const { accessToken }: LiveTokens = tokens
      const result = await send(tokens)
      if (!(await isRefused(result))) {
        this.accepted(accessToken)
        return result
      }
      if (attempt === MAX_ATTEMPTS) return result
      this.checkOpen(closures)
      tokens = await (this.flight?.outcome ?? this.step((steps) => steps.renewed(accessToken, attempt > 1)))
      if (tokens === undefined) return result
    }
  }
}
