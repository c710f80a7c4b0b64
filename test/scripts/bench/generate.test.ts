import { readFileSync } from 'node:fs'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { multiple } from '../../../scripts/bench/generate/inputs.js'
import { readWsdl } from '../../../scripts/wsdl/read.js'
import { path } from '../../partner/samples.js'

const Multiples = suite('multiples of the contract')

const text = readFileSync(path, 'utf8')
const once = readWsdl(path, text)

for (const times of [1, 2, 4]) {
  Multiples(`declare everything ${times} times`, () => {
    const wsdl = readWsdl(path, multiple(text, times))
    for (const what of ['operations', 'messages', 'complexTypes', 'simpleTypes', 'elements'] as const) {
      assert.is(wsdl[what].length, times * once[what].length, what)
    }
  })
}

Multiples.run()
