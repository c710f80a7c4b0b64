import { createPublicKey } from 'node:crypto'
import { json, type Reply } from '../call.js'
import type { OrgState } from '../state/index.js'

/** Answers `/id/keys`: the public half of the key that id tokens are signed with (RFC 7517). */
export function keySet(org: OrgState): Reply {
  const jwk = createPublicKey(org.keys.signing.publicKey).export({ format: 'jwk' })
  return json(200, { keys: [{ ...jwk, kid: org.keys.kid, use: 'sig', alg: 'RS256' }] })
}
