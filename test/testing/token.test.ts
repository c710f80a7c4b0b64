import { createHash, createHmac } from 'node:crypto'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { OrgApp, OrgUser } from '../../src/testing/index.js'
import { createClock, credentials, errorOf, post, token, withOrg } from './support.js'

const Token = suite('local org: token endpoint')

const users: OrgUser[] = [
  { username: 'plain@local.example', password: 'one&two=three +', securityToken: 'TOKEN' },
  {
    username: 'strict@local.example',
    password: 'secret-1',
    securityToken: 'TOKEN',
    requireSecurityToken: true,
  },
  { username: 'locked@local.example', password: 'secret-1', locked: true },
  { username: 'gone@local.example', password: 'secret-1', inactive: true },
  { username: 'abroad@local.example', password: 'secret-1', ipRestricted: true },
]

Token(
  'password: answers with a signed session, without scope and refresh token',
  withOrg(
    async (org) => {
      const answer = await token(org, {
        grant_type: 'password',
        username: 'plain@local.example',
        password: 'one&two=three +',
      })
      assert.is(answer.status, 200)
      const { access_token, issued_at, id, signature, ...rest } = answer.body
      assert.equal(rest, { instance_url: org.url, token_type: 'Bearer' })
      assert.match(String(access_token), /^00D\w{12}!/)
      assert.is(id, `${org.url}/id/${org.user.organizationId}/${org.user.id}`)
      const signed = createHmac('sha256', org.app.clientSecret).update(`${String(id)}${String(issued_at)}`)
      assert.is(signature, signed.digest('base64'))
      assert.match(answer.headers.get('content-type') ?? '', 'application/json;charset=UTF-8')
      assert.match(answer.headers.get('cache-control') ?? '', 'no-store')
    },
    { users },
  ),
)

for (const [username, password, error, description] of [
  ['plain@local.example', 'wrong', 'invalid_grant', 'authentication failure'],
  ['nobody@local.example', 'secret-1', 'invalid_grant', 'authentication failure'],
  ['strict@local.example', 'secret-1', 'invalid_grant', 'authentication failure'],
  ['locked@local.example', 'secret-1', 'invalid_grant', 'authentication failure'],
  ['abroad@local.example', 'secret-1', 'invalid_grant', 'ip restricted or invalid login hours'],
  ['gone@local.example', 'secret-1', 'inactive_user', 'user is inactive'],
] as const) {
  Token(
    `password: ${username} with '${password}' is refused with ${error}`,
    withOrg(
      async (org) => {
        const answer = await token(org, { grant_type: 'password', username, password })
        assert.equal(errorOf(answer), [400, error, description])
      },
      { users },
    ),
  )
}

const apps: OrgApp[] = [
  { clientId: 'app', clientSecret: 'app-secret' },
  { clientId: 'off', clientSecret: 'app-secret', disabled: true },
  { clientId: 'public', redirectUri: 'http://127.0.0.1/public' },
  { clientId: 'lax', clientSecret: 'app-secret', requireSecret: false },
  { clientId: 'headless', clientSecret: 'app-secret', runAs: 'nobody@local.example' },
]

for (const [what, client, error, description] of [
  ['an unknown client', { client_id: 'who' }, 'invalid_client_id', 'client identifier invalid'],
  [
    'a wrong secret',
    { client_id: 'app', client_secret: 'no' },
    'invalid_client',
    'invalid client credentials',
  ],
  ['a missing secret', { client_id: 'app' }, 'invalid_client', 'invalid client credentials'],
  [
    'a wrong secret where none is needed',
    { client_id: 'lax', client_secret: 'no' },
    'invalid_client',
    'invalid client credentials',
  ],
  [
    'a disabled app',
    { client_id: 'off', client_secret: 'app-secret' },
    'oauth_flow_disabled',
    'The external client app or the OAuth plugin is disabled.',
  ],
  ['a public app without a secret', { client_id: 'public' }, 'invalid_client', 'invalid client credentials'],
  [
    'an app that runs as nobody',
    { client_id: 'headless', client_secret: 'app-secret' },
    'invalid_grant',
    'no client credentials user enabled',
  ],
] as const) {
  Token(
    `client_credentials: ${what} is refused with ${error}`,
    withOrg(
      async (org) => {
        const answer = await post(org, 'token', { grant_type: 'client_credentials', ...client })
        assert.equal(errorOf(answer), [400, error, description])
        assert.not.match(answer.text, 'app-secret')
      },
      { apps },
    ),
  )
}

Token(
  'client_credentials: gives a session of the run-as user and never a refresh token',
  withOrg(async (org) => {
    const { status, body } = await token(org, { grant_type: 'client_credentials' })
    assert.is(status, 200)
    assert.is(body['scope'], 'api id')
    assert.not.ok('refresh_token' in body)
  }),
)

Token(
  'takes the client by HTTP Basic, form-encoded, and refuses a broken header',
  withOrg(
    async (org) => {
      const basic = (text: string) => ({ Authorization: `Basic ${Buffer.from(text).toString('base64')}` })
      const form = { grant_type: 'client_credentials' }
      assert.is((await post(org, 'token', form, basic('app%3A1:a%2Bb'))).status, 200)
      assert.is((await post(org, 'token', form, basic('app%3A1:wrong'))).body['error'], 'invalid_client')
      assert.is(
        (await post(org, 'token', form, basic('no colon'))).body['error'],
        'invalid_basic_auth_header',
      )
      assert.is(
        (await post(org, 'token', form, { Authorization: 'Bearer x' })).body['error'],
        'invalid_basic_auth_header',
      )
    },
    { apps: [{ clientId: 'app:1', clientSecret: 'a+b' }] },
  ),
)

Token(
  'authorization_code: gives a session and a refresh token, once',
  withOrg(async (org) => {
    const form = {
      grant_type: 'authorization_code',
      code: org.authorizationCode(),
      redirect_uri: org.app.redirectUri,
    }
    const first = await token(org, form)
    assert.is(first.status, 200)
    assert.is(first.body['scope'], 'refresh_token api id')
    assert.type(first.body['refresh_token'], 'string')
    assert.equal(errorOf(await token(org, form)), [400, 'invalid_grant', 'expired authorization code'])
  }),
)

Token(
  'authorization_code: gives no refresh token without the scope for it',
  withOrg(async (org) => {
    const code = org.authorizationCode(undefined, { scope: 'api' })
    const answer = await token(org, {
      grant_type: 'authorization_code',
      code,
      redirect_uri: org.app.redirectUri,
    })
    assert.is(answer.body['scope'], 'api')
    assert.not.ok('refresh_token' in answer.body)
  }),
)

Token('authorization_code: a code lives fifteen minutes', async () => {
  const clock = createClock()
  await withOrg(
    async (org) => {
      const code = org.authorizationCode()
      clock.advance(15 * 60)
      const answer = await token(org, {
        grant_type: 'authorization_code',
        code,
        redirect_uri: org.app.redirectUri,
      })
      assert.equal(errorOf(answer), [400, 'invalid_grant', 'expired authorization code'])
    },
    { clock: clock.now },
  )()
})

Token(
  'authorization_code: refuses an unknown code, another app and another callback URL',
  withOrg(
    async (org) => {
      const form = { grant_type: 'authorization_code', redirect_uri: org.app.redirectUri }
      const unknown = await token(org, { ...form, code: 'made-up' })
      assert.equal(errorOf(unknown), [400, 'invalid_grant', 'invalid authorization code'])
      const other = { ...form, code: org.authorizationCode(), client_id: 'public' }
      assert.is((await post(org, 'token', other)).body['error_description'], 'invalid authorization code')
      const elsewhere = { ...form, code: org.authorizationCode(), redirect_uri: 'http://127.0.0.1/elsewhere' }
      assert.is((await token(org, elsewhere)).body['error'], 'redirect_uri_mismatch')
    },
    {
      apps: [{ clientId: 'app', clientSecret: 's', redirectUri: 'http://127.0.0.1/cb' }, ...apps.slice(2, 3)],
    },
  ),
)

Token(
  'authorization_code: checks the verifier against the challenge',
  withOrg(async (org) => {
    const verifier = 'a'.repeat(43)
    const code_challenge = createHash('sha256').update(verifier).digest('base64url')
    const exchange = (more: Record<string, string>) => {
      const code = org.authorizationCode(undefined, { code_challenge, code_challenge_method: 'S256' })
      return token(org, {
        grant_type: 'authorization_code',
        code,
        redirect_uri: org.app.redirectUri,
        ...more,
      })
    }
    assert.is((await exchange({ code_verifier: verifier })).status, 200)
    assert.is((await exchange({})).body['error'], 'invalid_grant')
    assert.equal(errorOf(await exchange({ code_verifier: 'b'.repeat(43) })), [
      400,
      'invalid_request',
      'invalid code verifier',
    ])
  }),
)

Token(
  'authorization_code: refuses a verifier without an earlier challenge',
  withOrg(async (org) => {
    const form = { grant_type: 'authorization_code', redirect_uri: org.app.redirectUri }
    const exchange = (more: Record<string, string>) =>
      token(org, { ...form, code: org.authorizationCode(), ...more })
    assert.is((await exchange({})).status, 200)
    assert.equal(errorOf(await exchange({ code_verifier: 'a'.repeat(43) })), [
      400,
      'invalid_request',
      'invalid code verifier',
    ])
  }),
)

Token(
  'answers a grant that it does not play with unsupported_grant_type',
  withOrg(async (org) => {
    const answer = await post(org, 'token', { ...credentials(org), grant_type: 'nonsense' })
    assert.equal(errorOf(answer), [400, 'unsupported_grant_type', 'grant type not supported'])
    assert.is(org.count('nonsense'), 1)
  }),
)

Token.run()
