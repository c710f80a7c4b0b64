// own process
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { lockFile } from '../../src/stores/file-lock.js'
import { fileName } from '../../src/stores/file-name.js'
import { fileStore } from '../../src/stores/file.js'
import { FIRST } from './first-version.js'
import { ended, startWorker } from './processes.js'
import { record } from './sessions.js'

const File = suite('puts to a file')
const root = mkdtempSync(join(tmpdir(), 'strictforce-puts-'))
let count = 0
const place = (): string => join(root, String((count += 1)))
const LOCK = { stale: 2000, wait: 5000 }
File.after(() => {
  rmSync(root, { recursive: true, force: true })
})

File(
  'no put of a process that stands still for longer than a lock lives takes the place of another',
  async () => {
    const folder = place()
    const spec = { kind: 'file', path: folder, key: false } as const
    const workers = [1, 2, 3].map(() =>
      startWorker({ spec, name: 'ada', task: 'count without the lock', times: 25 }),
    )
    let isOver = false
    const pausing = (async () => {
      while (!isOver) {
        const one = workers[Math.floor(Math.random() * workers.length)]
        one?.kill('SIGSTOP')
        await sleep(2500)
        one?.kill('SIGCONT')
        await sleep(Math.random() * 100)
      }
    })()
    await Promise.all(workers.map((worker) => ended(worker, 100)))
    isOver = true
    await pausing
    assert.is((await fileStore(folder, { key: false }).load('ada'))?.version, 75)
  },
)

File('a lock that is taken from a holder leaves nothing that it could put in place', async () => {
  const folder = place()
  mkdirSync(folder)
  const lock = join(folder, 'ada.put')
  writeFileSync(lock, 'dead')
  const scratch = `${lock}.dead.tmp`
  writeFileSync(scratch, 'older')
  let isLeft: boolean | undefined
  const watching = setInterval(() => {
    if (isLeft === undefined && !existsSync(lock)) isLeft = existsSync(scratch)
  }, 0)
  await (await lockFile(lock, LOCK))?.release()
  clearInterval(watching)
  assert.is.not(isLeft, true)
  assert.is(existsSync(scratch), false)
})

File('a put whose lock is taken away from it is tried again', async () => {
  const folder = place()
  const store = fileStore(folder, { key: false })
  const lock = join(folder, `${fileName('ada')}.put`)
  let taken = 0
  const taking = setInterval(() => {
    if (taken === 3 || !existsSync(lock) || readFileSync(lock, 'utf8') === 'another') return
    writeFileSync(lock, 'another')
    taken += 1
    setTimeout(() => {
      rmSync(lock, { force: true })
    }, 20)
  }, 0)
  for (let version = 0; version < 20; version += 1)
    assert.ok(await store.put('ada', record(version + 1), version === 0 ? undefined : version))
  clearInterval(taking)
  assert.is(taken, 3)
  assert.is((await store.load('ada'))?.version, 20)
})

/** As version 0.1.0 wrote it to a file of the same name: in clear, and by 32 bytes that count from one. */
const FIRST_KEY = Buffer.from(Array.from({ length: 32 }, (_, at) => at + 1))

File('a file that version 0.1.0 wrote is read as a first version, and a login replaces it', async () => {
  for (const [key, text] of [
    [false, FIRST.clear],
    [FIRST_KEY, FIRST.sealed],
  ] as const) {
    const folder = place()
    mkdirSync(folder)
    writeFileSync(join(folder, fileName('ada')), text)
    const store = fileStore(folder, { key })
    const found = await store.load('ada')
    assert.equal([found?.version, found?.state], [0, 'live'])
    assert.is(found?.state === 'live' && found.session.refreshToken, '5Aep.refresh.1')
    assert.is(await store.put('ada', record(1), undefined), false)
    assert.is(await store.put('ada', record(1), 0), true)
    assert.equal(await store.load('ada'), record(1))
  }
})

File.run()
