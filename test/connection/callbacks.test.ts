import { setTimeout as sleep } from 'node:timers/promises'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection, OAuth2 } from '../../src/index.js'
import { startOrg, type LocalOrg } from '../../src/testing/index.js'
import { CONNECTION, type Call, type Method, type Target } from './connection-methods.js'
import { OAUTH2 } from './oauth2-methods.js'
import { complaintsOf, SILENCE } from '../helpers/complaints.js'
import { appOptions, connect } from './support.js'

const Callbacks = suite<{ org: LocalOrg }>('callback and promise from one call')

Callbacks.before(async (context) => {
  context.org = await startOrg()
})

Callbacks.after(async ({ org }) => {
  await org.close()
})

function target(org: LocalOrg): Target {
  return { org, conn: connect(org), oauth2: new OAuth2(appOptions(org)) }
}

/** A method on a target of its own. */
function callOf(method: Method['bad'], org: LocalOrg): Call {
  return (...rest) => method(target(org), ...rest)
}

/** Outcome of a promise. */
async function settled(promise: Promise<unknown>): Promise<{ error: unknown; result: unknown }> {
  return promise.then(
    (result) => ({ error: null, result }),
    (error: unknown) => ({ error, result: undefined }),
  )
}

/** Calls with a callback that throws; gives what it was called with, and what the process heard. */
async function callWithThrowing(call: Call) {
  const calls: unknown[][] = []
  const thrown = new Error('thrown by the callback')
  let outcome: { error: unknown; result: unknown } | undefined
  const complaints = await complaintsOf(async () => {
    outcome = await settled(
      call((...args) => {
        calls.push(args)
        throw thrown
      }),
    )
    while (calls.length === 0) await sleep(1)
  })
  return { calls, outcome, complaints, expected: { ...SILENCE, exceptions: [thrown] } }
}

/** Calls with a callback and leaves the promise alone, as jsforce's users do. */
async function callAndForget(call: Call) {
  const calls: unknown[][] = []
  const complaints = await complaintsOf(async () => {
    void call((...args) => void calls.push(args))
    while (calls.length === 0) await sleep(1)
  })
  return { calls, complaints }
}

for (const [owner, methods] of Object.entries({ Connection: CONNECTION, OAuth2: OAUTH2 })) {
  for (const [name, { good, bad }] of Object.entries(methods)) {
    if (good !== undefined) {
      Callbacks(`${owner}: ${name}: a success is told once by callback and promise`, async ({ org }) => {
        assert.is((await settled(good(target(org)))).error, null)
        const { calls, outcome, complaints, expected } = await callWithThrowing(callOf(good, org))
        assert.equal(complaints, expected)
        assert.is(calls.length, 1)
        assert.is(calls[0]![0], null)
        assert.is(calls[0]![1], outcome?.result)
      })
    }

    Callbacks(
      `${owner}: ${name}: a failure is told once by callback and promise, and to nobody else`,
      async ({ org }) => {
        assert.instance((await settled(bad(target(org)))).error, Error)
        const { calls, outcome, complaints, expected } = await callWithThrowing(callOf(bad, org))
        assert.equal(complaints, expected)
        assert.is(calls.length, 1)
        assert.instance(calls[0]![0], Error)
        assert.is(calls[0]![0], outcome?.error)
        const forgotten = await callAndForget(callOf(bad, org))
        assert.equal([forgotten.calls.length, forgotten.complaints], [1, SILENCE])
      },
    )
  }
}

Callbacks('no asynchronous method is missing here', () => {
  const sync = [
    'constructor',
    'on',
    'once',
    'off',
    'api',
    'forget',
    'idle',
    'initialize',
    'getAuthorizationUrl',
    'authorizationRequest',
  ]
  for (const [owner, methods] of [
    [Connection, CONNECTION],
    [OAuth2, OAUTH2],
  ] as const) {
    const all = Object.entries(Object.getOwnPropertyDescriptors(owner.prototype as object))
    const names = all.flatMap(([name, member]) => (member.get || sync.includes(name) ? [] : [name]))
    const tested = new Set(Object.keys(methods).map((name) => name.split(' ')[0]))
    assert.equal(
      names.filter((name) => !tested.has(name)),
      [],
    )
  }
})

Callbacks('the callback comes after the call has returned', async ({ org }) => {
  let returned = false
  await new Promise<void>((resolve) => {
    void connect(org).logout(() => {
      assert.ok(returned)
      resolve()
    })
    returned = true
  })
})

Callbacks('something else than a function in the place of a callback is left alone', async ({ org }) => {
  const complaints = await complaintsOf(async () => {
    await connect(org).identity({})
    await connect(org).logout(null as never)
  })
  assert.equal(complaints, SILENCE)
})

Callbacks.run()
