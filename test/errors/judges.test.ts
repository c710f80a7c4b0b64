import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { PasswordExpiredError } from '../../src/errors/password-expired.js'
import { hostRule } from '../../src/http/hosts.js'
import { readCallback } from '../../src/oauth2/authorization-response.js'
import { secretsIn } from '../../src/http/secrets.js'
import { oauthError, tokenWordError } from '../../src/oauth2/errors.js'
import { judgeAnswer } from '../../src/oauth2/judge.js'
import { judgeToken } from '../../src/oauth2/token-response.js'
import { caught } from '../helpers/caught.js'
import { refused } from '../helpers/refused.js'

const Judges = suite('judges, to the word')

const PROXY = 'is the URL that of a Salesforce org, or does a proxy or captive portal answer in its place?'

Judges('members that readers rely on are demanded, whatever else an object holds', async () => {
  const judge = (body: string, status = 200): Promise<unknown> =>
    judgeAnswer(new Response(body, { status }), 'OpenidConfiguration', 'The thing')
  const whole = { issuer: '1', token_endpoint: '2', jwks_uri: '3' }
  assert.equal(await judge(JSON.stringify({ ...whole, c: 3 })), { ...whole, c: 3 })
  for (const [body, message] of [
    ['[]', 'The thing is not JSON but text/plain'],
    ['{', 'The thing is not JSON but text/plain'],
    [JSON.stringify({ ...whole, jwks_uri: undefined }), 'The thing has no jwks_uri'],
    [JSON.stringify({ ...whole, issuer: '' }), 'The thing has no issuer'],
    [JSON.stringify({ ...whole, issuer: 1 }), 'The thing has no issuer'],
  ] as const) {
    const error = await refused(judge(body, 201))
    assert.equal([error.errorCode, error.status], ['INVALID_RESPONSE', 201])
    assert.is(error.message, `${message}; ${PROXY}`)
  }
})

Judges('a member that is no string is demanded by its type', async () => {
  const introspection = (body: string): Promise<unknown> =>
    judgeAnswer(new Response(body), 'IntrospectionResponse', 'It')
  assert.equal(await introspection('{"active":false}'), { active: false })
  assert.match((await refused(introspection('{"active":"false"}'))).message, 'It has no active;')
  const keys = (body: string): Promise<unknown> => judgeAnswer(new Response(body), 'JsonWebKeySet', 'It')
  assert.equal(await keys('{"keys":[]}'), { keys: [] })
  for (const body of ['{"keys":{}}', '{"keys":[1]}', '{}'])
    assert.match((await refused(keys(body))).message, 'It has no keys;')
})

Judges('the words of token endpoints, and the verdict of each', async () => {
  for (const [word, verdict, message] of [
    ['Bad_OAuth_Token', 'reauthorize', 'the access token is expired or revoked'],
    ['Missing_OAuth_Token', 'bug', 'the request carried no access token'],
    ['Wrong_Org', 'configuration', 'the access token belongs to another org than the URL names'],
  ] as const) {
    const error = await tokenWordError(new Response(` ${word}\n`, { status: 403 }), 'It')
    assert.equal(
      [error.errorCode, error.verdict, error.status, error.message],
      [word, verdict, 403, `${word}: ${message}`],
    )
  }
  for (const word of ['constructor', 'Bad_OAuth_Token x', '']) {
    const error = await tokenWordError(new Response(word, { status: 403 }), 'It')
    assert.is(error.errorCode, 'ERROR_HTTP_403')
  }
})

const HOSTS = hostRule(['https://acme.my.salesforce.com'])
const PENDING = { state: 'state', codeVerifier: 'the-verifier-of-it' }

Judges('a host below a trusted domain has a legal name', () => {
  HOSTS.check('https://acme--uat.sandbox.my.salesforce.com', 'It')
  for (const host of ['a!b.my.salesforce.com', "a'b.salesforce.com", 'a..b.salesforce.com', '$.force.com']) {
    assert.throws(() => {
      HOSTS.check(`https://${host}/`, 'It')
    }, /It /)
  }
})

Judges('a callback is read from the query, or from the fragment where the state is there', () => {
  for (const url of [
    'https://app.example.org/callback?state=state&code=c',
    '/callback?state=state&code=c',
    'https://app.example.org/callback#state=state&code=c',
    'https://app.example.org/callback?code=evil#state=state&code=c',
  ]) {
    assert.is(readCallback(url, PENDING, HOSTS), 'c')
    assert.is(readCallback(new URL(url, 'https://app.example.org'), PENDING, HOSTS), 'c')
  }
})

Judges('a callback of another request says so, also one without a state', async () => {
  for (const [query, state] of [
    ['state=other&code=c', 'state'],
    ['state=statE&code=c', 'state'],
    ['state=states&code=c', 'state'],
    ['code=c', 'state'],
    ['state=&code=c', ''],
    ['code=c', ''],
    ['state=other&error=access_denied', 'state'],
  ] as const) {
    const reading = Promise.resolve().then(() =>
      readCallback(`/callback?${query}`, { ...PENDING, state }, HOSTS),
    )
    const error = await refused(reading)
    assert.equal([error.errorCode, error.verdict], ['STATE_MISMATCH', 'reauthorize'])
    const reason = query.includes('state') ? 'state differs' : 'it has no state'
    assert.is(
      error.message,
      `The callback does not answer this authorization request (${reason}): begin the login again`,
    )
  }
  const said = await refused(
    Promise.resolve().then(() => readCallback('/x#error=access_denied', PENDING, HOSTS)),
  )
  assert.match(said.message, '(it has no state and says access_denied)')
  const hidden = await refused(
    Promise.resolve().then(() => readCallback('/x?error=the-verifier-of-it', PENDING, HOSTS)),
  )
  assert.match(hidden.message, '(it has no state)')
  const iss = 'https://the-verifier-of-it.example'
  const issued = await refused(
    Promise.resolve().then(() => readCallback(`/x?state=state&code=c&iss=${iss}`, PENDING, HOSTS)),
  )
  assert.is(issued.errorCode, 'UNTRUSTED_HOST')
  assert.match(issued.message, /^The callback's iss points to /)
  assert.not.match(issued.message, 'verifier')
})

Judges('a callback without a code, or that is no URL, is a wrong argument', async () => {
  for (const [url, message] of [
    ['/callback?state=state', 'The callback URL holds neither code nor error'],
    ['/callback?state=state&code=', 'The callback URL holds neither code nor error'],
    ['https://[x', 'The callback URL is not a URL'],
  ] as const) {
    const error = await caught(Promise.resolve().then(() => readCallback(url, PENDING, HOSTS)))
    assert.instance(error, TypeError)
    assert.is(error.message, message)
  }
})

Judges(
  'a pending request that is lost is told as that, and one that can never be right is a TypeError',
  async () => {
    const read = (pending: unknown): Promise<unknown> =>
      Promise.resolve().then(() => readCallback('/x?code=c&state=state', pending as typeof PENDING, HOSTS))
    for (const pending of [undefined, null, {}, { state: 'state' }, { state: 'state', codeVerifier: '' }]) {
      const error = await refused(read(pending))
      assert.equal([error.errorCode, error.verdict], ['STATE_MISMATCH', 'reauthorize'])
      assert.match(error.message, /lost.*session of the user/)
    }
    for (const pending of [7, 'state', true]) assert.instance(await caught(read(pending)), TypeError)
  },
)

Judges('a callback with a parameter twice, or with an endless code, is refused', async () => {
  const read = (query: string): Promise<unknown> =>
    Promise.resolve().then(() => readCallback(`/x?state=state&${query}`, PENDING, HOSTS))
  for (const query of ['code=a&code=b', 'code=a&state=state', 'error=a&error=b'])
    assert.is((await refused(read(query))).errorCode, 'STATE_MISMATCH')
  assert.instance(await caught(read(`code=${'a'.repeat(16_385)}`)), TypeError)
})

Judges('a refusal has one verdict, at the token endpoint and in a callback', async () => {
  for (const [code, verdict] of [
    ['OAUTH_APP_BLOCKED', 'policy'],
    ['app_blocked', 'policy'],
    ['OAUTH_APP_ACCESS_DENIED', 'policy'],
    ['OAUTH_APPROVAL_ERROR_GENERIC', 'retry'],
    ['access-denied', 'policy'],
  ] as const) {
    const reading = Promise.resolve().then(() => readCallback(`/x?state=state&error=${code}`, PENDING, HOSTS))
    const token = await oauthError('x', Response.json({ error: code }, { status: 400 }))
    assert.equal([(await refused(reading)).verdict, token.verdict], [verdict, verdict])
  }
})

Judges('an error in a callback is told, without what was sent', async () => {
  const read = (query: string, pending: object = PENDING): Promise<unknown> =>
    Promise.resolve().then(() =>
      readCallback(`/callback?state=state&${query}`, pending as typeof PENDING, HOSTS),
    )
  const denied = await refused(read('error=access-denied'))
  assert.equal([denied.errorCode, denied.verdict], ['access_denied', 'policy'])
  assert.is(denied.message, 'access_denied (the user or a policy declined the request)')
  const told = await refused(read('error=server_error&error_description=of%20the-verifier-of-it%20state'))
  assert.is(told.message, 'of … …')
  assert.is((await refused(read('error=the-verifier-of-it'))).errorCode, 'unknown_error')
  const nonce = 'a-nonce-of-it'
  const withNonce = await refused(
    read(`error=server_error&error_description=x+${nonce}`, { ...PENDING, nonce }),
  )
  assert.is(withNonce.message, 'x …')
})

const SECRETS = {
  client_secret: '1-client-secret',
  password: 'a password',
  refresh_token: '3-refresh',
  token: '4-token',
  code: '5-code',
  code_verifier: '6-verifier',
  assertion: '7-assertion',
  client_assertion: '8-client-assertion',
  subject_token: '9-subject',
  actor_token: '10-actor',
}

function form(members: Record<string, string>): RequestInit {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  return { headers, body: new URLSearchParams(members).toString() }
}

Judges('the secrets of a request are those members that are, and a password also without its token', () => {
  const more = { grant_type: 'x', client_id: 'y' }
  assert.equal(secretsIn(form({ ...more, ...SECRETS })), Object.values(SECRETS))
  const token = 'S3cur1tyT0kenS3cur1tyT024'
  assert.ok(secretsIn(form({ password: `hush${token}` })).includes('hush'))
  assert.equal(secretsIn({ body: 'password=hush' }), [])
  const basic = btoa('id:a+secret%21')
  assert.equal(secretsIn({ headers: { authorization: `Basic ${basic}` } }), [
    basic,
    'a+secret%21',
    'a secret!',
  ])
})

Judges('a token answer that lacks something says what', async () => {
  const judge = (body: string, type = 'application/json'): Promise<unknown> =>
    judgeToken(new Response(body, { status: 201, headers: { 'content-type': type } }), HOSTS)
  const whole = { access_token: 'a', instance_url: 'https://acme.my.salesforce.com' }
  const rows = [
    ['[]', 'The token answer is not JSON but application/json'],
    ['{}', 'The token answer has no access_token'],
    ['{"access_token":"a"}', 'The token answer has no instance_url'],
    [JSON.stringify({ ...whole, access_token: 'a b' }), "The token answer's access_token is not a legal one"],
    [
      JSON.stringify({ ...whole, refresh_token: 'a b' }),
      "The token answer's refresh_token is not a legal one",
    ],
    [JSON.stringify({ ...whole, refresh_token: '' }), 'The token answer has no refresh_token'],
    [JSON.stringify({ ...whole, refresh_token: null }), 'The token answer has no refresh_token'],
  ] as const
  for (const [body, message] of rows) {
    const error = await refused(judge(body))
    assert.equal([error.message, error.status], [`${message}; ${PROXY}`, 201])
  }
  const page = await refused(judge('<html>', ''))
  assert.is(page.message, `The token answer is not JSON; ${PROXY}`)
})

Judges('an expired password says to set a new one, and the error holds the restricted session', () => {
  const session = { sessionId: 'sid', serverUrl: 'https://x', userId: '005' }
  const error = new PasswordExpiredError(session)
  assert.equal(
    [error.errorCode, error.verdict, error.status, error.session],
    ['PASSWORD_EXPIRED', 'credentials', 200, session],
  )
  assert.match(error.message, /^Unable to login because the used password has expired: set a new one with/)
})

Judges.run()
