import type { Keeper } from './keeper.js'
import { apiUsage, encodeRequest, judgeRest, resolveUrl, type ApiUsage, type RestRequest } from './rest.js'
import { withRetries } from './retry.js'
import { sessionClosed } from './session-errors.js'
import { sessionFetch } from './session-fetch.js'
import type { Exchange } from './transport.js'

/** The user's own requests, with the session of one connection; keeps what they tell of the API limit. */
export class Requests {
  readonly #keeper: Keeper
  #usage: ApiUsage | undefined

  constructor(keeper: Keeper) {
    this.#keeper = keeper
  }

  /** Usage of the org's API limit, as the last answer told it. */
  get usage(): ApiUsage | undefined {
    return this.#usage
  }

  /** WHATWG `fetch` with the session; the body of the answer stays a stream. */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    return this.#send(this.#keeper.transport.stream, input, init)
  }

  /** A request in jsforce's form: a GET is sent again while the org is busy; gives the JSON value. */
  async request(request: string | RestRequest): Promise<unknown> {
    const { settings, session, transport } = this.#keeper
    const rest = typeof request === 'string' ? { url: request } : request
    const { closures } = session
    const exchange = withRetries(transport.whole, settings.retry, () => {
      if (session.closures !== closures) throw sessionClosed()
    })
    const before = session.tokens?.accessToken
    const response = await this.#send(exchange, resolveUrl(rest.url, settings.version), encodeRequest(rest))
    const { accessToken, refreshToken } = session.tokens ?? {}
    return judgeRest(response, [before, accessToken, refreshToken])
  }

  async #send(exchange: Exchange, input: string | URL | Request, init?: RequestInit): Promise<Response> {
    const { session, settings } = this.#keeper
    const context = { session, exchange, callOptions: settings.callOptions }
    const response = await sessionFetch(context, input, init)
    this.#usage = apiUsage(response) ?? this.#usage
    return response
  }
}
