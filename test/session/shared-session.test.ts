import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection } from '../../src/connection/connection.js'
import { refused } from '../helpers/refused.js'
import { appOf, KEY, sharing, sharingInHaste, silent, stored } from '../helpers/sharing.js'

const Shared = suite('a session shared by a store')

Shared('a connection opens from the store alone', () =>
  sharing(async (org, _store, open) => {
    const conn = await open()
    assert.ok(await conn.request('/limits'))
    assert.is(conn.instanceUrl, org.url)
    assert.is(org.count('token'), 0)
  }),
)

Shared('a store without a session says so', () =>
  sharing(async (org, store) => {
    const error = await refused(
      Connection.open({ store, key: 'nobody', loginUrl: org.url, oauth2: appOf(org) }),
    )
    assert.equal([error.errorCode, error.verdict], ['NOT_LOGGED_IN', 'reauthorize'])
  }),
)

Shared('one renewal serves all, whether they hear of it or not', () =>
  sharing(async (org, store, open) => {
    const all = await Promise.all(Array.from({ length: 20 }, (_, at) => open(at % 2 ? store : silent(store))))
    await Promise.all(all.map((conn) => conn.request('/limits')))
    for (const expiry of [1, 2, 3]) {
      org.expireSessions()
      await Promise.all(all.map((conn) => conn.request('/limits')))
      assert.equal([org.count('refresh_token'), org.reuses], [expiry, 0])
    }
    assert.is(new Set(all.map(({ accessToken, refreshToken }) => `${accessToken} ${refreshToken}`)).size, 1)
  }),
)

Shared('the new pair is saved before anyone uses it', () =>
  sharing(async (org, store, open) => {
    const seen: string[] = []
    const conn = await open({
      ...silent(store),
      async put(name, record, expected) {
        seen.push(`put begins at ${org.count('rest')} requests`)
        const isPut = await store.put(name, record, expected)
        seen.push(`put ends at ${org.count('rest')} requests`)
        return isPut
      },
    })
    org.expireSessions()
    await conn.request('/limits')
    const before = org.count('rest') - 1
    assert.equal(seen, [`put begins at ${before} requests`, `put ends at ${before} requests`])
  }),
)

Shared('a session in hand goes on working while the store is down; a renewal fails and spends nothing', () =>
  sharing(async (org, store, open) => {
    let isDown = false
    const down = (): Promise<never> => Promise.reject(new Error('connect ECONNREFUSED'))
    const conn = await open({
      load: (key) => (isDown ? down() : store.load(key)),
      put: (name, record, expected) => (isDown ? down() : store.put(name, record, expected)),
      exclusive: (key, task) => (isDown ? down() : store.exclusive(key, task)),
    })
    isDown = true
    assert.ok(await conn.request('/limits'))
    org.expireSessions()
    const error = await refused(conn.request('/limits'))
    assert.equal([error.errorCode, error.verdict], ['STORE_UNAVAILABLE', 'retry'])
    assert.match(error.message, /ECONNREFUSED/)
    assert.is(org.count('refresh_token'), 0)
    isDown = false
    assert.ok(await conn.request('/limits'))
    assert.equal([org.count('refresh_token'), org.reuses], [1, 0])
  }),
)

Shared('what cannot be read is told as such, and goes on when it was put right', () =>
  sharing(async (org, store, open) => {
    let isCorrupt = false
    const corruption = Object.assign(new Error('ada.session cannot be decrypted'), { code: 'STORE_CORRUPT' })
    const conn = await open({
      ...silent(store),
      load: (key) => (isCorrupt ? Promise.reject(corruption) : store.load(key)),
    })
    isCorrupt = true
    org.expireSessions()
    const error = await refused(conn.request('/limits'))
    assert.equal([error.errorCode, error.verdict], ['STORE_CORRUPT', 'configuration'])
    assert.match(error.message, /ada\.session cannot be decrypted/)
    isCorrupt = false
    assert.ok(await conn.request('/limits'))
  }),
)

Shared('a logout ends the session for all, with a clear error and no loop', () =>
  sharing(async (org, store, open) => {
    const [one, hears, silentOne] = await Promise.all([open(), open(), open(silent(store))])
    await Promise.all([hears.request('/limits'), silentOne.request('/limits')])
    await one.logout(true)
    const before = org.requests.length
    for (const conn of [hears, silentOne]) {
      for (const attempt of [1, 2]) {
        const error = await refused(conn.request('/limits'))
        assert.equal([attempt, error.errorCode, error.verdict], [attempt, 'SESSION_CLOSED', 'reauthorize'])
      }
    }
    assert.is(org.requests.length - before, 1)
    assert.is(org.count('refresh_token'), 0)
  }),
)

Shared('forget() leaves the session to the others', () =>
  sharing(async (org, _store, open) => {
    const [one, two] = await Promise.all([open(), open()])
    one.forget()
    assert.is((await refused(one.request('/limits'))).errorCode, 'SESSION_CLOSED')
    assert.ok(await two.request('/limits'))
    org.expireSessions()
    assert.ok(await two.request('/limits'))
    assert.ok(await (await open()).request('/limits'))
  }),
)

Shared('a session that lives is used while another process holds the lock', () =>
  sharing(async (_org, store, open) => {
    let free: (() => void) | undefined
    const held = store.exclusive(KEY, () => new Promise<void>((resolve) => (free = resolve)))
    const conn = await open()
    assert.ok(await conn.request('/limits'))
    free?.()
    await held
  }),
)

Shared('a login under a key is later than every session that was ended under it', () =>
  sharing(async (org, store, open) => {
    const late = await open(silent(store))
    await late.request('/limits')
    for (let expiry = 0; expiry < 3; expiry += 1) {
      org.expireSessions()
      await late.request('/limits')
    }
    await (await open()).logout(true)
    const { username, password } = org.user
    const next = new Connection({ store, key: KEY, loginUrl: org.url, oauth2: appOf(org) })
    await next.loginByOAuth2(username, password)
    assert.ok(await late.request('/limits'))
    assert.is(late.accessToken, next.accessToken)
    assert.is((await stored(store))?.accessToken, next.accessToken)
  }),
)

Shared(
  'in the gap: who dies between the answer and the save leaves a clear error, and reuse is detected',
  () =>
    sharing(async (org, store, open) => {
      const dying = await open({ ...silent(store), put: () => new Promise<never>(() => undefined) })
      org.expireSessions()
      void dying.request('/limits').catch(() => undefined)
      while (org.rotations === 0) await new Promise(setImmediate)
      const next = await open({ ...silent(store), exclusive: (_key, task) => task() })
      for (const attempt of [1, 2]) {
        const error = await refused(next.request('/limits'))
        assert.equal([attempt, error.errorCode, error.verdict], [attempt, 'invalid_grant', 'reauthorize'])
      }
      assert.equal([org.count('refresh_token'), org.reuses], [2, 1])
    }),
)

Shared('a save that fails is told, and made good when the store is there again', () =>
  sharingInHaste(async (org, store, open) => {
    let fails = true
    const conn = await open({
      ...silent(store),
      put: (name, record, expected) =>
        fails ? Promise.reject(new Error('disk full')) : store.put(name, record, expected),
    })
    org.expireSessions()
    const error = await refused(conn.request('/limits'))
    assert.equal([error.errorCode, error.verdict], ['STORE_UNAVAILABLE', 'retry'])
    assert.ok(await conn.request('/limits'), 'the new session is in hand')
    fails = false
    while ((await stored(store))?.accessToken !== conn.accessToken) await new Promise(setImmediate)
    const other = await open()
    org.expireSessions()
    assert.ok(await other.request('/limits'))
    assert.equal([org.count('refresh_token'), org.reuses], [2, 0])
  }),
)

Shared.run()
