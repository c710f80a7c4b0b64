import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { refused } from '../helpers/refused.js'
import { observed, plain, renewalOf, server, settle, tokensOf } from '../helpers/session.js'

const Sessions = suite('session')

Sessions('a living token is used as it is, and nothing is renewed', async () => {
  const { session, flights } = observed()
  const { send, isRefused, sent } = server('access-0')
  assert.is(await session.run(send, isRefused), 200)
  await settle()
  assert.equal([sent, flights.length], [['access-0'], 0])
})

Sessions('a refused token is renewed once, and the request is repeated once', async () => {
  const { session, flights, renewed } = observed()
  const { send, isRefused, sent } = server('access-1')
  const running = session.run(send, isRefused)
  await settle()
  assert.equal(plain(flights[0]?.spent), tokensOf(0))
  await settle()
  flights[0]?.resolve(renewalOf(1))
  assert.is(await running, 200)
  assert.equal(sent, ['access-0', 'access-1'])
  assert.equal(renewed, [renewalOf(1)])
  assert.equal(plain(session.tokens), tokensOf(1))
})

Sessions('1,000 callers with a refused token share one renewal', async () => {
  const { session, flights, renewed } = observed()
  const { send, isRefused, sent } = server('access-1')
  const running = Array.from({ length: 1000 }, () => session.run(send, isRefused))
  await settle()
  assert.is(flights.length, 1)
  await settle()
  flights[0]?.resolve(renewalOf(1))
  assert.ok((await Promise.all(running)).every((status) => status === 200))
  await settle()
  assert.equal([flights.length, renewed.length, sent.length], [1, 1, 2000])
})

Sessions('a request during a renewal waits for it and sends the new token only', async () => {
  const { session, flights } = observed()
  const { send, isRefused, sent } = server('access-1')
  const first = session.run(send, isRefused)
  await settle()
  const late = Array.from({ length: 10 }, () => session.run(send, isRefused))
  await settle()
  assert.equal(sent, ['access-0'])
  await settle()
  flights[0]?.resolve(renewalOf(1))
  await Promise.all([first, ...late])
  assert.is(sent.filter((token) => token === 'access-1').length, 11)
  await settle()
  assert.is(flights.length, 1)
})

Sessions('a refusal of the old token that comes after the renewal renews nothing', async () => {
  const { session, flights } = observed()
  const first = session.renewed('access-0')
  await settle()
  flights[0]?.resolve(renewalOf(1))
  await first
  assert.equal(plain(await session.renewed('access-0')), tokensOf(1))
  assert.equal(plain(await session.renewed('older still')), tokensOf(1))
  await settle()
  assert.is(flights.length, 1)
})

Sessions('a request that was refused an older token waits for the renewal that is under way', async () => {
  const { session, flights } = observed()
  const renewing = session.renew()
  const late = session.renewed('older still')
  await settle()
  flights[0]?.resolve(renewalOf(1))
  assert.equal((await Promise.all([renewing, late])).map(plain), [tokensOf(1), tokensOf(1)])
  await settle()
  assert.is(flights.length, 1)
})

Sessions('each renewal is handed the newest refresh token', async () => {
  const { session, flights, renewed } = observed()
  for (const state of [1, 2, 3]) {
    const next = session.renew()
    await settle()
    assert.is(flights[state - 1]?.spent.refreshToken, `refresh-${state - 1}`)
    await settle()
    flights[state - 1]?.resolve(renewalOf(state))
    assert.equal(plain(await next), tokensOf(state))
  }
  assert.equal(renewed, [renewalOf(1), renewalOf(2), renewalOf(3)])
})

Sessions(
  'a service that refuses every token gets one renewal, then its answer is the final one',
  async () => {
    const { session, flights } = observed()
    const { send, isRefused, sent } = server()
    const running = session.run(send, isRefused)
    await settle()
    flights[0]?.resolve(renewalOf(1))
    assert.is(await running, 401)
    assert.equal(await Promise.all([session.run(send, isRefused), session.run(send, isRefused)]), [401, 401])
    await settle()
    assert.equal([flights.length, sent], [1, ['access-0', 'access-1', 'access-1', 'access-1']])
  },
)

Sessions('a renewed token that was accepted once is renewed again when it dies', async () => {
  const { session, flights } = observed()
  const org = server('access-1')
  const first = session.run(org.send, org.isRefused)
  await settle()
  flights[0]?.resolve(renewalOf(1))
  await first
  org.valid.delete('access-1')
  org.valid.add('access-2')
  const second = session.run(org.send, org.isRefused)
  await settle()
  flights[1]?.resolve(renewalOf(2))
  assert.is(await second, 200)
  await settle()
  assert.is(flights.length, 2)
})

Sessions('a renewed token that nobody has accepted is renewed again after ten seconds', async () => {
  const { session, flights } = observed()
  const now = performance.now.bind(performance)
  const landed = Math.round(performance.now())
  try {
    performance.now = () => landed
    const first = session.renew()
    await settle()
    flights[0]?.resolve(renewalOf(1))
    await first
    performance.now = () => landed + 9999
    assert.is(await session.renewed('access-1'), undefined)
    performance.now = () => landed + 10_000
    const second = session.renewed('access-1')
    await settle()
    flights[1]?.resolve(renewalOf(2))
    assert.equal(plain(await second), tokensOf(2))
  } finally {
    performance.now = now
  }
})

Sessions(
  'the hook is called exactly once per renewal, when the tokens are in place, before any waiter goes on',
  async () => {
    const order: string[] = []
    const { session, flights, renewed } = observed()
    const push = renewed.push.bind(renewed)
    renewed.push = (...renewals) => {
      order.push(`hook ${String(session.tokens?.accessToken)}`)
      return push(...renewals)
    }
    const waiters = Array.from({ length: 3 }, () => session.renew().then(() => order.push('waiter')))
    await settle()
    flights[0]?.resolve(renewalOf(1))
    await Promise.all(waiters)
    assert.equal(order, ['hook access-1', 'waiter', 'waiter', 'waiter'])
  },
)

Sessions('a session with only a refresh token renews before it sends, once for all', async () => {
  const { session, flights } = observed(tokensOf(0, { accessToken: null as never, instanceUrl: '' }))
  const { send, isRefused, sent } = server('access-1')
  const running = [session.run(send, isRefused), session.run(send, isRefused), session.current()]
  await settle()
  assert.equal([sent.length, flights.length], [0, 1])
  await settle()
  flights[0]?.resolve(renewalOf(1))
  await Promise.all(running)
  assert.equal(sent, ['access-1', 'access-1'])
})

Sessions(
  'without a way to renew, a refusal is the final answer, and a renewal on demand says what is missing',
  async () => {
    const { session, way } = observed()
    way.renew = undefined
    const { send, isRefused, sent } = server()
    assert.is(await session.run(send, isRefused), 401)
    assert.equal(sent, ['access-0'])
    const error = await refused(session.renew())
    assert.equal([error.errorCode, error.verdict], ['NOT_LOGGED_IN', 'reauthorize'])
    assert.match(error.message, 'give the connection refreshToken and oauth2, or a refreshFn')
  },
)

Sessions('a way to renew that gives nothing leaves the refusal as the answer', async () => {
  const { session, flights } = observed()
  const running = session.run(server().send, (status) => status === 401)
  await settle()
  flights[0]?.resolve(undefined)
  assert.is(await running, 401)
  assert.equal(plain(session.tokens), tokensOf(0))
})

Sessions('without a session everything says NOT_LOGGED_IN', async () => {
  const { session } = observed(null)
  const { send, isRefused, sent } = server()
  const calls = [session.current(), session.renew(), session.renewed('x'), session.run(send, isRefused)]
  for (const error of await Promise.all(calls.map(refused))) assert.is(error.errorCode, 'NOT_LOGGED_IN')
  assert.equal([session.tokens, sent], [undefined, []])
})

Sessions.run()
