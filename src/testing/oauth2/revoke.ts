import { readForm, type Call, type Reply } from '../call.js'
import { endFamily, type OrgState } from '../state/index.js'
import { oauthError } from './errors.js'

/** Ends an access token alone, or a refresh token with all that came out of it (RFC 7009). */
export function revoke(call: Call, org: OrgState): Reply {
  return revokeToken(readForm(call).get('token') ?? '', org)
}

function revokeToken(token: string, org: OrgState): Reply {
  const session = org.sessions.peek(token)
  const family = org.refreshTokens.find(token)
  if (session?.kind === 'soap')
    return oauthError('unsupported_token_type', 'this token type is not supported')
  if (!session && !family) return oauthError('invalid_token', 'invalid token')
  if (session) org.sessions.end(session.id)
  if (family) endFamily(org, family)
  return { status: 200, headers: { 'Cache-Control': 'no-store' }, body: '' }
}
