/**
 * Functions that know nothing of Salesforce: URLs, JSON, time, callbacks, events, randomness; used by the rooms above.
 *
 * @module
 */

import { invalidArgument } from './invalid-argument.js'

/** The one event listener of a signal, for all who wait for it. */
class Waiters {
  readonly waiting = new Set<() => void>()

  handleEvent(): void {
    for (const listener of [...this.waiting]) listener()
  }
}

const waiters = new WeakMap<AbortSignal, Waiters>()

/** Calls `listener` when a signal aborts; gives the end of the subscription. */
function onAbort(signal: AbortSignal, listener: () => void): () => void {
  const known = waiters.get(signal) ?? new Waiters()
  if (known.waiting.size === 0) signal.addEventListener('abort', known, { once: true })
  waiters.set(signal, known)
  known.waiting.add(listener)
  return () => {
    known.waiting.delete(listener)
    if (known.waiting.size === 0) signal.removeEventListener('abort', known)
  }
}

/**
 * Waits for a shared promise on behalf of one caller: the caller's abort ends the wait with its reason, and leaves
 * the work behind the promise alone.
 */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal | null | undefined): Promise<T> {
  if (!signal) return promise
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      reject(signal.reason as Error)
    }
    if (signal.aborted) abort()
    const end = onAbort(signal, abort)
    promise.finally(end).then(resolve, reject)
  })
}

/** A time limit joined with a caller's own signal. */
export interface Deadline {
  readonly signal: AbortSignal
  /** The limit in milliseconds. */
  readonly timeout: number
  /** Cause of the abort: the limit, the caller, or undefined while there is none. */
  readonly cause: () => 'timeout' | 'caller' | undefined
  /** Ends the time limit; the caller's signal still counts, as for the body of a stream. */
  readonly clear: () => void
}

/** Upper limit of a timer in milliseconds: 24 days. */
export const LONGEST = 2 ** 31 - 1

/** Starts a time limit of `timeout` milliseconds. */
export function deadline(timeout: number, caller?: AbortSignal): Deadline {
  const limit = new AbortController()
  const signal = caller === undefined ? limit.signal : AbortSignal.any([limit.signal, caller])
  const timer = setTimeout(
    () => {
      if (!signal.aborted) limit.abort()
    },
    Math.min(timeout, LONGEST),
  )
  const cause = (): 'timeout' | 'caller' | undefined => {
    if (limit.signal.aborted) return 'timeout'
    return caller?.aborted === true ? 'caller' : undefined
  }
  const clear = (): void => {
    clearTimeout(timer)
  }
  return { signal, timeout, cause, clear }
}

/**
 * Waits for a promise for a limited time.
 *
 * @param milliseconds the limit
 * @param late makes the error of a promise that has not settled by then
 * @param start starts the timer
 */
export function within<T>(
  milliseconds: number,
  promise: Promise<T>,
  late: () => Error,
  start: (act: () => void, milliseconds: number) => ReturnType<typeof setTimeout> = setTimeout,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = start(() => {
      reject(late())
    }, milliseconds)
    promise
      .finally(() => {
        clearTimeout(timer)
      })
      .then(resolve, reject)
  })
}

/** Waits for a number of milliseconds; the caller's abort ends the wait with its reason. */
export function pause(milliseconds: number, signal?: AbortSignal | null): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const elapsed = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds)
  })
  return abortable(elapsed, signal).finally(() => {
    clearTimeout(timer)
  })
}

/** Result of one attempt. */
export type Attempt<T> = { readonly value: T } | { readonly error: unknown }

/** Rules of a {@link retry}. */
export interface RetryRules<T> {
  /** Milliseconds until the next attempt; undefined when the last attempt is the final one. */
  readonly wait: (attempt: Attempt<T>, count: number) => number | undefined
  /** Called before every attempt beyond the first; throws to end the retries. */
  readonly proceed: () => void
  /** Ends a wait with its reason. */
  readonly signal?: AbortSignal | null | undefined
}

/** The result of a promise as a value. */
export function attemptOf<T>(promise: Promise<T>): Promise<Attempt<T>> {
  return promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
}

/** Repeats work until its rules ask for no further attempt; settles as the last attempt did. */
export async function retry<T>(work: () => Promise<T>, rules: RetryRules<T>): Promise<T> {
  for (let count = 0; ; count += 1) {
    const attempt = await attemptOf(work())
    const wait = rules.wait(attempt, count)
    if (wait === undefined) return valueOf(attempt)
    await pause(wait, rules.signal)
    rules.proceed()
  }
}

/** The value of an attempt. @throws its error */
export function valueOf<T>(attempt: Attempt<T>): T {
  if ('error' in attempt) throw attempt.error
  return attempt.value
}

/**
 * Reads a duration among the options of a store.
 *
 * @param least lower limit in milliseconds
 * @throws TypeError that names the option
 */
export function readMs(value: number | undefined, fallback: number, option: string, least = 1): number {
  if (value === undefined) return fallback
  if (Number.isFinite(value) && value >= least) return value
  throw invalidArgument(`${option} must be a number of milliseconds, at least ${least}`)
}

/** Waits so many milliseconds without keeping the process alive. */
export function unattendedPause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    unattended(resolve, milliseconds)
  })
}

/** A timer that does not keep the process alive, where the runtime knows of that. */
export function unattended(act: () => void, milliseconds: number): ReturnType<typeof setTimeout> {
  const timer = setTimeout(act, milliseconds)
  const handle: { unref?: () => void } = timer
  handle.unref?.()
  return timer
}
