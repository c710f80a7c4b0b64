import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { withCallback, withTail } from '../../src/lib/callback.js'
import { caught } from '../helpers/caught.js'
import { complaintsOf, SILENCE } from '../helpers/complaints.js'

const Callback = suite('callback')

/** Calls of a callback, and the callback. */
function recorder() {
  const calls: unknown[][] = []
  return { calls, callback: (...args: unknown[]) => void calls.push(args) }
}

Callback('without a callback the promise settles alike', async () => {
  assert.is(await withCallback(Promise.resolve(1), undefined), 1)
  assert.is(await withCallback(Promise.resolve(1), 'no function' as never), 1)
  const error = new Error('no')
  assert.is(await caught(withCallback(Promise.reject(error), undefined)), error)
})

Callback(
  'a failed call without a callback whose promise is ignored raises an unhandledRejection',
  async () => {
    const error = new Error('no')
    const complaints = await complaintsOf(() => {
      void withCallback(Promise.reject(error), undefined)
    })
    assert.equal(complaints, { ...SILENCE, rejections: [error] })
  },
)

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

Callback(
  'a callback in place of an optional argument is called, and the work goes without that argument',
  async () => {
    const { calls, callback } = recorder()
    const work = (...worked: readonly unknown[]): Promise<readonly unknown[]> => Promise.resolve(worked)
    const tails: readonly (readonly unknown[])[] = [
      [callback, undefined],
      [true, callback],
      [undefined, callback],
      [null, callback],
      [true, 2, callback],
    ]
    for (const tail of tails) await withTail(tail, work)
    await Promise.resolve()
    assert.equal(
      calls,
      [[], [true], [undefined], [undefined], [true, 2]].map((worked) => [null, worked]),
    )
  },
)

Callback('without a callback the optional arguments alone reach the work', async () => {
  const work = (...worked: readonly unknown[]): Promise<readonly unknown[]> => Promise.resolve(worked)
  assert.equal(await withTail([true, undefined], work), [true, undefined])
  assert.equal(await withTail([undefined], work), [undefined])
})

Callback.run()
