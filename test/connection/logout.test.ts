import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection } from '../../src/index.js'
import type { LocalOrg } from '../../src/testing/index.js'
import { caught } from '../helpers/caught.js'
import { refused } from '../helpers/refused.js'
import { ask, connect, html, isAlive, isRenewable, json, logIn, scripted, soap, withOrg } from './support.js'

const Logout = suite('logout')

function assertLoggedOut(conn: Connection): void {
  const { accessToken, refreshToken, userInfo, instanceUrl } = conn
  assert.equal(
    { accessToken, refreshToken, userInfo, instanceUrl },
    {
      accessToken: null,
      refreshToken: null,
      userInfo: null,
      instanceUrl: '',
    },
  )
}

/** A connection of each kind, by its name. */
const KINDS: Readonly<Record<string, (org: LocalOrg) => Promise<Connection> | Connection>> = {
  'a SOAP login': (org) => logIn(org),
  'a password grant': (org) => logIn(org, 'password'),
  'a web login': (org) => connect(org),
  'an access token alone': (org) => {
    const { accessToken, instanceUrl } = org.openSession()
    return new Connection({ accessToken, instanceUrl })
  },
  'a session id': async (org) => {
    const { accessToken } = await logIn(org)
    return new Connection({
      sessionId: String(accessToken),
      serverUrl: `${org.url}/services/Soap/u/64.0/00D`,
    })
  },
  'a session id given as access token': async (org) => {
    const { accessToken, instanceUrl } = await logIn(org)
    return new Connection({ accessToken: String(accessToken), instanceUrl })
  },
}

for (const [kind, open] of Object.entries(KINDS)) {
  for (const revoke of [false, true]) {
    Logout(
      `logout(${revoke}) ends the session of ${kind} at the server, and everything here`,
      withOrg(async (org) => {
        const conn = await open(org)
        const accessToken = String(conn.accessToken)
        assert.ok(await isAlive(org, accessToken))
        await conn.logout(revoke)
        assertLoggedOut(conn)
        assert.not(await isAlive(org, accessToken))
      }),
    )
  }

  Logout(
    `logging out of an expired session of ${kind} is a success, and leaves nothing here`,
    withOrg(async (org) => {
      const conn = await open(org)
      org.expireSessions()
      await conn.logout()
      assertLoggedOut(conn)
      assert.equal([org.count('login') > 1, org.count('refresh_token')], [false, 0])
    }),
  )

  Logout(
    `a second logout of ${kind} sends nothing and succeeds`,
    withOrg(async (org) => {
      const conn = await open(org)
      await conn.logout()
      const { length } = org.requests
      await conn.logout()
      await conn.logout(true)
      assert.is(org.requests.length, length)
    }),
  )
}

Logout('logging out where nobody has logged in sends nothing and succeeds', async () => {
  const { fetch, sent } = scripted(() => html(500))
  const conn = new Connection({ fetch })
  await conn.logout()
  await conn.logout(true)
  assert.equal(sent, [])
})

Logout(
  'local state is cleared whatever the network does; the error is told',
  withOrg(async (org) => {
    for (const [name, fault] of [
      ['revoke', 'reset'],
      ['revoke', { status: 503 }],
      ['logout', 'reset'],
    ] as const) {
      const conn = name === 'logout' ? await logIn(org) : connect(org)
      org.answer(name, fault)
      const error = await refused(conn.logout())
      assert.is(error.verdict, 'retry')
      assertLoggedOut(conn)
    }
  }),
)

Logout(
  'logout clears the connection before the server has answered',
  withOrg(async (org) => {
    const conn = connect(org)
    const leaving = conn.logout()
    assertLoggedOut(conn)
    await leaving
  }),
)

Logout('logout(true) of a SOAP session sends its session id, and no other request', async () => {
  const { fetch, sent } = scripted(() => soap('<logoutResponse/>'))
  const conn = new Connection({
    sessionId: '00Dxx!the.session',
    serverUrl: 'https://na1.salesforce.com',
    fetch,
  })
  await conn.logout(true)
  assert.is(sent.length, 1)
  assert.match(sent[0]!.body, /<[\w:]*sessionId>00Dxx!the\.session<\/[\w:]*sessionId>/)
})

Logout(
  'logout() leaves the refresh token alive, logout(true) ends it and its access tokens',
  withOrg(
    async (org) => {
      for (const revoke of [false, true]) {
        const conn = connect(org)
        const [accessToken, refreshToken] = [String(conn.accessToken), String(conn.refreshToken)]
        await conn.logout(revoke)
        assert.is(await isRenewable(org, refreshToken), !revoke)
        assert.not(await isAlive(org, accessToken))
      }
    },
    { rotation: false },
  ),
)

Logout(
  'logout(true) with a dead refresh token still ends the access token',
  withOrg(async (org) => {
    const { accessToken, instanceUrl } = org.openSession()
    const conn = connect(org, { accessToken, instanceUrl, refreshToken: 'long.gone' })
    await conn.logout(true)
    assert.not(await isAlive(org, accessToken))
  }),
)

Logout(
  'login and authorize work again after a logout, and renew themselves again',
  withOrg(async (org) => {
    const conn = connect(org)
    for (const round of [1, 2]) {
      await conn.logout()
      await conn.authorize(org.authorizationCode())
      org.expireSessions()
      await ask(conn)
      assert.is(org.count('refresh_token'), round)
    }
    await conn.logout()
    await conn.loginBySoap(org.user.username, org.user.password)
    org.expireSessions()
    await ask(conn)
    assert.equal([org.count('login'), org.count('refresh_token')], [2, 2])
  }),
)

const HOSTS: readonly (readonly [what: string, options: object, url: string])[] = [
  ['no login URL is known', {}, 'https://x.my.salesforce.com/services/oauth2/revoke'],
  [
    'only an app is known',
    { oauth2: { clientId: 'c' } },
    'https://x.my.salesforce.com/services/oauth2/revoke',
  ],
  [
    'loginUrl is given',
    { loginUrl: 'https://test.salesforce.com/' },
    'https://test.salesforce.com/services/oauth2/revoke',
  ],
  [
    'oauth2.loginUrl is given',
    { oauth2: { loginUrl: 'https://y.my.salesforce.com' } },
    'https://y.my.salesforce.com/services/oauth2/revoke',
  ],
  [
    'revokeServiceUrl is given',
    { oauth2: { revokeServiceUrl: 'https://z.example.org/revoke' } },
    'https://z.example.org/revoke',
  ],
]

for (const [what, options, url] of HOSTS) {
  Logout(`when ${what}, the token is revoked at ${url}`, async () => {
    const { fetch, sent } = scripted(() => new Response(null, { status: 200 }))
    const session = { instanceUrl: 'https://x.my.salesforce.com/', accessToken: 'TOKEN' }
    await new Connection({ ...session, ...options, fetch }).logout()
    assert.equal(
      sent.map((request) => [request.url, request.body]),
      [[url, 'token=TOKEN']],
    )
  })
}

Logout(
  'a SOAP session that is renewed is still ended as one',
  withOrg(async (org) => {
    const conn = await logIn(org)
    org.expireSessions()
    await ask(conn)
    const accessToken = String(conn.accessToken)
    await conn.logout(true)
    assert.equal([org.count('logout'), org.count('revoke')], [1, 0])
    assert.not(await isAlive(org, accessToken))
  }),
)

Logout('a token that the server does not revoke for another reason is an error', async () => {
  const { fetch } = scripted(() => json({ error: 'invalid_client', error_description: 'no' }, 400))
  const conn = new Connection({ instanceUrl: 'https://x.my.salesforce.com', accessToken: 'TOKEN', fetch })
  assert.is((await caught(conn.logout())).name, 'invalid_client')
})

Logout.run()
