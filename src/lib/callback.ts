/** A Node callback: the error first, or null and the result. */
export type Callback<T> = (error: Error | null, result?: T) => void

const traced = new WeakSet<Error>()

/** V8's; other engines may have none. */
const { captureStackTrace: capture } = Error as Partial<ErrorConstructor>

/** The frames below a function, as the stack of an error has them. */
function framesBelow(callee: (...args: never[]) => unknown): { readonly stack?: string } {
  const frames = {}
  capture?.(frames, callee)
  return frames
}

/**
 * Leads the error of a failed call to the line that waits for it: appends the caller's frames to a stack that lost
 * them behind a shared promise or a timer. An error that several calls wait for leads to the first of them.
 *
 * @param frames those of the call, where nobody waits for the promise; otherwise they are found when it has failed,
 *   so that a call that succeeds costs nothing
 */
export async function traceCaller<T>(promise: Promise<T>, frames?: { readonly stack?: string }): Promise<T> {
  try {
    return await promise
  } catch (error) {
    if (error instanceof Error && !traced.has(error)) {
      traced.add(error)
      const { stack = '' } = frames ?? framesBelow(traceCaller)
      Reflect.set(error, 'stack', stackWith(error.stack ?? '', stack))
    }
    throw error
  }
}

function stackWith(stack: string, call: string): string {
  const frames = call.split('\n').filter((line) => /^\s+at /.test(line) && !stack.includes(line))
  return [stack, ...frames].join('\n')
}

/**
 * Serves promise and callback from one call. The callback, if there is one, is called exactly once and outside the
 * promise chain: an exception in it is an uncaught exception of its own, and a failed call with a callback raises no
 * unhandledRejection. Errors lead to the line that waits for the promise, or that gave the callback.
 */
export function withCallback<T>(work: Promise<T>, callback: Callback<T> | undefined): Promise<T> {
  if (typeof callback !== 'function') return traceCaller(work)
  const promise = traceCaller(work, framesBelow(withCallback))
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
 * As {@link withCallback}, for a method whose last arguments before the callback are optional, so that `logout(cb)`,
 * `logout(true, cb)` and `logout(true, options, cb)` are served.
 *
 * @param tail the optional arguments and the callback, or the callback in the place of one of them
 * @param run the method's work, with the arguments alone
 */
export function withTail<T>(tail: readonly unknown[], run: (...optional: never[]) => Promise<T>): Promise<T> {
  const found = tail.findIndex((one) => typeof one === 'function')
  const optional = found < 0 ? tail : tail.slice(0, found)
  const work = run(...(optional.map((one) => one ?? undefined) as never[]))
  return withCallback(work, tail[found] as Callback<T> | undefined)
}

/**
 * Takes a Node callback off the end of an argument list of any length.
 *
 * @returns the arguments without it, and the callback if the last argument was a function
 */
export function takeCallback<T>(args: readonly unknown[]): {
  readonly rest: readonly unknown[]
  readonly callback?: Callback<T>
} {
  const last = args.at(-1)
  return typeof last === 'function'
    ? { rest: args.slice(0, -1), callback: last as Callback<T> }
    : { rest: args }
}
