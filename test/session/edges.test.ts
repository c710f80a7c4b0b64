// own process
import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection, memoryStore, type SessionRecord, type SessionStore } from '../../src/index.js'
import { complaintsOf, SILENCE } from '../helpers/complaints.js'
import { appOf, sharing, stored, silent, KEY } from '../helpers/sharing.js'
import { refused } from '../helpers/refused.js'

const Table = suite('edges of shared sessions')
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

Table(
  'a connection that is dropped is collected, and its subscription ends, while its store lives',
  async () => {
    const listeners = new Set<unknown>()
    const memory = memoryStore()
    const store: SessionStore = silent(memory, {
      subscribe: (_name, listener) => {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
    })
    const options = { accessToken: 'T', instanceUrl: 'https://acme.my.salesforce.com', store, key: KEY }
    const gone = Array.from({ length: 20 }, () => new WeakRef(new Connection(options)))
    for (let tries = 0; tries < 50 && listeners.size < 20; tries += 1) await sleep(5)
    assert.is(listeners.size, 20)
    for (let tries = 0; tries < 50 && listeners.size > 0; tries += 1) {
      await sleep(5)
      collect()
    }
    assert.equal([listeners.size, gone.filter((one) => one.deref()).length], [0, 0])
  },
)

Table('a logout that the store did not hear of fails again until it has', () =>
  sharing(async (_org, store, open) => {
    let isDown = false
    const conn = await open(
      silent(store, {
        put: (...args) => (isDown ? Promise.reject(new Error('down')) : store.put(...args)),
      }),
    )
    isDown = true
    for (const attempt of [1, 2])
      assert.equal([attempt, (await refused(conn.logout())).errorCode], [attempt, 'STORE_UNAVAILABLE'])
    assert.ok(await stored(store))
    isDown = false
    await conn.logout()
    assert.is((await store.load(KEY))?.state, 'ended')
  }),
)

Table('an entry that cannot be read stops neither a login nor a logout', () =>
  sharing(async (org, store, open) => {
    let unreadable: number | undefined
    const through = silent(store, {
      load: async (name) => {
        const record = await store.load(name)
        if (record === undefined || record.version !== unreadable) return record
        throw Object.assign(new Error('another key'), { code: 'STORE_CORRUPT', version: record.version })
      },
    })
    const conn = await open(through)
    unreadable = (await store.load(KEY))?.version
    await conn.loginByOAuth2(org.user.username, org.user.password)
    assert.is((await stored(store))?.accessToken, conn.accessToken)
    unreadable = (await store.load(KEY))?.version
    await conn.logout()
    assert.is((await store.load(KEY))?.state, 'ended')
  }),
)

Table('a session whose entry is evicted lives on, and is put back', () =>
  sharing(async (org, store) => {
    let record: SessionRecord | undefined = await store.load(KEY)
    const evicting: SessionStore = {
      load: () => Promise.resolve(record),
      put: (_name, next, expected) => {
        const isPut = record?.version === expected
        if (isPut) record = next
        return Promise.resolve(isPut)
      },
      exclusive: (_name, task) => task(),
    }
    const { clientId, clientSecret } = org.app
    const oauth2 = { loginUrl: org.url, clientId, clientSecret }
    const conn = await Connection.open({ store: evicting, key: KEY, oauth2, loginUrl: org.url })
    const before = record?.version
    record = undefined
    org.expireSessions()
    assert.ok(await conn.request('/limits'))
    assert.is((record as SessionRecord | undefined)?.state, 'live')
    assert.is.not((record as SessionRecord | undefined)?.version, before)
    assert.equal([org.count('refresh_token'), org.reuses], [1, 0])
  }),
)

Table('30 requests on one signal are no leak', () =>
  sharing(async (_org, _store, open) => {
    const conn = await open()
    const { signal } = new AbortController()
    const complaints = await complaintsOf(async () => {
      await Promise.all(Array.from({ length: 30 }, () => conn.fetch('/services/data', { signal })))
    })
    assert.equal(complaints, SILENCE)
  }),
)

Table('a session that is taken over with its refresh token is renewed by that (S7)', () =>
  sharing(async (org, store) => {
    const { accessToken, instanceUrl } = org.openSession()
    const options = { store: silent(store), key: KEY, loginUrl: org.url, oauth2: appOf(org) }
    const conn = new Connection({ ...options, accessToken, instanceUrl })
    await conn.request('/limits')
    assert.is(conn.refreshToken, (await stored(store))?.refreshToken)
    org.expireSessions()
    assert.ok(await conn.request('/limits'))
    assert.equal([org.count('refresh_token'), org.reuses], [1, 0])
  }),
)

Table('a password renews only the session of its own user; userInfo belongs to the token', () =>
  sharing(async (org, store) => {
    const options = { store: silent(store), key: KEY, loginUrl: org.url }
    const old = new Connection(options)
    await old.loginBySoap(org.user.username, org.user.password)
    const other = `https://login.salesforce.com/id/00D000000000001AAA/005000000000009AAA`
    const before = await store.load(KEY)
    const session = {
      kind: 'soap',
      refreshToken: null,
      accessToken: 'of.another',
      instanceUrl: org.url,
      id: other,
    } as const
    await store.put(KEY, { version: 99, state: 'live', session }, before?.version)
    org.expireSessions()
    const logins = org.count('login')
    await refused(old.request('/limits'))
    assert.equal([old.accessToken, old.userInfo?.url, org.count('login')], ['of.another', other, logins])
  }),
)

Table('idle() resolves when a renewal that is under way has been saved', () =>
  sharing(async (org, store, open) => {
    const conn = await open(silent(store))
    await conn.request('/limits')
    org.answer('refresh_token', { delay: 100 })
    void conn.refresh()
    await conn.idle()
    assert.is((await stored(store))?.accessToken, conn.accessToken)
    assert.is(org.count('refresh_token'), 1)
  }),
)

Table.run()
