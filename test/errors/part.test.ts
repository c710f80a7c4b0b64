import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { part } from '../../src/errors/part.js'
import { refused } from '../helpers/refused.js'

const Parts = suite('parts that are loaded later')

Parts('a part that cannot be loaded is a network error that names it, and is asked for again', async () => {
  let tries = 0
  const load = part('rest', () => {
    tries += 1
    return tries === 1 ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve('here')
  })
  const error = await refused(load())
  assert.equal([error.errorCode, error.verdict], ['NETWORK_ERROR', 'retry'])
  assert.match(error.message, 'The part "rest" of strictforce could not be loaded')
  assert.equal([await load(), await load(), tries], ['here', 'here', 2])
})

Parts.run()
