/**
 * The error that a promise rejects with.
 *
 * @throws Error when it resolves, or rejects with something that is no error
 */
export async function caught(promise: PromiseLike<unknown>): Promise<Error> {
  const outcome = await promise.then(
    () => ({ resolved: true as const }),
    (error: unknown) => ({ resolved: false as const, error }),
  )
  if (outcome.resolved) throw new Error('Expected a rejection, but the promise resolved')
  if (outcome.error instanceof Error) return outcome.error
  throw new Error('Expected an error, but the promise rejected with something else')
}
