import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { SessionStore } from '../../src/stores/store.js'
import type { LocalOrg } from '../../src/testing/index.js'
import { deferred, type Deferred } from '../helpers/deferred.js'
import { refused } from '../helpers/refused.js'
import { KEY, sharing, silent } from '../helpers/sharing.js'

const Logins = suite('a shared session and logins, logouts and renewals that cross')

/** A store whose next call of a verb waits until it is let through. */
function gated(store: SessionStore) {
  const gates = new Map<string, Deferred<void>>()
  const pass = async (verb: string): Promise<void> => {
    const gate = gates.get(verb)
    gates.delete(verb)
    await gate?.promise
  }
  const gatedStore: SessionStore = {
    ...silent(store),
    save: (key, session) => pass('save').then(() => store.save(key, session)),
    exclusive: (key, task) => pass('exclusive').then(() => store.exclusive(key, task)),
  }
  const stop = (verb: 'save' | 'exclusive'): Deferred<void> => {
    const gate = deferred()
    gates.set(verb, gate)
    return gate
  }
  return { store: gatedStore, stop, isWaiting: (verb: string) => !gates.has(verb) }
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise(setImmediate)
}

const login = ({ user }: LocalOrg) => [user.username, user.password] as const

Logins('a logout that overtakes a login before it was shared ends it: it says SESSION_CLOSED', () =>
  sharing(async (org, store, open) => {
    const gate = gated(store)
    const conn = await open(gate.store)
    await conn.request('/limits')
    const turn = gate.stop('exclusive')
    const entering = refused(conn.loginByOAuth2(...login(org)))
    await until(() => gate.isWaiting('exclusive'))
    const token = String(conn.accessToken)
    await conn.logout()
    turn.resolve()
    assert.is((await entering).errorCode, 'SESSION_CLOSED')
    assert.equal([conn.accessToken, await store.load(KEY)], [null, undefined])
    assert.is((await conn.oauth2.introspect(token)).active, false)
  }),
)

Logins('a login that was renewed before it was shared does not take the place of the renewed one', () =>
  sharing(async (org, store, open) => {
    const gate = gated(store)
    const conn = await open(gate.store)
    await conn.request('/limits')
    const turn = gate.stop('exclusive')
    const entering = conn.loginByOAuth2(...login(org))
    await until(() => gate.isWaiting('exclusive'))
    await conn.refresh()
    const renewed = conn.accessToken
    turn.resolve()
    await entering
    assert.equal([conn.accessToken, (await store.load(KEY))?.accessToken], [renewed, renewed])
  }),
)

Logins('of two logins that cross, the later one is in place here and shared', () =>
  sharing(async (org, store, open) => {
    const gate = gated(store)
    const conn = await open(gate.store)
    await conn.request('/limits')
    const turn = gate.stop('exclusive')
    const first = conn.loginByOAuth2(...login(org))
    await until(() => gate.isWaiting('exclusive'))
    await conn.loginByOAuth2(...login(org))
    const later = conn.accessToken
    turn.resolve()
    await first
    assert.equal([conn.accessToken, (await store.load(KEY))?.accessToken], [later, later])
  }),
)

Logins('who forgets the session during its own renewal leaves the renewed one to the others', () =>
  sharing(async (org, store, open) => {
    const gate = gated(store)
    const [leaving, staying] = await Promise.all([open(gate.store), open(silent(store))])
    await leaving.request('/limits')
    const saving = gate.stop('save')
    const renewing = refused(leaving.refresh())
    await until(() => gate.isWaiting('save'))
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
