import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { readFixture } from './helpers/fixture.js'
import { replayFixture } from './helpers/replay-fixture.js'
import { testWhere } from './helpers/skip.js'

const root = fileURLToPath(new URL('fixtures', import.meta.url))
const recordings = fileURLToPath(new URL('../../shared/recordings', import.meta.url))
const folders = readdirSync(root).sort()

const Fixtures = suite('fixtures')

for (const folder of folders) {
  Fixtures(folder, () => replayFixture(readFixture(join(root, folder))))
}

testWhere(
  Fixtures,
  existsSync(recordings),
  'the recordings are not here',
  'each names a recording for its shape',
  () => {
    const unknown = folders.filter((folder) => {
      const { shape } = readFixture(join(root, folder)).expectation
      return !existsSync(join(recordings, shape.replace(/ .*$/, '')))
    })
    assert.equal(unknown, [])
  },
)

Fixtures.run()
