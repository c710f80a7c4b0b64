import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { SalesforceError } from '../../src/errors/salesforce-error.js'
import { caught } from '../helpers/caught.js'
import { complaintsOf, SILENCE } from '../helpers/complaints.js'
import { refused } from '../helpers/refused.js'
import { failure, observed, plain, renewalOf, server, settle, tokensOf } from '../helpers/session.js'

const Refusals = suite('renewals of a session that fail')

Refusals(
  'a refusal for good is remembered: one attempt, and all requests get the very same error',
  async () => {
    for (const verdict of [
      'reauthorize',
      'credentials',
      'configuration',
      'policy',
      'terminal',
      'bug',
    ] as const) {
      const { session, flights, renewed } = observed()
      const waiters = Array.from({ length: 3 }, () => refused(session.renewed('access-0')))
      await settle()
      flights[0]?.reject(failure(verdict))
      const [error, ...others] = await Promise.all(waiters)
      others.push(await refused(session.renew()), await refused(session.run(server().send, () => true)))
      for (const other of others) assert.is(other, error)
      await settle()
      assert.equal([flights.length, renewed.length], [1, 0])
      assert.equal(plain(session.tokens), tokensOf(0))
    }
  },
)

Refusals('a failure that may pass is not remembered', async () => {
  for (const verdict of ['retry', 'throttled'] as const) {
    const { session, flights } = observed()
    const first = session.renew()
    await settle()
    flights[0]?.reject(failure(verdict))
    assert.is((await refused(first)).verdict, verdict)
    const second = session.renew()
    await settle()
    flights[1]?.resolve(renewalOf(1))
    assert.equal(plain(await second), tokensOf(1))
  }
})

Refusals("the failure's message begins as jsforce's, and carries the server's facts", async () => {
  const { session, flights } = observed()
  const running = session.renew()
  const cause = failure('throttled', 'login rate exceeded')
  await settle()
  flights[0]?.reject(cause)
  const error = await refused(running)
  assert.is(error.message, 'Unable to refresh session due to: login rate exceeded')
  assert.equal([error.name, error.errorCode, error.status], ['invalid_grant', 'invalid_grant', 400])
  assert.equal([error.verdict, error.retryAfter], ['throttled', 3])
  assert.is(error.cause, cause)
})

Refusals('what is no error of the library goes through as it is, and is not remembered', async () => {
  const { session, flights } = observed()
  const running = session.renew()
  await settle()
  flights[0]?.reject(new TypeError('a wrong argument'))
  const error = await caught(running)
  assert.not.instance(error, SalesforceError)
  assert.is(error.message, 'a wrong argument')
  void session.renew().catch(() => undefined)
  await settle()
  assert.is(flights.length, 2)
})

Refusals('a renewal that throws at once is a failure like any other', async () => {
  const { session, way } = observed()
  way.renew = () => {
    throw failure('reauthorize')
  }
  assert.is((await refused(session.renew())).verdict, 'reauthorize')
})

Refusals('a failed renewal that nobody waits for any more is no unhandled rejection', async () => {
  const complaints = await complaintsOf(async () => {
    const { session, flights } = observed()
    const running = session.renew()
    await settle()
    flights[0]?.reject(failure('retry'))
    await refused(running)
  })
  assert.equal(complaints, SILENCE)
})

Refusals.run()
