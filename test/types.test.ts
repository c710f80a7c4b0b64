import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { complaintsAbout, optionsOf } from './helpers/compiler.js'

const FOLDER = fileURLToPath(new URL('types/', import.meta.url))

const Types = suite('types')

Types('hold in every file of test/types', () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.ts'))
  assert.ok(files.length >= 6)
  const texts = new Map(files.map((name) => [FOLDER + name, undefined]))
  assert.equal(complaintsAbout(texts, optionsOf('test/types/tsconfig.json')), [])
})

Types.run()
