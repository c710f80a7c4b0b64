// second lane
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { MIXES, storyOf } from './model/mixes.js'

const Model = suite('processes that share a session, in virtual time')

/** Seeds in every run, and further ones that are other ones each time. */
const FIXED = 2000
const FRESH = 1000

for (const mix of MIXES) {
  Model(`keep the promises of a session with ${mix.name}`, async () => {
    const fresh = Math.floor(Math.random() * 2 ** 31)
    for (let at = 0; at < (FIXED + FRESH) / MIXES.length; at += 1) {
      const seed = at < FIXED / MIXES.length ? at : fresh + at
      assert.is(await storyOf(seed, mix), undefined)
    }
  })
}

Model.run()
