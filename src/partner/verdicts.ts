import type { ExceptionCode } from '../../generated/partner/faults.js'
import type { Verdict } from '../errors.js'

/** What to do about a fault, and the way out in words where the server's sentence does not say it. */
export interface Judgement {
  readonly verdict: Verdict
  readonly wayOut?: string
}

/** Ways in that do without the SOAP login, which ends in June 2027 and is off in newer orgs. */
const INSTEAD =
  'log in by OAuth 2.0 instead: the client credentials or JWT bearer grant for a server, the web login for a person'

/** Codes of `login()`, and what is special about them there. */
const AT_LOGIN: Partial<Record<ExceptionCode, Judgement>> = {
  INVALID_OPERATION: { verdict: 'configuration', wayOut: INSTEAD },
  UNSUPPORTED_API_VERSION: {
    verdict: 'configuration',
    wayOut: `the SOAP login exists in API versions up to 64.0; ${INSTEAD}`,
  },
  INSUFFICIENT_ACCESS: {
    verdict: 'policy',
    wayOut: `the user may lack the permission "Use Any API Auth"; or ${INSTEAD}`,
  },
}

/** The codes of logins and sessions, and those that ask for patience. */
const VERDICTS: Partial<Record<ExceptionCode, Judgement>> = {
  INVALID_LOGIN: {
    verdict: 'credentials',
    wayOut:
      'check username, password, security token and loginUrl: a sandbox has https://test.salesforce.com or its My Domain',
  },
  LOGIN_MUST_USE_SECURITY_TOKEN: {
    verdict: 'credentials',
    wayOut: "append the user's security token to the password, or have the network's address trusted",
  },
  INVALID_OPERATION_WITH_EXPIRED_PASSWORD: { verdict: 'credentials', wayOut: 'set a new password first' },
  INVALID_NEW_PASSWORD: { verdict: 'credentials' },
  INVALID_OLD_PASSWORD: { verdict: 'credentials' },
  PASSWORD_LOCKOUT: {
    verdict: 'policy',
    wayOut: 'wait until the lockout ends, or have an administrator unlock the user',
  },
  LOGIN_DURING_RESTRICTED_DOMAIN: {
    verdict: 'policy',
    wayOut: "the profile's login IP ranges exclude this address",
  },
  LOGIN_DURING_RESTRICTED_TIME: { verdict: 'policy', wayOut: "the profile's login hours exclude this time" },
  LOGIN_CHALLENGE_ISSUED: { verdict: 'policy', wayOut: 'answer the challenge that was sent to the user' },
  LOGIN_CHALLENGE_PENDING: { verdict: 'policy', wayOut: 'answer the challenge that was sent to the user' },
  INVALID_SESSION_ID: { verdict: 'reauthorize' },
  INVALID_AUTH_HEADER: { verdict: 'bug' },
  INVALID_CLIENT: { verdict: 'configuration' },
  UNSUPPORTED_CLIENT: { verdict: 'configuration' },
  UNSUPPORTED_API_VERSION: { verdict: 'configuration' },
  CLIENT_NOT_ACCESSIBLE_FOR_USER: { verdict: 'policy' },
  CLIENT_REQUIRE_UPDATE_FOR_USER: { verdict: 'policy' },
  API_CURRENTLY_DISABLED: { verdict: 'policy', wayOut: 'the user needs the permission "API Enabled"' },
  API_DISABLED_FOR_ORG: {
    verdict: 'configuration',
    wayOut: "the org's edition has no API, or it is switched off",
  },
  MUTUAL_AUTHENTICATION_FAILED: { verdict: 'configuration' },
  INVALID_SSO_GATEWAY_URL: { verdict: 'configuration' },
  ORG_NOT_OWNED_BY_INSTANCE: { verdict: 'configuration', wayOut: "log in at the org's own My Domain" },
  INSUFFICIENT_ACCESS: { verdict: 'policy' },
  PORTAL_NO_ACCESS: { verdict: 'policy' },
  TXN_SECURITY_END_A_SESSION: { verdict: 'policy' },
  TXN_SECURITY_FAIL_CLOSE: { verdict: 'policy' },
  TXN_SECURITY_NO_ACCESS: { verdict: 'policy' },
  TXN_SECURITY_TWO_FA_REQUIRED: {
    verdict: 'policy',
    wayOut: 'the org asks for multi-factor authentication: log in by the web login',
  },
  TXN_SECURITY_APEX_ERROR: { verdict: 'policy' },
  TXN_SECURITY_METERING_ERROR: { verdict: 'policy' },
  TXN_SECURITY_RUNTIME_ERROR: { verdict: 'policy' },
  ORG_LOCKED: { verdict: 'terminal', wayOut: 'only Salesforce support can unlock the org' },
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

/**
 * What a fault's code says about the way out. Most codes of the service tell that the request was wrong;
 * those that do not are in the table.
 */
export function judgementOf(code: string, operation: string): Judgement {
  const key = code as ExceptionCode
  return (operation === 'login' ? AT_LOGIN[key] : undefined) ?? VERDICTS[key] ?? { verdict: 'bug' }
}
