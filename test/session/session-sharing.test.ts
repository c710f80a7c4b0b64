import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { noRenewal, notLoggedIn, sessionClosed } from '../../src/session/errors.js'
import { isLater, isLive, type LiveTokens, type Tokens } from '../../src/session/tokens.js'
import { refused } from '../helpers/refused.js'
import { failure, observed, renewalOf, server, settle, tokensOf } from '../helpers/session.js'

const Sharing = suite('sharing of a session')

/** A session whose tokens others renew too; `shared` is what they have put in place. */
function sharing(tokens: Tokens = tokensOf(0)) {
  const asked: Tokens[] = []
  const shared: { latest: LiveTokens | undefined } = { latest: undefined }
  const all = observed(null)
  all.session.open(tokens, all.renew, (current) => {
    asked.push(current)
    return Promise.resolve(shared.latest?.accessToken === current.accessToken ? undefined : shared.latest)
  })
  return { ...all, asked, shared }
}

Sharing('what others have put in place counts before the first use, and is asked for once', async () => {
  const { session, asked, shared, flights, renewed } = sharing()
  shared.latest = tokensOf(3)
  const { send, isRefused, sent } = server('access-3')
  assert.equal(await Promise.all([session.run(send, isRefused), session.run(send, isRefused)]), [200, 200])
  await session.run(send, isRefused)
  assert.equal([asked.length, sent], [1, ['access-3', 'access-3', 'access-3']])
  assert.equal([flights, renewed], [[], []])
})

Sharing('when the others cannot be asked, the tokens in hand are used', async () => {
  const { session, renew } = observed(null)
  session.open(tokensOf(0), renew, () => Promise.reject(failure('retry', 'the store does not answer')))
  assert.equal(await session.current(), tokensOf(0))
})

Sharing('a renewal that took over somebody else’s is not told as one of ours', async () => {
  const { session, flights, renewed } = sharing()
  const { send, isRefused } = server('access-1')
  const running = session.run(send, isRefused)
  await settle()
  flights[0]?.resolve({ ...renewalOf(1), adopted: true })
  assert.is(await running, 200)
  assert.equal([session.tokens, renewed], [tokensOf(1), []])
})

Sharing('adopted tokens that are dead already are renewed, within one request', async () => {
  const { session, flights } = sharing()
  const { send, isRefused, sent } = server('access-2')
  const running = session.run(send, isRefused)
  await settle()
  flights[0]?.resolve({ ...renewalOf(1), adopted: true })
  await settle()
  flights[1]?.resolve(renewalOf(2))
  assert.is(await running, 200)
  assert.equal(sent, ['access-0', 'access-1', 'access-2'])
})

Sharing(
  'a service that refuses every token ends the request after four attempts, whatever others renew',
  async () => {
    const { session } = observed(null)
    let state = 0
    session.open(tokensOf(0), () => {
      state += 1
      return Promise.resolve({ ...renewalOf(state), adopted: true })
    })
    const { send, isRefused, sent } = server()
    assert.is(await session.run(send, isRefused), 401)
    assert.equal(sent, ['access-0', 'access-1', 'access-2', 'access-3'])
  },
)

Sharing('a renewed token that is refused at once gives way to what others have put in place', async () => {
  const { session, flights, shared } = sharing()
  const first = session.renew()
  flights[0]?.resolve(renewalOf(1))
  await first
  shared.latest = tokensOf(2)
  assert.equal(await session.renewed('access-1'), tokensOf(2))
  assert.is(flights.length, 1)
})

Sharing('what others put in place is taken over when it is later, and passed over when it is not', () => {
  const { session } = sharing(tokensOf(0, { generation: 5 }))
  session.takeOver(tokensOf(1, { generation: 4 }))
  session.takeOver(tokensOf(2, { generation: 5 }))
  session.takeOver(tokensOf(3))
  assert.is(session.tokens?.accessToken, 'access-0')
  session.takeOver(tokensOf(6, { generation: 6 }))
  assert.is(session.tokens?.accessToken, 'access-6')
})

Sharing('a take-over forgets a refusal: others found a way', async () => {
  const { session, flights } = sharing()
  const first = session.renew()
  flights[0]?.reject(failure('reauthorize'))
  await refused(first)
  session.takeOver(tokensOf(1, { generation: 1 }))
  const next = session.renewed('access-1')
  flights[1]?.resolve(renewalOf(2))
  assert.equal(await next, tokensOf(2))
})

Sharing('after a refusal for good, what others have put in place since is used', async () => {
  const { session, flights, renewed, shared } = sharing()
  const first = session.renew()
  flights[0]?.reject(failure('reauthorize'))
  await refused(first)
  shared.latest = tokensOf(2)
  assert.equal(await session.renewed('access-0'), tokensOf(2))
  assert.equal([flights.length, renewed, session.tokens], [1, [], tokensOf(2)])
})

Sharing('tokens taken over that die are renewed, however fresh a renewal of ours is', async () => {
  const { session, flights } = sharing()
  const first = session.renew()
  flights[0]?.resolve(renewalOf(1))
  await first
  session.takeOver(tokensOf(6, { generation: 6 }))
  const next = session.renewed('access-6')
  await settle()
  assert.is(flights.length, 2)
  flights[1]?.resolve(renewalOf(7))
  assert.equal(await next, tokensOf(7))
})

Sharing('nothing is taken over into a session that is closed', () => {
  const { session } = sharing()
  session.close()
  session.takeOver(tokensOf(1, { generation: 1 }))
  assert.is(session.tokens, undefined)
})

Sharing('what is found by asking does not take the place of a login that came meanwhile', async () => {
  const { session, renew } = observed(null)
  session.open(tokensOf(0), renew, () => {
    session.open(tokensOf(5), renew)
    return Promise.resolve(tokensOf(1))
  })
  await session.current()
  assert.equal(session.tokens, tokensOf(5))
})

Sharing('a session that was ended elsewhere is closed here, and everybody is told', async () => {
  const { session, flights, renewed } = sharing()
  const waiters = [session.renew(), session.renew()]
  flights[0]?.reject(sessionClosed('another process'))
  for (const error of await Promise.all(waiters.map(refused))) {
    assert.is(error.errorCode, 'SESSION_CLOSED')
    assert.match(error.message, 'closed by another process')
  }
  assert.equal([session.tokens, renewed], [undefined, []])
})

Sharing('an end elsewhere that a login overtook does not close the new session', async () => {
  const { session, flights, renew } = sharing()
  const waiting = session.renew()
  session.open(tokensOf(5), renew)
  flights[0]?.reject(sessionClosed('another process'))
  await refused(waiting)
  assert.equal(session.tokens, tokensOf(5))
})

Sharing(
  'tokens that came, but could not be shared, are in place and told, and whoever waits gets the failure',
  async () => {
    const { session, flights, renewed } = sharing()
    const waiting = session.renew()
    const unshared = { ...renewalOf(1), failure: failure('retry', 'the store does not answer') }
    flights[0]?.resolve(unshared)
    assert.is(await refused(waiting), unshared.failure)
    assert.equal([session.tokens, renewed], [tokensOf(1), [unshared]])
    assert.equal(await session.current(), tokensOf(1))
  },
)

Sharing(
  'what others have put in place is theirs: a session that was closed meanwhile has nothing to revoke',
  async () => {
    const { session, flights, shared, discarded } = sharing()
    const refusal = session.renew()
    flights[0]?.reject(failure('reauthorize'))
    await refused(refusal)
    shared.latest = tokensOf(7)
    const rescue = session.renew()
    session.close()
    await refused(rescue)
    assert.equal(
      discarded.map(({ shared }) => shared),
      [true],
    )
  },
)

Sharing('later is by the generation, and tokens are live with an access token', () => {
  assert.is(isLater(tokensOf(1, { generation: 2 }), tokensOf(0, { generation: 1 })), true)
  assert.is(isLater(tokensOf(1, { generation: 1 }), tokensOf(0, { generation: 1 })), false)
  assert.is(isLater(tokensOf(1), tokensOf(0)), false)
  assert.is(isLater(tokensOf(1, { generation: 1 }), tokensOf(0)), true)
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
