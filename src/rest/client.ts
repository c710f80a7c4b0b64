/**
 * Requests on a session: `fetch`, `request`, and the judge of REST responses; used by `connection`.
 *
 * @module
 */

import type { CallOptions } from '../http/call-options.js'
import { withRetries } from '../http/retry.js'
import { type Exchange, type Reply, responseOf } from '../http/answer.js'
import type { Transport } from '../http/transport.js'
import { sessionClosed } from '../session/errors.js'
import type { Session } from '../session/session.js'
import { sessionFetch } from './fetch.js'
import { encodeRequest, resolveUrl, type RestRequest } from './request.js'
import { apiUsage, type ApiUsage, judgeRest } from './response.js'

/** Dependencies of {@link Requests}. */
export interface RequestsContext<Answer> {
  readonly session: Session<Answer>
  readonly transport: Transport
  readonly callOptions: CallOptions | undefined
  /** API version of relative URLs, such as `64.0`. */
  readonly version: string
  /** Upper limit of repetitions of a request that changes nothing. */
  readonly retry: number
}

/** Sends the caller's own requests with the session of one connection; keeps the API usage of the last answer. */
export class Requests<Answer> {
  readonly #context: RequestsContext<Answer>
  #usage: ApiUsage | undefined

  constructor(context: RequestsContext<Answer>) {
    this.#context = context
  }

  /** Usage of the org's API limit, as the last answer told it. */
  get usage(): ApiUsage | undefined {
    return this.#usage
  }

  /** WHATWG `fetch` with the session; the body of the answer stays a stream. */
  async fetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    return responseOf(await this.#send(this.#context.transport.stream, input, init))
  }

  /** A request in jsforce's form: a GET is sent again while the org is busy; gives the JSON value. */
  async request(request: string | RestRequest): Promise<unknown> {
    const { session, transport, retry, version } = this.#context
    const rest = typeof request === 'string' ? { url: request } : request
    const { closures } = session
    const exchange = withRetries(transport.whole, retry, () => {
      if (session.closures !== closures) throw sessionClosed()
    })
    const before = session.tokens?.accessToken
    const response = await this.#send(exchange, resolveUrl(rest.url, version), encodeRequest(rest))
    const { accessToken, refreshToken } = session.tokens ?? {}
    return judgeRest(response, [before, accessToken, refreshToken])
  }

  async #send(exchange: Exchange, input: string | URL | Request, init?: RequestInit): Promise<Reply> {
    const { session, callOptions } = this.#context
    const context = { session, exchange, callOptions }
    const response = await sessionFetch(context, input, init)
    this.#usage = apiUsage(response) ?? this.#usage
    return response
  }
}
