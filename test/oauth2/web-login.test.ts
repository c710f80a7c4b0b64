import { createHash } from 'node:crypto'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection, OAuth2 } from '../../src/index.js'
import {
  ask,
  callbackOf,
  formOf,
  observed,
  oauth2Of,
  orgWith,
  refused,
  typeErrorOf,
  withOrg,
} from './support.js'

const WebLogin = suite('web login')

const app = { clientId: 'c', redirectUri: 'https://app.example.org/callback?a=1' }

WebLogin('authorizationRequest gives a legal verifier, its S256 challenge, and new values each time', () => {
  const oauth2 = new OAuth2(app)
  const requests = Array.from({ length: 20 }, () => oauth2.authorizationRequest({ scope: 'api openid' }))
  for (const { url, state, nonce, codeVerifier } of requests) {
    const params = new URL(url).searchParams
    assert.match(codeVerifier, /^[A-Za-z0-9._~-]{43,128}$/)
    assert.is(params.get('code_challenge'), createHash('sha256').update(codeVerifier).digest('base64url'))
    assert.is(params.get('code_challenge_method'), 'S256')
    assert.equal([params.get('state'), params.get('nonce')], [state, nonce])
    assert.equal([params.get('response_type'), params.get('client_id')], ['code', 'c'])
    assert.is(params.get('redirect_uri'), app.redirectUri)
    assert.not.ok(url.includes(codeVerifier))
  }
  for (const key of ['state', 'nonce', 'codeVerifier'] as const) {
    assert.is(new Set(requests.map((request) => request[key])).size, requests.length)
  }
})

WebLogin(
  'authorizationRequest takes state and nonce; a nonce goes out where an id_token may come back',
  () => {
    const given = { state: 'mine', nonce: 'once' }
    const oauth2 = new OAuth2(app)
    const openid = oauth2.authorizationRequest({ ...given, scope: 'openid' })
    assert.equal([openid.state, openid.nonce], ['mine', 'once'])
    assert.is(new URL(openid.url).searchParams.get('nonce'), 'once')
    const plain = oauth2.authorizationRequest({ state: 'mine', scope: 'api' })
    assert.is(new URL(plain.url).searchParams.has('nonce'), false)
    assert.ok(new URL(oauth2.authorizationRequest().url).searchParams.has('nonce'))
  },
)

WebLogin('getAuthorizationUrl is as jsforce has it', () => {
  const oauth2 = new OAuth2({ ...app, loginUrl: 'https://test.salesforce.com' })
  const url = oauth2.getAuthorizationUrl({
    scope: 'api id web',
    state: 'a b',
    login_hint: undefined as never,
  })
  assert.is(
    url,
    'https://test.salesforce.com/services/oauth2/authorize?response_type=code&client_id=c' +
      '&redirect_uri=https%3A%2F%2Fapp.example.org%2Fcallback%3Fa%3D1&scope=api+id+web&state=a+b',
  )
})

WebLogin(
  'a whole login: request, callback, session; the verifier goes out once and with no other grant',
  withOrg(async (org) => {
    const { fetch, sent } = observed()
    const conn = new Connection({ oauth2: oauth2Of(org, { fetch }) })
    const pending = conn.oauth2.authorizationRequest({ scope: 'api refresh_token openid id' })
    const user = await conn.authorizeCallback(await callbackOf(pending.url), pending)
    assert.equal([user.id, conn.userInfo?.id], [org.user.id, org.user.id])
    await ask(conn)
    org.expireSessions()
    await ask(conn)
    assert.equal([org.count('authorization_code'), org.count('refresh_token')], [1, 1])
    const withVerifier = sent.filter(({ body, url }) => (url + body).includes(pending.codeVerifier))
    assert.equal(
      withVerifier.map((request) => formOf(request)['grant_type']),
      ['authorization_code'],
    )
    await conn.logout(true)
  }, orgWith()),
)

WebLogin(
  'authorize takes the code, the verifier and the state by hand',
  withOrg(async (org) => {
    const conn = new Connection({ oauth2: oauth2Of(org) })
    const { url, state, codeVerifier } = conn.oauth2.authorizationRequest()
    const code = new URL(await callbackOf(url)).searchParams.get('code') ?? ''
    await conn.authorize(code, { code_verifier: codeVerifier, state })
    assert.type(conn.refreshToken, 'string')
    await ask(conn)
  }, orgWith()),
)

WebLogin(
  'a redirect_uri of the request goes along to the token request',
  withOrg(
    async (org) => {
      const conn = new Connection({ oauth2: oauth2Of(org, { redirectUri: 'http://127.0.0.1/callback' }) })
      const redirect_uri = 'http://127.0.0.1/other'
      const { url, ...pending } = conn.oauth2.authorizationRequest({ redirect_uri })
      const { id } = await conn.authorizeCallback(await callbackOf(url), pending)
      await ask(conn)
      assert.is(id, org.user.id)
    },
    orgWith({ redirectUri: 'http://127.0.0.1/callback\nhttp://127.0.0.1/other' }),
  ),
)

WebLogin(
  'a callback that answers another request is refused before anything goes out',
  withOrg(async (org) => {
    const conn = new Connection({ oauth2: oauth2Of(org) })
    const pending = conn.oauth2.authorizationRequest()
    const good = new URL(await callbackOf(pending.url))
    for (const state of [
      undefined,
      '',
      'x',
      `${pending.state}x`,
      pending.state.toLowerCase(),
      'x'.repeat(43),
    ]) {
      const url = new URL(good)
      url.searchParams.delete('state')
      if (state !== undefined) url.searchParams.set('state', state)
      const error = await refused(conn.authorizeCallback(url, pending))
      assert.equal([error.errorCode, error.verdict], ['STATE_MISMATCH', 'reauthorize'])
      assert.not.match(error.message, pending.state)
    }
    const forged = `${good.origin}/callback?code=evil&state=`
    const noState = { ...pending, state: '' }
    assert.is((await refused(conn.authorizeCallback(forged, noState))).errorCode, 'STATE_MISMATCH')
    assert.is(org.count('token'), 0)
    await conn.authorizeCallback(good, pending)
  }, orgWith()),
)

WebLogin(
  'an error callback becomes a typed error, from query or fragment, without a state it does not',
  async () => {
    const conn = new Connection({ oauth2: app })
    const pending = { state: 'the-state', codeVerifier: 'v'.repeat(43) }
    const at = (separator: string, error: string): string =>
      `https://app.example.org/callback${separator}error=${error}&error_description=end-user+denied+authorization&state=the-state`
    for (const url of [at('?', 'access_denied'), at('#', 'access_denied'), at('?', 'access-denied')]) {
      const error = await refused(conn.authorizeCallback(url, pending))
      assert.equal([error.errorCode, error.name, error.verdict], ['access_denied', 'access_denied', 'policy'])
      assert.match(error.message, 'end-user denied authorization')
    }
    for (const [code, verdict] of [
      ['immediate_unsuccessful', 'reauthorize'],
      ['login_required', 'reauthorize'],
      ['invalid_scope', 'configuration'],
      ['redirect_uri_mismatch', 'configuration'],
      ['invalid_client', 'configuration'],
      ['server_error', 'retry'],
      ['oauth_flow_disabled', 'configuration'],
    ]) {
      const error = await refused(conn.authorizeCallback(at('?', String(code)), pending))
      assert.equal([error.errorCode, error.verdict], [code, verdict])
    }
    const stateless = 'https://app.example.org/callback?error=access_denied'
    assert.is((await refused(conn.authorizeCallback(stateless, pending))).errorCode, 'STATE_MISMATCH')
  },
)

WebLogin(
  'a code in the fragment and a callback that is a path only are understood; nonsense is a TypeError',
  async () => {
    const pending = { state: 's', codeVerifier: 'v'.repeat(43) }
    const { fetch, sent } = observed()
    const conn = new Connection({ oauth2: { ...app, loginUrl: 'http://127.0.0.1:9', fetch } })
    for (const url of ['https://app.example.org/callback#code=abc&state=s', '/callback?code=abc&state=s']) {
      await refused(conn.authorizeCallback(url, pending))
      assert.is(formOf(sent.at(-1))['code'], 'abc')
    }
    for (const url of ['http://[', '/callback?state=s', '/callback?state=s&code=']) {
      await typeErrorOf(conn.authorizeCallback(url, pending))
    }
    assert.is(sent.length, 2)
  },
)

WebLogin.run()
