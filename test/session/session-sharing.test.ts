import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { noRenewal } from '../../src/session/errors.js'
import { notLoggedIn, sessionClosed } from '../../src/session/missing.js'
import { haveDifferentUsers, isLive } from '../../src/session/tokens.js'
import { memoryStore } from '../../src/stores/memory.js'
import type { SessionStore } from '../../src/stores/store.js'
import { KEY, place, silent, stored } from '../helpers/sharing.js'
import { refused } from '../helpers/refused.js'
import { close, failure, observed, plain, renewalOf, server, settle, tokensOf } from '../helpers/session.js'

const Sharing = suite('sharing of a session')

/** A session whose tokens others renew too. */
function sharing(store: SessionStore = silent(memoryStore())) {
  return { ...observed(tokensOf(0), store), store }
}

Sharing('the session that others have put in place counts before the first use', async () => {
  const { session, store, flights, renewed } = sharing()
  await place(store, tokensOf(3))
  const { send, isRefused, sent } = server('access-3')
  assert.equal(await Promise.all([session.run(send, isRefused), session.run(send, isRefused)]), [200, 200])
  await session.run(send, isRefused)
  assert.equal(sent, ['access-3', 'access-3', 'access-3'])
  assert.equal([flights, renewed], [[], []])
})

Sharing('a session that is given to an empty store is put there at the first use', async () => {
  const { session, store } = sharing()
  await session.current()
  assert.is((await stored(store))?.accessToken, 'access-0')
})

Sharing('when the store cannot be asked, the tokens in hand are used', async () => {
  const { session } = sharing(silent(memoryStore(), { load: () => Promise.reject(new Error('down')) }))
  assert.equal(await session.current(), tokensOf(0))
})

Sharing('a renewal that finds the tokens of another process spends nothing and tells nothing', async () => {
  const { session, store, flights, renewed } = sharing()
  await session.current()
  await place(store, tokensOf(1))
  const { send, isRefused } = server('access-1')
  assert.is(await session.run(send, isRefused), 200)
  assert.equal([plain(session.tokens), renewed, flights], [tokensOf(1), [], []])
})

Sharing('adopted tokens that are dead already are renewed, within one request', async () => {
  const { session, store, flights } = sharing()
  await session.current()
  await place(store, tokensOf(1))
  const { send, isRefused, sent } = server('access-2')
  const running = session.run(send, isRefused)
  await settle()
  flights[0]?.resolve(renewalOf(2))
  assert.is(await running, 200)
  assert.equal(sent, ['access-0', 'access-1', 'access-2'])
})

Sharing(
  'a service that refuses every token ends the request after four attempts, whatever others renew',
  async () => {
    const { session, store } = sharing()
    await session.current()
    const { send, isRefused, sent } = server()
    const status = await session.run(async (tokens) => {
      await place(store, tokensOf(sent.length + 1))
      return send(tokens)
    }, isRefused)
    assert.is(status, 401)
    assert.equal(sent, ['access-0', 'access-1', 'access-2', 'access-3'])
  },
)

Sharing('a renewed token that is refused at once gives way to the session that others put', async () => {
  const { session, store, flights } = sharing()
  const first = session.renew()
  await settle()
  flights[0]?.resolve(renewalOf(1))
  await first
  assert.is(await session.renewed('access-1'), undefined)
  await place(store, tokensOf(2))
  assert.equal(plain(await session.renewed('access-1')), tokensOf(2))
  assert.is(flights.length, 1)
})

Sharing('a request that waited for its own renewal goes on with what others have renewed since', async () => {
  const { session, store, flights } = sharing()
  const { send, isRefused, sent } = server('access-2')
  const running = session.run(async (tokens) => {
    if (tokens.accessToken === 'access-1') await place(store, tokensOf(2))
    return send(tokens)
  }, isRefused)
  await settle()
  flights[0]?.resolve(renewalOf(1))
  assert.is(await running, 200)
  assert.equal([sent, flights.length], [['access-0', 'access-1', 'access-2'], 1])
})

Sharing('a change that is heard takes the place of the state before, whatever the numbers', async () => {
  const store = memoryStore()
  const { session } = sharing(store)
  await session.current()
  const { version = 0 } = (await store.load(KEY)) ?? {}
  for (const [step, next] of [version + 1, version - 5, version + 40].entries()) {
    const before = await store.load(KEY)
    const record = { version: next, state: 'live', session: tokensOf(step + 1) } as const
    assert.ok(await store.put(KEY, record, before?.version))
    await settle()
    assert.is(session.tokens?.accessToken, `access-${step + 1}`)
  }
})

Sharing('a change that is heard late is not taken for what is stored', async () => {
  const listeners: ((record: never) => void)[] = []
  const memory = memoryStore()
  const { session, store } = sharing(
    silent(memory, {
      subscribe: (_name, listener) => {
        listeners.push(listener)
        return () => undefined
      },
    }),
  )
  await session.current()
  const old = { version: 1, state: 'live', session: tokensOf(9) }
  await place(store, tokensOf(1))
  for (const tell of listeners) tell(old as never)
  await settle()
  assert.is(session.tokens?.accessToken, 'access-1')
})

Sharing('after a refusal for good, the session that others have put since is used', async () => {
  const { session, store, flights, renewed } = sharing()
  const first = session.renew()
  await settle()
  flights[0]?.reject(failure('reauthorize'))
  await refused(first)
  await place(store, tokensOf(2))
  assert.equal(plain(await session.renewed('access-0')), tokensOf(2))
  assert.equal([flights.length, renewed, plain(session.tokens)], [1, [], tokensOf(2)])
  const next = session.renewed('access-2')
  await settle()
  flights[1]?.resolve(renewalOf(3))
  assert.equal(plain(await next), tokensOf(3))
})

Sharing('adopted tokens that die are renewed, however new a renewal of ours is', async () => {
  const { session, store, flights } = sharing(memoryStore())
  const first = session.renew()
  await settle()
  flights[0]?.resolve(renewalOf(1))
  await first
  await place(store, tokensOf(6))
  const next = session.renewed('access-6')
  await settle()
  assert.is(flights.length, 2)
  flights[1]?.resolve(renewalOf(7))
  assert.equal(plain(await next), tokensOf(7))
})

Sharing('nothing is adopted into a session that is closed', async () => {
  const { session, store } = sharing(memoryStore())
  await session.current()
  session.forget()
  await place(store, tokensOf(1))
  await settle()
  assert.is(session.tokens, undefined)
})

Sharing('a session that was ended elsewhere is closed here, and all who wait are told', async () => {
  const store = memoryStore()
  const [one, other] = [sharing(silent(store)), sharing(silent(store))]
  await one.session.current()
  await other.session.current()
  await close(other.session)
  const waiters = [one.session.renew(), one.session.renew()]
  for (const error of await Promise.all(waiters.map(refused))) {
    assert.is(error.errorCode, 'SESSION_CLOSED')
    assert.match(error.message, 'closed by another process')
  }
  assert.equal([one.session.tokens, one.renewed], [undefined, []])
})

Sharing('later tokens that are heard while a renewal waits for its turn end the wait', async () => {
  const memory = memoryStore()
  const never = (): Promise<never> => new Promise<never>(() => undefined)
  const { session } = sharing({ ...memory, exclusive: never })
  await session.current()
  const waiting = session.renew()
  await settle()
  await place(memory, tokensOf(4))
  assert.equal(plain(await waiting), tokensOf(4))
})

Sharing('users are different when both are known and differ', () => {
  const of = (id?: string) => tokensOf(0, id === undefined ? {} : { id: `https://x.example/id/00D/${id}` })
  assert.is(haveDifferentUsers(of('005000000000001'), of('005000000000002')), true)
  assert.is(haveDifferentUsers(of('005000000000001AAA'), of('005000000000001')), false)
  assert.is(haveDifferentUsers(of(), of('005000000000002')), false)
  assert.equal([isLive(tokensOf(1)), isLive({ ...tokensOf(1), accessToken: null })], [true, false])
})

Sharing('the errors of a session name the way out', () => {
  assert.match(
    notLoggedIn('The store holds no session').message,
    /^The store holds no session: call login\(\)/,
  )
  assert.match(sessionClosed().message, /closed by logout\(\); log in again/)
  assert.throws(noRenewal, /cannot be renewed/)
})

Sharing.run()
