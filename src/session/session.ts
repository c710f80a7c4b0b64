import type { SalesforceError } from '../errors/salesforce-error.js'
import { isEndedElsewhere, isFinal, noRenewal, notLoggedIn, renewalFailed, sessionClosed } from './errors.js'
import {
  type Adopt,
  isLater,
  isLive,
  type LiveTokens,
  type Renew,
  type Renewal,
  type Tokens,
} from './tokens.js'

/** What the owner of a session wants to hear. */
export interface SessionHooks<Answer = unknown> {
  /** New tokens are in place; called once per renewal, before any waiter goes on. */
  readonly onRenewed: (renewal: Renewal<Answer>) => void
  /** New tokens came after the session was closed; they are to be revoked unless others use them. */
  readonly onDiscarded: (renewal: Renewal<Answer>) => void
}

/** Where a session stood when a renewal began. */
interface Begun {
  readonly epoch: number
  readonly closures: number
}

/** How long a renewed token that was refused at once keeps the next renewal away, in milliseconds. */
const FUTILE_MS = 10_000
/** Most attempts of one request, the adoptions of other processes' renewals included. */
const MAX_ATTEMPTS = 4

/**
 * The state machine of one session: credentials in, current token out.
 *
 * Callers hand back the token that was refused. Only if that is still the current one does the session
 * renew; everybody shares the one flight. A renewal that the server refused for good is not tried again;
 * one that failed in passing is. Closing starts a new epoch, in which a flight of the old one is discarded.
 */
export class Session<Answer = unknown> {
  readonly #hooks: SessionHooks<Answer>
  #tokens: Tokens | undefined
  #renew: Renew<Answer> | undefined
  #adopt: Adopt | undefined
  #arrival: Promise<void> | undefined
  #flight: Promise<LiveTokens | undefined> | undefined
  #refusal: SalesforceError | undefined
  #epoch = 0
  #closures = 0
  /** Tokens that others have renewed. */
  readonly #foreign = new WeakSet<LiveTokens>()
  /** The renewed token that nobody has accepted yet, and when it came. */
  #fresh: { readonly accessToken: string; readonly at: number } | undefined

  constructor(hooks: SessionHooks<Answer>) {
    this.#hooks = hooks
  }

  /** The tokens now, or undefined when nobody is logged in. */
  get tokens(): Tokens | undefined {
    return this.#tokens
  }

  /** How often the session was closed: whoever finds another number than before goes no further. */
  get closures(): number {
    return this.#closures
  }

  /**
   * Puts tokens in place.
   *
   * @param renew how to renew them
   * @param adopt where others who share the session put theirs; asked once before the first use
   */
  open(tokens: Tokens, renew?: Renew<Answer>, adopt?: Adopt): void {
    this.#epoch += 1
    this.#tokens = tokens
    this.#renew = renew
    this.#adopt = adopt
    this.#arrival = undefined
    this.#flight = undefined
    this.#refusal = undefined
    this.#fresh = undefined
  }

  /** Takes over what others who share the session have put in place; older states are passed over. */
  takeOver(tokens: LiveTokens): void {
    if (this.#tokens === undefined || !isLater(tokens, this.#tokens)) return
    this.#tokens = tokens
    this.#foreign.add(tokens)
    this.#refusal = undefined
  }

  /** Puts the same tokens in place as the store has them; whatever took their place meanwhile stays. */
  restate(tokens: LiveTokens): void {
    if (this.#tokens?.accessToken === tokens.accessToken) this.#tokens = tokens
  }

  /**
   * Ends the session here.
   *
   * @returns the tokens that it had, for whoever ends them at the server
   */
  close(): Tokens | undefined {
    const tokens = this.#tokens
    this.#epoch += 1
    this.#closures += 1
    this.#tokens = undefined
    this.#renew = undefined
    this.#adopt = undefined
    this.#flight = undefined
    this.#fresh = undefined
    return tokens
  }

  /**
   * The tokens to send a request with: waits for a renewal that is under way.
   *
   * @throws SalesforceError `NOT_LOGGED_IN`, `SESSION_CLOSED`, or why the renewal failed
   */
  async current(): Promise<LiveTokens> {
    await (this.#arrival ??= this.#arrive())
    const landed = await this.#flight
    const tokens = landed ?? this.#tokens ?? this.#missing()
    if (isLive(tokens)) return tokens
    return (await this.renewed(null)) ?? this.#missing()
  }

  /**
   * The tokens that take the place of a refused one, renewed if nobody has done so yet.
   *
   * @param refused the access token that the server refused
   * @returns undefined when the refusal is the final answer: nothing to renew with, or the token was fresh
   * @throws SalesforceError when the renewal fails
   */
  async renewed(refused: string | null): Promise<LiveTokens | undefined> {
    if (this.#flight !== undefined) return this.#flight
    const tokens = this.#tokens ?? this.#missing()
    if (isLive(tokens) && tokens.accessToken !== refused) return tokens
    if (this.#isFutile(refused)) return this.#adopted(tokens)
    return this.#launch()
  }

  /**
   * Renews on demand; shares the flight with everybody who waits for one.
   *
   * @throws SalesforceError when there is no way to renew, or when the renewal fails
   */
  async renew(): Promise<LiveTokens> {
    return (await this.#launch()) ?? noRenewal()
  }

  /** Whether there is a way to renew. */
  get renewable(): boolean {
    return this.#renew !== undefined
  }

  /** Tells that the server accepted a token. */
  accepted(accessToken: string): void {
    if (this.#fresh?.accessToken === accessToken) this.#fresh = undefined
  }

  /**
   * Sends a request with the session: renews and repeats it once when the token is refused.
   *
   * @param send sends with the tokens given
   * @param isRefused whether what came back says that the token is dead
   */
  async run<Result>(
    send: (tokens: LiveTokens) => Promise<Result>,
    isRefused: (result: Result) => boolean | Promise<boolean>,
  ): Promise<Result> {
    const closures = this.#closures
    let tokens = await this.current()
    for (let attempt = 1; ; attempt += 1) {
      if (closures !== this.#closures) throw sessionClosed()
      const result = await send(tokens)
      if (!(await isRefused(result))) {
        this.accepted(tokens.accessToken)
        return result
      }
      if (this.#isLast(tokens, attempt)) return result
      if (closures !== this.#closures) throw sessionClosed()
      const next = await this.renewed(tokens.accessToken)
      if (next === undefined) return result
      tokens = next
    }
  }

  /** As {@link Session.run}, for requests that tell by their error that the token is dead. */
  async attempt<Result>(
    send: (tokens: LiveTokens) => Promise<Result>,
    isRefusal: (error: unknown) => boolean,
  ): Promise<Result> {
    type Outcome = { readonly value: Result } | { readonly error: unknown }
    const outcome = await this.run<Outcome>(
      (tokens) =>
        send(tokens).then(
          (value) => ({ value }),
          (error: unknown) => ({ error }),
        ),
      (result) => 'error' in result && isRefusal(result.error),
    )
    if ('error' in outcome) throw outcome.error
    return outcome.value
  }

  /** One replay; tokens that others have renewed meanwhile are tried besides. */
  #isLast(tokens: LiveTokens, attempt: number): boolean {
    return attempt >= MAX_ATTEMPTS || (attempt > 1 && !this.#foreign.has(tokens))
  }

  async #launch(): Promise<LiveTokens | undefined> {
    const tokens = this.#tokens ?? this.#missing()
    return (this.#flight ??= this.#fly(tokens))
  }

  /** Before the first use: what others have put in place counts; when they cannot be asked, the tokens in hand do. */
  async #arrive(): Promise<void> {
    if (this.#tokens !== undefined) await this.#adopted(this.#tokens).catch(() => undefined)
  }

  async #adopted(current: Tokens): Promise<LiveTokens | undefined> {
    const tokens = await this.#adopt?.(current)
    if (tokens === undefined || this.#tokens !== current) return undefined
    this.#tokens = tokens
    this.#foreign.add(tokens)
    return tokens
  }

  #fly(current: Tokens): Promise<LiveTokens | undefined> {
    const begun = { epoch: this.#epoch, closures: this.#closures }
    const flight: Promise<LiveTokens | undefined> = this.#land(current, begun).finally(() => {
      if (this.#flight === flight) this.#flight = undefined
    })
    return flight
  }

  async #land(current: Tokens, begun: Begun): Promise<LiveTokens | undefined> {
    const renewal = await this.#attempt(current, begun)
    if (renewal === undefined) return undefined
    if (begun.epoch !== this.#epoch) return this.#overtaken(renewal, begun)
    const { tokens, adopted, failure } = renewal
    this.#tokens = tokens
    if (adopted === true) this.#foreign.add(tokens)
    else this.#announce(renewal)
    this.#unlessClosed(begun)
    if (failure !== undefined) throw failure
    return tokens
  }

  /** The refresh token that was refused for good is not sent again; others may have found a way meanwhile. */
  async #rescued(current: Tokens, refusal: SalesforceError): Promise<Renewal<Answer>> {
    const tokens = await this.#adopt?.(current).catch(() => undefined)
    if (tokens === undefined) throw refusal
    this.#refusal = undefined
    return { tokens, adopted: true, shared: true }
  }

  async #attempt(current: Tokens, begun: Begun): Promise<Renewal<Answer> | undefined> {
    if (this.#refusal !== undefined) return this.#rescued(current, this.#refusal)
    try {
      return await this.#renew?.(current)
    } catch (error) {
      if (begun.closures !== this.#closures) throw sessionClosed()
      if (isEndedElsewhere(error)) {
        if (begun.epoch === this.#epoch) this.close()
        throw error
      }
      const failure = renewalFailed(error)
      if (begun.epoch === this.#epoch && isFinal(failure)) this.#refusal = failure
      throw failure
    }
  }

  /** A login came while the renewal was under way, perhaps made by it; or the session was closed. */
  #overtaken(renewal: Renewal<Answer>, begun: Begun): LiveTokens {
    const tokens = this.#tokens
    const isInPlace = tokens?.accessToken === renewal.tokens.accessToken
    if (!isInPlace) this.#hooks.onDiscarded(renewal)
    if (begun.closures !== this.#closures || tokens === undefined || !isLive(tokens)) throw sessionClosed()
    if (isInPlace && renewal.adopted !== true) this.#announce(renewal)
    this.#unlessClosed(begun)
    return tokens
  }

  /** A listener that hears of a renewal may close the session. */
  #unlessClosed({ closures }: Begun): void {
    if (closures !== this.#closures) throw sessionClosed()
  }

  #announce(renewal: Renewal<Answer>): void {
    this.#fresh = { accessToken: renewal.tokens.accessToken, at: Date.now() }
    this.#hooks.onRenewed(renewal)
  }

  #isFutile(refused: string | null): boolean {
    const fresh = this.#fresh
    return fresh !== undefined && fresh.accessToken === refused && Date.now() - fresh.at < FUTILE_MS
  }

  #missing(): never {
    throw this.#closures > 0 ? sessionClosed() : notLoggedIn()
  }
}
