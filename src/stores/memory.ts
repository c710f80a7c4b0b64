import { Audience } from '../lib/audience.js'
import type { SessionRecord, SessionStore } from './store.js'

/**
 * A store for the connections of one process, and for tests.
 *
 * @example
 * const store = memoryStore()
 * const conn = new Connection({ store, key: 'ada@example.com', oauth2, grant: { grant_type: 'client_credentials' } })
 */
export function memoryStore(): SessionStore {
  const records = new Map<string, SessionRecord>()
  const turns = new Map<string, Promise<unknown>>()
  const audience = new Audience<SessionRecord>()

  return {
    load: (name) => Promise.resolve(records.get(name)),
    put: (name, record, expectedVersion) => {
      if (records.get(name)?.version !== expectedVersion) return Promise.resolve(false)
      records.set(name, record)
      audience.tell(name, record)
      return Promise.resolve(true)
    },
    exclusive: (name, task) => {
      const run = () => task()
      const turn = (turns.get(name) ?? Promise.resolve()).then(run, run)
      turns.set(name, turn)
      return turn
    },
    subscribe: audience.listen,
  }
}
