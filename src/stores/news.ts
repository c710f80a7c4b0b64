import type { SessionRecord } from './store.js'

type Listener = (record: SessionRecord) => void

/** Starts to hear of the records of a name. */
export type Hear = (name: string, tell: Listener) => () => void

/** The `subscribe` of a store: hears once for all listeners of a name, as long as there are any. */
export function tellNews(hear: Hear): (name: string, listener: Listener) => () => void {
  const audiences = new Map<string, { readonly listeners: Set<Listener>; readonly end: () => void }>()

  function begin(name: string) {
    const listeners = new Set<Listener>()
    const end = hear(name, (record) => {
      for (const listener of [...listeners]) listener(record)
    })
    return { listeners, end }
  }
  return (name, listener) => {
    const audience = audiences.get(name) ?? begin(name)
    audience.listeners.add(listener)
    audiences.set(name, audience)
    return () => {
      audience.listeners.delete(listener)
      if (audience.listeners.size > 0 || audiences.get(name) !== audience) return
      audiences.delete(name)
      audience.end()
    }
  }
}

/** Runs one at a time; calls that come meanwhile are one run more. */
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
