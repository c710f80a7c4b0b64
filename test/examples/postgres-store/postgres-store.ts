import { Client, Pool, type PoolConfig } from 'pg'
import type { SessionRecord, SessionStore } from 'strictforce'

/** The table that the store needs; for your migrations. */
export const TABLE =
  'CREATE TABLE salesforce_session (name text PRIMARY KEY, version bigint NOT NULL, record text NOT NULL)'
const INSERT =
  'INSERT INTO salesforce_session (record, version, name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING'
const UPDATE = 'UPDATE salesforce_session SET record = $1, version = $2 WHERE name = $3 AND version = $4'
const LIMITS = { connectionTimeoutMillis: 5000, query_timeout: 5000, keepAlive: true }
const LOCK_LIMITS = { ...LIMITS, lock_timeout: 60_000, query_timeout: 65_000 }
const ignore = (): undefined => undefined

/** Sessions in PostgreSQL; the lock is an advisory lock, which the server frees when its holder is gone. */
export function postgresStore(config: PoolConfig): SessionStore & { close(): Promise<void> } {
  const pool = new Pool({ ...LIMITS, ...config }).on('error', ignore)
  const turns = new Map<string, Promise<unknown>>()
  const keyOf = (name: string): string => JSON.stringify(name)

  async function locked<T>(name: string, task: (lost: AbortSignal) => Promise<T>): Promise<T> {
    const lost = new AbortController()
    const client = new Client({ ...config, ...LOCK_LIMITS })
    client.on('error', ignore).on('end', () => lost.abort())
    try {
      await client.connect()
      await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [keyOf(name)])
      return await task(lost.signal)
    } finally {
      await client.end()
    }
  }
  return {
    async load(name) {
      const sql = 'SELECT record FROM salesforce_session WHERE name = $1'
      const { rows } = await pool.query<{ record: string }>(sql, [keyOf(name)])
      return rows[0] && (JSON.parse(rows[0].record) as SessionRecord)
    },
    async put(name, record, expectedVersion) {
      const values = [JSON.stringify(record), record.version, keyOf(name)]
      const { rowCount } =
        expectedVersion === undefined
          ? await pool.query(INSERT, values)
          : await pool.query(UPDATE, [...values, expectedVersion])
      return rowCount === 1
    },
    exclusive(name, task) {
      const turn = (turns.get(name) ?? Promise.resolve()).then(() => locked(name, task))
      turns.set(name, turn.catch(ignore))
      return turn
    },
    close: () => pool.end(),
  }
}
