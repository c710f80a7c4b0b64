/** A Node callback: the error first, or null and the result. */
export type Callback<T> = (error: Error | null, result?: T) => void

/**
 * Serves promise and callback from one call: the callback, when there is one, is called exactly once
 * and outside the promise chain, so that what it throws is an uncaught exception of its own, and a
 * failed call with a callback raises no unhandledRejection.
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

/** An argument list and the callback that stood at its end. */
export interface Taken<T> {
  readonly rest: readonly unknown[]
  readonly callback?: Callback<T>
}

/**
 * Takes a Node callback off the end of an argument list, so that `logout(cb)` and `logout(true, cb)` are
 * both served.
 *
 * @returns the arguments without it, and the callback if the last argument was a function
 */
export function takeCallback<T>(args: readonly unknown[]): Taken<T> {
  const last = args.at(-1)
  if (typeof last !== 'function') return { rest: [...args] }
  return { rest: args.slice(0, -1), callback: last as Callback<T> }
}
