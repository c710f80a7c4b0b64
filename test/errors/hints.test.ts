import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { isKnownCode, judgementOf } from '../../src/errors/verdicts.js'
import { causeOf } from '../../src/oauth2/errors.js'
import { faultJudgement } from '../../src/partner/faults.js'

const WayOuts = suite('ways out in words')

/** Codes of SOAP and REST whose sentence of the server's does not say what to do. */
const CODES = [
  'INVALID_LOGIN',
  'LOGIN_MUST_USE_SECURITY_TOKEN',
  'INVALID_OPERATION_WITH_EXPIRED_PASSWORD',
  'PASSWORD_LOCKOUT',
  'LOGIN_DURING_RESTRICTED_DOMAIN',
  'LOGIN_DURING_RESTRICTED_TIME',
  'LOGIN_CHALLENGE_ISSUED',
  'LOGIN_CHALLENGE_PENDING',
  'InvalidVersion',
  'API_CURRENTLY_DISABLED',
  'API_DISABLED_FOR_ORG',
  'GONE',
  'ORG_NOT_OWNED_BY_INSTANCE',
  'TXN_SECURITY_TWO_FA_REQUIRED',
  'ORG_LOCKED',
]

/** Codes of OAuth 2.0 likewise. */
const OAUTH = [
  'access_denied',
  'app_blocked',
  'app_not_found',
  'authorization_pending',
  'fail_close_app_blocked',
  'immediate_unsuccessful',
  'inactive_org',
  'inactive_user',
  'invalid_app_access',
  'invalid_client',
  'invalid_client_id',
  'invalid_scope',
  'invalid_session_level',
  'oauth_flow_disabled',
  'redirect_uri_mismatch',
  'slow_down',
  'unsupported_grant_type',
]

/** Descriptions of `invalid_grant`, each form of words that servers have for one thing. */
const DESCRIPTIONS = [
  'already being processed',
  'rate exceeded',
  'ip restricted',
  'login hours',
  'not allowed',
  'expired access/refresh token',
  'expired authorization code',
  'token revoked',
  'token is revoked',
  'token expired',
  'token is expired',
  'invalid authorization code',
  'authentication failure',
  'invalid user credentials',
  'invalid password',
  "hasn't approved",
  'audience',
  'invalid assertion',
  'no client credentials user',
  'not supported on this domain',
]

/** Some words, and no full stop: it stands in brackets after a sentence. */
const WORDS = /^\S+( \S+){2,}[^.]$/

for (const code of CODES) {
  WayOuts(`${code} has one`, () => {
    const { hint = '' } = judgementOf(code)
    assert.match(hint, WORDS)
    assert.ok(isKnownCode(code))
  })
}

for (const code of OAUTH) {
  WayOuts(`${code} has one`, () => assert.match(causeOf(code, '').hint ?? '', WORDS))
}

for (const description of DESCRIPTIONS) {
  WayOuts(`invalid_grant for '${description}' has one`, () => {
    assert.match(causeOf('invalid_grant', `it is: ${description}!`).hint ?? '', WORDS)
  })
}

WayOuts('what has to be changed in Setup says where', () => {
  for (const code of ['invalid_client', 'invalid_client_id', 'invalid_scope', 'oauth_flow_disabled']) {
    assert.match(causeOf(code, '').hint ?? '', 'check the app in Setup')
  }
})

WayOuts('a raced refresh in older words has that of the newer ones', () => {
  for (const grant of ['refresh_token', 'hybrid_refresh']) {
    assert.equal(
      causeOf('invalid_grant', 'Expired authorization code', grant),
      causeOf('invalid_grant', 'token request is already being processed'),
    )
  }
})

WayOuts('the codes of a login that ends lead to OAuth 2.0, at login() only', () => {
  for (const code of ['INVALID_OPERATION', 'UNSUPPORTED_API_VERSION', 'INSUFFICIENT_ACCESS']) {
    assert.match(faultJudgement(code, 'login').hint ?? '', /log in by OAuth 2\.0 instead: .*JWT bearer/)
    assert.is(faultJudgement(code, 'query').hint, undefined)
  }
  const { hint = '' } = faultJudgement('UNSUPPORTED_API_VERSION', 'login')
  assert.match(hint, /^the SOAP login exists .* 64\.0;/)
  assert.match(faultJudgement('INSUFFICIENT_ACCESS', 'login').hint ?? '', /"Use Any API Auth"; or log in/)
  assert.equal(faultJudgement('INVALID_LOGIN', 'login'), judgementOf('INVALID_LOGIN'))
})

WayOuts('verdicts of those are configuration and policy', () => {
  assert.is(faultJudgement('INVALID_OPERATION', 'login').verdict, 'configuration')
  assert.is(faultJudgement('UNSUPPORTED_API_VERSION', 'login').verdict, 'configuration')
  assert.is(faultJudgement('INSUFFICIENT_ACCESS', 'login').verdict, 'policy')
})

WayOuts.run()
