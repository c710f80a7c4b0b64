import { Connection } from '../../src/connection/connection.js'
import { memoryStore } from '../../src/stores/memory.js'
import type { SessionStore } from '../../src/stores/store.js'
import { type LocalOrg, startOrg } from '../../src/testing/index.js'

/** Under which key the session is held. */
export const KEY = 'ada'

/** An org, and a store that holds a session of it. */
export async function sharing(
  body: (
    org: LocalOrg,
    store: SessionStore,
    open: (store?: SessionStore) => Promise<Connection>,
  ) => Promise<void>,
): Promise<void> {
  const org = await startOrg()
  const store = memoryStore()
  await store.save(KEY, { kind: 'oauth2', generation: 1, ...org.openSession() })
  const open = (through = store): Promise<Connection> =>
    Connection.open({ store: through, key: KEY, loginUrl: org.url, oauth2: appOf(org) })
  try {
    await body(org, store, open)
  } finally {
    await org.close()
  }
}

/** The options of the org's app. */
export function appOf({ url, app }: LocalOrg) {
  return { loginUrl: url, clientId: app.clientId, clientSecret: app.clientSecret }
}

/** The store without its news, as another process would see it that hears of nothing. */
export function silent(store: SessionStore): SessionStore {
  return {
    load: (key) => store.load(key),
    save: (key, session) => store.save(key, session),
    delete: (key) => store.delete(key),
    exclusive: (key, task) => store.exclusive(key, task),
  }
}
