import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { caught } from '../helpers/caught.js'
import { complaintsOf, SILENCE } from '../helpers/complaints.js'
import { deferred } from '../helpers/deferred.js'
import { refused } from '../helpers/refused.js'
import { close, failure, observed, plain, renewalOf, server, settle, tokensOf } from '../helpers/session.js'

const Epochs = suite('epochs of a session')

Epochs(
  'an end gives the tokens to the caller who ends them at the server, once, and leaves nothing',
  async () => {
    const { session } = observed()
    const ended: unknown[] = []
    const end = (): Promise<void> => session.end((tokens) => Promise.resolve(void ended.push(plain(tokens))))
    await Promise.all([end(), end()])
    await end()
    assert.equal([session.tokens, ended], [undefined, [tokensOf(0)]])
  },
)

Epochs('after a close everything says SESSION_CLOSED, until the next login', async () => {
  const { session } = observed()
  const { send, isRefused, sent } = server('access-5')
  void close(session)
  const calls = [
    session.current(),
    session.renew(),
    session.renewed('access-0'),
    session.run(send, isRefused),
  ]
  for (const error of await Promise.all(calls.map(refused))) {
    assert.equal([error.errorCode, error.verdict], ['SESSION_CLOSED', 'reauthorize'])
    assert.match(error.message, 'closed by logout()')
  }
  await session.enter(tokensOf(5), session.exits)
  assert.is(await session.run(send, isRefused), 200)
  assert.equal(sent, ['access-5'])
})

Epochs(
  'a close during a flight: waiters get SESSION_CLOSED, and the tokens that land are discarded',
  async () => {
    const { session, flights, renewed, discarded } = observed()
    const { send, isRefused, sent } = server('access-1')
    const complaints = await complaintsOf(async () => {
      const waiters = [session.run(send, isRefused), session.run(send, isRefused)]
      await settle()
      waiters.push(session.renew().then(() => 0))
      void close(session)
      await settle()
      flights[0]?.resolve(renewalOf(1))
      for (const error of await Promise.all(waiters.map(refused)))
        assert.is(error.errorCode, 'SESSION_CLOSED')
    })
    assert.equal([discarded, renewed], [[renewalOf(1)], []])
    assert.equal([plain(session.tokens), sent], [undefined, ['access-0', 'access-0']])
    assert.equal(complaints, SILENCE)
  },
)

Epochs('a close during a flight that fails: waiters get SESSION_CLOSED, not the failure', async () => {
  const { session, flights, discarded } = observed()
  const waiters = [session.renew(), session.renew()]
  await settle()
  void close(session)
  await settle()
  flights[0]?.reject(failure('reauthorize'))
  for (const error of await Promise.all(waiters.map(refused))) assert.is(error.errorCode, 'SESSION_CLOSED')
  assert.equal(discarded, [])
})

Epochs('a request under way at the close that finds its token dead says SESSION_CLOSED', async () => {
  const { session, flights } = observed()
  const answer = deferred<number>()
  const running = session.run(
    () => answer.promise,
    (status) => status === 401,
  )
  await settle()
  void close(session)
  answer.resolve(401)
  assert.is((await refused(running)).errorCode, 'SESSION_CLOSED')
  await settle()
  assert.is(flights.length, 0)
})

Epochs('a request under way at the close that was answered gives its answer', async () => {
  const { session } = observed()
  const answer = deferred<number>()
  const running = session.run(
    () => answer.promise,
    (status) => status === 401,
  )
  await settle()
  void close(session)
  answer.resolve(200)
  assert.is(await running, 200)
})

Epochs('a flight of before a close does not disturb the session that was opened after it', async () => {
  const { session, flights, renewed, discarded } = observed()
  const waiting = session.renew()
  await settle()
  void close(session)
  await session.enter(tokensOf(5), session.exits)
  await settle()
  flights[0]?.resolve(renewalOf(1))
  assert.is((await refused(waiting)).errorCode, 'SESSION_CLOSED')
  assert.equal([plain(session.tokens), renewed, discarded], [tokensOf(5), [], [renewalOf(1)]])
  const next = session.renewed('access-5')
  await settle()
  assert.is(flights.length, 2)
  await settle()
  flights[1]?.resolve(renewalOf(6))
  assert.equal(plain(await next), tokensOf(6))
})

Epochs('a request of before a close is not repeated in the session of after it', async () => {
  const { session } = observed()
  const answer = deferred<number>()
  const sent: string[] = []
  const running = session.run(
    ({ accessToken }) => {
      sent.push(accessToken)
      return answer.promise
    },
    (status) => status === 401,
  )
  await settle()
  void close(session)
  await session.enter(tokensOf(5), session.exits)
  answer.resolve(401)
  assert.is((await refused(running)).errorCode, 'SESSION_CLOSED')
  assert.equal(sent, ['access-0'])
})

Epochs('a login during a flight: waiters go on with its tokens, and what lands is discarded', async () => {
  const { session, flights, renewed, discarded } = observed()
  const { send, isRefused, sent } = server('access-5')
  const waiters = [session.run(send, isRefused), session.run(send, isRefused)]
  await settle()
  await session.enter(tokensOf(5), session.exits)
  await settle()
  flights[0]?.resolve(renewalOf(1))
  assert.equal(await Promise.all(waiters), [200, 200])
  assert.equal(sent, ['access-0', 'access-0', 'access-5', 'access-5'])
  assert.equal([plain(session.tokens), renewed, discarded], [tokensOf(5), [], [renewalOf(1)]])
})

Epochs('a renewal that logs in, and gives the token of that login, is adopted and told once', async () => {
  const { session, renewed, discarded, way } = observed()
  let logins = 0
  way.renew = async () => {
    logins += 1
    await session.enter(tokensOf(5), session.exits)
    return renewalOf(5)
  }
  const { send, isRefused, sent } = server('access-5')
  assert.equal(await Promise.all([session.run(send, isRefused), session.run(send, isRefused)]), [200, 200])
  assert.equal([logins, renewed, discarded], [1, [renewalOf(5)], []])
  assert.equal([plain(session.tokens), sent.length], [tokensOf(5), 4])
})

Epochs('a request after a login that a renewal made does not wait for that renewal', async () => {
  const { session, flights } = observed()
  const waiting = session.renew()
  await settle()
  await session.enter(tokensOf(5), session.exits)
  assert.equal(plain(await session.current()), tokensOf(5))
  await settle()
  flights[0]?.resolve(renewalOf(1))
  assert.equal(plain(await waiting), tokensOf(5))
})

Epochs('a login forgets the refusal of the session before', async () => {
  const { session, flights } = observed()
  const first = session.renew()
  await settle()
  flights[0]?.reject(failure('reauthorize'))
  await refused(first)
  await session.enter(tokensOf(5), session.exits)
  const second = session.renew()
  await settle()
  flights[1]?.resolve(renewalOf(6))
  assert.equal(plain(await second), tokensOf(6))
})

Epochs('the refusal of an overtaken renewal is not held against the session that overtook it', async () => {
  const { session, flights } = observed()
  const first = session.renew()
  await settle()
  await session.enter(tokensOf(5), session.exits)
  await settle()
  flights[0]?.reject(failure('policy'))
  await refused(first)
  assert.equal(plain(await session.current()), tokensOf(5))
  const second = session.renew()
  await settle()
  flights[1]?.resolve(renewalOf(6))
  assert.equal(plain(await second), tokensOf(6))
})

Epochs('requests that tell by their error that the token is dead are repeated as well', async () => {
  const { session, flights } = observed()
  const dead = new Error('dead')
  const sent: string[] = []
  const running = session.attempt(
    ({ accessToken }) => {
      sent.push(accessToken)
      return accessToken === 'access-1' ? Promise.resolve('done') : Promise.reject(dead)
    },
    (error) => error === dead,
  )
  await settle()
  flights[0]?.resolve(renewalOf(1))
  assert.is(await running, 'done')
  assert.equal(sent, ['access-0', 'access-1'])
})

Epochs(
  'other errors of such requests go through at once, and the final refusal is the error itself',
  async () => {
    const { session, flights } = observed()
    const dead = new Error('dead')
    const other = new Error('other')
    assert.is(
      await caught(
        session.attempt(
          () => Promise.reject(other),
          (error) => error === dead,
        ),
      ),
      other,
    )
    await settle()
    assert.is(flights.length, 0)
    const running = session.attempt(
      () => Promise.reject(dead),
      (error) => error === dead,
    )
    await settle()
    flights[0]?.resolve(renewalOf(1))
    assert.is(await caught(running), dead)
  },
)

Epochs('what the request or the judge throws ends the call, and the session stays as it is', async () => {
  const { session, flights } = observed()
  const broken = new Error('broken')
  const throwing = (): never => {
    throw broken
  }
  assert.is(await caught(session.run(throwing, () => true)), broken)
  assert.is(await caught(session.run(() => Promise.resolve(1), throwing)), broken)
  await settle()
  assert.equal([flights.length, plain(session.tokens)], [0, tokensOf(0)])
})

Epochs.run()
