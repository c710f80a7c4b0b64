import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection } from '../../src/index.js'
import { scripted, tokenAnswer } from '../connection/support.js'
import { refused } from '../helpers/refused.js'

const Callback = suite('the issuer and the id token of a web login (S18)')

const LOGIN = 'https://acme.my.salesforce.com'
const INSTANCE = 'https://acme--x.sandbox.my.salesforce.com'
const DISCOVERED = 'https://login.salesforce.com'

/** A connection whose login host answers with these tokens, and is discovered as {@link DISCOVERED}. */
function browser() {
  const revoked: (string | null)[] = []
  const asked: string[] = []
  const { fetch } = scripted(({ url, body }) => {
    asked.push(new URL(url).pathname)
    if (url.endsWith('/token'))
      return tokenAnswer({ instance_url: INSTANCE, access_token: '00D!access', refresh_token: 'R' })
    if (url.endsWith('/revoke')) {
      revoked.push(new URLSearchParams(body).get('token'))
      return new Response()
    }
    if (url.endsWith('/openid-configuration')) return Response.json({ ...METADATA, issuer: DISCOVERED })
    return Response.json({ keys: [] })
  })
  const conn = new Connection({
    fetch,
    loginUrl: LOGIN,
    oauth2: { loginUrl: LOGIN, clientId: 'c', redirectUri: 'https://app.example/cb' },
  })
  const login = (iss: string | undefined, scope = 'api'): Promise<unknown> => {
    const pending = conn.oauth2.authorizationRequest({ scope })
    const query = new URLSearchParams({
      code: 'x',
      state: pending.state,
      ...(iss === undefined ? {} : { iss }),
    })
    return conn.authorizeCallback(`https://app.example/cb?${query.toString()}`, pending)
  }
  return { conn, login, revoked, asked }
}

const PLACES = [
  'authorization_endpoint',
  'token_endpoint',
  'userinfo_endpoint',
  'jwks_uri',
  'revocation_endpoint',
]
const LISTS = [
  'scopes_supported',
  'response_types_supported',
  'subject_types_supported',
  'id_token_signing_alg_values_supported',
  'display_values_supported',
  'token_endpoint_auth_methods_supported',
]
const METADATA = {
  ...Object.fromEntries(PLACES.map((name) => [name, `${LOGIN}/${name}`] as const)),
  ...Object.fromEntries(LISTS.map((name) => [name, ['x']] as const)),
}

Callback(
  'an issuer that is the login host, or the My Domain that the token answer names, is accepted',
  async () => {
    for (const iss of [LOGIN, `${LOGIN}/`, INSTANCE]) {
      const { conn, login, asked } = browser()
      await login(iss).catch(() => undefined)
      assert.is(conn.accessToken, '00D!access', iss)
      assert.not.ok(asked.some((path) => path.endsWith('/openid-configuration')))
    }
  },
)

Callback('an issuer that was discovered at the login host is accepted', async () => {
  const { conn, login } = browser()
  await login(DISCOVERED).catch(() => undefined)
  assert.is(conn.accessToken, '00D!access')
})

Callback('another issuer of Salesforce’s own is STATE_MISMATCH, and the tokens are revoked', async () => {
  const { conn, login, revoked } = browser()
  const error = await refused(login('https://other.my.salesforce.com'))
  assert.equal([error.errorCode, error.verdict], ['STATE_MISMATCH', 'reauthorize'])
  assert.equal([conn.accessToken, revoked], [null, ['R']])
})

Callback('an absent issuer stays accepted', async () => {
  const { conn, login } = browser()
  await login(undefined).catch(() => undefined)
  assert.is(conn.accessToken, '00D!access')
})

Callback(
  'openid asked with a nonce, and no id token in the answer, is refused, and the tokens are revoked',
  async () => {
    const { conn, login, revoked } = browser()
    const error = await refused(login(undefined, 'api openid'))
    assert.is(error.errorCode, 'INVALID_ID_TOKEN')
    assert.equal([conn.accessToken, revoked], [null, ['R']])
  },
)

Callback.run()
