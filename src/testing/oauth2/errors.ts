import { json, type Reply } from '../call.js'

/** An OAuth error answer at status 400 (RFC 6749, section 5.2). */
export function oauthError(error: string, description: string): Reply {
  return json(400, { error, error_description: description })
}

/** `invalid_grant`: only its description tells what happened. */
export function invalidGrant(description: string): Reply {
  return oauthError('invalid_grant', description)
}

/** The user is deactivated. */
export function inactiveUser(): Reply {
  return oauthError('inactive_user', 'user is inactive')
}

/** The org is locked, closed or suspended. */
export function inactiveOrg(): Reply {
  return oauthError('inactive_org', 'org is locked, closed, or suspended')
}

/** The profile forbids the address, or the hour. */
export function ipRestricted(): Reply {
  return invalidGrant('ip restricted or invalid login hours')
}

/** An administrator has to let the user use the app. */
export function notAdminApproved(): Reply {
  return oauthError('invalid_app_access', 'user is not admin approved to access this app')
}

/** An administrator has to install the app first. */
export function notInstalled(): Reply {
  return oauthError('invalid_client', 'app must be installed into org')
}

/** The host is no My Domain. */
export function wrongDomain(): Reply {
  return invalidGrant('request not supported on this domain')
}
