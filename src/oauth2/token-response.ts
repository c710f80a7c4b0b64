import type { TokenRequest, TokenResponse } from '../../generated/oauth2/schema.js'
import type { Reply } from '../http/answer.js'
import { secretsOf } from '../http/secrets.js'
import type { HostRule } from '../http/hosts.js'
import { invalidResponse } from '../http/foreign.js'
import { isToken } from '../lib/token.js'
import { oauthError } from './errors.js'
import { checkMembers, judgeAnswer } from './judge.js'

export type { TokenRequest, TokenResponse }

const WHAT = 'The token answer'

/**
 * Judges the answer to a token request: status, content type, then the members that a session relies on.
 *
 * @param hosts the hosts that the answer may name
 * @param grant the grant that was asked for
 * @throws SalesforceError with the server's code, `INVALID_RESPONSE`, or `UNTRUSTED_HOST`
 */
export async function judgeToken(reply: Reply, hosts: HostRule, grant?: string): Promise<TokenResponse> {
  if (!reply.ok) throw await oauthError('The token request', reply, grant)
  const answer = await judgeAnswer(reply, 'TokenResponse', WHAT)
  const { access_token, refresh_token, instance_url } = answer
  if (refresh_token !== undefined)
    checkMembers({ refresh_token }, { refresh_token: 'string' }, WHAT, reply.status)
  for (const [name, token] of Object.entries({ access_token, refresh_token })) {
    if (token === undefined || isToken(token)) continue
    throw invalidResponse(`${WHAT}'s ${name} is not a legal one`, reply.status)
  }
  const tokens = [access_token, refresh_token].filter((token) => token !== undefined)
  hosts.base(instance_url, `${WHAT}'s instance_url`, [...secretsOf(reply), ...tokens])
  return answer
}
