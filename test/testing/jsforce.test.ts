import jsforce from 'jsforce'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { LocalOrg } from '../../src/testing/index.js'
import { withOrg } from './support.js'

const Jsforce = suite('local org: the published jsforce, a client that is not ours')

const QUERY = 'SELECT Id, Name FROM Account'

function client(org: LocalOrg): {
  loginUrl: string
  clientId: string
  clientSecret: string
  redirectUri: string
} {
  const { clientId, clientSecret, redirectUri } = org.app
  return { loginUrl: org.url, clientId, clientSecret, redirectUri }
}

function connect(org: LocalOrg, options: object = {}): jsforce.Connection {
  return new jsforce.Connection({ loginUrl: org.url, version: '64.0', ...options })
}

async function failure(promise: PromiseLike<unknown>): Promise<Error> {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (outcome instanceof Error) return outcome
  throw new Error('should have failed')
}

Jsforce(
  'logs in by SOAP, queries, asks for its identity and logs out',
  withOrg(async (org) => {
    const conn = connect(org)
    const userInfo = await conn.login(org.user.username, org.user.password)
    assert.equal([userInfo.id, userInfo.organizationId], [org.user.id, org.user.organizationId])
    assert.is(conn.instanceUrl, org.url)
    assert.is((await conn.query(QUERY)).totalSize, 3)
    assert.is((await conn.identity()).username, org.user.username)
    assert.is(conn.limitInfo.apiUsage?.limit, 15_000)
    await conn.logout()
    assert.equal([org.count('login'), org.count('logout'), org.count('revoke')], [1, 1, 0])
    assert.equal(org.violations, [])
  }),
)

Jsforce(
  'logs in by the password grant, creates a record and logs out',
  withOrg(async (org) => {
    const conn = connect(org, { oauth2: client(org) })
    const userInfo = await conn.login(org.user.username, org.user.password)
    assert.is(userInfo.id, org.user.id)
    const created = await conn.sobject('Account').create({ Name: 'By jsforce' })
    assert.ok(created.success)
    const { accessToken } = conn
    await conn.logout()
    assert.equal([org.count('password'), org.count('revoke'), org.count('logout')], [1, 1, 0])
    const response = await fetch(`${org.url}/services/data/v64.0/limits`, {
      headers: { Authorization: `Bearer ${String(accessToken)}` },
    })
    assert.is(response.status, 401)
  }),
)

Jsforce(
  'tells a wrong password by the texts of the service',
  withOrg(async (org) => {
    const bySoap = await failure(connect(org).login(org.user.username, 'wrong'))
    assert.match(
      bySoap.message,
      /^INVALID_LOGIN: Invalid username, password, security token; or user locked out/,
    )
    const byOAuth2 = await failure(connect(org, { oauth2: client(org) }).login(org.user.username, 'wrong'))
    assert.equal([byOAuth2.name, byOAuth2.message], ['invalid_grant', 'authentication failure'])
  }),
)

Jsforce(
  'refreshes when a query meets an expired session',
  withOrg(
    async (org) => {
      const conn = connect(org, { ...org.openSession(), oauth2: client(org) })
      assert.is((await conn.query(QUERY)).totalSize, 3)
      for (const round of [1, 2]) {
        org.expireSessions()
        assert.is((await conn.query(QUERY)).totalSize, 3)
        assert.is(org.count('refresh_token'), round)
      }
      await conn.logout(true)
      const gone = await failure(conn.oauth2.refreshToken(String(conn.refreshToken)))
      assert.is(gone.name, 'invalid_grant')
    },
    { rotation: false },
  ),
)

Jsforce(
  'loses a rotated refresh token, and the family with it, as it does at the service',
  withOrg(async (org) => {
    const conn = connect(org, { ...org.openSession(), oauth2: client(org) })
    org.expireSessions()
    assert.is((await conn.query(QUERY)).totalSize, 3)
    org.expireSessions()
    const error = await failure(conn.query(QUERY))
    assert.match(error.message, /expired access\/refresh token/)
    assert.equal([org.rotations, org.reuses], [1, 1])
  }),
)

Jsforce(
  'logs in again when a session of SOAP has expired',
  withOrg(async (org) => {
    const conn = connect(org)
    await conn.login(org.user.username, org.user.password)
    org.expireSessions()
    assert.is((await conn.query(QUERY)).totalSize, 3)
    assert.is(org.count('login'), 2)
  }),
)

Jsforce(
  'authorizes with a code, and with client credentials',
  withOrg(async (org) => {
    const web = connect(org, { oauth2: client(org) })
    await web.authorize(org.authorizationCode())
    assert.type(web.refreshToken, 'string')
    const server = connect(org, { oauth2: client(org) })
    await server.authorize({ grant_type: 'client_credentials' })
    assert.is((await server.query(QUERY)).totalSize, 3)
  }),
)

Jsforce(
  'calls the Partner API by SOAP with its call options',
  withOrg(async (org) => {
    const conn = connect(org, { callOptions: { client: 'test', defaultNamespace: '' } })
    await conn.login(org.user.username, org.user.password)
    const { timestamp } = (await conn.soap.getServerTimestamp()) as { timestamp: string | Date }
    assert.ok(Date.now() - Date.parse(String(timestamp)) < 60_000)
    assert.is((await conn.soap.getUserInfo()).userName, org.user.username)
  }),
)

Jsforce.run()
