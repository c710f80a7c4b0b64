import { setTimeout as sleep } from 'node:timers/promises'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection, SalesforceError } from '../../src/index.js'
import { caught } from '../helpers/caught.js'
import { complaintsOf, SILENCE } from '../helpers/complaints.js'
import {
  appOptions,
  ask,
  askMany,
  connect,
  DEAD_SESSION,
  deadSession,
  isAlive,
  json,
  logIn,
  reasons,
  scripted,
  tokenAnswer,
  withOrg,
} from './support.js'

const Renewals = suite('renewals and logouts')

Renewals(
  'two rotations: 2 token calls, 2 new refresh tokens, no reuse',
  withOrg(async (org) => {
    const conn = connect(org)
    const tokens = new Set([conn.refreshToken])
    for (let round = 0; round < 2; round += 1) {
      org.expireSessions()
      await ask(conn)
      tokens.add(conn.refreshToken)
    }
    assert.equal([org.count('token'), org.rotations, org.reuses, tokens.size], [2, 2, 0, 3])
  }),
)

Renewals(
  'always-401: exactly 1 refresh, then the error of the API',
  withOrg(async (org) => {
    const conn = connect(org)
    org.answer('limits', DEAD_SESSION, 1000)
    const errors = reasons(await askMany(conn, 100, 1))
    assert.is(errors.length, 100)
    assert.equal([...new Set(errors.map(({ name }) => name))], ['INVALID_SESSION_ID'])
    assert.is(org.count('token'), 1)
  }),
)

for (const by of ['soap', 'password'] as const) {
  Renewals(
    `100 staggered requests on a session of ${by}: 1 login`,
    withOrg(async (org) => {
      const conn = await logIn(org, by)
      const logins = (): number => org.count('login') + org.count('password')
      org.expireSessions()
      org.answer(by === 'soap' ? 'login' : 'password', { delay: 60 })
      assert.equal(reasons(await askMany(conn, 100, 2)), [])
      assert.is(logins(), 2)
    }),
  )
}

Renewals('a changed instance_url: 2 hits, one on either host', async () => {
  const { fetch, sent } = scripted(({ url }) => {
    if (url.endsWith('/token')) return tokenAnswer()
    return url.startsWith('https://new.') ? json({}) : deadSession()
  })
  const session = {
    instanceUrl: 'https://old.my.salesforce.com',
    accessToken: 'A',
    refreshToken: 'R',
    clientId: 'c',
  }
  await ask(new Connection({ ...session, fetch }))
  const hosts = sent.filter(({ url }) => !url.endsWith('/token')).map(({ url }) => new URL(url).host)
  assert.equal(hosts, ['old.my.salesforce.com', 'new.my.salesforce.com'])
})

Renewals(
  'a refreshFn that throws: a rejection within 100 ms, and no other',
  withOrg(async (org) => {
    const conn = connect(org, {
      refreshFn: () => {
        throw new Error('boom')
      },
    })
    org.expireSessions()
    const times: number[] = []
    const complaints = await complaintsOf(async () => {
      for (let round = 0; round < 5; round += 1) {
        const began = performance.now()
        assert.is((await caught(ask(conn))).name, 'REFRESH_FUNCTION_FAILED')
        times.push(performance.now() - began)
      }
    })
    assert.equal(complaints, SILENCE)
    assert.ok(Math.min(...times) < 100, times.join())
  }),
)

Renewals(
  'a throwing listener fails no request',
  withOrg(async (org) => {
    const conn = connect(org).on('refresh', () => {
      throw new Error('boom')
    })
    org.expireSessions()
    const { exceptions } = await complaintsOf(async () => {
      assert.equal(reasons(await askMany(conn, 20)), [])
    })
    assert.equal([exceptions.length, org.count('token')], [1, 1])
  }),
)

Renewals(
  'logout twice, of an expired session, during a renewal, with revocation of a SOAP session and without refresh token',
  withOrg(async (org) => {
    const twice = connect(org)
    await twice.logout()
    await twice.logout()
    assert.is(org.count('revoke'), 1)
    const expired = await logIn(org)
    org.expireSessions()
    await expired.logout()
    const racing = connect(org)
    org.expireSessions()
    org.answer('refresh_token', { delay: 20 })
    const request = caught(ask(racing))
    while (org.count('refresh_token') === 0) await sleep(2)
    await racing.logout()
    await request
    assert.is(racing.accessToken, null)
    const bySoap = await logIn(org)
    const { accessToken, instanceUrl } = org.openSession()
    const withoutRefresh = new Connection({ accessToken, instanceUrl })
    const ended = [String(bySoap.accessToken), accessToken]
    await bySoap.logout(true)
    await withoutRefresh.logout(true)
    assert.equal(await Promise.all(ended.map((token) => isAlive(org, token))), [false, false])
  }),
)

Renewals(
  'authorize, logout, authorize on one connection',
  withOrg(async (org) => {
    const conn = new Connection({ oauth2: appOptions(org) })
    for (let round = 0; round < 2; round += 1) {
      const user = await conn.authorize(org.authorizationCode())
      assert.is(user.id, org.user.id)
      await ask(conn)
      await conn.logout()
    }
    assert.is(conn.accessToken, null)
  }),
)

Renewals(
  'a refused token under spread load: 1 token call, all errors of equal shape',
  withOrg(async (org) => {
    const conn = connect(org)
    org.expireSessions()
    org.answer(
      'refresh_token',
      { status: 400, body: { error: 'invalid_grant', error_description: 'expired access/refresh token' } },
      1000,
    )
    for (let request = 0; request < 200; request += 1) org.answer('limits', { delay: (request * 53) % 300 })
    const errors = reasons(await askMany(conn, 200))
    const shapes = errors.map((error) => {
      if (!(error instanceof SalesforceError)) throw error
      return JSON.stringify([
        error.name,
        error.errorCode,
        error.verdict,
        error.status,
        error.message,
        error.cause !== undefined,
      ])
    })
    assert.equal([errors.length, new Set(shapes).size, org.count('token')], [200, 1, 1])
  }),
)

Renewals.run()
