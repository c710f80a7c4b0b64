// own process
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { built } from '../../scripts/built.js'
import { fileStore } from '../../src/stores/file.js'
import { fileName } from '../../src/stores/file-name.js'
import type { StoreCorruption } from '../../src/stores/stored-session.js'
import { caught } from '../helpers/caught.js'
import { testWhere } from '../helpers/skip.js'
import { said } from './processes.js'
import { record } from './sessions.js'

const File = suite('stores/file in particular')
const root = mkdtempSync(join(tmpdir(), 'strictforce-file-'))
let count = 0
const place = (): string => join(root, String((count += 1)))
const LOCK = { stale: 2000, wait: 5000 }
const CLEAR = { key: false } as const

File('only the owner may read what is written', async () => {
  const folder = place()
  const before = process.umask(0)
  await fileStore(folder, CLEAR).put('ada', record(1), undefined)
  process.umask(before)
  assert.is(statSync(folder).mode & 0o777, 0o700)
  assert.equal(
    readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o777),
    [0o600],
  )
})

File('names are safe everywhere, tell session names apart, and can be read by people', () => {
  for (const name of ['../../etc/passwd', 'CON', '.', '', 'a\u0000b', '\ud800', 'ключ', 'K'.repeat(5000)]) {
    assert.match(fileName(name), /^[a-z0-9]+(-[a-z0-9]+)*\.session$/)
    assert.ok(fileName(name).length < 100)
  }
  assert.is.not(fileName('Ada'), fileName('ada'))
  assert.match(fileName('ada@example.com'), /^ada-example-com-[0-9a-f]{32}\.session$/)
})

/** Entries that are no record, by their kind; each is made at a path. */
const UNREADABLE: Readonly<Record<string, (path: string) => void>> = {
  'an empty file': (path) => writeFileSync(path, ''),
  'no JSON': (path) => writeFileSync(path, 'not json'),
  'other JSON': (path) => writeFileSync(path, '[]'),
  'a file of 600 MB': (path) => {
    writeFileSync(path, 'strictforce.clear.2:1:')
    truncateSync(path, 600 * 2 ** 20)
  },
  'a folder': (path) => mkdirSync(join(path, 'inside'), { recursive: true }),
  ...(process.platform === 'win32' ? {} : { 'a pipe': (path) => void execFileSync('mkfifo', [path]) }),
}

for (const [kind, make] of Object.entries(UNREADABLE)) {
  File(
    `${kind} is corrupt at once, is named with its place, stays as it is, and gives way to a put`,
    async () => {
      const folder = place()
      const store = fileStore(folder, CLEAR)
      const path = join(folder, fileName('ada'))
      mkdirSync(folder)
      make(path)
      const before = statSync(path)
      const begin = performance.now()
      const error = (await caught(store.load('ada'))) as StoreCorruption
      assert.ok(performance.now() - begin < 1000, 'at once')
      assert.equal([error.code, error.place, error.version], ['STORE_CORRUPT', path, undefined])
      assert.ok(error.message.startsWith(path))
      assert.equal([statSync(path).ino, statSync(path).size], [before.ino, before.size])
      assert.is(await store.put('ada', record(1), 7), false)
      assert.is(await store.put('ada', record(1), undefined), true)
      assert.equal(await store.load('ada'), record(1))
    },
  )
}

File(
  'an entry of another key has a version, so that a login can replace it, and loses nothing until then',
  async () => {
    const folder = place()
    const right = fileStore(folder, { key: 'right' })
    await right.put('ada', record(41), undefined)
    const wrong = fileStore(folder, { key: 'wrong' })
    const error = (await caught(wrong.load('ada'))) as StoreCorruption
    assert.match(error.message, /written with another key/)
    assert.is(error.version, 41)
    assert.is(await wrong.put('ada', record(1), undefined), false)
    assert.equal(await right.load('ada'), record(41))
    assert.is(await wrong.put('ada', record(42), 41), true)
    assert.equal(await wrong.load('ada'), record(42))
  },
)

File('a key is changed by a list: all decrypt, the first encrypts', async () => {
  const folder = place()
  await fileStore(folder, CLEAR).put('ada', record(1), undefined)
  const first = fileStore(folder, { key: ['one', false] })
  assert.equal(await first.load('ada'), record(1))
  await first.put('ada', record(2), 1)
  assert.match((await caught(fileStore(folder, CLEAR).load('ada'))).message, /is encrypted/)
  const second = fileStore(folder, { key: ['two', 'one'] })
  assert.equal(await second.load('ada'), record(2))
  await second.put('ada', record(3), 2)
  assert.equal(await fileStore(folder, { key: 'two' }).load('ada'), record(3))
})

File(
  'the scratch file of a killed writer goes with its lock, and the folder is not searched for more',
  async () => {
    const folder = place()
    const store = fileStore(folder, { ...CLEAR, ...LOCK })
    await store.put('ada', record(1), undefined)
    const path = join(folder, fileName('ada'))
    writeFileSync(`${path}.put`, 'dead')
    writeFileSync(`${path}.put.dead.tmp`, 'half')
    writeFileSync(`${path}.lock.other.tmp`, 'of one that lives')
    assert.is(await store.put('ada', record(2), 1), true)
    assert.equal(readdirSync(folder).sort(), [fileName('ada'), `${fileName('ada')}.lock.other.tmp`])
  },
)

File('a writer that is killed at any moment leaves a whole record', async () => {
  const folder = place()
  const program = `
    const { fileStore } = await import(${JSON.stringify(pathToFileURL(built('src/stores/file.ts')).href)})
    const store = fileStore(${JSON.stringify(folder)}, { key: false, stale: 2000 })
    const session = (n) => ({ kind: 'oauth2', accessToken: 'x'.repeat(200_000) + n, refreshToken: String(n), instanceUrl: '' })
    let version = (await store.load('ada'))?.version
    for (let n = (version ?? 0) + 1; ; n++) {
      if (!(await store.put('ada', { version: n, state: 'live', session: session(n) }, version))) throw new Error('lost')
      if (version === undefined || n % 2) console.log('put')
      version = n
    }`
  for (let round = 0; round < 3; round += 1) {
    const writer = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await said(writer)
    await sleep(Math.random() * 60)
    writer.kill('SIGKILL')
    const found = await fileStore(folder, CLEAR).load('ada')
    assert.ok(found?.state === 'live')
    assert.is(found.session.accessToken, 'x'.repeat(200_000) + String(found.version))
  }
})

File('a folder that cannot be used is an error', async () => {
  const path = place()
  writeFileSync(path, 'a file')
  chmodSync(path, 0o600)
  const store = fileStore(path, CLEAR)
  assert.match((await caught(store.put('ada', record(1), undefined))).message, /EEXIST|ENOTDIR/)
  assert.match((await caught(store.exclusive('ada', () => Promise.resolve()))).message, /EEXIST|ENOTDIR/)
})

const isPosix = process.platform !== 'win32'
testWhere(
  File,
  isPosix,
  'no modes on Windows',
  'a folder that others may write to is warned of, once',
  async () => {
    const warnings: string[] = []
    const hear = (warning: Error): void => void warnings.push(String((warning as NodeJS.ErrnoException).code))
    process.on('warning', hear)
    for (const [mode, expected] of [
      [0o700, 0],
      [0o777, 1],
      [0o770, 1],
    ] as const) {
      const folder = place()
      mkdirSync(folder)
      chmodSync(folder, mode)
      const store = fileStore(folder, CLEAR)
      await store.put('ada', record(1), undefined)
      await store.put('ada', record(2), 1)
      await sleep(1)
      assert.equal(
        warnings.splice(0),
        Array.from({ length: expected }, () => 'STRICTFORCE_OPEN_FOLDER'),
      )
    }
    process.off('warning', hear)
  },
)

/** A file system of one megabyte, where there may be one. */
function smallDisk(): string | undefined {
  const folder = place()
  mkdirSync(folder)
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m,mode=700', 'tmpfs', folder], {
    stdio: 'ignore',
  })
  return status === 0 ? folder : undefined
}

const disk = smallDisk()
File.after(() => {
  if (disk !== undefined) spawnSync('umount', [disk])
  rmSync(root, { recursive: true, force: true })
})
const NO_DISK = 'a small file system cannot be mounted here'

testWhere(
  File,
  disk !== undefined,
  NO_DISK,
  'a full disk shows before the task of a lock begins',
  async () => {
    const store = fileStore(disk ?? '', { ...CLEAR, ...LOCK })
    await store.put('ada', record(1), undefined)
    spawnSync('dd', ['if=/dev/zero', `of=${disk ?? ''}/ballast`, 'bs=4k'], { stdio: 'ignore' })
    let hasBegun = false
    const error = await caught(store.exclusive('ada', () => Promise.resolve((hasBegun = true))))
    assert.match(error.message, /ENOSPC/)
    assert.is(hasBegun, false)
    rmSync(join(disk ?? '', 'ballast'))
  },
)

testWhere(
  File,
  disk !== undefined,
  NO_DISK,
  'a disk that fills up under the lock does not keep a pair from being put',
  async () => {
    const store = fileStore(disk ?? '', { ...CLEAR, ...LOCK })
    await store.put('bob', record(1), undefined)
    const isPut = await store.exclusive('bob', () => {
      spawnSync('dd', ['if=/dev/zero', `of=${disk ?? ''}/ballast`, 'bs=4k'], { stdio: 'ignore' })
      return store.put('bob', record(2, { accessToken: 'x'.repeat(16_000) }), 1)
    })
    rmSync(join(disk ?? '', 'ballast'))
    assert.is(isPut, true)
    assert.is((await store.load('bob'))?.version, 2)
  },
)

File('wrong options are refused; clear text is asked for in words', () => {
  assert.throws(() => fileStore('', CLEAR), /path of a folder/)
  assert.throws(
    () => fileStore('x', { ...CLEAR, stale: 100 }),
    /stale must be a number of milliseconds, at least 2000/,
  )
  assert.throws(() => fileStore('x', { ...CLEAR, wait: NaN }), /wait must be/)
  for (const key of [undefined, null, '', new Uint8Array(3), [], ['a', undefined], true]) {
    assert.throws(
      () => fileStore('x', { key: key as never }),
      (error: unknown) => error instanceof TypeError && /key/.test(error.message),
    )
  }
  assert.throws(() => fileStore('x', undefined as never), /\{ key: false \} writes in clear text/)
})

File.run()
