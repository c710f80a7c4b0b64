// own process
import { spawn } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { built } from '../../scripts/built.js'
import { lockFile } from '../../src/stores/file-lock.js'
import { fileName, fileStore } from '../../src/stores/file.js'
import { replaceFile } from '../../src/stores/replace.js'
import { caught } from '../helpers/caught.js'
import { said } from './processes.js'
import { session } from './sessions.js'

const File = suite('stores/file in particular')
const root = mkdtempSync(join(tmpdir(), 'strictforce-file-'))
File.after(() => rmSync(root, { recursive: true, force: true }))
let count = 0
const place = (): string => join(root, String((count += 1)))
const LOCK = { stale: 2000, wait: 5000 }

File('only the owner may read what is written', async () => {
  const folder = place()
  const before = process.umask(0)
  await fileStore(folder).save('ada', session(1))
  process.umask(before)
  assert.is(statSync(folder).mode & 0o777, 0o700)
  assert.equal(
    readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o777),
    [0o600],
  )
})

File('names are safe everywhere, tell keys apart, and can be read by people', () => {
  for (const key of ['../../etc/passwd', 'CON', '.', '', 'a\u0000b', '\ud800', 'ключ', 'K'.repeat(5000)]) {
    assert.match(fileName(key), /^[a-z0-9]+(-[a-z0-9]+)*\.session$/)
    assert.ok(fileName(key).length < 100)
  }
  assert.is.not(fileName('Ada'), fileName('ada'))
  assert.match(fileName('ada@example.com'), /^ada-example-com-[0-9a-f]{32}\.session$/)
})

File('a file that is none of ours is named in the error, and left as it is', async () => {
  const folder = place()
  const store = fileStore(folder)
  const file = join(folder, fileName('ada'))
  mkdirSync(folder)
  for (const foreign of [
    '',
    'not json',
    '{}',
    '[]',
    'null',
    '{"format":"strictforce.session.1","key":"ada"}',
  ]) {
    writeFileSync(file, foreign)
    const error = await caught(store.load('ada'))
    assert.ok(error.message.includes(file))
    assert.is((error as NodeJS.ErrnoException).code, 'STORE_CORRUPT')
    assert.is(readFileSync(file, 'utf8'), foreign)
  }
})

File('a wrong key loses nothing', async () => {
  const folder = place()
  await fileStore(folder, { key: 'right' }).save('ada', session(1))
  const error = await caught(fileStore(folder, { key: 'wrong' }).load('ada'))
  assert.match(error.message, /written with another key/)
  assert.equal(await fileStore(folder, { key: 'right' }).load('ada'), session(1))
})

File('what a killed writer left behind is swept away, and what one is writing is not', async () => {
  const folder = place()
  const store = fileStore(folder, LOCK)
  await store.save('ada', session(1))
  const file = join(folder, fileName('ada'))
  for (const name of ['old', 'new']) writeFileSync(`${file}.${name}.tmp`, 'half')
  const past = new Date(Date.now() - 120_000)
  utimesSync(`${file}.old.tmp`, past, past)
  await store.exclusive('ada', () => Promise.resolve())
  assert.equal(
    readdirSync(folder).filter((name) => name.endsWith('.tmp')),
    [`${fileName('ada')}.new.tmp`],
  )
})

File('a save that fails leaves the session that was there, and nothing else', async () => {
  mkdirSync(join(root, 'taken', 'inside'), { recursive: true })
  await caught(replaceFile(join(root, 'taken'), 'text'))
  assert.equal(
    readdirSync(root).filter((name) => name.startsWith('taken')),
    ['taken'],
  )
})

File('a writer that is killed at any moment leaves a whole session', async () => {
  const folder = place()
  const program = `
    const { fileStore } = await import(${JSON.stringify(pathToFileURL(built('src/stores/file.ts')).href)})
    const store = fileStore(${JSON.stringify(folder)})
    const session = (n) => ({ kind: 'oauth2', accessToken: 'x'.repeat(200_000) + n, refreshToken: String(n), instanceUrl: '', generation: n })
    for (let n = 1; ; n++) { await store.save('ada', session(n)); if (n === 1) console.log('saving') }`
  for (let round = 0; round < 3; round += 1) {
    const writer = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await said(writer)
    await sleep(Math.random() * 60)
    writer.kill('SIGKILL')
    const found = await fileStore(folder).load('ada')
    assert.is(found?.accessToken, 'x'.repeat(200_000) + String(found?.generation))
  }
})

File('a dead holder’s lock goes to one waiter only', async () => {
  const folder = place()
  mkdirSync(folder)
  for (let round = 0; round < 5; round += 1) {
    const file = join(folder, `session-${round}`)
    mkdirSync(`${file}.lock`)
    const past = new Date(Date.now() - 60_000)
    utimesSync(`${file}.lock`, past, past)
    let inside = 0
    const enter = async (): Promise<void> => {
      const release = await lockFile(file, LOCK)
      inside += 1
      assert.is(inside, 1)
      await sleep(2)
      inside -= 1
      await release()
    }
    await Promise.all(Array.from({ length: 12 }, enter))
    assert.not(readdirSync(folder).some((name) => name.endsWith('.lock')))
  }
})

File('a holder that was thought dead does not take its successor’s lock away', async () => {
  const file = place()
  const release = await lockFile(file, LOCK)
  rmSync(`${file}.lock`, { recursive: true })
  mkdirSync(`${file}.lock`)
  const later = new Date(Date.now() + 5000)
  utimesSync(`${file}.lock`, later, later)
  await release()
  assert.ok(statSync(`${file}.lock`).isDirectory())
})

File('a lock that is not to be had in time is an error that names the file', async () => {
  const file = place()
  const release = await lockFile(file, LOCK)
  const error = await caught(lockFile(file, { stale: 2000, wait: 50 }))
  assert.ok(error.message.includes(`${file}.lock`))
  await release()
})

File('a folder that cannot be used is an error', async () => {
  const path = place()
  writeFileSync(path, 'a file')
  chmodSync(path, 0o600)
  const store = fileStore(path)
  assert.match((await caught(store.save('ada', session(1)))).message, /EEXIST|ENOTDIR/)
  assert.match((await caught(store.exclusive('ada', () => Promise.resolve()))).message, /EEXIST|ENOTDIR/)
})

File('wrong options are refused', () => {
  assert.throws(() => fileStore(''), /path of a folder/)
  assert.throws(() => fileStore('x', { stale: 100 }), /stale must be a number of milliseconds, at least 2000/)
  assert.throws(() => fileStore('x', { wait: NaN }), /wait must be/)
  assert.throws(() => fileStore('x', { key: new Uint8Array(3) }), /key must be/)
})

File.run()
