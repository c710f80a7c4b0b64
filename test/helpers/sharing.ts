import { Connection } from '../../src/connection/connection.js'
import { memoryStore } from '../../src/stores/memory.js'
import type { SessionStore, StoredSession } from '../../src/stores/store.js'
import { type LocalOrg, startOrg } from '../../src/testing/index.js'
import { hurried } from './timers.js'

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
  await place(store, { kind: 'oauth2', ...org.openSession() })
  const open = (through = store): Promise<Connection> =>
    Connection.open({ store: through, key: KEY, loginUrl: org.url, oauth2: appOf(org) })
  try {
    await body(org, store, open)
  } finally {
    await org.close()
  }
}

/** The same without the pauses between attempts to reach a store. */
export function sharingInHaste(body: Parameters<typeof sharing>[0]): Promise<void> {
  const fits = (milliseconds: number): boolean => milliseconds >= 100 && milliseconds < 5000
  return hurried({ fits, takes: 2 }, () => sharing(body))
}

/** The options of the org's app. */
export function appOf({ url, app }: LocalOrg) {
  return { loginUrl: url, clientId: app.clientId, clientSecret: app.clientSecret }
}

/** Puts a session in the store, over whatever it holds, as a process with a login of its own does. */
export async function place(store: SessionStore, session: StoredSession): Promise<void> {
  const before = await store.load(KEY)
  const version = (before?.version ?? 6) + 1
  const record = { version, state: 'live', session: { login: version, ...session } } as const
  if (!(await store.put(KEY, record, before?.version))) throw new Error('the store has changed')
}

/** The session that the store holds, if it holds one that lives. */
export async function stored(store: SessionStore): Promise<StoredSession | undefined> {
  const record = await store.load(KEY)
  return record?.state === 'live' ? record.session : undefined
}

/** The store without its news, as another process sees it that hears of nothing; verbs may be replaced. */
export function silent(store: SessionStore, changes: Partial<SessionStore> = {}): SessionStore {
  return {
    load: (name) => store.load(name),
    put: (name, record, expected) => store.put(name, record, expected),
    exclusive: (name, task) => store.exclusive(name, task),
    ...changes,
  }
}
