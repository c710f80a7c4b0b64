import type { StoredSession } from './store.js'
import { storeCorrupt } from './failure.js'

/** What a store writes for a session that is not sealed. */
interface Plain {
  readonly format: typeof FORMAT
  readonly key: string
  readonly session: StoredSession
}

const FORMAT = 'strictforce.session.1'

/** A session as text, with the key it belongs to. */
export function writeSession(key: string, session: StoredSession): string {
  const plain: Plain = { format: FORMAT, key, session }
  return JSON.stringify(plain)
}

/**
 * The session in a text of {@link writeSession}.
 *
 * @param where names the place in the error's message
 * @throws Error `STORE_CORRUPT`
 */
export function readSession(key: string, text: string, where: string): StoredSession {
  const plain = parse(text)
  if (plain?.['format'] !== FORMAT || !isSession(plain['session'])) {
    throw storeCorrupt(`${where} holds no session of strictforce; move it away or choose another place`)
  }
  if (plain['key'] === key) return plain['session']
  throw storeCorrupt(`${where} holds the session of another key; it was copied or renamed`)
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isSession(value: unknown): value is StoredSession {
  if (!isRecord(value)) return false
  const { kind, accessToken, refreshToken, instanceUrl, generation, id } = value as Partial<StoredSession>
  return (
    (kind === 'soap' || kind === 'oauth2') &&
    typeof accessToken === 'string' &&
    (refreshToken === null || typeof refreshToken === 'string') &&
    typeof instanceUrl === 'string' &&
    typeof generation === 'number' &&
    (id === undefined || typeof id === 'string')
  )
}
