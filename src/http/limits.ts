import { invalidArgument } from '../lib/invalid-argument.js'
import { checkOptionNames } from '../lib/option-names.js'
import { abortable, deadline } from '../lib/time.js'
import { timeoutError } from './network-error.js'
import type { Send } from './transport.js'

/** Limits of one call. */
export interface CallLimits {
  /** Ends the call with the signal's reason. */
  readonly signal?: AbortSignal | undefined
  /**
   * Milliseconds that each request of the call may take.
   * @default the option `timeout`
   */
  readonly timeout?: number | undefined
}

/** @throws TypeError when a limit is none */
export function readLimits(limits: CallLimits = {}): CallLimits {
  checkOptionNames(limits, { signal: true, timeout: true })
  const { timeout } = limits
  if (timeout == null || (Number.isFinite(timeout) && timeout > 0)) return limits
  throw invalidArgument('timeout must be a number of milliseconds above zero')
}

/** Sends each request within the limits of one call. */
export function limited(send: Send, { signal, timeout }: CallLimits): Send {
  return (url, init) =>
    send(url, { ...init, signal: init.signal ?? signal, timeout: init.timeout ?? timeout })
}

/** Waits for a task within limits; one that others share goes on when they end the wait. */
export async function waitWithin<T>(
  { signal, timeout }: CallLimits,
  task: (signal: AbortSignal | undefined) => Promise<T>,
): Promise<T> {
  if (timeout === undefined) return abortable(task(signal), signal)
  const limit = deadline(timeout, signal)
  try {
    return await abortable(task(limit.signal), limit.signal)
  } catch (error) {
    throw limit.cause() === 'timeout' ? timeoutError('The org gave no complete answer', timeout) : error
  } finally {
    limit.clear()
  }
}
