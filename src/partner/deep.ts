/** Does what goes down as deep as a request or an answer does; where that is too deep, its error is the one given. */
export function deep<T>(work: () => T, tooDeep: () => Error): T {
  try {
    return work()
  } catch (error) {
    throw error instanceof RangeError ? tooDeep() : error
  }
}
