import { createPrivateKey } from 'node:crypto'
import { decodeJwt, SignJWT, UnsecuredJWT } from 'jose'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection } from '../../src/index.js'
import type { LocalOrg } from '../../src/testing/index.js'
import { createClock } from '../testing/support.js'
import { callbackOf, oauth2Of, observed, orgWith, refused, strangersKey, withOrg } from './support.js'

const IdToken = suite('id_token of a web login')

const SCOPE = 'openid api id refresh_token'

/** An id_token of a login at the org. */
async function login(org: LocalOrg, params: Record<string, string> = {}): Promise<string> {
  const code = org.authorizationCode(undefined, { scope: SCOPE, nonce: 'once', ...params })
  const answer = await oauth2Of(
    org,
    params['client_id'] === undefined ? {} : { clientId: params['client_id'] },
  ).requestToken(code)
  return String(answer.id_token)
}

/** The defect of an id_token. */
async function complaint(org: LocalOrg, idToken: string, nonce = 'once'): Promise<string> {
  const error = await refused(oauth2Of(org).verifyIdToken(idToken, { nonce }))
  assert.equal([error.errorCode, error.verdict], ['INVALID_ID_TOKEN', 'terminal'])
  assert.not.ok(error.message.includes(idToken))
  return /its (\w+) is wrong/.exec(error.message)?.[1] ?? error.message
}

IdToken(
  'holds: issuer, audience, nonce, subject, signature',
  withOrg(async (org) => {
    const idToken = await login(org)
    const claims = await oauth2Of(org).verifyIdToken(idToken, { nonce: 'once' })
    assert.equal([claims.iss, claims.aud, claims.nonce], [org.url, org.app.clientId, 'once'])
    assert.is(claims.sub, `${org.url}/id/${org.user.organizationId}/${org.user.id}`)
  }, orgWith()),
)

IdToken('is refused for its nonce, audience, issuer, signature, algorithm, form and age', async () => {
  const clock = createClock()
  clock.advance((Date.now() - clock.now()) / 1000)
  const two = [
    { clientId: 'one', clientSecret: 's', redirectUri: 'http://127.0.0.1/cb', scope: SCOPE },
    { clientId: 'two', clientSecret: 's', redirectUri: 'http://127.0.0.1/cb', scope: SCOPE },
  ]
  await withOrg(
    async (org) => {
      const idToken = await login(org)
      assert.is(await complaint(org, idToken, 'twice'), 'nonce')
      assert.is(await complaint(org, await login(org, { client_id: 'two' })), 'aud')
      const claims = decodeJwt(idToken)
      const [header = '', , signature = ''] = idToken.split('.')
      const payload = Buffer.from(JSON.stringify({ ...claims, sub: 'me' })).toString('base64url')
      assert.is(await complaint(org, `${header}.${payload}.${signature}`), 'signature')
      const forged = await new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256' })
        .sign(createPrivateKey(strangersKey()))
      assert.is(await complaint(org, forged), 'signature')
      const unsigned = new UnsecuredJWT(claims).encode()
      assert.match(await complaint(org, unsigned), /algorithm|form/)
      assert.is(await complaint(org, 'nonsense'), 'form')
      clock.advance(-3600)
      assert.is(await complaint(org, await login(org)), 'exp')
    },
    { apps: two, clock: clock.now },
  )()
})

IdToken(
  'of another issuer is refused',
  withOrg(async (org) => {
    const idToken = await login(org)
    const metadata = await oauth2Of(org).openidConfiguration()
    org.answer('openid-configuration', {
      status: 200,
      body: { ...metadata, issuer: 'https://other.example' },
    })
    assert.is(await complaint(org, idToken), 'iss')
  }, orgWith()),
)

IdToken(
  'decides a web login: with another nonce nobody is logged in, here or at the server',
  withOrg(async (org) => {
    const { fetch } = observed()
    const conn = new Connection({ oauth2: oauth2Of(org, { fetch }) })
    const pending = conn.oauth2.authorizationRequest({ scope: SCOPE })
    const callback = await callbackOf(pending.url)
    const error = await refused(conn.authorizeCallback(callback, { ...pending, nonce: 'another' }))
    assert.is(error.errorCode, 'INVALID_ID_TOKEN')
    assert.equal([conn.accessToken, conn.userInfo, org.count('revoke')], [null, null, 1])
    const again = conn.oauth2.authorizationRequest({ scope: SCOPE })
    await conn.authorizeCallback(await callbackOf(again.url), again)
    assert.is(conn.userInfo?.id, org.user.id)
  }, orgWith()),
)

IdToken.run()
