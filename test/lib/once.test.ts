import { setImmediate as turn } from 'node:timers/promises'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { coalesce, once } from '../../src/lib/once.js'
import { caught } from '../helpers/caught.js'

const Once = suite('once')

Once('loads once, for all who ask at once and later', async () => {
  let loads = 0
  const load = once(() => Promise.resolve((loads += 1)))
  assert.equal(await Promise.all([load(), load()]), [1, 1])
  assert.equal([await load(), loads], [1, 1])
})

Once('tries again after a failure, which all who waited are told', async () => {
  let loads = 0
  const load = once(async () => {
    loads += 1
    if (loads === 1) throw new Error('no such file')
    return Promise.resolve(loads)
  })
  const failures = await Promise.all([caught(load()), caught(load())])
  assert.equal(
    failures.map(({ message }) => message),
    ['no such file', 'no such file'],
  )
  assert.is(await load(), 2)
})

Once('calls that come during a run are one run more, and a run that fails hurts nobody', async () => {
  let runs = 0
  const call = coalesce(async () => {
    runs += 1
    await turn()
    throw new Error('unreadable')
  })
  for (let count = 0; count < 10; count += 1) call()
  for (let count = 0; count < 10; count += 1) await turn()
  assert.is(runs, 2)
  call()
  assert.is(runs, 3)
})

Once.run()
