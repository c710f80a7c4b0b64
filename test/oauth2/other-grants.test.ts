import { createPrivateKey } from 'node:crypto'
import { SignJWT } from 'jose'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection, type Grant } from '../../src/index.js'
import {
  ask,
  checkToken,
  formOf,
  oauth2Of,
  observed,
  orgWith,
  refusal,
  refused,
  strangersKey,
  withOrg,
} from './support.js'

const Grants = suite('token exchange, SAML and password')

const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange'
const SAML_BEARER = 'urn:ietf:params:oauth:grant-type:saml2-bearer'
const BROWSER = 'urn:oasis:names:tc:SAML:2.0:profiles:SSO:browser'

type Kind = 'jwt' | 'id_token' | 'access_token' | 'refresh_token' | 'saml2'
const exchange = (subject_token: string, kind: Kind, more: object = {}): Grant => ({
  grant_type: EXCHANGE,
  subject_token,
  subject_token_type: `urn:ietf:params:oauth:token-type:${kind}`,
  ...more,
})

Grants(
  'token exchange: every kind of subject token, with scope and refresh token when asked for',
  withOrg(async (org) => {
    const conn = new Connection({ oauth2: oauth2Of(org) })
    const { oauth2 } = conn
    const scope = 'openid api refresh_token id'
    await conn.authorize(
      exchange(await org.subjectToken(), 'jwt', { scope, token_handler: org.app.tokenHandler }),
    )
    assert.type(conn.refreshToken, 'string')
    org.expireSessions()
    await ask(conn)
    const code = org.authorizationCode(undefined, { scope })
    const login = await oauth2.requestToken(code)
    for (const [token, kind] of [
      [login.id_token, 'id_token'],
      [login.access_token, 'access_token'],
      [login.refresh_token, 'refresh_token'],
      [org.samlAssertion(), 'saml2'],
    ] as const) {
      const answer = await oauth2.requestToken(exchange(String(token), kind))
      checkToken(org, answer)
      assert.is(answer.refresh_token, undefined, kind)
    }
  }, orgWith()),
)

Grants(
  'token exchange: refused are tokens of others, unknown handlers and scopes, and login hosts',
  withOrg(async (org) => {
    const oauth2 = oauth2Of(org)
    const forged = await new SignJWT({ iss: 'https://idp.local.example', sub: org.user.username })
      .setProtectedHeader({ alg: 'RS256' })
      .setExpirationTime('1m')
      .sign(createPrivateKey(strangersKey()))
    const invalid = ['invalid_grant', 'reauthorize', 'invalid subject token']
    for (const kind of ['jwt', 'id_token', 'access_token', 'refresh_token', 'saml2'] as const) {
      assert.equal(await refusal(oauth2.requestToken(exchange(forged, kind))), invalid)
    }
    const token = await org.subjectToken()
    const handler = oauth2.requestToken(exchange(token, 'jwt', { token_handler: 'Nobody' }))
    assert.is((await refused(handler)).errorCode, 'invalid_request')
    const full = oauth2.requestToken(exchange(token, 'jwt', { scope: 'full' }))
    assert.is((await refused(full)).errorCode, 'invalid_scope')
    const stranger = oauth2.requestToken(exchange(await org.subjectToken('nobody@local.example'), 'jwt'))
    assert.is((await refused(stranger)).errorCode, 'invalid_grant')
    const long = oauth2.requestToken(exchange('x'.repeat(10_001), 'jwt'))
    assert.match((await refused(long)).message, /contract: subject_token/)
  }, orgWith()),
)

Grants(
  'token exchange on a login host is not supported',
  withOrg(
    async (org) => {
      const answer = oauth2Of(org).requestToken(exchange(await org.subjectToken(), 'jwt'))
      assert.equal(await refusal(answer), [
        'invalid_grant',
        'configuration',
        'request not supported on this domain',
      ])
    },
    orgWith({}, { myDomain: false }),
  ),
)

Grants(
  'SAML bearer and the old assertion grant open a session; neither sends the app’s credentials',
  withOrg(async (org) => {
    const { fetch, sent } = observed()
    const bearer = new Connection({ oauth2: oauth2Of(org, { fetch }) })
    await bearer.authorize({ grant_type: SAML_BEARER, assertion: org.samlAssertion() })
    await ask(bearer)
    const old = new Connection({ oauth2: { loginUrl: org.url, fetch } })
    const assertion = org.samlAssertion({ issuer: 'https://idp.example.org' })
    await old.authorize({ grant_type: 'assertion', assertion_type: BROWSER, assertion })
    await ask(old)
    assert.equal(
      sent.map((request) => Object.keys(formOf(request)).sort()),
      [
        ['assertion', 'grant_type'],
        ['assertion', 'assertion_type', 'grant_type'],
      ],
    )
    assert.equal([org.count(SAML_BEARER), org.count('assertion')], [1, 1])
    org.expireSessions()
    assert.is((await refused(ask(bearer))).errorCode, 'INVALID_SESSION_ID')
  }, orgWith()),
)

Grants(
  'SAML: refused are other audiences, expired ones, what is no assertion, users who did not approve',
  withOrg(
    async (org) => {
      const oauth2 = oauth2Of(org)
      const send = (assertion: string) => oauth2.requestToken({ grant_type: SAML_BEARER, assertion })
      const unapproved = send(org.samlAssertion())
      assert.equal(await refusal(unapproved), [
        'invalid_grant',
        'configuration',
        "user hasn't approved this consumer",
      ])
      org.approve()
      const elsewhere = send(org.samlAssertion({ audience: 'https://example.org' }))
      assert.equal(await refusal(elsewhere), ['invalid_grant', 'configuration', 'audience is invalid'])
      const encode = (xml: string) => Buffer.from(xml).toString('base64url')
      const unsigned = Buffer.from(org.samlAssertion(), 'base64url')
        .toString()
        .replaceAll('SignatureValue', 'None')
      for (const assertion of [
        org.samlAssertion({ expiresAt: Date.now() - 1000 }),
        org.samlAssertion({ subject: '' }),
        encode(unsigned),
        encode('<a><b></a>'),
        encode('<!DOCTYPE a><a/>'),
        'no base64!',
      ]) {
        assert.equal(await refusal(send(assertion)), ['invalid_grant', 'configuration', 'invalid assertion'])
      }
      const unknown = send(org.samlAssertion({ issuer: 'who' }))
      assert.is((await refused(unknown)).errorCode, 'invalid_client_id')
    },
    orgWith({ preAuthorized: [] }),
  ),
)

Grants(
  'the password grant renews itself by the same grant; an app for approved users only refuses the others',
  withOrg(async (org) => {
    const conn = new Connection({ oauth2: oauth2Of(org) })
    await conn.authorize({
      grant_type: 'password',
      username: org.user.username,
      password: org.user.password,
    })
    org.expireSessions()
    await ask(conn)
    assert.is(org.count('password'), 2)
    const wrong = conn.authorize({
      grant_type: 'password',
      username: org.user.username,
      password: 'no-no-no',
    })
    assert.equal((await refusal(wrong)).slice(0, 2), ['invalid_grant', 'credentials'])
  }, orgWith()),
)

Grants.run()
