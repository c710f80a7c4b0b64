import { json, readForm, word, type Call, type Reply } from '../call.js'
import { useSession, type OrgState } from '../state/index.js'
import { readBearer } from './bearer.js'
import { oauthError } from './errors.js'

/** Gives a link that opens a browser session, once and within a minute. */
export function singleAccess(call: Call, org: OrgState): Reply {
  const token = readBearer(call)
  if (token === undefined) return word(403, 'Missing_OAuth_Token')
  const session = useSession(org, token)
  if (!session) return word(403, 'Bad_OAuth_Token')
  const scopes = (session.scope ?? '').split(' ')
  if (!scopes.includes('web') && !scopes.includes('full'))
    return oauthError('invalid_scope', 'the token needs the scope web or full')
  const link = new URL(`${org.url}/secur/frontdoor.jsp`)
  link.searchParams.set('otp', org.browsers.issueTicket(session.username))
  const target = readForm(call).get('redirect_uri')
  if (target !== null) link.searchParams.set('startURL', target)
  return json(200, { frontdoor_uri: link.href })
}
