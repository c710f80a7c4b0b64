import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { takeCallback, withCallback } from '../../src/lib/callback.js'
import { caught } from '../helpers/caught.js'
import { complaintsOf, SILENCE } from '../helpers/complaints.js'

const Callback = suite('callback')

/** Calls of a callback, and the callback. */
function recorder() {
  const calls: unknown[][] = []
  return { calls, callback: (...args: unknown[]) => void calls.push(args) }
}

Callback('without a callback the promise itself is given back', () => {
  const promise = Promise.resolve(1)
  assert.is(withCallback(promise, undefined), promise)
  assert.is(withCallback(promise, 'no function' as never), promise)
})

Callback('a result reaches both: the callback once, with null before it', async () => {
  const { calls, callback } = recorder()
  assert.is(await withCallback(Promise.resolve(1), callback), 1)
  await Promise.resolve()
  assert.equal(calls, [[null, 1]])
})

Callback('a failure reaches both: the callback once, with the error alone', async () => {
  const { calls, callback } = recorder()
  const error = new Error('no')
  assert.is(await caught(withCallback(Promise.reject(error), callback)), error)
  await Promise.resolve()
  assert.is(calls.length, 1)
  assert.is(calls[0]?.[0], error)
  assert.is(calls[0]?.[1], undefined)
})

Callback('the callback is never called before the call itself has returned', async () => {
  const { calls, callback } = recorder()
  void withCallback(Promise.resolve(1), callback)
  assert.equal(calls, [])
  await new Promise(setImmediate)
  assert.is(calls.length, 1)
})

Callback('a failed call whose promise nobody looks at raises no unhandledRejection', async () => {
  const { calls, callback } = recorder()
  const complaints = await complaintsOf(() => {
    void withCallback(Promise.reject(new Error('no')), callback)
  })
  assert.equal(complaints, SILENCE)
  assert.is(calls.length, 1)
})

for (const [outcome, promise] of [
  ['a result', () => Promise.resolve(1)],
  ['a failure', () => Promise.reject(new Error('no'))],
] as const) {
  Callback(
    `what the callback throws at ${outcome} is an uncaught exception of its own, and it is not called again`,
    async () => {
      const thrown = new Error('callback')
      let calls = 0
      let settled = ''
      const complaints = await complaintsOf(() => {
        withCallback<unknown>(promise(), () => {
          calls += 1
          throw thrown
        }).then(
          () => (settled = 'resolved'),
          () => (settled = 'rejected'),
        )
      })
      assert.equal(complaints, { ...SILENCE, exceptions: [thrown] })
      assert.equal([calls, settled], [1, outcome === 'a result' ? 'resolved' : 'rejected'])
    },
  )
}

Callback('a callback is taken off the end, whatever stands before it', () => {
  const { callback } = recorder()
  assert.equal(takeCallback([callback]), { rest: [], callback })
  assert.equal(takeCallback([true, callback]), { rest: [true], callback })
  assert.equal(takeCallback([callback, true]), { rest: [callback, true] })
  assert.equal(takeCallback([undefined, undefined]), { rest: [undefined, undefined] })
  assert.equal(takeCallback([]), { rest: [] })
})

Callback('taking the callback leaves the arguments as they were', () => {
  const args = [true, () => undefined]
  takeCallback(args)
  assert.is(args.length, 2)
})

Callback.run()
