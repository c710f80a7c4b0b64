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

/** The error of a store that cannot be reached, or cannot be read; nothing is spent or lost by it. */
export function storeUnavailable(error: unknown, secrets: readonly (string | null)[] = []): SalesforceError {
  if (error instanceof SalesforceError) return error
  const why = error instanceof Error ? `: ${redact(error.message, secrets)}` : ''
  if (isCorruption(error)) return corrupt(why)
  return new SalesforceError(`The session store does not answer${why}; the session itself is not affected`, {
    errorCode: 'STORE_UNAVAILABLE',
    verdict: 'retry',
  })
}

/** A base as it was put there: nothing below it is checked again before requests go out. */
function isInstanceUrl(value: unknown): value is string {
  return typeof value === 'string' && URL.canParse(value) && isSecure(new URL(value))
}

/** How the stores say that what they hold cannot be read; one of the host's own may say it likewise. */
function isCorruption(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'STORE_CORRUPT'
}

function corrupt(why = ': delete it and log in again'): SalesforceError {
  return new SalesforceError(`What the session store holds is no session${why}`, {
    errorCode: 'STORE_CORRUPT',
    verdict: 'configuration',
  })
}
