import { SalesforceError } from './errors.js'

/** What ends a session: the SOAP API's `logout()`, or the revocation of an OAuth 2.0 token. */
export type SessionKind = 'soap' | 'oauth2'

/** What a session consists of; immutable, replaced as a whole. */
export interface Tokens {
  readonly kind: SessionKind
  /** Null when there is only a refresh token yet. */
  readonly accessToken: string | null
  readonly refreshToken: string | null
  readonly instanceUrl: string
}

/** Tokens with an access token. */
export interface LiveTokens extends Tokens {
  readonly accessToken: string
}

/** What a renewal brought: the new tokens and, where the server sent one, its whole answer. */
export interface Renewal<Answer = unknown> {
  readonly tokens: LiveTokens
  readonly answer?: Answer | undefined
}

/** Gets new tokens in place of those given. */
export type Renew<Answer = unknown> = (current: Tokens) => Promise<Renewal<Answer>>

/** What the owner of a session wants to hear. */
export interface SessionHooks<Answer = unknown> {
  /** New tokens are in place; called once per renewal, before any waiter goes on. */
  readonly onRenewed: (renewal: Renewal<Answer>) => void
  /** New tokens came after the session was closed; they are to be revoked. */
  readonly onDiscarded: (renewal: Renewal<Answer>) => void
}

/** How long a renewed token that was refused at once keeps the next renewal away, in milliseconds. */
const FUTILE_MS = 10_000

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
  #flight: Promise<LiveTokens> | undefined
  #refusal: SalesforceError | undefined
  #epoch = 0
  #closed = false
  /** The renewed token that nobody has accepted yet, and when it came. */
  #fresh: { readonly accessToken: string; readonly at: number } | undefined

  constructor(hooks: SessionHooks<Answer>) {
    this.#hooks = hooks
  }

  /** The tokens now, or undefined when nobody is logged in. */
  get tokens(): Tokens | undefined {
    return this.#tokens
  }

  /** Puts tokens in place, and the way to renew them where there is one. */
  open(tokens: Tokens, renew?: Renew<Answer>): void {
    this.#epoch += 1
    this.#closed = false
    this.#tokens = tokens
    this.#renew = renew
    this.#refusal = undefined
    this.#fresh = undefined
  }

  /**
   * Ends the session here.
   *
   * @returns the tokens that it had, for whoever ends them at the server
   */
  close(): Tokens | undefined {
    const tokens = this.#tokens
    this.#epoch += 1
    this.#closed = true
    this.#tokens = undefined
    this.#renew = undefined
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
    if (this.#flight !== undefined) return this.#flight
    const tokens = this.#tokens ?? this.#missing()
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
    if (this.#renew === undefined || this.#isFutile(refused)) return undefined
    return this.renew()
  }

  /** Renews on demand; shares the flight with everybody who waits for one. */
  async renew(): Promise<LiveTokens> {
    const tokens = this.#tokens ?? this.#missing()
    if (this.#refusal !== undefined) throw this.#refusal
    return (this.#flight ??= this.#fly(tokens))
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
    const tokens = await this.current()
    const first = await this.#observed(tokens, send, isRefused)
    if (!first.refused) return first.result
    const renewed = await this.renewed(tokens.accessToken)
    if (renewed === undefined) return first.result
    return (await this.#observed(renewed, send, isRefused)).result
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

  async #observed<Result>(
    tokens: LiveTokens,
    send: (tokens: LiveTokens) => Promise<Result>,
    isRefused: (result: Result) => boolean | Promise<boolean>,
  ): Promise<{ readonly result: Result; readonly refused: boolean }> {
    const result = await send(tokens)
    const refused = await isRefused(result)
    if (!refused) this.accepted(tokens.accessToken)
    return { result, refused }
  }

  #fly(current: Tokens): Promise<LiveTokens> {
    const epoch = this.#epoch
    const flight: Promise<LiveTokens> = this.#land(current, epoch).finally(() => {
      if (this.#flight === flight) this.#flight = undefined
    })
    return flight
  }

  async #land(current: Tokens, epoch: number): Promise<LiveTokens> {
    const renewal = await this.#attempt(current, epoch)
    if (epoch !== this.#epoch) return this.#overtaken(renewal)
    this.#tokens = renewal.tokens
    this.#fresh = { accessToken: renewal.tokens.accessToken, at: Date.now() }
    this.#hooks.onRenewed(renewal)
    return renewal.tokens
  }

  async #attempt(current: Tokens, epoch: number): Promise<Renewal<Answer>> {
    if (this.#renew === undefined) throw noRenewal()
    try {
      return await this.#renew(current)
    } catch (error) {
      if (epoch !== this.#epoch && this.#closed) throw sessionClosed()
      const failure = renewalFailed(error)
      if (epoch === this.#epoch && isFinal(failure)) this.#refusal = failure
      throw failure
    }
  }

  #overtaken(renewal: Renewal<Answer>): LiveTokens {
    const tokens = this.#tokens
    if (tokens !== undefined && isLive(tokens)) {
      if (tokens.accessToken === renewal.tokens.accessToken) this.#hooks.onRenewed(renewal)
      else this.#hooks.onDiscarded(renewal)
      return tokens
    }
    this.#hooks.onDiscarded(renewal)
    throw sessionClosed()
  }

  #isFutile(refused: string | null): boolean {
    const fresh = this.#fresh
    return fresh !== undefined && fresh.accessToken === refused && Date.now() - fresh.at < FUTILE_MS
  }

  #missing(): never {
    throw this.#closed ? sessionClosed() : notLoggedIn()
  }
}

function isLive(tokens: Tokens): tokens is LiveTokens {
  return tokens.accessToken !== null
}

function isFinal(error: SalesforceError): boolean {
  return error.verdict !== 'retry' && error.verdict !== 'throttled'
}

function renewalFailed(error: unknown): SalesforceError {
  if (!(error instanceof SalesforceError)) throw error
  const { message, errorCode, verdict, status, retryAfter } = error
  return new SalesforceError(`Unable to refresh session due to: ${message}`, {
    errorCode,
    verdict,
    status,
    retryAfter,
    cause: error,
  })
}

function notLoggedIn(): SalesforceError {
  return new SalesforceError(
    'Not logged in: call login() or authorize(), or give the connection a session (sessionId and serverUrl, or accessToken and instanceUrl)',
    { errorCode: 'NOT_LOGGED_IN', verdict: 'reauthorize' },
  )
}

function sessionClosed(): SalesforceError {
  return new SalesforceError('The session was closed by logout(); log in again to go on', {
    errorCode: 'SESSION_CLOSED',
    verdict: 'reauthorize',
  })
}

function noRenewal(): SalesforceError {
  return new SalesforceError(
    'This session cannot be renewed: give the connection refreshToken and oauth2, or a refreshFn, or log in again',
    { errorCode: 'NOT_LOGGED_IN', verdict: 'reauthorize' },
  )
}
