import { setTimeout as sleep } from 'node:timers/promises'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { caught } from '../helpers/caught.js'
import { refused } from '../helpers/refused.js'
import { ask, connect, isRenewable, withOrg } from './support.js'

const Replay = suite('replays and concurrent logouts')

for (const revoke of [false, true]) {
  Replay(
    `a renewal that lands after logout(${revoke}) does not bring the session back, and leaves nothing alive`,
    withOrg(async (org) => {
      const conn = connect(org)
      const refreshToken = String(conn.refreshToken)
      const heard: string[] = []
      conn.on('refresh', (accessToken) => heard.push(accessToken))
      org.expireSessions()
      org.answer('refresh_token', { delay: 40 })
      const request = caught(ask(conn))
      while (org.count('refresh_token') === 0) await sleep(2)
      await conn.logout(revoke)
      assert.is((await request).name, 'SESSION_CLOSED')
      while (org.requests.some(({ status }) => status === undefined)) await sleep(2)
      await sleep(20)
      assert.equal(
        [conn.accessToken, conn.refreshToken, conn.userInfo, conn.instanceUrl],
        [null, null, null, ''],
      )
      assert.equal(heard, [])
      assert.is((await caught(ask(conn))).name, 'SESSION_CLOSED')
      assert.not(await isRenewable(org, refreshToken))
    }),
  )
}

Replay(
  'without rotation, a plain logout during a renewal leaves the refresh token alive, as it does otherwise',
  withOrg(
    async (org) => {
      const conn = connect(org)
      const refreshToken = String(conn.refreshToken)
      org.expireSessions()
      org.answer('refresh_token', { delay: 30 })
      const request = caught(ask(conn))
      while (org.count('refresh_token') === 0) await sleep(2)
      await conn.logout()
      await request
      while (org.count('revoke') < 2) await sleep(2)
      assert.ok(await isRenewable(org, refreshToken))
    },
    { rotation: false },
  ),
)

Replay(
  'a request from before a logout is not repeated in the session of the next user',
  withOrg(
    async (org) => {
      const conn = connect(org)
      org.expireSessions()
      org.answer('limits', { delay: 60 })
      const request = caught(ask(conn))
      while (org.count('limits') === 0) await sleep(2)
      await conn.logout()
      await conn.loginBySoap('eve@local.example', 'other-password-2')
      assert.is((await request).name, 'SESSION_CLOSED')
      assert.is(org.count('limits'), 1)
      await ask(conn)
    },
    {
      users: [
        { username: 'ada@local.example', password: 'local-password-1' },
        { username: 'eve@local.example', password: 'other-password-2' },
      ],
    },
  ),
)

Replay(
  'after a renewal the answer of the replay is what comes back, and the body went out whole again',
  withOrg(async (org) => {
    const conn = connect(org)
    const bodies = ['{"Name":"A"}', new TextEncoder().encode('{"Name":"B"}'), new Blob(['{"Name":"C"}'])]
    for (const body of bodies) {
      org.expireSessions()
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body }
      const response = await conn.fetch('/services/data/v64.0/sobjects/Account', init)
      assert.is(response.status, 201)
      assert.ok(((await response.json()) as { success: boolean }).success)
    }
  }),
)

Replay(
  'a body that is a stream is not sent again; the error says so, and the session is renewed',
  withOrg(async (org) => {
    const conn = connect(org)
    const { accessToken } = conn
    org.expireSessions()
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: new Blob(['{"Name":"A"}']).stream(),
      duplex: 'half',
    } as RequestInit
    const error = await refused(conn.fetch('/services/data/v64.0/sobjects/Account', init))
    assert.equal([error.errorCode, error.verdict], ['BODY_NOT_REPLAYABLE', 'retry'])
    assert.equal([org.count('create'), org.count('refresh_token')], [1, 1])
    assert.is.not(conn.accessToken, accessToken)
    await ask(conn)
  }),
)

Replay.run()
