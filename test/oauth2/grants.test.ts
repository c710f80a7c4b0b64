import { generateKeyPairSync } from 'node:crypto'
import { decodeJwt } from 'jose'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { audiencesOf } from '../../src/oauth2/assertion.js'
import { formEncode } from '../../src/oauth2/client-authentication.js'
import type { Grant } from '../../src/oauth2/grant.js'
import { type Asked, appWith, errorAnswer, LOGIN, tokenAnswer } from '../helpers/app.js'
import { caught } from '../helpers/caught.js'
import { refused } from '../helpers/refused.js'

const Grants = suite('oauth2 grants')

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const PEM = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

Grants('a token request is a form to the token endpoint, and asks for JSON', async () => {
  const { oauth2, asked } = appWith(() => tokenAnswer())
  await oauth2.refreshToken('r&=+')
  const [request] = asked
  assert.equal([request?.method, request?.url], ['POST', `${LOGIN}/services/oauth2/token`])
  assert.equal(
    [request?.headers.get('content-type'), request?.headers.get('accept')],
    ['application/x-www-form-urlencoded', 'application/json'],
  )
  assert.equal(request?.form, { grant_type: 'refresh_token', refresh_token: 'r&=+', client_id: 'the-id' })
})

Grants('a code goes out with the callback URL and, where there is one, the verifier', async () => {
  const { oauth2, asked } = appWith(() => tokenAnswer(), { redirectUri: 'https://app.example/cb' })
  await oauth2.requestToken('the-code')
  await oauth2.requestToken('the-code', {
    code_verifier: 'v',
    redirect_uri: 'https://other.example',
    state: 's',
  })
  const code = { grant_type: 'authorization_code', code: 'the-code', client_id: 'the-id' }
  assert.equal(asked[0]?.form, { ...code, redirect_uri: 'https://app.example/cb' })
  assert.equal(asked[1]?.form, { ...code, redirect_uri: 'https://other.example', code_verifier: 'v' })
})

Grants('a code without an app or a callback URL is a TypeError', async () => {
  const { oauth2, asked } = appWith(() => tokenAnswer())
  assert.match((await caught(oauth2.requestToken('c'))).message, 'give oauth2.redirectUri')
  const nobody = appWith(() => tokenAnswer(), {
    clientId: undefined as never,
    redirectUri: 'https://app.example',
  })
  assert.match((await caught(nobody.oauth2.requestToken('c'))).message, 'give oauth2.clientId')
  assert.is(asked.length + nobody.asked.length, 0)
})

Grants('a JWT bearer grant without user and without assertion is a TypeError', async () => {
  const { oauth2, asked } = appWith(() => tokenAnswer(), { privateKey: PEM })
  for (const grant of [{}, { sub: '' }, { sub: 7 }, { aud: LOGIN }, { assertion: 'a', sub: 'u' }]) {
    const error = await caught(oauth2.requestToken({ grant_type: JWT_BEARER, ...grant } as never))
    assert.instance(error, TypeError)
    assert.match(error.message, /needs sub, the username, or an assertion|takes no sub/)
  }
  assert.is(asked.length, 0)
})

Grants('the password grant needs id and secret', async () => {
  const { oauth2 } = appWith(() => tokenAnswer())
  const error = await caught(oauth2.authenticate('u', 'p'))
  assert.instance(error, TypeError)
  assert.match(error.message, 'No valid OAuth2 client configuration set')
  const app = appWith(() => tokenAnswer(), { clientSecret: 's' })
  await app.oauth2.authenticate('u', 'p&=ü')
  const credentials = { client_id: 'the-id', client_secret: 's' }
  assert.equal(app.asked[0]?.form, {
    grant_type: 'password',
    username: 'u',
    password: 'p&=ü',
    ...credentials,
  })
})

Grants(
  'any grant of the contract goes out; the callback URL is added where the grant takes one',
  async () => {
    const app = { redirectUri: 'https://app.example/cb', clientSecret: 's' }
    const { oauth2, asked } = appWith(() => tokenAnswer(), app)
    await oauth2.requestToken({ grant_type: 'client_credentials' })
    await oauth2.requestToken({ grant_type: 'authorization_code', code: 'c' } as Grant)
    await oauth2.requestToken({ grant_type: JWT_BEARER, assertion: 'a.b.c' })
    assert.equal(
      asked.map(({ form }) => form['redirect_uri']),
      [undefined, 'https://app.example/cb', undefined],
    )
    assert.equal(asked[2]?.form, { grant_type: JWT_BEARER, assertion: 'a.b.c' })
  },
)

Grants('what is no grant is a TypeError that names those that there are', async () => {
  const { oauth2, asked } = appWith(() => tokenAnswer())
  for (const grant of [
    {},
    { grant_type: 'x' },
    { grant_type: 7 },
    { grant_type: 'constructor' },
    null,
    undefined,
    7,
  ]) {
    const error = await caught(oauth2.requestToken(grant as never))
    assert.instance(error, TypeError)
    assert.match(error.message, /grant_type must be one of .*client_credentials/)
  }
  assert.is(asked.length, 0)
})

Grants('a JWT bearer grant without an assertion is signed here, for the subject', async () => {
  const { oauth2, asked } = appWith(() => tokenAnswer(), { privateKey: PEM })
  await oauth2.requestToken({ grant_type: JWT_BEARER, sub: 'ada@example.com' })
  const claims = decodeJwt(asked[0]?.form['assertion'] ?? '')
  assert.equal([claims.iss, claims.sub, claims.aud], ['the-id', 'ada@example.com', LOGIN])
  assert.is('jti' in claims, false)
  await oauth2.requestToken({ grant_type: JWT_BEARER, sub: 'ada@example.com', aud: 'https://own.example' })
  assert.is(decodeJwt(asked[1]?.form['assertion'] ?? '').aud, 'https://own.example')
  const other = appWith(() => tokenAnswer(), { privateKey: PEM, audience: 'https://set.example' })
  await other.oauth2.requestToken({ grant_type: JWT_BEARER, sub: 'ada@example.com' })
  assert.is(decodeJwt(other.asked[0]?.form['assertion'] ?? '').aud, 'https://set.example')
})

Grants('the audiences of an assertion are the login URL, then the login host of its kind', () => {
  const [production, test] = ['https://login.salesforce.com', 'https://test.salesforce.com']
  const audiences: [loginUrl: string, ...others: string[]][] = [
    [production],
    ['https://acme.my.salesforce.com', production],
    [test],
    ['https://acme--uat.sandbox.my.salesforce.com', test],
    ['https://acme--uat.my.salesforce.com', test],
    ['https://acme-feature.scratch.my.salesforce.com', test],
    ['https://acme.my.site.com/partners', production],
    ['https://acme.my.salesforce.mil', production],
    ['http://127.0.0.1:8080'],
  ]
  for (const row of audiences) assert.equal(audiencesOf(row[0]), row)
})

const audienceOfCall = ({ form }: Asked): unknown => decodeJwt(form['assertion'] ?? '').aud

Grants('an audience that is refused gives way to the other one, which is kept', async () => {
  for (const refusal of [
    ['invalid_grant', 'audience is invalid'],
    ['app_not_found', 'External client app is not installed in this org'],
  ] as const) {
    const { oauth2, asked } = appWith(
      (call) =>
        audienceOfCall(call) === LOGIN
          ? Response.json({ error: refusal[0], error_description: refusal[1] }, { status: 400 })
          : tokenAnswer(),
      { privateKey: PEM },
    )
    const grant = { grant_type: JWT_BEARER, sub: 'ada@example.com' } as const
    await oauth2.requestToken(grant)
    await oauth2.requestToken(grant)
    const production = 'https://login.salesforce.com'
    assert.equal(asked.map(audienceOfCall), [LOGIN, production, production])
  }
})

Grants('an audience that the caller names is the only one, and other refusals are final', async () => {
  const refuse = (error: string, description: string) => (): Response =>
    Response.json({ error, error_description: description }, { status: 400 })
  const grant = { grant_type: JWT_BEARER, sub: 'ada@example.com' } as const
  const audience = 'https://set.example'
  for (const [options, given, answer, count] of [
    [{ audience }, grant, refuse('invalid_grant', 'audience is invalid'), 1],
    [{}, { ...grant, aud: audience }, refuse('invalid_grant', 'audience is invalid'), 1],
    [{}, grant, refuse('invalid_grant', "user hasn't approved this consumer"), 1],
    [{}, grant, refuse('app_not_found', ''), 2],
  ] as const) {
    const { oauth2, asked } = appWith(answer, { privateKey: PEM, ...options })
    const error = await refused(oauth2.requestToken(given))
    assert.is(asked.length, count)
    if (error.errorCode === 'app_not_found') assert.match(error.message, /oauth2\.audience/)
  }
})

Grants('a code that was copied from a URL is decoded, once', async () => {
  const { oauth2, asked } = appWith(() => tokenAnswer(), { redirectUri: 'https://app.example.com/cb' })
  for (const code of ['aPrx.x%3D%3D', 'aPrx.x==', 'a%253D']) await oauth2.requestToken(code)
  assert.equal(
    asked.map(({ form }) => form['code']),
    ['aPrx.x==', 'aPrx.x==', 'a%3D'],
  )
})

Grants('a code or a token that is longer than any is refused before it is sent', async () => {
  const { oauth2, asked } = appWith(() => tokenAnswer(), { redirectUri: 'https://app.example.com/cb' })
  const long = 'a'.repeat(1_000_000)
  for (const call of [oauth2.requestToken(long), oauth2.refreshToken(long), oauth2.revokeToken(long)]) {
    const error = await caught(call)
    assert.instance(error, TypeError)
    assert.match(error.message, /longer than any.*16384 characters/)
  }
  assert.is(asked.length, 0)
})

/** A refusal whose Date is so many milliseconds ahead. */
function skewed(milliseconds: number, error = 'invalid_grant'): Response {
  const headers = { date: new Date(Date.now() + milliseconds).toUTCString() }
  return Response.json({ error, error_description: 'invalid assertion' }, { status: 400, headers })
}

Grants("a refused assertion is made once more, by the server's clock", async () => {
  const answers = [skewed(-3_600_000), tokenAnswer(), tokenAnswer()]
  const { oauth2, asked } = appWith(() => answers.shift() ?? tokenAnswer(), { privateKey: PEM })
  const grant = { grant_type: JWT_BEARER, sub: 'ada@example.com' } as const
  await oauth2.requestToken(grant)
  await oauth2.requestToken(grant)
  const expiries = asked.map(({ form }) => (decodeJwt(form['assertion'] ?? '').exp ?? 0) - Date.now() / 1000)
  assert.equal(
    expiries.map((seconds) => Math.round(seconds / 100) * 100),
    [100, -3500, -3500],
  )
})

Grants('a client assertion is made once more too, and a second refusal is the answer', async () => {
  const { oauth2, asked } = appWith(() => skewed(3_600_000, 'invalid_client'), { privateKey: PEM })
  assert.is(
    (await refused(oauth2.requestToken({ grant_type: 'client_credentials' }))).errorCode,
    'invalid_client',
  )
  assert.is(asked.length, 2)
})

Grants(
  'nothing is asked twice when the clocks agree, the refusal is another, or nothing was signed here',
  async () => {
    const grant = { grant_type: JWT_BEARER, sub: 'ada@example.com' } as const
    const cases: [answer: () => Response, options: object, grant: Grant][] = [
      [() => skewed(5000), { privateKey: PEM }, grant],
      [() => errorAnswer('invalid_grant'), { privateKey: PEM }, grant],
      [() => skewed(3_600_000, 'inactive_user'), { privateKey: PEM }, grant],
      [() => skewed(3_600_000), {}, { grant_type: JWT_BEARER, assertion: 'a.b.c' }],
      [() => skewed(3_600_000), { clientSecret: 's' }, { grant_type: 'refresh_token', refresh_token: 'r' }],
      [
        () => skewed(3_600_000),
        { privateKey: PEM, clientSecret: 's', clientAuthentication: 'client_secret_post' },
        { grant_type: 'refresh_token', refresh_token: 'r' },
      ],
    ]
    for (const [answer, options, given] of cases) {
      const { oauth2, asked } = appWith(answer, options)
      await refused(oauth2.requestToken(given))
      assert.is(asked.length, 1)
    }
  },
)

Grants('a form leaves out what is undefined or null, and writes what is no string as JSON', () => {
  assert.is(
    formEncode({ a: 'b c&', d: undefined, e: null, f: 1, g: { h: true } }),
    'a=b+c%26&f=1&g=%7B%22h%22%3Atrue%7D',
  )
})

Grants.run()
