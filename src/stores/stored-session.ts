import { redact } from '../errors/redact.js'
import { SalesforceError } from '../errors/salesforce-error.js'
import { isRecord } from '../lib/json.js'
import { isToken } from '../lib/token.js'
import { isSecure, parseUrl } from '../lib/url.js'
import type { SessionRecord, StoredSession } from './store.js'

/** An error that a store rejects with when it cannot read an entry; a connection tells it as `STORE_CORRUPT`. */
export interface StoreCorruption extends Error {
  readonly code: 'STORE_CORRUPT'
  /** Where the entry is: a file, a key. It is told as it stands, and must hold no secret. */
  readonly place?: string | undefined
  /** Version of the entry, where that can be read. */
  readonly version?: number | undefined
}

/** The error of an entry that is no record of a session, or was sealed by another key; nothing is deleted. */
export function storeCorrupt(reason: string, place?: string, version?: number): StoreCorruption {
  const message = place === undefined ? reason : `${place}: ${reason}`
  return Object.assign(new Error(message), { code: 'STORE_CORRUPT' as const, place, version })
}

/**
 * The record that a store gave.
 *
 * @returns undefined when it gave none
 * @throws Error `STORE_CORRUPT` when it is no record
 */
export function readRecord(found: unknown): SessionRecord | undefined {
  if (found === undefined || found === null) return undefined
  const { version, state, session } = (isRecord(found) ? found : {}) as Partial<Record<string, unknown>>
  if (!Number.isSafeInteger(version)) throw storeCorrupt('the record has no version')
  if (state === 'ended') return { version: version as number, state }
  const read = state === 'live' && isRecord(session) ? readSession(session) : undefined
  if (read !== undefined) return { version: version as number, state: 'live', session: read }
  throw storeCorrupt('log in again to replace it', undefined, version as number)
}

type Members = Readonly<Record<string, unknown>>
type Check = readonly [name: string, fits: (value: unknown) => boolean]

/** Members without which a session is none, and those that are left out when they do not fit. */
const REQUIRED: readonly Check[] = [
  ['kind', (value) => value === 'soap' || value === 'oauth2'],
  ['accessToken', isToken],
  ['refreshToken', (value) => value === null || isToken(value)],
  ['instanceUrl', isInstanceUrl],
]
const OPTIONAL: readonly Check[] = [
  ['id', (value) => typeof value === 'string'],
  ['login', (value) => typeof value === 'number'],
  ['renewals', (value) => typeof value === 'number'],
  ['answer', isRecord],
]

function readSession(found: Members): StoredSession | undefined {
  const session: Members = { ...found, refreshToken: found['refreshToken'] ?? null }
  const fits = ([name, check]: Check): boolean => check(session[name])
  if (!REQUIRED.every(fits)) return undefined
  const members = [...REQUIRED, ...OPTIONAL.filter(fits)].map(([name]) => [name, session[name]])
  return Object.fromEntries(members) as StoredSession
}

/** An instance URL is not checked again before requests go to it. */
function isInstanceUrl(value: unknown): value is string {
  const url = typeof value === 'string' ? parseUrl(value) : undefined
  return url !== undefined && isSecure(url)
}

/** The error of a store that cannot be reached, or cannot be read; nothing is spent or lost by it. */
export function storeUnavailable(error: unknown, secrets: readonly (string | null)[] = []): SalesforceError {
  if (error instanceof SalesforceError) return error
  const { code, place, message }: Partial<Omit<StoreCorruption, 'code'>> & { readonly code?: unknown } =
    error instanceof Error ? error : {}
  const reason = message === undefined ? '' : `: ${redact(message.replace(`${place ?? ''}: `, ''), secrets)}`
  if (code === 'STORE_CORRUPT') {
    const where = place === undefined ? '' : ` at ${place}`
    const told = `The session store holds something else than a session${where}${reason}`
    return new SalesforceError(told, { errorCode: code, verdict: 'configuration' })
  }
  const told = `The session store does not answer${reason}; the session itself is not affected`
  const verdict = REFUSALS.has(code) ? 'configuration' : 'retry'
  return new SalesforceError(told, { errorCode: 'STORE_UNAVAILABLE', verdict })
}

/** Codes of errors that trying again does not mend: a store's own, and those of file systems. */
const REFUSALS: ReadonlySet<unknown> = new Set(['STORE_REFUSED', 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR'])
