/** A time limit joined with a caller's own signal. */
export interface Deadline {
  readonly signal: AbortSignal
  /** Milliseconds that were allowed. */
  readonly timeout: number
  /** Why it was aborted: by the limit, by the caller, or not at all. */
  readonly cause: () => 'timeout' | 'caller' | undefined
  /** Ends both: the exchange is over. */
  readonly clear: () => void
  /** Ends the time limit; the caller's signal still counts (for the body of a stream). */
  readonly pause: () => void
}

/** Starts a time limit of `timeout` milliseconds. */
export function deadline(timeout: number, caller?: AbortSignal): Deadline {
  const controller = new AbortController()
  let cause: 'timeout' | 'caller' | undefined
  const end = (why: 'timeout' | 'caller', reason: unknown): void => {
    cause ??= why
    controller.abort(reason)
  }
  const onAbort = (): void => {
    end('caller', caller?.reason)
  }
  const timer = setTimeout(() => {
    end('timeout', undefined)
  }, timeout)
  if (caller?.aborted === true) onAbort()
  caller?.addEventListener('abort', onAbort, { once: true })
  const pause = (): void => {
    clearTimeout(timer)
  }
  const clear = (): void => {
    pause()
    caller?.removeEventListener('abort', onAbort)
  }
  return { signal: controller.signal, timeout, cause: () => cause, clear, pause }
}
