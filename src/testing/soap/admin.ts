import type { Reply } from '../call.js'
import type { Act } from './act.js'
import { fault, result } from './answers.js'
import { elements } from './xml.js'

const SHORTEST_PASSWORD = 8

/** Plays `setPassword`: ends the expiry of the password, and every other session of the user. */
export function setPassword({ request, state, session, header }: Act): Reply {
  const user = state.users.findById(request.field('userId'))
  const password = request.field('password')
  if (!user)
    return fault({ code: 'INVALID_ID_FIELD', message: 'No user has this id.', element: 'InvalidIdFault' })
  if (password.length < SHORTEST_PASSWORD || password === user.password) return refusePassword()
  state.users.change(user.username, { password, passwordExpired: false })
  state.sessions.endWhere(({ id, username }) => username === user.username && id !== session.id)
  if (session.username === user.username) state.sessions.release(session.id)
  return result(state, 'setPassword', [{ name: 'result' }], header)
}

/** Plays `invalidateSessions`: one result for each session id, in order. */
export function invalidateSessions({ request, state, header }: Act): Reply {
  const ended = request.fields('sessionIds').map((id) => state.sessions.end(id))
  const results = ended.map((success) => (success ? { success } : { errors: deadSession(), success }))
  return result(state, 'invalidateSessions', elements('result', results), header)
}

function refusePassword(): Reply {
  const message = `The new password must have ${SHORTEST_PASSWORD} characters and differ from the old one.`
  return fault({ code: 'INVALID_NEW_PASSWORD', message, element: 'InvalidNewPasswordFault' })
}

function deadSession() {
  return { message: 'This session is not alive.', statusCode: 'INVALID_SESSION_ID' }
}
