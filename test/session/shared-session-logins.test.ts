import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { SessionStore } from '../../src/stores/store.js'
import type { LocalOrg } from '../../src/testing/index.js'
import { deferred, type Deferred } from '../helpers/deferred.js'
import { refused } from '../helpers/refused.js'
import { KEY, place, sharing, silent, stored } from '../helpers/sharing.js'

const Logins = suite('a shared session and logins, logouts and renewals that cross')

type Verb = 'load' | 'put' | 'exclusive'

/** A store whose next call of a verb waits until it is let through. */
function gated(store: SessionStore) {
  const gates = new Map<string, Deferred<void>>()
  const pass = async (verb: Verb): Promise<void> => {
    const gate = gates.get(verb)
    gates.delete(verb)
    await gate?.promise
  }
  const gatedStore = silent(store, {
    load: (name) => pass('load').then(() => store.load(name)),
    put: (name, record, expected) => pass('put').then(() => store.put(name, record, expected)),
    exclusive: (name, task) => pass('exclusive').then(() => store.exclusive(name, task)),
  })
  const stop = (verb: Verb): Deferred<void> => {
    const gate = deferred()
    gates.set(verb, gate)
    return gate
  }
  return { store: gatedStore, stop, isWaiting: (verb: Verb) => !gates.has(verb) }
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise(setImmediate)
}

const login = ({ user }: LocalOrg) => [user.username, user.password] as const

Logins('a logout that overtakes a login before it was stored ends it: it says SESSION_CLOSED', () =>
  sharing(async (org, store, open) => {
    for (const verb of ['load', 'put'] as const) {
      const gate = gated(store)
      const conn = await open(gate.store)
      await conn.request('/limits')
      const turn = gate.stop(verb)
      const before = org.requests.length
      const entering = refused(conn.loginByOAuth2(...login(org)))
      await until(() => gate.isWaiting(verb))
      await conn.logout()
      turn.resolve()
      assert.is((await entering).errorCode, 'SESSION_CLOSED')
      await conn.idle()
      assert.equal([conn.accessToken, (await store.load(KEY))?.state], [null, 'ended'])
      const revoked = org.requests.slice(before).filter(({ path }) => path.endsWith('/revoke'))
      assert.is(revoked.length, 2, 'the session that was there, and the one of the login')
      await place(store, { kind: 'oauth2', ...org.openSession() })
    }
  }),
)

Logins('a login that a logout overtook is ended in the store, also when the answer to its put is lost', () =>
  sharing(async (org, store, open) => {
    const answer = deferred()
    let puts = 0
    const losing = silent(store, {
      put: async (name, record, expected) => {
        const isPut = await store.put(name, record, expected)
        puts += 1
        if (puts > 1) return isPut
        await answer.promise
        throw new Error('no answer')
      },
    })
    const conn = await open(losing)
    const entering = refused(conn.loginByOAuth2(...login(org)))
    await until(() => puts === 1)
    await conn.logout()
    answer.resolve()
    assert.is((await entering).errorCode, 'SESSION_CLOSED')
    assert.is((await store.load(KEY))?.state, 'ended')
  }),
)

Logins('a renewal of the session before a login does not take the place of the login, and is revoked', () =>
  sharing(async (org, store, open) => {
    const gate = gated(store)
    const conn = await open(gate.store)
    await conn.request('/limits')
    const turn = gate.stop('put')
    const renewing = conn.refresh()
    await until(() => gate.isWaiting('put'))
    const renewed = String(conn.accessToken)
    await conn.loginByOAuth2(...login(org))
    const { accessToken } = conn
    turn.resolve()
    assert.is((await renewing).access_token, accessToken)
    await conn.idle()
    assert.equal([conn.accessToken, (await stored(store))?.accessToken], [accessToken, accessToken])
    assert.is((await conn.oauth2.introspect(renewed)).active, false)
  }),
)

Logins('of two logins that cross, the later one is in place here and shared, the other one is revoked', () =>
  sharing(async (org, store, open) => {
    const gate = gated(store)
    const conn = await open(gate.store)
    await conn.request('/limits')
    const turn = gate.stop('load')
    const first = conn.loginByOAuth2(...login(org))
    await until(() => gate.isWaiting('load'))
    await conn.loginByOAuth2(...login(org))
    const later = conn.accessToken
    turn.resolve()
    await first
    await conn.idle()
    assert.equal([conn.accessToken, (await stored(store))?.accessToken], [later, later])
    assert.is(org.count('revoke'), 1)
  }),
)

Logins('who forgets the session during its own renewal leaves the renewed one to the others', () =>
  sharing(async (org, store, open) => {
    const gate = gated(store)
    const [leaving, staying] = await Promise.all([open(gate.store), open(silent(store))])
    await leaving.request('/limits')
    const saving = gate.stop('put')
    const renewing = refused(leaving.refresh())
    await until(() => gate.isWaiting('put'))
    leaving.forget()
    saving.resolve()
    assert.is((await renewing).errorCode, 'SESSION_CLOSED')
    org.expireSessions()
    assert.ok(await staying.request('/limits'))
    assert.equal([org.count('revoke'), org.reuses], [0, 0])
  }),
)

Logins('a login is not told as a renewal, even if a renewal under way finds it in the store', () =>
  sharing(async (org, store, open) => {
    const gate = gated(store)
    const conn = await open(gate.store)
    await conn.request('/limits')
    const heard: string[] = []
    conn.on('refresh', (token) => heard.push(token))
    const turn = gate.stop('exclusive')
    const renewing = conn.refresh()
    await until(() => gate.isWaiting('exclusive'))
    await conn.loginByOAuth2(...login(org))
    turn.resolve()
    await renewing
    assert.equal([heard, org.count('refresh_token')], [[], 0])
  }),
)

Logins.run()
