import { getEventListeners } from 'node:events'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { abortable, pause } from '../../src/lib/time.js'
import { caught } from '../helpers/caught.js'

const Signals = suite('signals of callers')

Signals('a signal has one listener, however many wait for it, and none when nobody does', async () => {
  const controller = new AbortController()
  const { signal } = controller
  const never = new Promise(() => undefined)
  const waiting = Array.from({ length: 100 }, () => caught(abortable(never, signal)))
  const pausing = caught(pause(60_000, signal))
  assert.is(getEventListeners(signal, 'abort').length, 1)
  const reason = new Error('enough')
  controller.abort(reason)
  for (const error of await Promise.all([...waiting, pausing])) assert.is(error, reason)
  assert.is(getEventListeners(signal, 'abort').length, 0)
})

Signals('an end of the waiting ends no other', async () => {
  const controller = new AbortController()
  const never = new Promise(() => undefined)
  const patient = caught(abortable(never, controller.signal))
  await abortable(Promise.resolve(), controller.signal)
  controller.abort(new Error('enough'))
  assert.is((await patient).message, 'enough')
})

Signals.run()
