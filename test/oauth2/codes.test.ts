import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection, type OAuth2 } from '../../src/index.js'
import { ask, callbackOf, formOf, observed, oauth2Of, orgWith, refusal, refused, withOrg } from './support.js'

const Codes = suite('authorization codes')

Codes(
  'a code is spent once; a wrong and a missing verifier are refused',
  withOrg(async (org) => {
    const oauth2 = oauth2Of(org)
    const code = org.authorizationCode()
    await oauth2.requestToken(code)
    assert.equal(await refusal(oauth2.requestToken(code)), [
      'invalid_grant',
      'reauthorize',
      'expired authorization code',
    ])
    const codeFor = async (): Promise<string> => {
      const { url } = oauth2.authorizationRequest()
      return new URL(await callbackOf(url)).searchParams.get('code') ?? ''
    }
    const wrong = await refused(oauth2.requestToken(await codeFor(), { code_verifier: 'x'.repeat(43) }))
    assert.is(wrong.errorCode, 'invalid_request')
    assert.is((await refused(oauth2.requestToken(await codeFor()))).errorCode, 'invalid_grant')
    const elsewhere = oauth2.requestToken(org.authorizationCode(), { redirect_uri: 'http://127.0.0.1/x' })
    assert.is((await refused(elsewhere)).errorCode, 'redirect_uri_mismatch')
  }, orgWith()),
)

Codes(
  'the org leads errors back: scope, app not installed, flow disabled, a user who declines',
  withOrg(
    async (org) => {
      const pendingOf = async (oauth2: OAuth2, params: { scope?: string; login_hint?: string }) => {
        const pending = oauth2.authorizationRequest(params)
        return new Connection({ oauth2 }).authorizeCallback(await callbackOf(pending.url), pending)
      }
      const by = (clientId: string): OAuth2 => oauth2Of(org, { clientId })
      const codes = await Promise.all([
        refusal(pendingOf(by('app'), { scope: 'full' })),
        refusal(pendingOf(by('away'), {})),
        refusal(pendingOf(by('off'), {})),
        refusal(pendingOf(by('app'), { login_hint: 'nobody@local.example' })),
      ])
      assert.equal(
        codes.map(([code]) => code),
        ['invalid_scope', 'invalid_client', 'oauth_flow_disabled', 'access_denied'],
      )
      assert.is(codes[1][2], 'app must be installed into org')
    },
    {
      apps: [
        { clientId: 'app', clientSecret: 's', redirectUri: 'http://127.0.0.1/callback' },
        { clientId: 'away', clientSecret: 's', redirectUri: 'http://127.0.0.1/callback', installed: false },
        { clientId: 'off', clientSecret: 's', redirectUri: 'http://127.0.0.1/callback', disabled: true },
      ],
    },
  ),
)

Codes(
  'a public client logs in with PKCE and without any secret, and refreshes so',
  withOrg(
    async (org) => {
      const { clientId, redirectUri } = org.app
      const { fetch, sent } = observed()
      const conn = new Connection({ oauth2: { loginUrl: org.url, clientId, redirectUri, fetch } })
      const pending = conn.oauth2.authorizationRequest()
      await conn.authorizeCallback(await callbackOf(pending.url), pending)
      org.expireSessions()
      await ask(conn)
      const forms = sent.map(formOf).filter((form) => 'grant_type' in form)
      assert.equal(
        forms.map((form) => form['grant_type']),
        ['authorization_code', 'refresh_token'],
      )
      assert.not.ok(forms.some((form) => 'client_secret' in form))
    },
    { apps: [{ clientId: 'public', redirectUri: 'http://127.0.0.1/callback', requirePkce: true }] },
  ),
)

Codes(
  'hybrid_auth_code opens the sessions of the web views, hybrid_refresh renews them',
  withOrg(async (org) => {
    const oauth2 = oauth2Of(org)
    const scope = 'api refresh_token lightning visualforce content'
    const code = org.authorizationCode(undefined, { scope })
    const first = await oauth2.requestToken({ grant_type: 'hybrid_auth_code', code })
    const second = await oauth2.requestToken({
      grant_type: 'hybrid_refresh',
      refresh_token: String(first.refresh_token),
    })
    for (const answer of [first, second]) {
      for (const name of [
        'lightning_sid',
        'visualforce_sid',
        'content_sid',
        'parent_sid',
        'csrf_token',
      ] as const) {
        assert.ok(answer[name], name)
      }
      assert.ok(answer['cookie-sid_Client'])
    }
    assert.is.not(first.lightning_sid, second.lightning_sid)
    assert.is.not(first.refresh_token, second.refresh_token)
    assert.equal([org.count('hybrid_auth_code'), org.count('hybrid_refresh')], [1, 1])
    const again = oauth2.requestToken({ grant_type: 'hybrid_refresh', refresh_token: 'gone' })
    assert.is((await refused(again)).errorCode, 'invalid_grant')
  }, orgWith()),
)

Codes(
  'a session of a hybrid app renews itself with those of its web views, however it was opened',
  withOrg(async (org) => {
    const scope = 'api refresh_token lightning'
    const conn = new Connection({ oauth2: oauth2Of(org) })
    const sids: unknown[] = []
    conn.on('refresh', (_token, answer) => sids.push(answer?.lightning_sid))
    await conn.authorize({
      grant_type: 'hybrid_auth_code',
      code: org.authorizationCode(undefined, { scope }),
    })
    for (let turn = 0; turn < 2; turn += 1) {
      org.expireSessions()
      await Promise.all([ask(conn), ask(conn), ask(conn)])
    }
    const again = new Connection({ oauth2: oauth2Of(org) })
    await again.authorize({ grant_type: 'hybrid_refresh', refresh_token: conn.refreshToken ?? '' })
    org.expireSessions()
    await ask(again)
    assert.equal([org.count('hybrid_refresh'), org.count('refresh_token'), org.reuses], [4, 0, 0])
    assert.is(new Set(sids.filter((sid) => typeof sid === 'string')).size, 2)
  }, orgWith()),
)

Codes(
  'a session opened with a refresh token that does not rotate keeps it',
  withOrg(
    async (org) => {
      const { refreshToken } = org.openSession()
      for (const grant_type of ['refresh_token', 'hybrid_refresh'] as const) {
        const conn = new Connection({ oauth2: oauth2Of(org) })
        await conn.authorize({ grant_type, refresh_token: refreshToken })
        assert.is(conn.refreshToken, refreshToken)
        org.expireSessions()
        await ask(conn)
        assert.is(org.count(grant_type), 2)
      }
    },
    orgWith({ rotation: false }),
  ),
)

Codes.run()
