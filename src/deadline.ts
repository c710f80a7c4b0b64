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
