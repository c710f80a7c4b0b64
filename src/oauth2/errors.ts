import type { OAuthErrorCode, TokenErrorWord } from '../errors/codes.js'
import { redact, redactCode } from '../errors/redact.js'
import { SalesforceError, type Verdict } from '../errors/salesforce-error.js'
import { httpError, peek, retryAfter } from '../http/response.js'
import { secretsSentFor } from '../http/sent-secrets.js'
import { entryOf, isRecord, parseJson, stringAt } from '../lib/json.js'

interface Cause {
  readonly verdict: Verdict
  readonly hint?: string
}

const IN_SETUP = 'check the app in Setup > External Client App Manager'

/** Two requests with one refresh token; servers before release 252 said it in other words. */
const IN_USE: Cause = { verdict: 'retry', hint: 'another request is using the same refresh token' }
const REFRESHES: ReadonlySet<string | undefined> = new Set(['refresh_token', 'hybrid_refresh'])

/** What `invalid_grant` means; only the description tells. */
const INVALID_GRANT: readonly (readonly [description: RegExp, cause: Cause])[] = [
  [/already being processed/i, IN_USE],
  [
    /rate exceeded/i,
    { verdict: 'throttled', hint: 'a user may log in 3,600 times an hour; keep the session instead' },
  ],
  [
    /ip restricted|login hours|not allowed/i,
    { verdict: 'policy', hint: 'the org restricts IP ranges, hours or users' },
  ],
  [
    /expired access\/refresh token|expired authorization code|token (?:is )?(?:revoked|expired)|invalid authorization code/i,
    { verdict: 'reauthorize', hint: 'the user has to sign in again' },
  ],
  [
    /able to grant an access token/i,
    { verdict: 'reauthorize', hint: 'the device code is expired or spent: start the device flow again' },
  ],
  [
    /authentication failure|invalid user credentials|invalid password/i,
    {
      verdict: 'credentials',
      hint: 'username, password or security token is wrong, the IP address is not trusted, or the org blocks this flow (Setup > OAuth and OpenID Connect Settings)',
    },
  ],
  [
    /hasn't approved/i,
    { verdict: 'configuration', hint: 'pre-authorize the user for the app, or let them approve it once' },
  ],
  [/audience/i, { verdict: 'configuration', hint: 'aud must be the login host, or the URL of the site' }],
  [
    /invalid assertion/i,
    { verdict: 'configuration', hint: 'certificate, issuer, subject or expiry of the assertion is wrong' },
  ],
  [
    /no client credentials user/i,
    { verdict: 'configuration', hint: 'choose a Run As user for the app in Setup' },
  ],
  [
    /not supported on this domain/i,
    { verdict: 'configuration', hint: 'use the My Domain URL as loginUrl, not login.salesforce.com' },
  ],
]

const CAUSES: Partial<Record<OAuthErrorCode, Cause>> = {
  access_denied: { verdict: 'policy', hint: 'the user or a policy declined the request' },
  app_blocked: { verdict: 'policy', hint: 'an administrator blocked the app' },
  app_not_found: { verdict: 'configuration', hint: 'the app does not exist in this org' },
  app_attest_failed_retry: { verdict: 'retry' },
  authorization_pending: { verdict: 'retry', hint: 'the user has not approved the device yet' },
  client_blocked: { verdict: 'terminal' },
  exceeded_registration_limit: { verdict: 'throttled' },
  fail_close_app_blocked: { verdict: 'policy', hint: 'a policy of the org blocked the app' },
  immediate_unsuccessful: { verdict: 'reauthorize', hint: 'the user has to see the login page' },
  inactive_org: { verdict: 'terminal', hint: 'the org is locked, closed or suspended' },
  inactive_user: { verdict: 'terminal', hint: 'an administrator has to activate the user' },
  invalid_app_access: {
    verdict: 'policy',
    hint: 'an administrator has to pre-authorize the user for the app',
  },
  invalid_basic_auth_header: { verdict: 'configuration' },
  invalid_client: {
    verdict: 'configuration',
    hint: `client secret wrong, or app not installed; ${IN_SETUP}`,
  },
  invalid_client_id: {
    verdict: 'configuration',
    hint: `consumer key wrong, or the app is younger than ten minutes; ${IN_SETUP}`,
  },
  invalid_otp: { verdict: 'credentials' },
  invalid_scope: { verdict: 'configuration', hint: `a scope is not assigned; ${IN_SETUP}` },
  invalid_session_level: { verdict: 'policy', hint: 'the org asks for a high-assurance session' },
  invalid_token: { verdict: 'reauthorize' },
  login_error: { verdict: 'credentials' },
  oauth_flow_disabled: {
    verdict: 'configuration',
    hint: `the flow is switched off for the app; ${IN_SETUP}`,
  },
  otp_error: { verdict: 'credentials' },
  rate_limit_exceeded: { verdict: 'throttled' },
  redirect_uri_missing: { verdict: 'configuration' },
  redirect_uri_mismatch: {
    verdict: 'configuration',
    hint: 'redirectUri must equal a callback URL of the app',
  },
  server_error: { verdict: 'retry' },
  service_unavailable: { verdict: 'retry' },
  slow_down: { verdict: 'throttled', hint: 'poll five seconds slower' },
  system_down: { verdict: 'retry' },
  unknown_error: { verdict: 'retry' },
  unsupported_grant_type: {
    verdict: 'bug',
    hint: 'the grant is unknown, or the form did not arrive (was it sent by http?)',
  },
  unsupported_token_type: { verdict: 'bug' },
  use_dpop_nonce: { verdict: 'retry' },
}

/** Codes that the vendor's list lacks, by the one that means the same. */
const ALIASES: Readonly<Record<string, OAuthErrorCode>> = {
  // OpenID Connect Core §3.1.2.6
  account_selection_required: 'immediate_unsuccessful',
  consent_required: 'immediate_unsuccessful',
  interaction_required: 'immediate_unsuccessful',
  login_required: 'immediate_unsuccessful',
  // RFC 8628 §3.5
  expired_token: 'invalid_token',
  // RFC 6749 §4.1.2.1
  temporarily_unavailable: 'service_unavailable',
}

/** What an OAuth 2.0 error code and its description mean for the caller. */
export function causeOf(code: string, description: string, grant?: string): Cause {
  if (code === 'invalid_grant') {
    if (REFRESHES.has(grant) && /expired authorization code/i.test(description)) return IN_USE
    const match = INVALID_GRANT.find(([pattern]) => pattern.test(description))
    return match?.[1] ?? { verdict: 'reauthorize' }
  }
  return entryOf<Cause>(CAUSES, entryOf(ALIASES, code) ?? code) ?? { verdict: 'configuration' }
}

/**
 * Judges an error answer of an OAuth 2.0 endpoint (RFC 6749 §5.2): JSON, or the urlencoded form that the
 * revocation endpoint uses.
 *
 * @param what the request in a word or two, for the message
 * @param secrets what must not show in the message, should the server repeat it
 * @param grant the grant that was asked for, which some descriptions leave open
 */
export async function oauthError(
  what: string,
  response: Response,
  secrets: readonly (string | null | undefined)[],
  grant?: string,
): Promise<SalesforceError> {
  const { code, description } = readError(await response.text())
  const all = [...secrets, ...secretsSentFor(response)]
  const legal = code === undefined ? undefined : legalCode(code, all)
  if (legal === undefined) return httpError(what, response)
  return describedError(legal, redact(description, all), response, grant)
}

/** A code that is one; undefined when it is something else, such as a secret that the server repeats. */
export function legalCode(
  code: string,
  secrets: readonly (string | null | undefined)[] = [],
): string | undefined {
  if (code === 'invalid_grant' || Object.hasOwn(CAUSES, code)) return code
  return /^[A-Za-z][\w.-]{0,63}$/.test(code) ? redactCode(code, secrets) : undefined
}

/** The error of a code and a description that are fit for a message. */
export function describedError(
  code: string,
  description: string,
  response?: Response,
  grant?: string,
): SalesforceError {
  const { verdict, hint } = causeOf(code, description, grant)
  const sentence = description === '' ? code : description
  return new SalesforceError(hint === undefined ? sentence : `${sentence} (${hint})`, {
    errorCode: code as OAuthErrorCode,
    verdict,
    status: response?.status,
    retryAfter: response && retryAfter(response),
  })
}

function readError(text: string): { code: string | undefined; description: string } {
  const json = parseJson(text)
  const members = isRecord(json) ? json : readForm(text)
  return { code: stringAt(members, 'error'), description: stringAt(members, 'error_description') ?? '' }
}

/** The members of an urlencoded body; none when it is a page or a sentence. */
function readForm(text: string): Record<string, unknown> {
  return /^[\w.-]+=[^<]*$/.test(text.trim()) ? Object.fromEntries(new URLSearchParams(text.trim())) : {}
}

const WORDS: Readonly<Record<TokenErrorWord, readonly [verdict: Verdict, message: string]>> = {
  Bad_OAuth_Token: ['reauthorize', 'the access token is expired or revoked'],
  Missing_OAuth_Token: ['bug', 'the request carried no access token'],
  Wrong_Org: ['configuration', 'the access token belongs to another org than the URL names'],
}

/** The error of an endpoint that says what is wrong with a token in one plain word. */
export async function tokenWordError(response: Response, what: string): Promise<SalesforceError> {
  const word = (await peek(response, 64)).trim()
  if (!Object.hasOwn(WORDS, word)) return httpError(what, response)
  const code = word as TokenErrorWord
  const [verdict, message] = WORDS[code]
  return new SalesforceError(`${code}: ${message}`, { errorCode: code, verdict, status: response.status })
}
