import type { Call, Reply } from '../call.js'
import { useSession, type OrgState } from '../state/index.js'
import type { Session } from '../state/sessions.js'
import { restError } from './answers.js'

/** The live session that came in the Authorization header; otherwise the refusal, at status 401. */
export function readSession(call: Call, org: OrgState): Session | Reply {
  const header = call.headers.get('authorization')
  if (header === null) return expired()
  const token = /^(?:Bearer|OAuth) (\S+)$/i.exec(header)?.[1]
  if (token === undefined) return restError(401, 'INVALID_AUTH_HEADER', 'INVALID_HEADER_TYPE')
  const session = useSession(org, token)
  if (!session) return expired()
  return session.restricted === true ? restricted() : session
}

function expired(): Reply {
  return restError(401, 'INVALID_SESSION_ID', 'Session expired or invalid')
}

function restricted(): Reply {
  return restError(401, 'INVALID_SESSION_ID', 'This session is not valid for use with the REST API')
}
