import { getEventListeners } from 'node:events'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { abortable } from '../../src/lib/time.js'
import { caught } from '../helpers/caught.js'
import { complaintsOf, SILENCE } from '../helpers/complaints.js'
import { deferred } from '../helpers/deferred.js'

const Abortable = suite('abortable')

Abortable('without a signal the promise itself is given', async () => {
  assert.is(await abortable(Promise.resolve(1), undefined), 1)
  assert.is((await caught(abortable(Promise.reject(new Error('no')), undefined))).message, 'no')
})

Abortable('what settles before the abort goes through', async () => {
  const { signal } = new AbortController()
  assert.is(await abortable(Promise.resolve(1), signal), 1)
  assert.is((await caught(abortable(Promise.reject(new Error('no')), signal))).message, 'no')
})

Abortable('an abort ends the waiting with its reason, and not what is waited for', async () => {
  const controller = new AbortController()
  const shared = deferred<string>()
  const waiting = abortable(shared.promise, controller.signal)
  const reason = new Error('enough')
  controller.abort(reason)
  assert.is(await caught(waiting), reason)
  shared.resolve('landed')
  assert.is(await abortable(shared.promise, new AbortController().signal), 'landed')
})

Abortable('a signal that was aborted before ends the waiting at once', async () => {
  const never = new Promise(() => undefined)
  assert.is((await caught(abortable(never, AbortSignal.abort()))).name, 'AbortError')
})

Abortable('what fails after the abort is no unhandled rejection', async () => {
  const complaints = await complaintsOf(async () => {
    const controller = new AbortController()
    const shared = deferred<string>()
    const waiting = abortable(shared.promise, controller.signal)
    controller.abort()
    await caught(waiting)
    shared.reject(new Error('too late'))
  })
  assert.equal(complaints, SILENCE)
})

Abortable('no listener stays behind on the signal', async () => {
  const { signal } = new AbortController()
  await abortable(Promise.resolve(), signal)
  await caught(abortable(Promise.reject(new Error('no')), signal))
  assert.equal(getEventListeners(signal, 'abort'), [])
})

Abortable.run()
