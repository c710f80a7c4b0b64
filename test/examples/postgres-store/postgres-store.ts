import { Client, Pool, type PoolConfig } from 'pg'
import type { SessionStore, StoredSession } from 'strictforce'

/** Sessions in PostgreSQL; the lock is an advisory lock, which the server frees when its holder is gone. */
export function postgresStore(config: PoolConfig): SessionStore & { close(): Promise<void> } {
  const pool = new Pool(config).on('error', () => undefined)
  const turns = new Map<string, Promise<unknown>>()
  const table = pool.query(
    'CREATE TABLE IF NOT EXISTS salesforce_session (key text PRIMARY KEY, session text NOT NULL)',
  )
  const run = async (sql: string, ...values: string[]) =>
    table.then(() => pool.query<{ session: string }>(sql, values))
  const name = (key: string): string => JSON.stringify(key)

  async function locked<T>(key: string, task: () => Promise<T>): Promise<T> {
    const client = new Client(config)
    try {
      await client.connect()
      await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [name(key)])
      return await task()
    } finally {
      await client.end()
    }
  }
  return {
    async load(key) {
      const { rows } = await run('SELECT session FROM salesforce_session WHERE key = $1', name(key))
      return rows[0] && (JSON.parse(rows[0].session) as StoredSession)
    },
    async save(key, session) {
      const upsert =
        'INSERT INTO salesforce_session VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET session = $2'
      await run(upsert, name(key), JSON.stringify(session))
    },
    async delete(key) {
      await run('DELETE FROM salesforce_session WHERE key = $1', name(key))
    },
    exclusive(key, task) {
      const turn = (turns.get(key) ?? Promise.resolve()).then(() => locked(key, task))
      turns.set(
        key,
        turn.catch(() => undefined),
      )
      return turn
    },
    close: () => pool.end(),
  }
}
