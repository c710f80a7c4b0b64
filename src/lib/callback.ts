/** A Node callback: the error first, or null and the result. */
export type Callback<T> = (error: Error | null, result?: T) => void

/**
 * Serves promise and callback from one call. The callback, if there is one, is called exactly once and outside the
 * promise chain: an exception in it is an uncaught exception of its own, and a failed call with a callback raises no
 * unhandledRejection.
 */
export function withCallback<T>(promise: Promise<T>, callback: Callback<T> | undefined): Promise<T> {
  if (typeof callback !== 'function') return promise
  const call = (error: Error | null, result?: T): void => {
    queueMicrotask(() => {
      callback(error, result)
    })
  }
  promise.then(
    (result) => {
      call(null, result)
    },
    (error: unknown) => {
      call(error as Error)
    },
  )
  return promise
}

/**
 * As {@link withCallback}, for a method whose last argument before the callback is optional, so that `logout(cb)`
 * and `logout(true, cb)` are both served.
 *
 * @param argument the argument, or the callback in its place
 * @param run the method's work, with the argument alone
 */
export function withOptional<Argument, T>(
  argument: Argument | Callback<T> | undefined,
  callback: Callback<T> | undefined,
  run: (argument: Argument | undefined) => Promise<T>,
): Promise<T> {
  if (typeof argument === 'function') return withCallback(run(undefined), argument as Callback<T>)
  return withCallback(run(argument ?? undefined), callback)
}
