import { Client, Pool, type PoolConfig } from 'pg'
import type { SessionStore, StoredSession } from 'strictforce'

/** The table that the store needs; for your migrations. */
export const TABLE = 'CREATE TABLE salesforce_session (key text PRIMARY KEY, session text NOT NULL)'
const LIMITS = { connectionTimeoutMillis: 5000, query_timeout: 5000, keepAlive: true }
const LOCK_LIMITS = { ...LIMITS, lock_timeout: 60_000, query_timeout: 65_000 }
const ignore = (): undefined => undefined

/** Sessions in PostgreSQL; the lock is an advisory lock, which the server frees when its holder is gone. */
export function postgresStore(config: PoolConfig): SessionStore & { close(): Promise<void> } {
  const pool = new Pool({ ...LIMITS, ...config }).on('error', ignore)
  const turns = new Map<string, Promise<unknown>>()
  const name = (key: string): string => JSON.stringify(key)

  async function locked<T>(key: string, task: () => Promise<T>): Promise<T> {
    const client = new Client({ ...config, ...LOCK_LIMITS }).on('error', ignore)
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
      const sql = 'SELECT session FROM salesforce_session WHERE key = $1'
      const { rows } = await pool.query<{ session: string }>(sql, [name(key)])
      return rows[0] && (JSON.parse(rows[0].session) as StoredSession)
    },
    async save(key, session) {
      const sql =
        'INSERT INTO salesforce_session VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET session = $2'
      await pool.query(sql, [name(key), JSON.stringify(session)])
    },
    async delete(key) {
      await pool.query('DELETE FROM salesforce_session WHERE key = $1', [name(key)])
    },
    exclusive(key, task) {
      const turn = (turns.get(key) ?? Promise.resolve()).then(() => locked(key, task))
      turns.set(key, turn.catch(ignore))
      return turn
    },
    close: () => pool.end(),
  }
}
