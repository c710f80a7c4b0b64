import { readFileSync } from 'node:fs'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection, type Verdict } from '../../src/index.js'
import { refused } from '../helpers/refused.js'
import { fault, json, scripted } from './support.js'

const Verdicts = suite('verdicts of every code')

/** Codes by the verdict that the caller gets. */
type Table = Readonly<Partial<Record<Verdict, readonly string[]>>>

const OAUTH: Table = {
  retry: [
    'server_error',
    'service_unavailable',
    'system_down',
    'unknown_error',
    'app_attest_failed_retry',
    'authorization_pending',
    'use_dpop_nonce',
  ],
  throttled: ['rate_limit_exceeded', 'slow_down', 'exceeded_registration_limit'],
  reauthorize: ['invalid_grant', 'invalid_token', 'immediate_unsuccessful'],
  credentials: ['login_error', 'invalid_otp', 'otp_error'],
  policy: [
    'access_denied',
    'app_blocked',
    'fail_close_app_blocked',
    'invalid_app_access',
    'invalid_session_level',
  ],
  terminal: ['inactive_user', 'inactive_org', 'client_blocked'],
  bug: ['unsupported_grant_type', 'unsupported_token_type'],
  configuration: [
    'app_not_found',
    'bad_jti_claim',
    'app_attest_failed',
    'ecapp_policy_not_found',
    'failed_registration',
    'installation_error',
    'invalid_assertion_type',
    'invalid_basic_auth_header',
    'invalid_client',
    'invalid_client_id',
    'invalid_distribution_state',
    'invalid_dpop_proof',
    'invalid_expid',
    'invalid_request',
    'invalid_scope',
    'oauth_flow_disabled',
    'oauth_policy_not_found',
    'redirect_uri_missing',
    'redirect_uri_mismatch',
    'registration_error',
    'unsupported_expid',
    'unsupported_response_type',
  ],
}

/** Verdicts of `invalid_grant`, by its description. */
const INVALID_GRANT: Readonly<Record<string, Verdict>> = {
  'token request is already being processed': 'retry',
  'expired access/refresh token': 'reauthorize',
  'expired authorization code': 'reauthorize',
  'authentication failure': 'credentials',
  'authentication failure - Invalid Password': 'credentials',
  'invalid user credentials': 'credentials',
  "user hasn't approved this consumer": 'configuration',
  'Audience validation failed': 'configuration',
  'audience is invalid': 'configuration',
  'invalid assertion': 'configuration',
  'no client credentials user enabled': 'configuration',
  'request not supported on this domain': 'configuration',
  'login rate exceeded': 'throttled',
  'ip restricted or invalid login hours': 'policy',
  'user is not allowed': 'policy',
  'words that nobody has seen yet': 'reauthorize',
}

/** The codes of logins and sessions. */
const SOAP: Table = {
  credentials: [
    'INVALID_LOGIN',
    'LOGIN_MUST_USE_SECURITY_TOKEN',
    'INVALID_OPERATION_WITH_EXPIRED_PASSWORD',
    'INVALID_NEW_PASSWORD',
    'INVALID_OLD_PASSWORD',
  ],
  policy: [
    'PASSWORD_LOCKOUT',
    'LOGIN_DURING_RESTRICTED_DOMAIN',
    'LOGIN_DURING_RESTRICTED_TIME',
    'LOGIN_CHALLENGE_ISSUED',
    'LOGIN_CHALLENGE_PENDING',
    'CLIENT_NOT_ACCESSIBLE_FOR_USER',
    'CLIENT_REQUIRE_UPDATE_FOR_USER',
    'API_CURRENTLY_DISABLED',
    'API_DISABLED_FOR_ORG',
    'INSUFFICIENT_ACCESS',
    'PORTAL_NO_ACCESS',
    'TXN_SECURITY_END_A_SESSION',
    'TXN_SECURITY_FAIL_CLOSE',
    'TXN_SECURITY_NO_ACCESS',
    'TXN_SECURITY_TWO_FA_REQUIRED',
  ],
  configuration: [
    'INVALID_OPERATION',
    'INVALID_CLIENT',
    'UNSUPPORTED_CLIENT',
    'UNSUPPORTED_API_VERSION',
    'ORG_NOT_OWNED_BY_INSTANCE',
    'INVALID_SSO_GATEWAY_URL',
    'MUTUAL_AUTHENTICATION_FAILED',
  ],
  reauthorize: ['INVALID_SESSION_ID'],
  bug: ['INVALID_AUTH_HEADER'],
  terminal: ['ORG_LOCKED', 'ORG_ADMIN_LOCKED', 'INACTIVE_PORTAL', 'TRIAL_EXPIRED'],
  throttled: ['REQUEST_LIMIT_EXCEEDED'],
  retry: [
    'ORG_IN_MAINTENANCE',
    'ORG_IS_SIGNING_UP',
    'SSO_SERVICE_DOWN',
    'REQUEST_RUNNING_TOO_LONG',
    'SERVER_UNAVAILABLE',
  ],
}

/** REST answers by what they are. */
const REST: readonly (readonly [status: number, body: unknown, code: string, verdict: Verdict])[] = [
  [401, [{ errorCode: 'INVALID_SESSION_ID', message: 'm' }], 'INVALID_SESSION_ID', 'reauthorize'],
  [401, [{ errorCode: 'INVALID_AUTH_HEADER', message: 'm' }], 'INVALID_AUTH_HEADER', 'reauthorize'],
  [403, [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'm' }], 'REQUEST_LIMIT_EXCEEDED', 'throttled'],
  [403, [{ errorCode: 'API_DISABLED_FOR_ORG', message: 'm' }], 'API_DISABLED_FOR_ORG', 'policy'],
  [403, [{ errorCode: 'INSUFFICIENT_ACCESS', message: 'm' }], 'INSUFFICIENT_ACCESS', 'policy'],
  [403, [{ errorCode: 'A_POLICY_OF_TOMORROW', message: 'm' }], 'A_POLICY_OF_TOMORROW', 'policy'],
  [404, [{ errorCode: 'NOT_FOUND', message: 'm' }], 'NOT_FOUND', 'bug'],
  [410, [{ errorCode: 'GONE', message: 'm' }], 'GONE', 'configuration'],
  [400, [{ errorCode: 'MALFORMED_QUERY', message: 'm' }], 'MALFORMED_QUERY', 'bug'],
  [400, { exceptionCode: 'InvalidVersion', exceptionMessage: 'm' }, 'InvalidVersion', 'configuration'],
  [400, { exceptionCode: 'InvalidSessionId', exceptionMessage: 'm' }, 'InvalidSessionId', 'reauthorize'],
  [400, { error: 'invalid_request', error_description: 'm' }, 'invalid_request', 'bug'],
  [500, [{ errorCode: 'A_CODE_OF_TOMORROW', message: 'm' }], 'A_CODE_OF_TOMORROW', 'retry'],
  [
    400,
    [
      { errorCode: 'A', message: 'm' },
      { errorCode: 'B', message: 'm' },
    ],
    'MULTIPLE_API_ERRORS',
    'bug',
  ],
]

function rows(table: Table): readonly (readonly [verdict: string, code: string])[] {
  return Object.entries(table).flatMap(([verdict, codes]) => codes.map((code) => [verdict, code] as const))
}

async function verdictOfGrant(error: string, description: string): Promise<string> {
  const { fetch } = scripted(() => json({ error, error_description: description }, 400))
  const failure = await refused(
    new Connection({ fetch, clientId: 'c', clientSecret: 's' }).login('ada', 'secret'),
  )
  assert.equal([failure.errorCode, failure.name, failure.status], [error, error, 400])
  assert.ok(failure.message.startsWith(description), failure.message)
  return failure.verdict
}

for (const [verdict, code] of rows(OAUTH)) {
  Verdicts(`OAuth: ${code} is ${verdict}`, async () => {
    assert.is(await verdictOfGrant(code, 'the reason'), verdict)
  })
}

for (const [description, verdict] of Object.entries(INVALID_GRANT)) {
  Verdicts(`OAuth: invalid_grant with '${description}' is ${verdict}`, async () => {
    assert.is(await verdictOfGrant('invalid_grant', description), verdict)
  })
}

Verdicts('OAuth: every code of the contract is in the table', () => {
  const contract = readFileSync(new URL('../../generated/oauth2/schema.ts', import.meta.url), 'utf8')
  const union = /readonly OAuthErrorCode: ([^;]+);/.exec(contract)?.[1] ?? ''
  const codes = [...union.matchAll(/"(\w+)"/g)].map(([, code]) => code)
  const known = new Set(rows(OAUTH).map(([, code]) => code))
  assert.ok(codes.length >= 44, `${codes.length} codes`)
  assert.equal(
    codes.filter((code) => !known.has(String(code))),
    [],
  )
})

for (const [verdict, code] of rows(SOAP)) {
  Verdicts(`SOAP: ${code} is ${verdict}`, async () => {
    const { fetch, sent } = scripted(() => fault(code))
    const failure = await refused(new Connection({ fetch }).login('ada', 'secret'))
    assert.equal(
      [failure.errorCode, failure.name, failure.status, failure.verdict],
      [code, code, 500, verdict],
    )
    assert.ok(failure.message.startsWith(`${code}: the reason`), failure.message)
    assert.is(sent.length, 1)
  })
}

for (const [status, body, code, verdict] of REST) {
  Verdicts(`REST: ${status} ${JSON.stringify(body)} is ${verdict}`, async () => {
    const { fetch } = scripted(() => json(body, status))
    const conn = new Connection({
      fetch,
      instanceUrl: 'https://x.my.salesforce.com',
      accessToken: 'T',
      retry: 0,
    })
    const failure = await refused(conn.request('/x'))
    assert.equal(
      [failure.errorCode, failure.name, failure.status, failure.verdict],
      [code, code, status, verdict],
    )
    assert.match(failure.message, /^m/)
  })
}

Verdicts('REST: the fields that an error points at are told', async () => {
  const { fetch } = scripted(() =>
    json([{ errorCode: 'REQUIRED_FIELD_MISSING', message: 'm', fields: ['Name', 'Type'] }], 400),
  )
  const conn = new Connection({
    fetch,
    instanceUrl: 'https://x.my.salesforce.com',
    accessToken: 'T',
    retry: 0,
  })
  assert.equal((await refused(conn.request('/x'))).fields, ['Name', 'Type'])
})

for (const [word, verdict] of [
  ['Bad_OAuth_Token', 'reauthorize'],
  ['Missing_OAuth_Token', 'bug'],
  ['Wrong_Org', 'configuration'],
] as const) {
  Verdicts(`identity: ${word} is ${verdict}`, async () => {
    const { fetch } = scripted(() => new Response(word, { status: 403 }))
    const userInfo = { id: '005', organizationId: '00D', url: 'https://login.salesforce.com/id/00D/005' }
    const conn = new Connection({
      fetch,
      instanceUrl: 'https://x.my.salesforce.com',
      accessToken: 'T',
      userInfo,
    })
    const failure = await refused(conn.identity())
    assert.equal([failure.errorCode, failure.verdict, failure.status], [word, verdict, 403])
  })
}

Verdicts.run()
