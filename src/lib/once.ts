/** Loads a value at the first call and keeps it for all later calls; a load that failed is repeated. */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined
  const forget = (error: unknown): never => {
    loaded = undefined
    throw error
  }
  return () => (loaded ??= load().catch(forget))
}

/** Runs work one at a time; calls that come meanwhile are one run more. Work that fails stops nothing. */
export function coalesce(run: () => Promise<void>): () => void {
  let asked = 0
  let isRunning = false
  const serve = async (): Promise<void> => {
    isRunning = true
    for (let served = 0; served < asked;) {
      served = asked
      await run().catch(() => undefined)
    }
    asked = 0
    isRunning = false
  }
  return () => {
    asked += 1
    if (!isRunning) void serve()
  }
}
