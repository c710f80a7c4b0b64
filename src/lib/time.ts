/**
 * Waits for something shared on behalf of one caller: the caller's abort ends the waiting, never the
 * thing that is waited for.
 */
export async function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise
  let onAbort: (() => void) | undefined
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () => {
      reject(signal.reason as Error)
    }
    if (signal.aborted) onAbort()
    else signal.addEventListener('abort', onAbort, { once: true })
  })
  try {
    return await Promise.race([promise, aborted])
  } finally {
    if (onAbort !== undefined) signal.removeEventListener('abort', onAbort)
  }
}
/** A time limit joined with a caller's own signal. */
export interface Deadline {
  readonly signal: AbortSignal
  /** Milliseconds that were allowed. */
  readonly timeout: number
  /** Why it was aborted: by the limit, by the caller, or not at all. */
  readonly cause: () => 'timeout' | 'caller' | undefined
  /** Ends the time limit; the caller's signal still counts, as for the body of a stream. */
  readonly clear: () => void
}

/** The longest time that a timer can take, in milliseconds: 24 days. */
const LONGEST = 2 ** 31 - 1

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
/** Waits so many milliseconds; the caller's abort ends the waiting with its reason. */
export function pause(milliseconds: number, signal?: AbortSignal | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      clearTimeout(timer)
      reject(signal?.reason as Error)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort)
      resolve()
    }, milliseconds)
    if (signal?.aborted === true) onAbort()
    else signal?.addEventListener('abort', onAbort, { once: true })
  })
}
/**
 * A duration among the options of a store.
 *
 * @throws TypeError that names the option
 */
export function readMs(value: number | undefined, fallback: number, option: string, least = 1): number {
  if (value === undefined) return fallback
  if (Number.isFinite(value) && value >= least) return value
  throw new TypeError(`${option} must be a number of milliseconds, at least ${least}`)
}
