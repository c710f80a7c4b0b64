import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { deferred } from '../helpers/deferred.js'
import { refused } from '../helpers/refused.js'
import { close, observed, plain, renewalOf, server, settle, tokensOf } from '../helpers/session.js'

const Closing = suite('a session that changes while it is renewed')

/** A session whose listener closes it when it hears of a renewal. */
function closing() {
  const all = observed()
  const push = all.renewed.push.bind(all.renewed)
  all.renewed.push = (...renewals) => {
    void close(all.session)
    return push(...renewals)
  }
  return all
}

Closing('a listener that closes the session on a renewal: nothing goes out any more', async () => {
  const { session, flights } = closing()
  const { send, isRefused, sent } = server('access-1')
  const running = [session.run(send, isRefused), session.run(send, isRefused)]
  await settle()
  const waiting = [...running, session.renew(), session.current()]
  await settle()
  flights[0]?.resolve(renewalOf(1))
  for (const error of await Promise.all(waiting.map(refused))) assert.is(error.errorCode, 'SESSION_CLOSED')
  assert.equal(sent, ['access-0', 'access-0'])
})

Closing('so does one that closes it on a renewal that was a login of its own', async () => {
  const { session, flights } = closing()
  const running = session.renew()
  await settle()
  await session.enter(tokensOf(1), session.exits)
  await settle()
  flights[0]?.resolve(renewalOf(1))
  assert.is((await refused(running)).errorCode, 'SESSION_CLOSED')
})

Closing('a waiter that closes the session before the others go on: nothing goes out any more', async () => {
  const { session, flights } = observed()
  const { send, isRefused, sent } = server('access-1')
  const renewing = session.renew()
  const first = session.current().then(() => close(session))
  const second = session.run(send, isRefused)
  await settle()
  flights[0]?.resolve(renewalOf(1))
  await Promise.all([renewing, first])
  assert.is((await refused(second)).errorCode, 'SESSION_CLOSED')
  assert.equal(sent, [])
})

Closing('the number of closures tells a caller that asks later', async () => {
  const { session } = observed()
  assert.is(session.closures, 0)
  void close(session)
  await session.enter(tokensOf(1), session.exits)
  void close(session)
  assert.is(session.closures, 2)
})

Closing('an acceptance of an older token does not make a fresh one accepted', async () => {
  const { session, flights } = observed()
  const running = session.renew()
  await settle()
  flights[0]?.resolve(renewalOf(1))
  await running
  session.accepted('access-0')
  assert.is(await session.renewed('access-1'), undefined)
  session.accepted('access-1')
  const next = session.renewed('access-1')
  await settle()
  flights[1]?.resolve(renewalOf(2))
  assert.equal(plain(await next), tokensOf(2))
})

Closing('a session that lives is not renewed by asking for its tokens', async () => {
  const { session, flights } = observed()
  await settle()
  assert.equal([plain(await session.current()), flights.length], [tokensOf(0), 0])
})

Closing('a request of before a close renews nothing after it, even if the token is the same', async () => {
  const { session, flights } = observed()
  const answer = deferred<number>()
  const running = refused(
    session.run(
      () => answer.promise,
      (status) => status === 401,
    ),
  )
  await settle()
  void close(session)
  await session.enter(tokensOf(0), session.exits)
  answer.resolve(401)
  await settle()
  assert.is(flights.length, 0)
  assert.is((await running).errorCode, 'SESSION_CLOSED')
})

Closing('a renewal that landed in an earlier epoch does not make room for a second one', async () => {
  const { session, flights } = observed()
  const overtaken = session.renew()
  await settle()
  await session.enter(tokensOf(5), session.exits)
  const first = session.renew()
  await settle()
  flights[0]?.resolve(renewalOf(1))
  await overtaken
  const second = session.renew()
  await settle()
  assert.is(flights.length, 2)
  await settle()
  flights[1]?.resolve(renewalOf(6))
  assert.equal((await Promise.all([first, second])).map(plain), [tokensOf(6), tokensOf(6)])
})

Closing('a renewal of before a close is not told in a session with the same tokens after it', async () => {
  const { session, flights, renewed } = observed()
  const waiting = session.renew()
  await settle()
  void close(session)
  await session.enter(tokensOf(1), session.exits)
  await settle()
  flights[0]?.resolve(renewalOf(1))
  assert.is((await refused(waiting)).errorCode, 'SESSION_CLOSED')
  assert.equal(renewed, [])
})

Closing('a request that alone is refused is repeated once, though others go through', async () => {
  const { session, flights } = observed()
  const sent: string[] = []
  const running = session.run(
    ({ accessToken }) => {
      sent.push(accessToken)
      session.accepted(accessToken)
      return Promise.resolve(401)
    },
    (status) => status === 401,
  )
  await settle()
  flights[0]?.resolve(renewalOf(1))
  await settle()
  assert.equal([sent, flights.length], [['access-0', 'access-1'], 1])
  assert.is(await running, 401)
})

Closing.run()
