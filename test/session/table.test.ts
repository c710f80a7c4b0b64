import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { SessionStore } from '../../src/stores/store.js'
import { deferred } from '../helpers/deferred.js'
import { appOf, KEY, sharing, silent, stored } from '../helpers/sharing.js'
import { Connection } from '../../src/connection/connection.js'

const Table = suite('logins, logouts and renewals of several processes that cross')

Table(
  'a login that follows a logout, while another process holds the lock, is the one that is stored (S1)',
  () =>
    sharing(async (org, store, open) => {
      const conn = await open(silent(store))
      const free = deferred()
      const held = store.exclusive(KEY, () => free.promise)
      const leaving = conn.logout()
      await conn.loginByOAuth2(org.user.username, org.user.password)
      const { accessToken } = conn
      free.resolve()
      await Promise.all([held, leaving])
      assert.equal([conn.accessToken, (await stored(store))?.accessToken], [accessToken, accessToken])
      assert.ok(await conn.request('/limits'))
    }),
)

Table('a logout elsewhere ends no login that began later here (S1)', () =>
  sharing(async (org, store, open) => {
    const [conn, other] = await Promise.all([open(silent(store)), open(silent(store))])
    const leaving = other.logout()
    await conn.loginByOAuth2(org.user.username, org.user.password)
    await leaving
    assert.is((await stored(store))?.accessToken, conn.accessToken)
    assert.ok(await conn.request('/limits'))
  }),
)

Table('a login during a renewal, while a call of the store fails, costs nobody the session (S3)', () =>
  sharing(async (org, store, open) => {
    let failures = 0
    const failing: SessionStore = silent(store, {
      put: (...args) => {
        failures += 1
        return failures === 1 ? Promise.reject(new Error('connection reset')) : store.put(...args)
      },
    })
    const conn = await open(failing)
    await conn.request('/limits')
    org.expireSessions()
    const renewing = conn.request('/limits')
    await conn.loginByOAuth2(org.user.username, org.user.password).catch(() => undefined)
    await renewing.catch(() => undefined)
    await conn.idle()
    const other = await open(silent(store))
    assert.ok(await other.request('/limits'))
    org.expireSessions()
    assert.ok(await other.request('/limits'))
    assert.ok(await conn.request('/limits'))
    assert.equal([conn.accessToken, org.reuses], [other.accessToken, 0])
  }),
)

Table('a process whose clock is ahead does not hide a later login (S5)', () =>
  sharing(async (org, store, open) => {
    const late = await open(silent(store))
    await late.request('/limits')
    const { now } = Date
    try {
      Date.now = () => now() + 600_000
      org.expireSessions()
      await late.request('/limits')
      await (await open(silent(store))).logout(true)
    } finally {
      Date.now = now
    }
    const next = new Connection({ store: silent(store), key: KEY, loginUrl: org.url, oauth2: appOf(org) })
    await next.loginByOAuth2(org.user.username, org.user.password)
    assert.ok(await late.request('/limits'))
    assert.equal([late.accessToken, (await stored(store))?.accessToken], [next.accessToken, next.accessToken])
  }),
)

Table.run()
