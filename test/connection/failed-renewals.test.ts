import { runInNewContext } from 'node:vm'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type RefreshFunction, SalesforceError } from '../../src/index.js'
import { caught } from '../helpers/caught.js'
import { complaintsOf, SILENCE } from '../helpers/complaints.js'
import { refused } from '../helpers/refused.js'
import { answering, ask, askMany, connect, deadSession, reasons, withOrg } from './support.js'

const Failure = suite('failed renewals')

const REFRESH_FAILURES: readonly (readonly [how: string, refreshFn: RefreshFunction, message: RegExp])[] = [
  [
    'throws',
    () => {
      throw new Error('boom')
    },
    /refreshFn failed: boom/,
  ],
  ['rejects', () => Promise.reject(new Error('boom')), /refreshFn failed: boom/],
  [
    'calls back with an error',
    (_conn, callback) => {
      callback(new Error('boom'))
    },
    /refreshFn failed: boom/,
  ],
  [
    'gives no token',
    (_conn, callback) => {
      callback(null)
    },
    /it gave no access token/,
  ],
  ['resolves to no token', () => Promise.resolve({}), /it gave no access token/],
  ['never calls back', () => undefined, /neither called back nor settled its promise within 200 ms/],
]

for (const [how, refreshFn, message] of REFRESH_FAILURES) {
  Failure(`a refreshFn that ${how} ends every request in an error, none in a hang`, async () => {
    const { conn } = answering(deadSession, { refreshFn, timeout: 200 })
    const complaints = await complaintsOf(async () => {
      const errors = reasons(await askMany(conn, 5))
      assert.is(errors.length, 5)
      for (const error of errors) assert.match(error.message, message)
    })
    assert.equal(complaints, SILENCE)
  })
}

Failure(
  'an error from another realm is an error all the same',
  withOrg(async (org) => {
    const foreign = runInNewContext('new Error("boom from elsewhere")') as Error
    assert.not.instance(foreign, Error)
    const refusals: RefreshFunction[] = [
      () => Promise.reject(foreign),
      (_conn, callback) => {
        callback(foreign)
      },
    ]
    for (const refreshFn of refusals) {
      const conn = connect(org, { refreshFn })
      org.expireSessions()
      const error = await refused(ask(conn))
      assert.is(error.name, 'REFRESH_FUNCTION_FAILED')
      assert.match(error.message, /boom from elsewhere/)
    }
  }),
)

Failure(
  'a refused renewal is made once for 200 requests, and all of them get the same error',
  withOrg(async (org) => {
    const conn = connect(org)
    org.expireSessions()
    org.revokeRefreshToken(String(conn.refreshToken))
    for (let request = 0; request < 200; request += 1) org.answer('limits', { delay: (request * 37) % 250 })
    const errors = reasons(await askMany(conn, 200, 1))
    assert.is(errors.length, 200)
    assert.is(org.count('refresh_token'), 1)
    assert.ok(org.count('limits') <= 200)
    for (const error of [...errors, await caught(conn.refresh()), await caught(ask(conn))]) {
      if (!(error instanceof SalesforceError)) throw error
      assert.equal(
        [error.name, error.errorCode, error.verdict, error.status],
        ['invalid_grant', 'invalid_grant', 'reauthorize', 400],
      )
      assert.match(error.message, /^Unable to refresh session due to: expired access\/refresh token/)
      assert.instance(error.cause, SalesforceError)
    }
    assert.is(org.count('refresh_token'), 1)
  }),
)

Failure(
  'a renewal that fails in passing is not remembered',
  withOrg(async (org) => {
    const conn = connect(org)
    org.expireSessions()
    org.answer('refresh_token', { status: 503, body: '<html>busy</html>' })
    const error = await refused(ask(conn))
    assert.equal([error.errorCode, error.verdict], ['ERROR_HTTP_503', 'retry'])
    await ask(conn)
    assert.is(org.count('refresh_token'), 2)
  }),
)

Failure(
  'what a refresh listener throws is an uncaught exception of its own; requests and other listeners go on',
  withOrg(async (org) => {
    const conn = connect(org)
    const boom = new Error('listener boom')
    const heard: string[] = []
    conn.on('refresh', () => {
      throw boom
    })
    conn.on('refresh', (accessToken) => heard.push(accessToken))
    org.expireSessions()
    const complaints = await complaintsOf(() => ask(conn))
    assert.equal(complaints, { ...SILENCE, exceptions: [boom] })
    assert.equal(heard, [conn.accessToken])
  }),
)

Failure(
  'a failed renewal raises no rejection besides the ones that the callers have',
  withOrg(async (org) => {
    const conn = connect(org)
    conn.on('refresh', () => assert.unreachable())
    org.expireSessions()
    org.revokeRefreshToken(String(conn.refreshToken))
    const complaints = await complaintsOf(async () => {
      await new Promise<void>(
        (resolve) =>
          void conn.request('/limits', () => {
            resolve()
          }),
      )
      await caught(ask(conn))
      await caught(conn.partner.getUserInfo())
    })
    assert.equal(complaints, SILENCE)
  }),
)

Failure.run()
