// own process
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { PROPERTIES } from './properties.js'

const Fuzz = suite('properties, some cases of each')

/** The same cases in every run; `npm run fuzz` tries others. */
const SEED = 20260601

for (const { name, few, run } of PROPERTIES) {
  Fuzz(name, async () => {
    const { failed, report } = await run({ numRuns: few, seed: SEED })
    assert.not(failed, report)
  })
}

Fuzz.run()
