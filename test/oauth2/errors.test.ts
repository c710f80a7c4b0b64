import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Verdict } from '../../src/errors/salesforce-error.js'
import { secretsIn } from '../../src/http/secrets.js'
import { causeOf, describedError, legalCode, oauthError } from '../../src/oauth2/errors.js'
import { answered } from '../helpers/answered.js'
import { leaks } from '../helpers/leaks.js'
import { testWhere } from '../helpers/skip.js'

const OAuthErrors = suite('oauth2 errors')

/** Verdict of each error, by its code and, for invalid_grant, its description. */
const VERDICTS: readonly (readonly [code: string, description: string, verdict: Verdict])[] = [
  ['invalid_grant', 'token request is already being processed', 'retry'],
  ['invalid_grant', 'login rate exceeded', 'throttled'],
  ['invalid_grant', 'ip restricted or invalid login hours', 'policy'],
  ['invalid_grant', 'user is not allowed', 'policy'],
  ['invalid_grant', 'expired access/refresh token', 'reauthorize'],
  ['invalid_grant', 'expired authorization code', 'reauthorize'],
  ['invalid_grant', 'invalid authorization code', 'reauthorize'],
  ['invalid_grant', 'token is revoked', 'reauthorize'],
  ['invalid_grant', 'authentication failure', 'credentials'],
  ['invalid_grant', 'authentication failure - Invalid Password', 'credentials'],
  ['invalid_grant', 'invalid user credentials', 'credentials'],
  ['invalid_grant', "user hasn't approved this consumer", 'configuration'],
  ['invalid_grant', 'Audience validation failed', 'configuration'],
  ['invalid_grant', 'audience is invalid', 'configuration'],
  ['invalid_grant', "the Salesforce server isn't able to grant an access token", 'reauthorize'],
  ['invalid_grant', 'invalid assertion', 'configuration'],
  ['invalid_grant', 'no client credentials user enabled', 'configuration'],
  ['invalid_grant', 'request not supported on this domain', 'configuration'],
  ['invalid_grant', 'something that nobody has seen yet', 'reauthorize'],
  ['invalid_grant', '', 'reauthorize'],
  ['invalid_client_id', 'client identifier invalid', 'configuration'],
  ['invalid_client', 'invalid client credentials', 'configuration'],
  ['invalid_app_access', 'user is not admin approved to access this app', 'policy'],
  ['oauth_flow_disabled', '', 'configuration'],
  ['inactive_user', '', 'terminal'],
  ['inactive_org', '', 'terminal'],
  ['rate_limit_exceeded', '', 'throttled'],
  ['authorization_pending', '', 'retry'],
  ['slow_down', '', 'throttled'],
  ['unsupported_grant_type', '', 'bug'],
  ['server_error', '', 'retry'],
  ['service_unavailable', '', 'retry'],
  ['system_down', '', 'retry'],
  ['unknown_error', '', 'retry'],
  ['app_attest_failed_retry', '', 'retry'],
  ['use_dpop_nonce', '', 'retry'],
  ['login_required', '', 'reauthorize'],
  ['consent_required', '', 'reauthorize'],
  ['expired_token', '', 'reauthorize'],
  ['temporarily_unavailable', '', 'retry'],
  ['a_code_that_nobody_has_seen', '', 'configuration'],
  ['constructor', '', 'configuration'],
]

for (const [code, description, verdict] of VERDICTS) {
  OAuthErrors(`${code}${description === '' ? '' : ` (${description})`} says ${verdict}`, () => {
    assert.is(causeOf(code, description).verdict, verdict)
    assert.is(causeOf(code, description.toUpperCase()).verdict, verdict)
  })
}

OAuthErrors('an expired code at a refresh is the old wording of two requests with one token', () => {
  for (const grant of ['refresh_token', 'hybrid_refresh']) {
    assert.is(causeOf('invalid_grant', 'expired authorization code', grant).verdict, 'retry')
    assert.is(causeOf('invalid_grant', 'expired access/refresh token', grant).verdict, 'reauthorize')
  }
  assert.is(
    causeOf('invalid_grant', 'expired authorization code', 'authorization_code').verdict,
    'reauthorize',
  )
})

OAuthErrors('the message is the description and the way out, or the code where nothing is described', () => {
  assert.is(describedError('invalid_otp', 'wrong code').message, 'wrong code')
  assert.match(describedError('inactive_org', 'org is locked').message, /^org is locked \(the org is locked/)
  assert.match(
    describedError('oauth_flow_disabled', '').message,
    /^oauth_flow_disabled \(the flow is switched off/,
  )
  assert.match(
    describedError('invalid_grant', "the Salesforce server isn't able to grant an access token").message,
    /token \(the device code is expired or spent: start the device flow again\)$/,
  )
  assert.is(describedError('use_dpop_nonce', '').message, 'use_dpop_nonce')
})

OAuthErrors('code, status and Retry-After are taken from the answer', async () => {
  const headers = { 'retry-after': '9' }
  const response = Response.json({ error: 'server_error', error_description: 'x' }, { status: 500, headers })
  const error = await oauthError('The token request', response)
  assert.equal(
    [error.errorCode, error.name, error.status, error.retryAfter],
    ['server_error', 'server_error', 500, 9],
  )
})

OAuthErrors('an urlencoded body is read, in its own words', async () => {
  const body = 'error=unsupported_token_type&error_description=this%20token+type+is+not+supported\n'
  for (const type of ['application/x-www-form-urlencoded', 'text/html', '']) {
    const headers: Record<string, string> = type === '' ? {} : { 'content-type': type }
    const error = await oauthError('The revocation', new Response(body, { status: 400, headers }))
    assert.equal(
      [error.errorCode, error.message],
      ['unsupported_token_type', 'this token type is not supported'],
    )
  }
})

OAuthErrors('white space around an urlencoded body does not hide its code', async () => {
  const error = await oauthError('It', new Response('\r\n error=invalid_otp\n', { status: 400 }))
  assert.equal([error.errorCode, error.message], ['invalid_otp', 'invalid_otp'])
})

OAuthErrors('an error without a description is told by its code', async () => {
  const error = await oauthError('It', Response.json({ error: 'invalid_otp' }, { status: 400 }))
  assert.is(error.message, 'invalid_otp')
})

OAuthErrors('a code of the list is told, even if a password is the same word', () => {
  for (const code of ['invalid_grant', 'invalid_client']) assert.is(legalCode(code, [code]), code)
  assert.is(legalCode('hunter2_word', ['hunter2_word']), undefined)
})

OAuthErrors('only a password is taken apart: the beginning of another secret is no secret', () => {
  const value = `word${'a1B2'.repeat(6)}`
  assert.equal(secretsIn({ body: new URLSearchParams({ client_secret: value }) }), [value])
  assert.equal(secretsIn({ body: new URLSearchParams({ password: value }) }), [value, 'word', 'wor'])
})

OAuthErrors('a body that is no error leaves the status to speak, and is not repeated', async () => {
  const bodies = [
    '',
    '<html>hunter2<a href="?a=1&error=invalid_grant&b=2"></html>',
    'hunter2&error=invalid_grant',
    'error=invalid_grant&a=<p>hunter2</p>',
    'plain hunter2',
    '[]',
    '["error"]',
    '{"error":7,"hunter2":1}',
    '{"error":""}',
    '{"error":"no code hunter2"}',
    '{"error":{"code":"x"}}',
    `{"error":"${'x'.repeat(65)}"}`,
    'null',
    '"invalid_grant"',
  ]
  for (const body of bodies) {
    const error = await oauthError('The token request', new Response(body, { status: 503 }))
    assert.equal([error.errorCode, error.verdict, error.status], ['ERROR_HTTP_503', 'retry', 503])
    assert.not.match(error.message, 'hunter2')
  }
})

OAuthErrors('a description shows neither secrets that were sent nor anything like a token', async () => {
  const session = '00D000000000001!AQcAQH0dMHZfz972Szmpkb58urFRkgeBGsxL_QJWwYMfAbUeeG7c1E6LYUfiDUkWe6H34r1'
  const [password, unsent] = ['pass word+1', '5Aep861dMHZfz972Szmpkb58urFRk.gxL_QJWwYMf']
  const description = `${password} of ${encodeURIComponent(password)} and ${session} and ${unsent}\r\nX: y`
  const response = Response.json({ error: 'invalid_grant', error_description: description }, { status: 400 })
  const error = await oauthError('The token request', await answered(response, [password, session]))
  assert.equal(leaks(error, { password, session, unsent }), [])
  assert.not.match(error.message, /[\r\n]/)
})

OAuthErrors('a secret in place of the code does not become one', async () => {
  const response = Response.json({ error: 'hunter2hunter2' }, { status: 400 })
  const error = await oauthError('The token request', await answered(response, ['hunter2hunter2']))
  assert.equal([error.errorCode, leaks(error, { secret: 'hunter2hunter2' })], ['ERROR_HTTP_400', []])
})

const RECORDINGS = fileURLToPath(new URL('../../../shared/recordings/documented/', import.meta.url))

/** The verdict of each recording by its name, where the name tells. */
const RECORDED: Readonly<Record<string, Verdict>> = {
  'already-being-processed': 'retry',
  'audience-validation-failed': 'configuration',
  'authentication-failure': 'credentials',
  'authentication-failure-invalid-password': 'credentials',
  authorization_pending: 'retry',
  'expired-authorization-code-concurrent': 'retry',
  'expired-refresh': 'reauthorize',
  inactive_org: 'terminal',
  inactive_user: 'terminal',
  invalid_app_access: 'policy',
  invalid_client: 'configuration',
  invalid_client_id: 'configuration',
  'invalid_grant-DEVICE-not-able': 'reauthorize',
  'ip-restricted': 'policy',
  'login-rate-exceeded': 'throttled',
  'no-client-credentials-user': 'configuration',
  oauth_flow_disabled: 'configuration',
  'request-not-supported-on-this-domain': 'configuration',
  slow_down: 'throttled',
  unsupported_grant_type: 'bug',
  use_dpop_nonce: 'retry',
  'user-hasnt-approved': 'configuration',
}

testWhere(
  OAuthErrors,
  existsSync(RECORDINGS),
  'the recordings are not here',
  'every recorded refusal has its verdict',
  async () => {
    const files = readdirSync(RECORDINGS).filter((name) => name.startsWith('token-400-'))
    assert.ok(files.length > 0)
    for (const file of files) {
      const [head = '', body = ''] = readFileSync(RECORDINGS + file, 'utf8').split(/\r?\n\r?\n/)
      const status = Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1])
      const grant = /refresh|concurrent|processed/.test(file) ? 'refresh_token' : 'password'
      const error = await oauthError('The token request', new Response(body, { status }), grant)
      const name = file.slice('token-400-'.length, -'.http'.length)
      assert.is(error.verdict, RECORDED[name], `${file}: ${error.verdict}`)
      assert.is(error.errorCode, (JSON.parse(body) as { error: string }).error)
    }
  },
)

OAuthErrors.run()
