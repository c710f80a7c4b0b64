import type { Reply } from '../http/answer.js'
import { contentType } from '../http/response.js'

/** Sessions that are alive, but not for this; a new one would not be either. */
const NOT_FOR_THIS = /not valid for use with the REST API|not attached to Agent/i
/** The code of a dead session as the value of a JSON member or of an XML element, not inside of a sentence. */
const DEAD = /["<:](?:errorCode|exceptionCode)(?:"\s*:\s*"|>\s*)(INVALID_SESSION_ID|InvalidSessionId)\b/

/** Whether an answer says that the session is dead. */
export async function isSessionRefused(response: Reply): Promise<boolean> {
  if (response.status !== 401 && response.status !== 400 && response.status !== 403) return false
  const kind = contentType(response)
  if (response.status === 403) return isDeadTokenWord(response)
  if (!kind.endsWith('json') && !kind.endsWith('xml')) return false
  const text = await response.text()
  const [, code] = DEAD.exec(text) ?? []
  return response.status === 401
    ? code !== undefined && !NOT_FOR_THIS.test(text)
    : code === 'InvalidSessionId'
}

/** Identity, userinfo and singleaccess answer a dead token with 403 and one word. */
async function isDeadTokenWord(response: Reply): Promise<boolean> {
  return (await response.text()).trim() === 'Bad_OAuth_Token'
}
