import type { SessionStore, StoredSession } from './store.js'

/**
 * A store for the connections of one process, and for tests.
 *
 * @example
 * const store = memoryStore()
 * const conn = new Connection({ store, key: 'ada@example.com', oauth2, grant: { grant_type: 'client_credentials' } })
 */
export function memoryStore(): SessionStore {
  const sessions = new Map<string, StoredSession>()
  const queues = new Map<string, Promise<unknown>>()
  const listeners = new Map<string, Set<(session: StoredSession | undefined) => void>>()

  const tell = (key: string, session: StoredSession | undefined): void => {
    for (const listener of listeners.get(key) ?? []) listener(session)
  }

  return {
    load: (key) => Promise.resolve(sessions.get(key)),
    save: (key, session) => {
      sessions.set(key, session)
      tell(key, session)
      return Promise.resolve()
    },
    delete: (key) => {
      sessions.delete(key)
      tell(key, undefined)
      return Promise.resolve()
    },
    exclusive: (key, task) => {
      const turn = (queues.get(key) ?? Promise.resolve()).then(task, task)
      queues.set(key, turn)
      return turn
    },
    subscribe: (key, listener) => {
      const all = listeners.get(key) ?? new Set()
      listeners.set(key, all.add(listener))
      return () => void all.delete(listener)
    },
  }
}
