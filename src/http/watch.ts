import { hideSecrets } from '../errors/redact.js'
import { isSalesforceError } from '../errors/salesforce-error.js'
import type { Purpose, SentRequest } from './answer.js'
import { secretsIn } from './secrets.js'

/** Facts of one request; no secret, no query, no body. */
interface ExchangeFacts {
  /** The operation: `requestToken`, `login`, `query`, `request`, `fetch` and the like. */
  readonly operation: string
  /** HTTP method. */
  readonly method: string
  /** Host, and port where it is not the usual one. */
  readonly host: string
  /** Path without the query. */
  readonly path: string
  /** Number of the request within one call, from 1: repetitions and the replay after a renewal count. */
  readonly attempt: number
  /** Whether the request renews a session. */
  readonly renewal: boolean
}

/** A request of this library begins. */
export interface ExchangeStart extends ExchangeFacts {
  /** Tells a start from an end. */
  readonly phase: 'start'
}

/** A request of this library has ended, by the head of an answer or by a failure. */
export interface ExchangeEnd extends ExchangeFacts {
  /** Tells an end from a start. */
  readonly phase: 'end'
  /** HTTP status; undefined when there was no answer. */
  readonly status?: number
  /** Code of the failure, such as `TIMEOUT`; `ABORTED` when the caller ended the request. */
  readonly errorCode?: string
  /** Milliseconds since the start. */
  readonly milliseconds: number
}

/**
 * Is told of the start and the end of every request; an exception in it is an uncaught one of its own.
 *
 * @example
 * const onExchange: OnExchange = (event) => {
 *   if (event.phase === 'end') log.info(`${event.operation} ${event.status} ${event.milliseconds} ms`)
 * }
 */
export type OnExchange = (event: ExchangeStart | ExchangeEnd) => void

interface Watched {
  readonly target: URL
  readonly method: string
  readonly sent: SentRequest
  readonly purpose: Purpose
}

/** Runs one request under the eyes of a listener. */
export async function watched<T extends { readonly status: number }>(
  onExchange: OnExchange,
  { target, method, sent, purpose }: Watched,
  run: () => Promise<T>,
): Promise<T> {
  const { operation = 'request', attempt = 1, renewal = false } = purpose
  const path = hideSecrets(target.pathname, secretsIn(sent))
  const facts = { operation, method, host: target.host, path, attempt, renewal }
  const begun = performance.now()
  const end = (result: { readonly status?: number; readonly errorCode?: string }): void => {
    const milliseconds = Math.round((performance.now() - begun) * 10) / 10
    tell(onExchange, { phase: 'end', ...facts, ...result, milliseconds })
  }
  tell(onExchange, { phase: 'start', ...facts })
  try {
    const response = await run()
    end({ status: response.status })
    return response
  } catch (error) {
    if (!isSalesforceError(error)) end({ errorCode: 'ABORTED' })
    else end({ errorCode: error.errorCode, ...(error.status === undefined ? {} : { status: error.status }) })
    throw error
  }
}

function tell(onExchange: OnExchange, event: ExchangeStart | ExchangeEnd): void {
  try {
    onExchange(event)
  } catch (error) {
    queueMicrotask(() => {
      throw error
    })
  }
}
