import type { StoredSession } from '../../src/stores/store.js'

/** A session whose every part tells its generation. */
export function session(generation: number, more: Partial<StoredSession> = {}): StoredSession {
  return {
    kind: 'oauth2',
    accessToken: `00D!access.${generation}`,
    refreshToken: `5Aep.refresh.${generation}`,
    instanceUrl: 'https://acme.my.salesforce.com',
    generation,
    id: 'https://login.salesforce.com/id/00Dxx/005xx',
    ...more,
  }
}
