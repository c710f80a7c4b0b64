import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection, memoryStore, OAuth2, type ConnectionOptions } from '../../src/index.js'
import type { LocalOrg } from '../../src/testing/index.js'
import { refused } from '../helpers/refused.js'
import { appOptions, ask, isAlive, loginAnswer, logIn, scripted, withOrg } from './support.js'

const Logins = suite('every login')

/** The session works, the user is known, logging out ends it. */
async function goRound(org: LocalOrg, conn: Connection): Promise<void> {
  await ask(conn)
  const identity = await conn.identity()
  assert.equal([identity.user_id, conn.instanceUrl], [org.user.id, org.url])
  assert.is((await conn.partner.getUserInfo()).userName, org.user.username)
  const accessToken = String(conn.accessToken)
  await conn.logout()
  assert.not(await isAlive(org, accessToken))
}

const SHAPES: readonly (readonly [what: string, shape: (url: string) => string])[] = [
  ['plain', (url) => url],
  ['a trailing slash', (url) => `${url}/`],
  ['several', (url) => `${url}///`],
  ['the path of a service', (url) => `${url}/services/Soap/u/64.0/00DLo0000000Org`],
  ['blanks around it', (url) => ` ${url} `],
]

for (const [what, shape] of SHAPES) {
  Logins(
    `SOAP login, the URL with ${what}`,
    withOrg(async (org) => {
      const conn = new Connection({ loginUrl: shape(org.url) })
      const user = await conn.login(org.user.username, org.user.password)
      assert.equal(user, {
        id: org.user.id,
        organizationId: org.user.organizationId,
        url: `${org.url}/id/${org.user.organizationId}/${org.user.id}`,
      })
      assert.equal([org.count('login'), org.count('token')], [1, 0])
      await goRound(org, conn)
    }),
  )

  Logins(
    `password grant, the URL with ${what}`,
    withOrg(async (org) => {
      const conn = new Connection({ oauth2: { ...appOptions(org), loginUrl: shape(org.url) } })
      await conn.login(org.user.username, org.user.password)
      assert.equal([org.count('login'), org.count('password')], [0, 1])
      await goRound(org, conn)
    }),
  )

  Logins(
    `session id and serverUrl, with ${what}; access token and instanceUrl alike`,
    withOrg(async (org) => {
      const sessionId = String((await logIn(org)).accessToken)
      await goRound(org, new Connection({ sessionId, serverUrl: shape(org.url), loginUrl: org.url }))
      const { accessToken } = org.openSession()
      await goRound(org, new Connection({ accessToken, instanceUrl: shape(org.url) }))
    }),
  )
}

Logins(
  'the token and the security token: a password with it is taken, and asked for where it is missing',
  withOrg(
    async (org) => {
      const { username, password, securityToken } = org.user
      const conn = new Connection({ loginUrl: org.url })
      const error = await refused(conn.login(username, password))
      assert.equal([error.errorCode, error.verdict], ['LOGIN_MUST_USE_SECURITY_TOKEN', 'credentials'])
      await conn.login(username, password + securityToken)
      await goRound(org, conn)
    },
    {
      users: [{ username: 'a@b.example', password: 'p', securityToken: 'TOKEN', requireSecurityToken: true }],
    },
  ),
)

const LOGIN_URLS: readonly (readonly [options: ConnectionOptions, host: string])[] = [
  [{}, 'https://login.salesforce.com'],
  [{ loginUrl: 'https://test.salesforce.com' }, 'https://test.salesforce.com'],
  [
    { oauth2: { loginUrl: 'https://acme--qa.sandbox.my.salesforce.com/' } },
    'https://acme--qa.sandbox.my.salesforce.com',
  ],
  [{ oauth2: new OAuth2({ loginUrl: 'https://acme.my.salesforce.com' }) }, 'https://acme.my.salesforce.com'],
  [{ loginUrl: 'https://a.my.salesforce.com', oauth2: { clientId: 'c' } }, 'https://a.my.salesforce.com'],
  [{ loginUrl: 'acme.my.salesforce.com' }, 'https://acme.my.salesforce.com'],
  [{ loginUrl: 'https://acme.my.site.com/partners/' }, 'https://acme.my.site.com/partners'],
]

for (const [options, host] of LOGIN_URLS) {
  Logins(`a login with ${JSON.stringify(options)} goes to ${host}`, async () => {
    const { fetch, sent } = scripted(() => loginAnswer())
    const conn = new Connection({ ...options, fetch })
    await conn.loginBySoap('ada', 'secret')
    assert.is(sent[0]!.url, `${host}/services/Soap/u/64.0`)
    assert.equal([conn.loginUrl, conn.oauth2.tokenServiceUrl], [host, `${host}/services/oauth2/token`])
  })
}

Logins('serverUrl goes before instanceUrl; without a scheme it is https', () => {
  const serverUrl = 'na1.salesforce.com/services/Soap/u/50.0/00Dx'
  const conn = new Connection({ serverUrl, instanceUrl: 'https://na2.salesforce.com', sessionId: 'S' })
  assert.is(conn.instanceUrl, 'https://na1.salesforce.com')
})

Logins(
  'access token with refresh token and app, as options or as an OAuth2, or in the flat form',
  withOrg(async (org) => {
    const { clientId, clientSecret, redirectUri } = org.app
    const apps: ConnectionOptions[] = [
      { oauth2: appOptions(org) },
      { oauth2: new OAuth2(appOptions(org)) },
      { loginUrl: org.url, oauth2: new OAuth2({ clientId, clientSecret }) },
      { loginUrl: org.url, clientId, clientSecret, redirectUri },
    ]
    for (const app of apps) {
      const conn = new Connection({ ...org.openSession(), ...app } as ConnectionOptions)
      org.expireSessions()
      await goRound(org, conn)
    }
    assert.is(org.count('refresh_token'), apps.length)
  }),
)

Logins(
  'access token with refresh token and refreshFn, which alone renews',
  withOrg(async (org) => {
    const next = (): string => org.openSession().accessToken
    const byCallback = new Connection({
      ...org.openSession(),
      refreshFn: (_conn, callback) => {
        callback(null, next())
      },
    })
    const byPromise = new Connection({
      ...org.openSession(),
      oauth2: appOptions(org),
      refreshFn: () => Promise.resolve({ access_token: next(), refresh_token: 'from.refreshFn' }),
    })
    for (const conn of [byCallback, byPromise]) {
      org.expireSessions()
      await goRound(org, conn)
    }
    assert.is(org.count('refresh_token'), 0)
  }),
)

Logins(
  'a refresh token alone opens the session at the first use, by a path and by an absolute URL',
  withOrg(async (org) => {
    for (const url of ['/services/data/v64.0/limits', `${org.url}/services/data/v64.0/limits`]) {
      const { refreshToken } = org.openSession()
      const conn = new Connection({ refreshToken, oauth2: appOptions(org) })
      assert.equal([conn.accessToken, conn.instanceUrl], [null, ''])
      assert.is((await conn.fetch(url)).status, 200)
      await goRound(org, conn)
    }
    assert.is(org.count('refresh_token'), 2)
  }),
)

Logins(
  'a refreshFn alone opens the session at the first use, and is not replaced by what it does',
  withOrg(async (org) => {
    let calls = 0
    const conn = new Connection({
      loginUrl: org.url,
      refreshFn: async (self, callback) => {
        calls += 1
        await self.login(org.user.username, org.user.password)
        callback(null, String(self.accessToken))
      },
    })
    await ask(conn)
    org.expireSessions()
    await ask(conn)
    await conn.login(org.user.username, org.user.password)
    org.expireSessions()
    await goRound(org, conn)
    assert.equal([calls, org.count('login')], [3, 4])
  }),
)

Logins(
  'a refreshFn that logs in renews a session that is shared by a store as well',
  withOrg(async (org) => {
    const store = memoryStore()
    const conn = new Connection({
      loginUrl: org.url,
      store,
      key: 'ada',
      refreshFn: async (self, callback) => {
        await self.login(org.user.username, org.user.password)
        callback(null, String(self.accessToken))
      },
    })
    for (const logins of [1, 2, 3]) {
      await ask(conn)
      assert.is(org.count('login'), logins)
      const record = await store.load('ada')
      assert.is(record?.state === 'live' && record.session.accessToken, conn.accessToken)
      org.expireSessions()
    }
  }),
)

Logins(
  'a signed request of a canvas app: as posted, as JSON, as object',
  withOrg(async (org) => {
    for (const form of ['posted', 'json', 'object']) {
      const { accessToken: oauthToken, instanceUrl } = org.openSession()
      const request = { algorithm: 'HMACSHA256', userId: org.user.id, client: { oauthToken, instanceUrl } }
      const text = JSON.stringify({ ...request, note: 'größer' })
      const posted = `c2lnbmF0dXJl.${Buffer.from(text).toString('base64')}`
      const signedRequest = form === 'posted' ? posted : form === 'json' ? text : request
      const conn = new Connection({ signedRequest })
      assert.is(conn.accessToken, oauthToken)
      await goRound(org, conn)
    }
  }),
)

Logins(
  'a code, with and without PKCE, and the whole callback URL',
  withOrg(async (org) => {
    const conn = new Connection({ oauth2: appOptions(org) })
    await conn.authorize(org.authorizationCode())
    await goRound(org, conn)
    const { url, ...pending } = conn.oauth2.authorizationRequest({ scope: 'api refresh_token id' })
    const answer = await fetch(url, { redirect: 'manual' })
    await conn.authorizeCallback(answer.headers.get('location') ?? '', pending)
    assert.type(conn.refreshToken, 'string')
    await goRound(org, conn)
  }),
)

Logins('a missing code, name or password is a TypeError that says so, and sends nothing', async () => {
  const { fetch, sent } = scripted(() => loginAnswer())
  const conn = new Connection({ fetch, clientId: 'c', redirectUri: 'https://app.example.org' })
  const calls: readonly (readonly [call: () => Promise<unknown>, message: RegExp])[] = [
    [() => conn.login('', 'secret'), /no username password given/],
    [() => conn.login('ada', undefined as never), /no username password given/],
    [() => conn.authorize(undefined as never), /authorize\(\) takes an authorization code, a grant/],
    [() => conn.authorize({} as never), /grant_type must be one of/],
    [() => conn.loginByOAuth2('ada', 'secret'), /No valid OAuth2 client configuration set/],
    [() => new Connection({ fetch }).authorize('code'), /No OAuth2 client id/],
  ]
  for (const [call, message] of calls) {
    const error: unknown = await call().catch((reason: unknown) => reason)
    assert.instance(error, TypeError)
    assert.match(String(error), message)
  }
  assert.equal(sent, [])
})

Logins.run()
