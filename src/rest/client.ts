/**
 * Requests on a session: `fetch`, `request`, and the judge of REST responses; used by `connection`.
 *
 * @module
 */

import type { CallOptions } from '../http/call-options.js'
import { withResend } from '../http/resend.js'
import { type Exchange, type Reply, responseOf } from '../http/answer.js'
import { counted, type Transport } from '../http/transport.js'
import { type RestSession, sessionFetch } from './fetch.js'
import { apiUsage, type ApiUsage } from './usage.js'

/** Dependencies of {@link RestClient}. */
export interface RestContext {
  readonly session: RestSession
  readonly transport: Transport
  readonly callOptions: CallOptions | undefined
  /** API version of relative URLs, such as `64.0`. */
  readonly version: string
  /** Upper limit of repetitions of a request that changes nothing. */
  readonly retry: number
}

/** Sends requests with the session of one connection; keeps the API usage that answers tell. */
export class RestClient {
  readonly context: RestContext
  #usage: ApiUsage | undefined

  constructor(context: RestContext) {
    this.context = context
  }

  /** Usage of the org's API limit, as the last answer told it. */
  get usage(): ApiUsage | undefined {
    return this.#usage
  }

  /** WHATWG `fetch` with the session; the body of the answer stays a stream. */
  async fetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    const { retry, transport } = this.context
    const stream = counted(transport.stream, 'fetch')
    const exchange = retry > 0 ? withResend(stream) : stream
    return responseOf(await this.send(exchange, input, init))
  }

  /** As {@link RestClient.fetch}, by an exchange of the caller's choice. */
  async send(exchange: Exchange, input: string | URL | Request, init?: RequestInit): Promise<Reply> {
    const { session, callOptions } = this.context
    const response = await sessionFetch({ session, exchange, callOptions }, input, init)
    this.#usage = apiUsage(response) ?? this.#usage
    return response
  }
}
