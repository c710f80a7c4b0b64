import fc from 'fast-check'
import * as assert from 'uvu/assert'
import { isSalesforceError } from '../../src/errors/salesforce-error.js'
import { hostRule } from '../../src/http/hosts.js'
import { readRefusal } from '../../src/http/refusal.js'
import { readCallback } from '../../src/oauth2/authorization-response.js'
import { oauthError, tokenWordError } from '../../src/oauth2/errors.js'
import { judgeAnswer } from '../../src/oauth2/judge.js'
import { judgeToken } from '../../src/oauth2/token-response.js'
import { judgeRest } from '../../src/rest/response.js'
import { apiUsage } from '../../src/rest/usage.js'
import type { Answer as Whole } from '../../src/http/answer.js'
import { answered } from '../helpers/answered.js'
import { finder } from '../hostile/printed-views.js'
import { type Answer, answers, assertOwn, jsonBodies, judged, responseOf, SECRETS, WORDS } from './hostile.js'
import { mutated } from './mutated.js'
import { TEXTS } from './originals.js'
import { property, type Property } from './property.js'

const MEMBERS = [
  ...['access_token', 'instance_url', 'refresh_token', 'id', 'error', 'error_description', 'signature'],
  ...['errorCode', 'message', 'fields', 'exceptionCode', 'exceptionMessage', 'sub', 'active', 'device_code'],
]
const anyBody = fc.oneof(
  { weight: 3, arbitrary: mutated(TEXTS, WORDS) },
  { weight: 2, arbitrary: jsonBodies(MEMBERS) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
)
const anyAnswer = answers(anyBody)
const LOGIN = 'https://acme.my.salesforce.com'
const aToken = fc.oneof(fc.constantFrom(...Object.values(SECRETS), 'a b', ''), fc.string())
const tokenBodies = fc
  .record(
    {
      access_token: aToken,
      refresh_token: aToken,
      instance_url: fc.constantFrom(
        ...[LOGIN, 'http://acme.my.salesforce.com', 'https://evil.example', 'https://169.254.169.254', ''],
        ...[`https://${SECRETS.clientSecret}.evil.example`, `${LOGIN}@${SECRETS.clientSecret}.evil.example`],
        ...[`https://evil.example/${SECRETS.code}`, `${LOGIN}/?${SECRETS.refreshToken}`],
      ),
    },
    { requiredKeys: [] },
  )
  .map((body) => Buffer.from(JSON.stringify(body)))
const hosts = hostRule([LOGIN])
const secrets = Object.values(SECRETS)

/** An answer as the transport gives it. */
function wholeAnswer(answer: Answer): Promise<Whole> {
  return answered(responseOf(answer), secrets)
}

async function tokenAnswer(answer: Answer): Promise<void> {
  const token = await judged(async () => judgeToken(await wholeAnswer(answer), hosts, 'refresh_token'))
  if (token === undefined) return
  assert.match(token.access_token, /^[\x21-\x7e]+$/)
  if (token.refresh_token !== undefined) assert.match(token.refresh_token, /^[\x21-\x7e]+$/)
  const { protocol, hostname } = new URL(token.instance_url)
  assert.ok(protocol === 'https:' && !/evil|169/.test(hostname), token.instance_url)
}

async function failure(answer: Answer): Promise<void> {
  const readers = [
    oauthError('The token request', await wholeAnswer(answer), 'refresh_token'),
    tokenWordError(await wholeAnswer(answer), 'The userinfo request'),
  ]
  for (const error of await Promise.all(readers)) {
    assert.ok(isSalesforceError(error))
    assertOwn(error)
    assert.match(error.errorCode, /^[A-Za-z][\w.-]{0,63}$/)
    assert.ok(error.retryAfter === undefined || error.retryAfter >= 0)
  }
}

async function rest(answer: Answer): Promise<void> {
  const response = await wholeAnswer(answer)
  const isRefused = answer.status >= 400 && readRefusal(response).verdict === 'reauthorize'
  const usage = apiUsage(response)
  assert.ok(usage === undefined || !Number.isNaN(usage.used))
  const value = await judged(async () =>
    judgeRest(response).catch((error: unknown) => {
      const isDead = isSalesforceError(error) && error.verdict === 'reauthorize'
      assert.is(isDead, isRefused)
      throw error
    }),
  )
  assert.ok(response.ok || value === undefined)
}

async function members(answer: Answer): Promise<void> {
  const found = await judged(() => judgeAnswer(responseOf(answer), 'UserInfoClaims', 'It'))
  assert.ok(found === undefined || typeof found.sub === 'string')
}

const pending = { state: 'the-state', codeVerifier: SECRETS.codeVerifier, nonce: SECRETS.code }
const findPending = finder({ codeVerifier: pending.codeVerifier, nonce: pending.nonce })
const parameter = fc.oneof(
  fc.constantFrom(...WORDS, 'the-state', 'access-denied'),
  fc.string({ unit: 'binary' }),
)
const parameters = fc.array(
  fc.tuple(fc.constantFrom('state', 'code', 'error', 'error_description', 'iss', 'x'), parameter),
  { maxLength: 5 },
)
const callbackUrl = fc.oneof(
  fc.tuple(parameters, fc.boolean(), fc.constantFrom('?', '#', '?#', '?x#')).map(([list, answers_, mark]) => {
    const all = answers_ ? [['state', 'the-state'], ...list] : list
    const query = all.map(([name = '', value = '']) => `${name}=${encodeLoosely(value)}`)
    return `https://app.example.org/callback${mark}${query.join('&')}`
  }),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.string({ unit: 'binary' }),
)

function encodeLoosely(text: string): string {
  return text.length % 2 === 0 ? text : encodeURIComponent(Buffer.from(text).toString())
}

async function callback(url: string): Promise<void> {
  const code = await judged(() => readCallback(url, pending, hosts), findPending)
  if (code === undefined) return
  const { searchParams, hash } = new URL(url, 'https://localhost')
  const params = searchParams.has('state') ? searchParams : new URLSearchParams(hash.slice(1))
  assert.is(params.get('state'), 'the-state')
  assert.is(params.get('code'), code)
  assert.is(params.get('error'), null)
}

/** Properties of the judges of plain and JSON answers for any answer. */
export const JUDGES: readonly Property[] = [
  property(
    'any answer to a token request is a token for a trusted host, or an own error',
    fc.oneof(anyAnswer, answers(tokenBodies)),
    tokenAnswer,
  ),
  property('any answer makes an OAuth 2.0 error without a secret', anyAnswer, failure),
  property('any answer to a REST request is a value, or an own error', anyAnswer, rest),
  property('any answer has the members that were asked for, or is an own error', anyAnswer, members),
  property('any callback URL gives the code of this request, or an own error', callbackUrl, callback),
]
