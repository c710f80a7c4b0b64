import type { LiveRecord, SessionRecord } from '../stores/store.js'
import type { Entry } from './bounded-store.js'
import { areSame, isLive, type LiveTokens, type Tokens } from './tokens.js'

/** A state of a session in this process; another login, another pair is another state. */
export interface Held {
  tokens: Tokens
  /**
   * Version of the record that has the tokens or, while none has, of the one that they are to take the place of:
   * undefined for an empty place, null for the first that is found.
   */
  version: number | undefined | null
  readonly isSaved: boolean
}

/** The state that a record has. */
export function savedAs(record: LiveRecord): Held {
  return { tokens: { ...record.session, login: loginOf(record) }, version: record.version, isSaved: true }
}

/** Notes whose session a state is, unless it has become another login's since. */
export function identify(held: Held | undefined, before: Tokens | undefined, id: string): void {
  const isSame = held?.tokens.accessToken === before?.accessToken || held?.tokens.login === before?.login
  if (held !== undefined && isSame) held.tokens = { ...held.tokens, id }
}

/** Whether a record is one of a login; older stores did not keep logins: then of the version that is found first. */
export function isOf(record: SessionRecord | undefined, { login }: Tokens): record is LiveRecord {
  return record?.state === 'live' && loginOf(record) === login
}

/** Whether a record has the tokens. */
export function holds(record: SessionRecord | undefined, tokens: Tokens): record is LiveRecord {
  return record?.state === 'live' && areSame(record.session, tokens)
}

/** Whether a record is an earlier state of the login of the tokens. */
export function isBehind(record: SessionRecord | undefined, tokens: Tokens): boolean {
  return isOf(record, tokens) && (record.session.renewals ?? 0) < (tokens.renewals ?? 0)
}

/**
 * The record that a state puts over an entry; undefined where the entry wins. It wins, unless it is what the state is
 * meant to replace, or an earlier state of the same login, or lost.
 *
 * @param isRecent whether the state is known to have been stored, or used, since the store may have dropped an `ended`
 * @throws SalesforceError `STORE_CORRUPT`
 */
export function successorOf(held: Held, entry: Entry, isRecent: boolean): SessionRecord | undefined {
  if (held.version === null) held.version = entry.version
  const { tokens, version, isSaved } = held
  const { record, error } = entry
  if (error !== undefined) throw error
  if (!isLive(tokens) || holds(record, tokens)) return undefined
  const isMeant = !isSaved && version === entry.version
  const isLost = record === undefined && isRecent
  return isMeant || isLost || isBehind(record, tokens) ? recordOf(tokens, entry.version) : undefined
}

/** The record that puts tokens over a version; a login is known by the version that it is put as. */
export function recordOf(tokens: LiveTokens, base: number | undefined): LiveRecord {
  const version = nextVersion(base)
  return { version, state: 'live', session: { ...tokens, login: tokens.login ?? version } }
}

/** The version after; in an empty place a random one, so that two lives of a name have no version in common. */
export function nextVersion(version: number | undefined): number {
  return version === undefined ? Math.floor(Math.random() * 2 ** 32) : version + 1
}

function loginOf({ version, session }: LiveRecord): number {
  return session.login ?? version
}
