import { setTimeout as sleep } from 'node:timers/promises'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { deadline } from '../../src/lib/time.js'
import { complaintsOf, SILENCE } from '../helpers/complaints.js'

const Deadline = suite('deadline')

Deadline('the limit aborts, and says that it was the limit', async () => {
  const limit = deadline(1)
  assert.equal([limit.signal.aborted, limit.cause()], [false, undefined])
  await sleep(5)
  assert.equal([limit.signal.aborted, limit.cause(), limit.timeout], [true, 'timeout', 1])
})

Deadline('a caller aborts with the reason of their signal, and the cause is theirs', () => {
  const caller = new AbortController()
  const limit = deadline(1000, caller.signal)
  const reason = new Error('enough')
  caller.abort(reason)
  assert.equal([limit.signal.aborted, limit.cause()], [true, 'caller'])
  assert.is(limit.signal.reason, reason)
  limit.clear()
})

Deadline('a signal that was aborted before counts', () => {
  const limit = deadline(1000, AbortSignal.abort('before'))
  assert.equal([limit.signal.aborted, limit.cause(), limit.signal.reason], [true, 'caller', 'before'])
  limit.clear()
})

Deadline('whichever comes first is the cause', async () => {
  const caller = new AbortController()
  const first = deadline(1, caller.signal)
  const second = deadline(5, caller.signal)
  await sleep(3)
  caller.abort()
  await sleep(5)
  assert.equal([first.cause(), second.cause()], ['timeout', 'caller'])
})

Deadline('once it is cleared, the limit aborts nothing, and the caller still does', async () => {
  const caller = new AbortController()
  const limit = deadline(1, caller.signal)
  limit.clear()
  await sleep(5)
  assert.is(limit.signal.aborted, false)
  caller.abort()
  assert.equal([limit.signal.aborted, limit.cause()], [true, 'caller'])
})

Deadline('a limit that no timer can take is the longest one, not none at all', async () => {
  const complaints = await complaintsOf(async () => {
    for (const timeout of [2 ** 31, Number.MAX_SAFE_INTEGER, Infinity]) {
      const limit = deadline(timeout)
      await sleep(3)
      assert.is(limit.signal.aborted, false)
      limit.clear()
    }
  })
  assert.equal(complaints, SILENCE)
})

Deadline("a caller's signal outlives many limits without a warning", async () => {
  const { signal } = new AbortController()
  const complaints = await complaintsOf(() => {
    for (let index = 0; index < 100; index += 1) deadline(1000, signal).clear()
  })
  assert.equal(complaints, SILENCE)
})

Deadline.run()
