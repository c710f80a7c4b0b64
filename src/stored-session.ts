import { SalesforceError } from './errors.js'
import { redact } from './redact.js'
import type { StoredSession } from './stores/store.js'
import { isToken } from './token-text.js'
import type { LiveTokens } from './tokens.js'
import { isSecure } from './urls.js'

/** A session as a store takes it. */
export function toStore({
  kind,
  accessToken,
  refreshToken,
  instanceUrl,
  id,
  generation = 0,
}: LiveTokens): StoredSession {
  return { kind, accessToken, refreshToken, instanceUrl, generation, ...(id === undefined ? {} : { id }) }
}

/**
 * A session as it came out of a store.
 *
 * @throws SalesforceError `STORE_CORRUPT` when it is none
 */
export function fromStore(stored: Readonly<Record<string, unknown>> | StoredSession): LiveTokens {
  const {
    kind,
    accessToken,
    refreshToken = null,
    instanceUrl,
    generation = 0,
    id,
  } = stored as Partial<StoredSession>
  const isWhole =
    (kind === 'soap' || kind === 'oauth2') &&
    isToken(accessToken) &&
    (refreshToken === null || isToken(refreshToken)) &&
    isInstanceUrl(instanceUrl) &&
    Number.isSafeInteger(generation)
  if (!isWhole) throw corrupt()
  return {
    kind,
    accessToken,
    refreshToken,
    instanceUrl,
    generation,
    ...(typeof id === 'string' ? { id } : {}),
  }
}

/** The error of a store that cannot be reached; nothing is spent or lost by it. */
export function storeUnavailable(error: unknown): SalesforceError {
  if (error instanceof SalesforceError) return error
  const why = error instanceof Error ? `: ${redact(error.message)}` : ''
  return new SalesforceError(`The session store does not answer${why}; the session itself is not affected`, {
    errorCode: 'STORE_UNAVAILABLE',
    verdict: 'retry',
  })
}

/** A base as it was put there: nothing below it is checked again before requests go out. */
function isInstanceUrl(value: unknown): value is string {
  return typeof value === 'string' && URL.canParse(value) && isSecure(new URL(value))
}

function corrupt(): SalesforceError {
  return new SalesforceError('What the session store holds is no session: delete it and log in again', {
    errorCode: 'STORE_CORRUPT',
    verdict: 'configuration',
  })
}
