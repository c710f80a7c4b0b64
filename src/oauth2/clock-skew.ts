import { grants } from '../../generated/oauth2/operations.js'
import { isRecord, parseJson } from '../answers.js'
import type { App } from './app.js'
import { JWT_BEARER } from './assertion.js'
import { provesByKey } from './client-authentication.js'
import type { Grant } from './grants.js'

/** Milliseconds by which clocks may differ without harm. */
const TOLERANCE = 30_000

/**
 * Whether an assertion that was signed here was refused, and the server's Date shows why; the clock is set
 * then. A refusal of what was spent with the request never counts.
 */
export async function isSkewed(app: App, grant: Grant, response: Response): Promise<boolean> {
  const refusal = refusalOf(app, grant)
  const skew = Date.parse(response.headers.get('date') ?? '') - Date.now()
  if (refusal === undefined || Number.isNaN(skew) || Math.abs(skew - app.clock.skew) < TOLERANCE) return false
  const answer = parseJson(await response.clone().text())
  if (!isRecord(answer) || answer['error'] !== refusal) return false
  app.clock.skew = skew
  return true
}

/** How a server refuses what was signed here: the grant itself, or the client's proof; undefined for neither. */
function refusalOf(app: App, grant: Grant): 'invalid_grant' | 'invalid_client' | undefined {
  if (grant.grant_type === JWT_BEARER) return grant.assertion === undefined ? 'invalid_grant' : undefined
  return provesByKey(app, grants[grant.grant_type], grant) ? 'invalid_client' : undefined
}
