import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { fileName } from '../../src/stores/file-name.js'
import { fileStore } from '../../src/stores/file.js'
import { ended, record } from './sessions.js'

const File = suite('stores/file-sweep')
const root = mkdtempSync(join(tmpdir(), 'strictforce-sweep-'))
let count = 0
const place = (): string => join(root, String((count += 1)))
File.after(() => {
  rmSync(root, { recursive: true, force: true })
})

for (const key of [false, 'a passphrase'] as const) {
  File(
    `the ended record of a session goes after 31 days, ${key === false ? 'in clear' : 'sealed'}`,
    async () => {
      const folder = place()
      const store = fileStore(folder, { key })
      const old = new Date(Date.now() - 32 * 86_400_000)
      for (const [name, state] of [
        ['long ago', ended(1)],
        ['lately', ended(1)],
        ['lives', record(1)],
      ] as const) {
        await fileStore(folder, { key }).put(name, state, undefined)
        if (name !== 'lately') utimesSync(join(folder, fileName(name)), old, old)
      }
      writeFileSync(join(folder, 'other.session'), 'no session')
      utimesSync(join(folder, 'other.session'), old, old)
      await store.put('leaving', ended(1), undefined)
      const kept = ['lately', 'lives', 'leaving'].map(fileName)
      for (let tries = 100; tries > 0 && readdirSync(folder).includes(fileName('long ago')); tries -= 1)
        await sleep(50)
      await sleep(50)
      assert.equal(readdirSync(folder).sort(), [...kept, 'other.session'].sort())
      assert.is(await store.load('long ago'), undefined)
    },
  )
}

File.run()
