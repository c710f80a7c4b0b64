import { setTimeout as sleep } from 'node:timers/promises'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { SalesforceError, type Connection } from '../../src/index.js'
import { deferred } from '../helpers/deferred.js'
import { refused } from '../helpers/refused.js'
import { ask, askMany, connect, logIn, reasons, withOrg } from './support.js'

const Races = suite('the race matrix')

/** Counts the `refresh` events of a connection. */
function countRenewals(conn: Connection): () => number {
  let renewals = 0
  conn.on('refresh', () => (renewals += 1))
  return () => renewals
}

for (const [count, delay] of [
  [1000, 50],
  [200, 0],
] as const) {
  Races(
    `${count} concurrent 401s, the token endpoint taking ${delay} ms: 1 token call, 1 event, no error`,
    withOrg(async (org) => {
      const conn = connect(org)
      const renewals = countRenewals(conn)
      org.expireSessions()
      org.answer('refresh_token', { delay })
      assert.equal(reasons(await askMany(conn, count)), [])
      assert.equal([org.count('token'), renewals(), org.rotations, org.reuses], [1, 1, 1, 0])
    }),
  )
}

Races(
  'burst: 300 concurrent requests on an expired session of SOAP: 1 more login',
  withOrg(async (org) => {
    const conn = await logIn(org)
    const renewals = countRenewals(conn)
    org.expireSessions()
    assert.equal(reasons(await askMany(conn, 300)), [])
    assert.equal([org.count('login'), renewals()], [2, 1])
  }),
)

Races(
  'burst: REST, SOAP, identity and an explicit refresh share one flight',
  withOrg(async (org) => {
    const conn = connect(org)
    await conn.identity()
    org.expireSessions()
    org.answer('refresh_token', { delay: 40 })
    const calls = [
      ask(conn),
      conn.partner.getUserInfo(),
      conn.identity(),
      conn.refresh(),
      conn.fetch('/services/data/v64.0/limits'),
    ]
    assert.equal(reasons(await Promise.allSettled(calls)), [])
    assert.is(org.count('token'), 1)
  }),
)

Races(
  'second expiry: each expiry costs one token call, whatever runs meanwhile',
  withOrg(async (org) => {
    const conn = connect(org)
    const renewals = countRenewals(conn)
    for (const round of [1, 2, 3, 4]) {
      org.expireSessions()
      assert.equal(reasons(await askMany(conn, 50)), [])
      assert.equal([org.count('token'), renewals()], [round, round])
    }
    assert.is(org.reuses, 0)
  }),
)

Races(
  'staggered 401: refusals that arrive over 300 ms, before, during and after the renewal: 1 token call',
  withOrg(async (org) => {
    const conn = connect(org)
    org.expireSessions()
    for (let request = 0; request < 100; request += 1) org.answer('limits', { delay: request * 3 })
    org.answer('refresh_token', { delay: 100 })
    assert.equal(reasons(await askMany(conn, 100)), [])
    assert.equal([org.count('token'), org.count('limits')], [1, 200])
  }),
)

Races(
  'staggered requests on a session with a refresh token: 1 token call',
  withOrg(async (org) => {
    const conn = connect(org)
    org.expireSessions()
    org.answer('refresh_token', { delay: 50 })
    assert.equal(reasons(await askMany(conn, 100, 2)), [])
    assert.is(org.count('token'), 1)
  }),
)

Races(
  'failing token endpoint under spread load: 1 token call for each refresh token, again after a new login',
  withOrg(async (org) => {
    const conn = connect(org)
    for (const round of [1, 2]) {
      org.expireSessions()
      org.revokeRefreshToken(String(conn.refreshToken))
      for (let request = 0; request < 100; request += 1) org.answer('limits', { delay: (request * 37) % 200 })
      const errors = reasons(await askMany(conn, 100, 1))
      assert.equal([errors.length, org.count('refresh_token')], [100, round])
      assert.is(new Set(errors.map(String)).size, 1)
      await conn.authorize(org.authorizationCode())
      await conn.request('/')
    }
  }),
)

Races(
  'logout in flight: all who wait are told, the session stays closed, and a new login works at once',
  withOrg(async (org) => {
    const conn = connect(org)
    const renewals = countRenewals(conn)
    const gate = deferred()
    org.expireSessions()
    org.answer('refresh_token', { until: gate.promise })
    const waiting = askMany(conn, 50)
    while (org.count('refresh_token') === 0) await sleep(2)
    await conn.logout(true)
    await conn.authorize(org.authorizationCode())
    gate.resolve()
    const { accessToken } = conn
    const errors = reasons(await waiting)
    assert.equal([errors.length, [...new Set(errors.map(({ name }) => name))]], [50, ['SESSION_CLOSED']])
    assert.equal([conn.accessToken, renewals()], [accessToken, 0])
    await ask(conn)
  }),
)

Races(
  'a login while a renewal is in flight: the login counts, and the renewal is revoked',
  withOrg(async (org) => {
    const conn = connect(org)
    const gate = deferred()
    org.expireSessions()
    org.answer('refresh_token', { until: gate.promise })
    const waiting = askMany(conn, 10)
    while (org.count('refresh_token') === 0) await sleep(2)
    await conn.authorize(org.authorizationCode())
    gate.resolve()
    const { accessToken, refreshToken } = conn
    assert.equal(reasons(await waiting), [])
    assert.equal([conn.accessToken, conn.refreshToken], [accessToken, refreshToken])
    while (org.count('revoke') === 0) await sleep(2)
    await ask(conn)
  }),
)

for (const reuseDetection of [true, false]) {
  Races(
    `two connections on one rotating token, ${reuseDetection ? 'with' : 'without'} reuse detection: the loser gets a clear error, once`,
    withOrg(
      async (org) => {
        const session = org.openSession()
        const [winner, loser] = [connect(org, session), connect(org, session)]
        org.expireSessions()
        await ask(winner)
        const errors = reasons(await askMany(loser, 20, 1))
        assert.is(errors.length, 20)
        for (const error of errors) {
          if (!(error instanceof SalesforceError)) throw error
          assert.equal([error.errorCode, error.verdict], ['invalid_grant', 'reauthorize'])
        }
        assert.equal([org.count('refresh_token'), org.reuses], [2, 1])
        assert.is(loser.refreshToken, session.refreshToken)
      },
      { reuseDetection },
    ),
  )
}

Races(
  'two connections on one rotating token at the same moment: the loser is told to try again, and is not tried for',
  withOrg(async (org) => {
    const session = org.openSession()
    const [winner, loser] = [connect(org, session), connect(org, session)]
    const gate = deferred()
    org.expireSessions()
    org.answer('refresh_token', { until: gate.promise })
    const first = ask(winner)
    while (org.count('refresh_token') === 0) await sleep(2)
    const error = await refused(ask(loser))
    assert.equal([error.errorCode, error.verdict], ['invalid_grant', 'retry'])
    assert.match(error.message, /token request is already being processed/)
    gate.resolve()
    await first
    assert.is(org.count('refresh_token'), 2)
  }),
)

Races.run()
