import * as assert from 'uvu/assert'
import { Connection } from '../../src/index.js'
import type { LocalOrg } from '../../src/testing/index.js'
import { appOptions } from '../connection/support.js'

/** A connection with a refresh token of the org's first app. */
export function connect(org: LocalOrg): Connection {
  return new Connection({ oauth2: appOptions(org), ...org.openSession() })
}

/** Runs a request a hundred times at once, over two expiries: each is answered, each expiry renews once. */
export async function survives(org: LocalOrg, request: () => Promise<unknown>): Promise<void> {
  for (const round of [1, 2]) {
    org.expireSessions()
    await Promise.all(Array.from({ length: 100 }, request))
    assert.equal([org.count('refresh_token'), org.rotations, org.reuses], [round, round, 0])
  }
}
