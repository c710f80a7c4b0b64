import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Session } from '../src/session.js'
import { refused } from './helpers/refused.js'
import { observed, renewalOf, server, settle, tokensOf } from './helpers/session.js'

const Closing = suite('a session that is closed as soon as it was renewed')

/** A session whose listener closes it when it hears of a renewal. */
function closing() {
  const { flights, renew } = observed(null)
  const session: Session<string> = new Session<string>({
    onRenewed: () => session.close(),
    onDiscarded: () => undefined,
  })
  session.open(tokensOf(0), renew)
  return { session, flights, renew }
}

Closing('a listener that closes the session on a renewal: nothing goes out any more', async () => {
  const { session, flights } = closing()
  const { send, isRefused, sent } = server('access-1')
  const running = [session.run(send, isRefused), session.run(send, isRefused)]
  await settle()
  const waiting = [...running, session.renew(), session.current()]
  flights[0]?.resolve(renewalOf(1))
  for (const error of await Promise.all(waiting.map(refused))) assert.is(error.errorCode, 'SESSION_CLOSED')
  assert.equal(sent, ['access-0', 'access-0'])
})

Closing('so does one that closes it on a renewal that was a login of its own', async () => {
  const { session, flights, renew } = closing()
  const running = session.renew()
  session.open(tokensOf(1), renew)
  flights[0]?.resolve(renewalOf(1))
  assert.is((await refused(running)).errorCode, 'SESSION_CLOSED')
})

Closing('a waiter that closes the session before the others go on: nothing goes out any more', async () => {
  const { session, flights } = observed()
  const { send, isRefused, sent } = server('access-1')
  const renewing = session.renew()
  const first = session.current().then(() => session.close())
  const second = session.run(send, isRefused)
  flights[0]?.resolve(renewalOf(1))
  await Promise.all([renewing, first])
  assert.is((await refused(second)).errorCode, 'SESSION_CLOSED')
  assert.equal(sent, [])
})

Closing.run()
