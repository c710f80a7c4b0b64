import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection, OAuth2 } from '../../src/index.js'
import { createClock } from '../testing/support.js'
import {
  ask,
  isAlive,
  KEYS,
  keyOptions,
  oauth2Of,
  observed,
  orgWith,
  refusal,
  refused,
  withOrg,
} from './support.js'

const Endpoints = suite('endpoints of the local org')

const SCOPE = 'api web openid refresh_token id'

Endpoints(
  'introspection tells whose a token is and until when; of a dead one that it is dead',
  withOrg(async (org) => {
    for (const oauth2 of [
      oauth2Of(org),
      oauth2Of(org, { clientAuthentication: 'client_secret_basic' }),
      new OAuth2(keyOptions(org)),
    ]) {
      const { accessToken, refreshToken } = org.openSession()
      const access = await oauth2.introspect(accessToken)
      assert.equal(
        [access.active, access.username, access.client_id, access.token_type],
        [true, org.user.username, org.app.clientId, 'access_token'],
      )
      assert.ok((access.exp ?? 0) > (access.iat ?? 0))
      assert.is((await oauth2.introspect(refreshToken)).token_type, 'refresh_token')
      org.killSession(accessToken)
      assert.equal(await oauth2.introspect(accessToken), { active: false })
    }
    const wrong = oauth2Of(org, { clientSecret: 'another-secret' }).introspect('a-token')
    assert.equal(await refusal(wrong), ['invalid_client', 'configuration', 'invalid client credentials'])
  }, orgWith()),
)

Endpoints(
  'revocation: an access token ends alone, a refresh token takes its sessions along; the token is in the body',
  withOrg(async (org) => {
    const { fetch, sent } = observed()
    const oauth2 = oauth2Of(org, { fetch })
    const { accessToken, refreshToken } = org.openSession()
    await oauth2.revokeToken(accessToken)
    assert.not(await isAlive(org, accessToken))
    const renewed = await oauth2.refreshToken(refreshToken)
    await oauth2.revokeToken(String(renewed.refresh_token))
    assert.not(await isAlive(org, renewed.access_token))
    const dead = await refused(oauth2.revokeToken(accessToken))
    assert.equal([dead.errorCode, dead.message.includes(accessToken)], ['invalid_token', false])
    const soap = new Connection({ loginUrl: org.url })
    await soap.login(org.user.username, org.user.password)
    const unsupported = oauth2.revokeToken(String(soap.accessToken))
    assert.is((await refused(unsupported)).errorCode, 'unsupported_token_type')
    assert.ok(sent.every(({ url }) => new URL(url).search === ''))
  }, orgWith()),
)

Endpoints(
  'userinfo: the claims of the user, with the subject of the id_token; a dead token is Bad_OAuth_Token',
  withOrg(async (org) => {
    const oauth2 = oauth2Of(org)
    const answer = await oauth2.requestToken(org.authorizationCode(undefined, { scope: SCOPE }))
    const claims = await oauth2.userInfo(answer.access_token)
    const { sub } = await oauth2.verifyIdToken(String(answer.id_token))
    assert.equal(
      [claims.sub, claims.user_id, claims.preferred_username],
      [sub, org.user.id, org.user.username],
    )
    org.expireSessions()
    assert.equal((await refusal(oauth2.userInfo(answer.access_token))).slice(0, 2), [
      'Bad_OAuth_Token',
      'reauthorize',
    ])
  }, orgWith()),
)

Endpoints('single access: a link that opens a browser session, once and within a minute', async () => {
  const clock = createClock()
  await withOrg(
    async (org) => {
      const oauth2 = oauth2Of(org)
      const token = async (scope: string) =>
        (await oauth2.requestToken(org.authorizationCode(undefined, { scope }))).access_token
      const accessToken = await token(SCOPE)
      const open = (url: string) => fetch(url, { redirect: 'manual' })
      const { frontdoor_uri: link } = await oauth2.singleAccess(accessToken, '/lightning/page/home')
      assert.ok(link.startsWith(`${org.url}/secur/frontdoor.jsp?`) && !link.includes(accessToken))
      const first = await open(link)
      assert.equal([first.status, first.headers.get('location')], [302, `${org.url}/lightning/page/home`])
      const cookie = (first.headers.get('set-cookie') ?? '').split(';', 1).join('')
      const home = await fetch(first.headers.get('location') ?? '', { headers: { cookie } })
      assert.match(await home.text(), org.user.username)
      assert.is((await open(link)).status, 403)
      const late = await oauth2.singleAccess(accessToken)
      clock.advance(61)
      assert.is((await open(late.frontdoor_uri)).status, 403)
      const out = await oauth2.singleAccess(accessToken, 'https://evil.example/')
      assert.is((await open(out.frontdoor_uri)).headers.get('location'), `${org.url}/lightning`)
      assert.is((await refused(oauth2.singleAccess(await token('api')))).errorCode, 'invalid_scope')
      org.expireSessions()
      assert.is((await refused(oauth2.singleAccess(accessToken))).errorCode, 'Bad_OAuth_Token')
    },
    orgWith({}, { clock: clock.now }),
  )()
})

Endpoints(
  'registration gives a client that works at once; the initial token is checked, and the metadata',
  withOrg(async (org) => {
    const oauth2 = new OAuth2({ loginUrl: org.url })
    const metadata = {
      redirect_uris: ['http://127.0.0.1/registered'],
      client_name: 'Registered',
      scopes: ['api', 'id'],
    }
    const client = await oauth2.register(metadata, org.initialAccessToken)
    assert.equal([client.client_name, client.redirect_uris], ['Registered', metadata.redirect_uris])
    const app = {
      loginUrl: org.url,
      clientId: client.client_id,
      clientSecret: String(client.client_secret),
      redirectUri: 'http://127.0.0.1/registered',
    }
    const conn = new Connection({ oauth2: app })
    await conn.authorize({ grant_type: 'client_credentials' })
    await ask(conn)
    await conn.authorize(
      org.authorizationCode(undefined, { client_id: client.client_id, redirect_uri: app.redirectUri }),
    )
    const refusedToken = await refused(oauth2.register(metadata, 'another-initial-token'))
    assert.equal([refusedToken.errorCode, refusedToken.status], ['invalid_token', 401])
    assert.not.match(refusedToken.message, 'another-initial')
    const empty = await refused(oauth2.register({ redirect_uris: [] }, org.initialAccessToken))
    assert.equal(
      [empty.errorCode, empty.message.startsWith('contract: redirect_uris')],
      ['invalid_request', true],
    )
  }, orgWith()),
)

Endpoints(
  'an org takes a hundred clients',
  withOrg(async (org) => {
    const oauth2 = new OAuth2({ loginUrl: org.url })
    const register = () => oauth2.register({ redirect_uris: ['http://127.0.0.1/'] }, org.initialAccessToken)
    await Promise.all(Array.from({ length: 99 }, register))
    const error = await refused(register())
    assert.equal([error.errorCode, error.verdict], ['exceeded_registration_limit', 'throttled'])
  }, orgWith()),
)

Endpoints(
  'discovery names endpoints that are there; keys are public RSA keys',
  withOrg(async (org) => {
    const oauth2 = oauth2Of(org)
    const openid = await oauth2.openidConfiguration()
    assert.is(openid.issuer, org.url)
    assert.equal(
      [openid.authorization_endpoint, openid.token_endpoint, openid.revocation_endpoint],
      [oauth2.authzServiceUrl, oauth2.tokenServiceUrl, oauth2.revokeServiceUrl],
    )
    for (const [name, url] of Object.entries(openid)) {
      if (!name.endsWith('_endpoint') && name !== 'jwks_uri') continue
      const { status } = await fetch(String(url), {
        method: /authorize|keys|logout|userinfo/.test(String(url)) ? 'GET' : 'POST',
      })
      assert.is.not(status, 404, name)
    }
    const { keys } = await oauth2.keys()
    assert.equal(
      keys.map(({ kty, use, alg }) => [kty, use, alg]),
      [['RSA', 'sig', 'RS256']],
    )
    assert.not.ok(keys.some((key) => 'd' in key))
    const settings = await oauth2.authConfiguration()
    assert.equal([settings.Url, settings.LoginPageType], [org.url, 'standard'])
  }, orgWith()),
)

Endpoints(
  'verifySignature holds for every grant that names the app, and for no other secret',
  withOrg(async (org) => {
    const oauth2 = oauth2Of(org)
    const answers = [
      await oauth2.requestToken(org.authorizationCode()),
      await oauth2.requestToken({ grant_type: 'client_credentials' }),
      await oauth2.refreshToken(org.openSession().refreshToken),
    ]
    for (const answer of answers) {
      assert.is(await oauth2.verifySignature(answer), true)
      const later = { ...answer, issued_at: '1' }
      assert.is((await refused(oauth2.verifySignature(later))).errorCode, 'INVALID_SIGNATURE')
      const other = oauth2Of(org, { clientSecret: 'another', privateKey: KEYS.privateKey })
      assert.is((await refused(other.verifySignature(answer))).errorCode, 'INVALID_SIGNATURE')
    }
  }, orgWith()),
)

Endpoints.run()
