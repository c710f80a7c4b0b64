import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { PROTOCOLS, protocolOf } from '../scripts/record/protocol.js'
import { fixtureFolders, readFixture, type Fixture } from './helpers/fixture.js'
import { replayFixture } from './helpers/replay-fixture.js'
import { testWhere } from './helpers/skip.js'

const root = fileURLToPath(new URL('fixtures', import.meta.url))
const recordings = fileURLToPath(new URL('../../shared/recordings', import.meta.url))
const folders = fixtureFolders()

const read = (folder: string): Fixture => readFixture(join(root, folder))

const Fixtures = suite('fixtures')

for (const folder of folders) {
  Fixtures(folder, () => replayFixture(read(folder)))
}

Fixtures('there is a folder for each protocol, and nothing beside them', () => {
  assert.equal(readdirSync(root).sort(), [...PROTOCOLS].sort())
})

Fixtures('each is in the folder of its protocol, under a name of its own', () => {
  const misplaced = folders.filter((folder) => {
    const urls = read(folder).exchanges.map(({ request }) => request.start.split(' ')[1] ?? '')
    return !folder.startsWith(`${protocolOf(urls)}/`)
  })
  assert.equal(misplaced, [])
  assert.is(new Set(folders.map((folder) => folder.replace(/^.*\//, ''))).size, folders.length)
})

testWhere(
  Fixtures,
  existsSync(recordings),
  'the recordings are not here',
  'each names a recording for its shape',
  () => {
    const unknown = folders.filter((folder) => {
      const { shape } = read(folder).expectation
      return !existsSync(join(recordings, shape.replace(/ .*$/, '')))
    })
    assert.equal(unknown, [])
  },
)

Fixtures.run()
