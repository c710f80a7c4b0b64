import type { ErrorCode } from './codes.js'
import { failureOfStatus } from './failures.js'
import { type Judgement, judgementIn, TOKEN_WORDS, type VerdictTable } from './judgement.js'
import type { Verdict } from './salesforce-error.js'

/** The verdict on an HTTP status alone. */
export function verdictOfStatus(status: number): Verdict {
  return failureOfStatus(status).verdict
}

/** The codes of the older Bulk API (Bulk API Developer Guide, "Errors"). */
const BULK: VerdictTable = {
  ClientInputError: { verdict: 'bug' },
  ExceededQuota: { verdict: 'throttled', hint: 'the batches of 24 hours are used up' },
  FeatureNotEnabled: { verdict: 'configuration', hint: 'the org has the Bulk API switched off' },
  InvalidSessionId: { verdict: 'reauthorize', at: [400, 401, 403] },
  InvalidUser: { verdict: 'policy', hint: 'the user lacks a permission that the job needs' },
  InvalidVersion: { verdict: 'configuration', hint: 'the API version is retired: use a newer one' },
  Timeout: { verdict: 'retry', hint: 'use smaller batches' },
  TooManyLockFailure: {
    verdict: 'retry',
    hint: 'batches lock the same records: send them one after another',
  },
  Unknown: { verdict: 'retry' },
}

/** Codes that have a verdict and no hint. */
function each(verdict: Verdict, codes: readonly ErrorCode[]): VerdictTable {
  return Object.fromEntries(codes.map((code) => [code, { verdict }]))
}

/** The codes of the SOAP and the REST API, and those of bearer tokens (RFC 6750 §3.1). */
const VERDICTS: Partial<Record<ErrorCode, Judgement>> & VerdictTable = {
  ...TOKEN_WORDS,
  ...BULK,
  ...each('credentials', ['INVALID_NEW_PASSWORD', 'INVALID_OLD_PASSWORD']),
  ...each('configuration', [
    'INVALID_CLIENT',
    'UNSUPPORTED_CLIENT',
    'UNSUPPORTED_API_VERSION',
    'MUTUAL_AUTHENTICATION_FAILED',
    'INVALID_SSO_GATEWAY_URL',
  ]),
  ...each('policy', [
    'CLIENT_NOT_ACCESSIBLE_FOR_USER',
    'CLIENT_REQUIRE_UPDATE_FOR_USER',
    'INSUFFICIENT_ACCESS',
    'PORTAL_NO_ACCESS',
    'TXN_SECURITY_END_A_SESSION',
    'TXN_SECURITY_FAIL_CLOSE',
    'TXN_SECURITY_NO_ACCESS',
    'TXN_SECURITY_APEX_ERROR',
    'TXN_SECURITY_METERING_ERROR',
    'TXN_SECURITY_RUNTIME_ERROR',
  ]),
  ...each('terminal', ['ORG_ADMIN_LOCKED', 'INACTIVE_PORTAL', 'TRIAL_EXPIRED']),
  ...each('throttled', ['REQUEST_LIMIT_EXCEEDED', 'EXCEEDED_SEARCH_QUERY_RATE_LIMIT']),
  ...each('retry', [
    'SERVER_UNAVAILABLE',
    'REQUEST_RUNNING_TOO_LONG',
    'REQUEST_TIMEOUT_OR_CONFLICT',
    'FUNCTIONALITY_TEMPORARILY_UNAVAILABLE',
    'ORG_IN_MAINTENANCE',
    'ORG_IS_SIGNING_UP',
    'SSO_SERVICE_DOWN',
    'QUERY_TIMEOUT',
    'UNABLE_TO_LOCK_ROW',
    'UNKNOWN_EXCEPTION',
  ]),
  invalid_token: { verdict: 'reauthorize', at: [401, 403] },
  insufficient_scope: { verdict: 'policy', hint: 'the session lacks a scope that the request needs' },
  INVALID_LOGIN: {
    verdict: 'credentials',
    hint: 'check username, password, security token and loginUrl: a sandbox has https://test.salesforce.com or its My Domain',
  },
  LOGIN_MUST_USE_SECURITY_TOKEN: {
    verdict: 'credentials',
    hint: "append the user's security token to the password, or have the network's address trusted",
  },
  INVALID_OPERATION_WITH_EXPIRED_PASSWORD: { verdict: 'credentials', hint: 'set a new password first' },
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
  INVALID_SESSION_ID: { verdict: 'reauthorize', at: [401, 403] },
  API_CURRENTLY_DISABLED: { verdict: 'policy', hint: 'the user needs the permission "API Enabled"' },
  API_DISABLED_FOR_ORG: {
    verdict: 'policy',
    hint: "the org's edition has no API, or it is switched off",
  },
  GONE: { verdict: 'configuration', hint: 'the API version is retired: use a newer one' },
  ORG_NOT_OWNED_BY_INSTANCE: { verdict: 'configuration', hint: "log in at the org's own My Domain" },
  TXN_SECURITY_TWO_FA_REQUIRED: {
    verdict: 'policy',
    hint: 'the org asks for multi-factor authentication: log in by the web login',
  },
  ORG_LOCKED: { verdict: 'terminal', hint: 'only Salesforce support can unlock the org' },
}

/** Whether the table has a code; no secret is one. */
export function isKnownCode(code: string): boolean {
  return judgementIn(VERDICTS, code) !== undefined
}

/** Words that refuse a session which is alive: no new token cures it, whatever the code says. */
const UNCURABLE: readonly (readonly [words: RegExp, judgement: Judgement])[] = [
  [
    /not valid for use with the (REST )?API/i,
    {
      verdict: 'policy',
      hint: 'the session is of a kind that has no API access: log in by OAuth 2.0 with the scope api',
    },
  ],
  [/not attached to Agent/i, { verdict: 'configuration', hint: 'attach the app to the agent in Setup' }],
]

/** Verdicts by status that count more than an unknown code. */
const TELLING: ReadonlySet<Verdict> = new Set<Verdict>(['retry', 'throttled', 'policy', 'reauthorize'])

/**
 * The judgement on a code of the SOAP or the REST API.
 *
 * @param status the HTTP status of a REST answer, which counts where the table lacks the code; none for SOAP
 * @param sentence the server's words, which tell a session that no new token cures
 */
export function judgementOf(code: string, status?: number, sentence = ''): Judgement {
  const { at, ...known }: Partial<Judgement> = judgementIn(VERDICTS, code) ?? {}
  const { verdict } = known
  const byStatus = status === undefined ? 'bug' : verdictOfStatus(status)
  const holds = at === undefined || status === undefined || at.includes(status)
  if (verdict === 'reauthorize' && !holds) return { verdict: byStatus }
  if (verdict === 'reauthorize') {
    const uncurable = UNCURABLE.find(([words]) => words.test(sentence))
    if (uncurable !== undefined) return uncurable[1]
  }
  if (verdict !== undefined) return { ...known, verdict }
  if (code.startsWith('INSUFFICIENT_ACCESS')) return { verdict: 'policy' }
  return { verdict: TELLING.has(byStatus) ? byStatus : 'bug' }
}
