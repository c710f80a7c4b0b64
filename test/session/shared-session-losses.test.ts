import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection } from '../../src/connection/connection.js'
import type { SessionStore } from '../../src/stores/store.js'
import { refused } from '../helpers/refused.js'
import { appOf, KEY, place, sharing, sharingInHaste, silent, stored } from '../helpers/sharing.js'

const Losses = suite('a shared session and what may get lost')

/** The store of another process, whose puts fail as long as it is full. */
function filling(store: SessionStore): { readonly store: SessionStore; isFull: boolean } {
  const disk: ReturnType<typeof filling> = {
    isFull: false,
    store: silent(store, {
      put: (name, record, expected) =>
        disk.isFull ? Promise.reject(new Error('disk full')) : store.put(name, record, expected),
    }),
  }
  return disk
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise(setImmediate)
}

Losses('a session that the options bring along goes on counting from what the store made of it', () =>
  sharing(async (org, store) => {
    const options = { store: silent(store), key: 'new', oauth2: appOf(org) }
    const first = new Connection({ ...options, ...org.openSession() })
    await first.request('/limits')
    const second = await Connection.open(options)
    for (const expiry of [1, 2]) {
      await second.request('/limits')
      org.expireSessions()
      await first.request('/limits')
      await second.request('/limits')
      assert.equal([org.count('refresh_token'), org.reuses], [expiry, 0])
    }
  }),
)

Losses('a pair of the same access token and a later refresh token renews with that', () =>
  sharing(async (org, store, open) => {
    const conn = await open(silent(store))
    await conn.request('/limits')
    const before = await stored(store)
    const later = org.openSession().refreshToken
    assert.ok(before && later)
    await place(store, { ...before, refreshToken: later })
    org.expireSessions()
    await conn.request('/limits')
    assert.ok(await conn.oauth2.refreshToken(String(before.refreshToken)), 'the earlier one was not spent')
    assert.is((await refused(conn.oauth2.refreshToken(later))).errorCode, 'invalid_grant')
  }),
)

Losses('who was refused for good goes on with what others put in place, also where it hears of nothing', () =>
  sharing(async (org, store, open) => {
    const [one, other] = await Promise.all([open(silent(store)), open(silent(store))])
    await one.request('/limits')
    await one.oauth2.revokeToken(String(one.refreshToken))
    org.expireSessions()
    for (const attempt of [1, 2]) {
      assert.equal([attempt, (await refused(one.request('/limits'))).errorCode], [attempt, 'invalid_grant'])
    }
    assert.is(org.count('refresh_token'), 1)
    await other.loginByOAuth2(org.user.username, org.user.password)
    assert.ok(await one.request('/limits'))
    assert.is(one.accessToken, other.accessToken)
  }),
)

Losses('who opened before a logout, and asks after it, does not bring the session back', () =>
  sharing(async (_org, store, open) => {
    const [late, leaving] = await Promise.all([open(silent(store)), open(silent(store))])
    await leaving.logout()
    assert.is((await refused(late.request('/limits'))).errorCode, 'SESSION_CLOSED')
    assert.is((await store.load(KEY))?.state, 'ended')
  }),
)

Losses('a login that could not be shared is not given up for what was stored before it', () =>
  sharing(async (org, store) => {
    let isDown = true
    const reach = <T>(call: () => Promise<T>): Promise<T> =>
      isDown ? Promise.reject(new Error('ECONNREFUSED')) : call()
    const conn = new Connection({
      store: {
        load: (key) => reach(() => store.load(key)),
        put: (name, record, expected) => reach(() => store.put(name, record, expected)),
        exclusive: (key, task) => reach(() => store.exclusive(key, task)),
      },
      key: KEY,
      loginUrl: org.url,
      oauth2: appOf(org),
    })
    const { username, password } = org.user
    assert.is((await refused(conn.loginByOAuth2(username, password))).errorCode, 'STORE_UNAVAILABLE')
    const { accessToken } = conn
    isDown = false
    await conn.request('/limits')
    assert.is(conn.accessToken, accessToken)
    assert.is((await stored(store))?.accessToken, accessToken)
  }),
)

Losses('a pair that cannot be saved keeps the key, so that nobody spends the refresh token again', () =>
  sharingInHaste(async (org, store, open) => {
    const disk = filling(store)
    const one = await open(disk.store)
    const other = await open(silent(store))
    await Promise.all([one.request('/limits'), other.request('/limits')])
    disk.isFull = true
    org.expireSessions()
    assert.is((await refused(one.request('/limits'))).errorCode, 'STORE_UNAVAILABLE')
    const waiting = other.request('/limits')
    await until(() => org.requests.filter(({ status }) => status === 401).length === 2)
    disk.isFull = false
    assert.ok(await waiting)
    assert.equal([org.count('refresh_token'), org.reuses], [1, 0])
    assert.is(other.refreshToken, one.refreshToken)
  }),
)

Losses(
  'a logout does not wait for a pair that cannot be saved, revokes it, and is told until the store knows',
  () =>
    sharingInHaste(async (org, store, open) => {
      const disk = filling(store)
      const one = await open(disk.store)
      await one.request('/limits')
      disk.isFull = true
      org.expireSessions()
      await refused(one.request('/limits'))
      const refreshToken = String(one.refreshToken)
      for (const attempt of [1, 2]) {
        const { errorCode } = await refused(one.logout(true))
        assert.equal([attempt, errorCode, one.accessToken], [attempt, 'STORE_UNAVAILABLE', null])
      }
      assert.is((await refused(one.oauth2.refreshToken(refreshToken))).errorCode, 'invalid_grant')
      disk.isFull = false
      await one.logout(true)
      assert.is((await store.load(KEY))?.state, 'ended')
    }),
)

Losses('the connections of one process take the key once for a renewal, and follow the first', () =>
  sharing(async (org, store, open) => {
    let turns = 0
    const counting: SessionStore = {
      ...silent(store),
      exclusive: (key, task) => {
        turns += 1
        return store.exclusive(key, task)
      },
    }
    const all = await Promise.all(Array.from({ length: 20 }, () => open(counting)))
    await Promise.all(all.map((conn) => conn.request('/limits')))
    turns = 0
    org.expireSessions()
    await Promise.all(all.map((conn) => conn.request('/limits')))
    assert.equal([turns, org.count('refresh_token')], [1, 1])
  }),
)

Losses('who waits for the key and hears that others have renewed goes on at once', () =>
  sharing(async (org, store, open) => {
    const waiting = await open({
      ...silent(store),
      subscribe: (key, listener) => store.subscribe?.(key, listener) ?? (() => undefined),
      exclusive: () => new Promise<never>(() => undefined),
    })
    await waiting.request('/limits')
    org.expireSessions()
    const request = waiting.request('/limits')
    await until(() => org.requests.some(({ status }) => status === 401))
    const renewed = await open(silent(store))
    await renewed.request('/limits')
    assert.ok(await request)
    assert.is(waiting.accessToken, renewed.accessToken)
  }),
)

/** Stands still for longer than any look counts, as a process does that is suspended. */
async function standStill(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 1100))
}

Losses('who stood still after its look at the store looks again, and spends nothing', () =>
  sharing(async (org, store, open) => {
    let looks = 0
    const slow = await open({
      ...silent(store),
      exclusive: (_key, task) => task(),
      async load(key) {
        const found = await store.load(key)
        if (org.count('rest') > 2 && (looks += 1) === 2) {
          await other.request('/limits')
          await standStill()
        }
        return found
      },
    })
    const other = await open(silent(store))
    await Promise.all([slow.request('/limits'), other.request('/limits')])
    org.expireSessions()
    assert.ok(await slow.request('/limits'))
    assert.equal([org.count('refresh_token'), org.reuses], [1, 0])
    assert.is(slow.accessToken, other.accessToken)
  }),
)

Losses('who stood still before its save does not put an older pair in place of a newer one', () =>
  sharing(async (org, store) => {
    const { username, password } = org.user
    const options = { key: KEY, loginUrl: org.url, oauth2: appOf(org) }
    const newer = new Connection({ ...options, store: silent(store) })
    let isLate = false
    const slow = await Connection.open({
      ...options,
      store: { ...silent(store), exclusive: (_key, task) => task() },
      async fetch(url, init) {
        const response = await fetch(url, init)
        if (url.endsWith('/token') && !isLate) {
          isLate = true
          await newer.loginByOAuth2(username, password)
          await standStill()
        }
        return response
      },
    })
    await slow.request('/limits')
    org.expireSessions()
    assert.ok(await slow.request('/limits'))
    assert.ok(isLate)
    assert.is((await stored(store))?.accessToken, newer.accessToken)
    assert.is(slow.accessToken, newer.accessToken)
  }),
)

Losses.run()
