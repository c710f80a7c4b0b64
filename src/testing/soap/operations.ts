import type { Reply } from '../call.js'
import { useSession, type OrgState } from '../state/index.js'
import { fault, result } from './answers.js'
import type { Act, Operation } from './act.js'
import { invalidateSessions, setPassword } from './admin.js'
import type { SoapRequest } from './envelope.js'
import { query } from './query.js'
import { userInfo } from './user-info.js'
import { elements, type XmlElement } from './xml.js'

const OPERATIONS: Readonly<Record<string, Operation>> = {
  getServerTimestamp,
  getUserInfo,
  invalidateSessions,
  logout,
  query,
  setPassword,
}

/** Operations that a session with an expired password may call. */
const UNRESTRICTED: readonly string[] = ['setPassword', 'logout', 'getUserInfo', 'getServerTimestamp']

/** Plays an operation other than `login`. */
export function callOperation(request: SoapRequest, state: OrgState, version: number): Reply {
  const session = useSession(state, request.header('SessionHeader', 'sessionId') ?? '')
  if (!session) return illegalSession()
  if (session.restricted === true && !UNRESTRICTED.includes(request.operation)) return expiredPassword()
  const operation = OPERATIONS[request.operation]
  if (!operation) return notPlayed(request.operation)
  state.usage.used += 1
  return operation({ request, state, session, version, header: limitInfo(state) })
}

function logout({ state, session }: Act): Reply {
  state.sessions.end(session.id)
  return result(state, 'logout', [])
}

function getUserInfo({ state, session, version, header }: Act): Reply {
  const user = state.users.find(session.username)
  return result(state, 'getUserInfo', elements('result', user && userInfo(state, user, version)), header)
}

function getServerTimestamp({ state, header }: Act): Reply {
  const timestamp = new Date(state.settings.clock()).toISOString()
  return result(state, 'getServerTimestamp', elements('result', { timestamp }), header)
}

function limitInfo({ usage }: OrgState): readonly XmlElement[] {
  const limit = { current: usage.used, limit: usage.limit, type: 'API REQUESTS' }
  return elements('LimitInfoHeader', { limitInfo: limit })
}

function illegalSession(): Reply {
  const message = 'Invalid Session ID found in SessionHeader: Illegal Session'
  return fault({ code: 'INVALID_SESSION_ID', message })
}

function expiredPassword(): Reply {
  const message = 'The password has expired: setPassword has to be called before anything else.'
  return fault({ code: 'INVALID_OPERATION_WITH_EXPIRED_PASSWORD', message })
}

function notPlayed(operation: string): Reply {
  const played = ['login', ...Object.keys(OPERATIONS)].join(', ')
  const message = `The local org does not play ${operation}. It plays ${played}.`
  return fault({ code: 'FUNCTIONALITY_NOT_ENABLED', message })
}
