import type { EndedRecord, LiveRecord, StoredSession } from '../../src/stores/store.js'

/** A session whose every part tells its number. */
export function session(number: number, more: Partial<StoredSession> = {}): StoredSession {
  return {
    kind: 'oauth2',
    accessToken: `00D!access.${number}`,
    refreshToken: `5Aep.refresh.${number}`,
    instanceUrl: 'https://acme.my.salesforce.com',
    id: 'https://login.salesforce.com/id/00Dxx/005xx',
    ...more,
  }
}

/** The record of a session whose every part tells its version. */
export function record(version: number, more: Partial<StoredSession> = {}): LiveRecord {
  return { version, state: 'live', session: session(version, more) }
}

/** The record of a session that was logged out. */
export function ended(version: number): EndedRecord {
  return { version, state: 'ended' }
}
