import type { StoredSession } from './store.js'

type Listener = (session: StoredSession | undefined) => void

interface Audience {
  readonly listeners: Set<Listener>
  readonly end: () => void
}

/** Starts hearing that a key has changed. */
export type Hear = (key: string, changed: () => void) => () => void

/**
 * The `subscribe` of a store, made of a bare sign that something has changed: reads what is there once for
 * all listeners of a key, and tells each of them. What cannot be read is not told; a request will find out.
 */
export function tellNews(
  hear: Hear,
  load: (key: string) => Promise<StoredSession | undefined>,
): (key: string, listener: Listener) => () => void {
  const audiences = new Map<string, Audience>()

  async function tell(key: string): Promise<void> {
    const session = await load(key)
    for (const listener of [...(audiences.get(key)?.listeners ?? [])]) listener(session)
  }
  return (key, listener) => {
    const audience = audiences.get(key) ?? {
      listeners: new Set<Listener>(),
      end: hear(
        key,
        coalesce(() => tell(key)),
      ),
    }
    audience.listeners.add(listener)
    audiences.set(key, audience)
    return () => {
      audience.listeners.delete(listener)
      if (audience.listeners.size > 0 || audiences.get(key) !== audience) return
      audiences.delete(key)
      audience.end()
    }
  }
}

/** Runs one at a time; what comes meanwhile is one run more. */
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
