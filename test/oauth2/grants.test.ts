import { generateKeyPairSync } from 'node:crypto'
import { decodeJwt } from 'jose'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { audienceOf } from '../../src/oauth2/assertion.js'
import { formEncode } from '../../src/oauth2/client-authentication.js'
import type { Grant } from '../../src/oauth2/grant.js'
import { appWith, errorAnswer, LOGIN, tokenAnswer } from '../helpers/app.js'
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
  assert.equal(
    [claims.iss, claims.sub, claims.aud],
    ['the-id', 'ada@example.com', 'https://login.salesforce.com'],
  )
  assert.is('jti' in claims, false)
  await oauth2.requestToken({ grant_type: JWT_BEARER, sub: 'ada@example.com', aud: 'https://own.example' })
  assert.is(decodeJwt(asked[1]?.form['assertion'] ?? '').aud, 'https://own.example')
  const other = appWith(() => tokenAnswer(), { privateKey: PEM, audience: 'https://set.example' })
  await other.oauth2.requestToken({ grant_type: JWT_BEARER, sub: 'ada@example.com' })
  assert.is(decodeJwt(other.asked[0]?.form['assertion'] ?? '').aud, 'https://set.example')
})

Grants('the audience of an assertion is the login host of the org, or the URL of a site', () => {
  const audiences: [loginUrl: string, audience: string][] = [
    ['https://login.salesforce.com', 'https://login.salesforce.com'],
    ['https://acme.my.salesforce.com', 'https://login.salesforce.com'],
    ['https://test.salesforce.com', 'https://test.salesforce.com'],
    ['https://acme--uat.sandbox.my.salesforce.com', 'https://test.salesforce.com'],
    ['https://acme--uat.my.salesforce.com', 'https://test.salesforce.com'],
    ['https://acme-feature.scratch.my.salesforce.com', 'https://test.salesforce.com'],
    ['https://acme.my.site.com/partners', 'https://acme.my.site.com/partners'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ]
  for (const [loginUrl, audience] of audiences) assert.is(audienceOf(loginUrl), audience)
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
