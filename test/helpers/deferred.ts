/** A promise that its owner settles. */
export interface Deferred<T> {
  readonly promise: Promise<T>
  readonly resolve: (value: T) => void
  readonly reject: (reason: unknown) => void
}

/** Makes a promise that its owner settles. */
export function deferred<T = void>(): Deferred<T> {
  let settlers: Omit<Deferred<T>, 'promise'> | undefined
  const promise = new Promise<T>((resolve, reject) => {
    settlers = { resolve, reject }
  })
  if (settlers === undefined) throw new TypeError('The promise was not begun')
  return { promise, ...settlers }
}
