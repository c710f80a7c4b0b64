import { attemptOf, valueOf } from '../lib/time.js'
import { UnderWay } from '../lib/under-way.js'
import type { LiveTokens } from './tokens.js'

/** Most attempts of one request, the adoptions of other processes' renewals included. */
const MAX_ATTEMPTS = 4

/** A session that sends requests, whatever keeps its state. */
export abstract class Requests extends UnderWay {
  /** Number of times that the session was closed; a request under way stops when it has changed. */
  abstract readonly closures: number

  /** @throws SalesforceError `SESSION_CLOSED` when the session was closed since */
  abstract checkOpen(closures: number): void

  /** The tokens to send a request with. */
  abstract current(): Promise<LiveTokens>

  /** The tokens that take the place of a refused one; undefined when the refusal is the final answer. */
  abstract renewed(refused: string, isRepeated?: boolean): Promise<LiveTokens | undefined>

  /** Tells that the server accepted a token. */
  abstract accepted(accessToken: string): void

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

  /** As {@link Requests.run}, for requests that tell by their error that the token is dead. */
  attempt<Result>(
    send: (tokens: LiveTokens) => Promise<Result>,
    isRefusal: (error: unknown) => boolean,
  ): Promise<Result> {
    return this.track(this.#attempt(send, isRefusal))
  }

  async #attempt<Result>(
    send: (tokens: LiveTokens) => Promise<Result>,
    isRefusal: (error: unknown) => boolean,
  ): Promise<Result> {
    const attempt = await this.#run(
      (tokens) => attemptOf(send(tokens)),
      (outcome) => 'error' in outcome && isRefusal(outcome.error),
    )
    return valueOf(attempt)
  }

  async #run<Result>(
    send: (tokens: LiveTokens) => Promise<Result>,
    isRefused: (result: Result) => boolean | Promise<boolean>,
  ): Promise<Result> {
    const { closures } = this
    let tokens: LiveTokens | undefined = await this.current()
    for (let attempt = 1; ; attempt += 1) {
      this.checkOpen(closures)
      const { accessToken } = tokens
      const result = await send(tokens)
      if (!(await isRefused(result))) {
        this.accepted(accessToken)
        return result
      }
      if (attempt === MAX_ATTEMPTS) return result
      this.checkOpen(closures)
      tokens = await this.renewed(accessToken, attempt > 1)
      if (tokens === undefined) return result
    }
  }
}
