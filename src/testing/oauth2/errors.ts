import { json, type Reply } from '../call.js'

/** An OAuth error answer at status 400 (RFC 6749, section 5.2). */
export function oauthError(error: string, description: string): Reply {
  return json(400, { error, error_description: description })
}

/** `invalid_grant`: only its description tells what happened. */
export function invalidGrant(description: string): Reply {
  return oauthError('invalid_grant', description)
}
