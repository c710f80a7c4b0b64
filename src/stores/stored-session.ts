import { redact } from '../errors/redact.js'
import { SalesforceError } from '../errors/salesforce-error.js'
import { isToken } from '../lib/token.js'
import { isSecure } from '../lib/url.js'
import type { StoredSession } from './store.js'

/** A session as a store takes it. */
export function toStore({
  kind,
  accessToken,
  refreshToken,
  instanceUrl,
  id,
  generation = 0,
}: Omit<StoredSession, 'generation'> & { readonly generation?: number | undefined }): StoredSession {
  return { kind, accessToken, refreshToken, instanceUrl, generation, ...(id === undefined ? {} : { id }) }
}

/**
 * A session as it came out of a store.
 *
 * @throws SalesforceError `STORE_CORRUPT` when it is none
 */
export function fromStore(stored: Readonly<Record<string, unknown>> | StoredSession): StoredSession {
  const {
    kind,
    accessToken,
    refreshToken = null,
    instanceUrl,
    generation = 0,
    id,
  } = stored as Partial<StoredSession>
  const isWhole =
    (kind === 'soap' || kind === 'oauth2') &&
    isToken(accessToken) &&
    (refreshToken === null || isToken(refreshToken)) &&
    isInstanceUrl(instanceUrl) &&
    Number.isSafeInteger(generation)
  if (!isWhole) throw corrupt()
  return {
    kind,
    accessToken,
    refreshToken,
    instanceUrl,
    generation,
    ...(typeof id === 'string' ? { id } : {}),
  }
}

/** The error of a store that cannot be reached, or cannot be read; nothing is spent or lost by it. */
export function storeUnavailable(error: unknown, secrets: readonly (string | null)[] = []): SalesforceError {
  if (error instanceof SalesforceError) return error
  const why = error instanceof Error ? `: ${redact(error.message, secrets)}` : ''
  if (isCorruption(error)) return corrupt(why)
  return new SalesforceError(`The session store does not answer${why}; the session itself is not affected`, {
    errorCode: 'STORE_UNAVAILABLE',
    verdict: 'retry',
  })
}

/** A base as it was put there: nothing below it is checked again before requests go out. */
function isInstanceUrl(value: unknown): value is string {
  return typeof value === 'string' && URL.canParse(value) && isSecure(new URL(value))
}

/** How the stores say that what they hold cannot be read; one of the host's own may say it likewise. */
function isCorruption(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'STORE_CORRUPT'
}

function corrupt(why = ': delete it and log in again'): SalesforceError {
  return new SalesforceError(`What the session store holds is no session${why}`, {
    errorCode: 'STORE_CORRUPT',
    verdict: 'configuration',
  })
}
/** What a store rejects with when what it holds cannot be read; a connection tells it as `STORE_CORRUPT`. */
export interface StoreCorruption extends Error {
  readonly code: 'STORE_CORRUPT'
}

/** The error of something in the store that is no session, or was sealed by another key; nothing is deleted. */
export function storeCorrupt(message: string): StoreCorruption {
  return Object.assign(new Error(message), { code: 'STORE_CORRUPT' as const })
}

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
