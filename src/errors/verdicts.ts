import { entryOf } from '../lib/json.js'
import type { ErrorCode } from './codes.js'
import type { Verdict } from './salesforce-error.js'

/** The verdict on an HTTP status alone. */
export function verdictOfStatus(status: number): Verdict {
  if (status === 401) return 'reauthorize'
  if (status === 403) return 'policy'
  if (status === 429 || status === 420) return 'throttled'
  if (status >= 500) return 'retry'
  return status === 404 || status === 410 ? 'configuration' : 'bug'
}

/** A verdict, and the way out in words where the server's sentence does not name it. */
export interface Judgement {
  readonly verdict: Verdict
  readonly hint?: string
}

/** The verdicts of one protocol by its codes. */
export type VerdictTable = Readonly<Partial<Record<string, Judgement>>>

/** The row of a code; names such as `constructor` have none. */
export function judgementIn(table: VerdictTable, code: string): Judgement | undefined {
  return entryOf<Judgement>(table, code)
}

/** The codes of the SOAP and the REST API; a code that is missing tells that the request was wrong. */
const VERDICTS: Partial<Record<ErrorCode, Judgement>> = {
  INVALID_LOGIN: {
    verdict: 'credentials',
    hint: 'check username, password, security token and loginUrl: a sandbox has https://test.salesforce.com or its My Domain',
  },
  LOGIN_MUST_USE_SECURITY_TOKEN: {
    verdict: 'credentials',
    hint: "append the user's security token to the password, or have the network's address trusted",
  },
  INVALID_OPERATION_WITH_EXPIRED_PASSWORD: { verdict: 'credentials', hint: 'set a new password first' },
  INVALID_NEW_PASSWORD: { verdict: 'credentials' },
  INVALID_OLD_PASSWORD: { verdict: 'credentials' },
  PASSWORD_LOCKOUT: {
    verdict: 'policy',
    hint: 'wait until the lockout ends, or have an administrator unlock the user',
  },
  LOGIN_DURING_RESTRICTED_DOMAIN: {
    verdict: 'policy',
    hint: "the profile's login IP ranges exclude this address",
  },
  LOGIN_DURING_RESTRICTED_TIME: { verdict: 'policy', hint: "the profile's login hours exclude this time" },
  LOGIN_CHALLENGE_ISSUED: { verdict: 'policy', hint: 'answer the challenge that was sent to the user' },
  LOGIN_CHALLENGE_PENDING: { verdict: 'policy', hint: 'answer the challenge that was sent to the user' },
  INVALID_SESSION_ID: { verdict: 'reauthorize' },
  InvalidSessionId: { verdict: 'reauthorize' },
  InvalidVersion: { verdict: 'configuration', hint: 'the API version is retired: use a newer one' },
  INVALID_AUTH_HEADER: { verdict: 'bug' },
  INVALID_CLIENT: { verdict: 'configuration' },
  UNSUPPORTED_CLIENT: { verdict: 'configuration' },
  UNSUPPORTED_API_VERSION: { verdict: 'configuration' },
  CLIENT_NOT_ACCESSIBLE_FOR_USER: { verdict: 'policy' },
  CLIENT_REQUIRE_UPDATE_FOR_USER: { verdict: 'policy' },
  API_CURRENTLY_DISABLED: { verdict: 'policy', hint: 'the user needs the permission "API Enabled"' },
  API_DISABLED_FOR_ORG: {
    verdict: 'policy',
    hint: "the org's edition has no API, or it is switched off",
  },
  GONE: { verdict: 'configuration', hint: 'the API version is retired: use a newer one' },
  MUTUAL_AUTHENTICATION_FAILED: { verdict: 'configuration' },
  INVALID_SSO_GATEWAY_URL: { verdict: 'configuration' },
  ORG_NOT_OWNED_BY_INSTANCE: { verdict: 'configuration', hint: "log in at the org's own My Domain" },
  INSUFFICIENT_ACCESS: { verdict: 'policy' },
  PORTAL_NO_ACCESS: { verdict: 'policy' },
  TXN_SECURITY_END_A_SESSION: { verdict: 'policy' },
  TXN_SECURITY_FAIL_CLOSE: { verdict: 'policy' },
  TXN_SECURITY_NO_ACCESS: { verdict: 'policy' },
  TXN_SECURITY_TWO_FA_REQUIRED: {
    verdict: 'policy',
    hint: 'the org asks for multi-factor authentication: log in by the web login',
  },
  TXN_SECURITY_APEX_ERROR: { verdict: 'policy' },
  TXN_SECURITY_METERING_ERROR: { verdict: 'policy' },
  TXN_SECURITY_RUNTIME_ERROR: { verdict: 'policy' },
  ORG_LOCKED: { verdict: 'terminal', hint: 'only Salesforce support can unlock the org' },
  ORG_ADMIN_LOCKED: { verdict: 'terminal' },
  INACTIVE_PORTAL: { verdict: 'terminal' },
  TRIAL_EXPIRED: { verdict: 'terminal' },
  REQUEST_LIMIT_EXCEEDED: { verdict: 'throttled' },
  EXCEEDED_SEARCH_QUERY_RATE_LIMIT: { verdict: 'throttled' },
  SERVER_UNAVAILABLE: { verdict: 'retry' },
  REQUEST_RUNNING_TOO_LONG: { verdict: 'retry' },
  REQUEST_TIMEOUT_OR_CONFLICT: { verdict: 'retry' },
  FUNCTIONALITY_TEMPORARILY_UNAVAILABLE: { verdict: 'retry' },
  ORG_IN_MAINTENANCE: { verdict: 'retry' },
  ORG_IS_SIGNING_UP: { verdict: 'retry' },
  SSO_SERVICE_DOWN: { verdict: 'retry' },
  QUERY_TIMEOUT: { verdict: 'retry' },
  UNABLE_TO_LOCK_ROW: { verdict: 'retry' },
  UNKNOWN_EXCEPTION: { verdict: 'retry' },
}

/** Whether the table has a code; no secret is one. */
export function isKnownCode(code: string): boolean {
  return judgementIn(VERDICTS, code) !== undefined
}

/** Verdicts by status that count more than an unknown code. */
const TELLING: ReadonlySet<Verdict> = new Set<Verdict>(['retry', 'throttled', 'policy'])

/**
 * The judgement on a code of the SOAP or the REST API.
 *
 * @param status the HTTP status, which counts where the table lacks the code
 */
export function judgementOf(code: string, status = 400): Judgement {
  const known = judgementIn(VERDICTS, code)
  if (known !== undefined) return known
  if (code.startsWith('INSUFFICIENT_ACCESS')) return { verdict: 'policy' }
  const byStatus = verdictOfStatus(status)
  return { verdict: TELLING.has(byStatus) ? byStatus : 'bug' }
}
