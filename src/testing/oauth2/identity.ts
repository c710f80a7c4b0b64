import { json, word, type Call, type Reply } from '../call.js'
import { shortId } from '../ids.js'
import { useSession, type OrgState } from '../state/index.js'
import type { User } from '../state/users.js'
import { readBearer } from './bearer.js'
import { identityUrl } from './token-answer.js'
import { identityBody, userClaims } from './identity-body.js'

/** Answers `/id/{organization}/{user}`. */
export function identity(call: Call, org: OrgState): Reply {
  const bearer = userOf(call, org)
  if (typeof bearer === 'string') return word(403, bearer)
  if (shortId(call.params['organization'] ?? '') !== shortId(org.organizationId))
    return word(403, 'Wrong_Org')
  const user = org.users.findById(call.params['user'] ?? '')
  return user ? json(200, identityBody(org, user, identityUrl(org, user))) : word(404, 'Bad_Id')
}

/** Answers `/services/oauth2/userinfo` (OpenID Connect Core, section 5.3). */
export function userinfo(call: Call, org: OrgState): Reply {
  const bearer = userOf(call, org)
  if (typeof bearer === 'string') return word(403, bearer)
  return json(200, userClaims(org, bearer, identityUrl(org, bearer)))
}

/** The user whose token came with the request; otherwise the word of the refusal. */
function userOf(call: Call, org: OrgState): User | 'Missing_OAuth_Token' | 'Bad_OAuth_Token' {
  const token = readBearer(call) ?? call.url.searchParams.get('oauth_token')
  if (token === null) return 'Missing_OAuth_Token'
  const session = useSession(org, token)
  return (session && org.users.find(session.username)) ?? 'Bad_OAuth_Token'
}
