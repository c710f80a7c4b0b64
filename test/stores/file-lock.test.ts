// own process
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { lockFile } from '../../src/stores/file-lock.js'
import { caught } from '../helpers/caught.js'

const Lock = suite('stores/file-lock')
const root = mkdtempSync(join(tmpdir(), 'strictforce-lock-'))
Lock.after(() => rmSync(root, { recursive: true, force: true }))
let count = 0
const place = (): string => join(root, String((count += 1)))
const LOCK = { stale: 2000, wait: 5000 }

Lock('a dead holder’s lock goes to one waiter only, also one that version 0.1.0 left, a folder', async () => {
  const folder = place()
  mkdirSync(folder)
  for (let round = 0; round < 4; round += 1) {
    const lock = join(folder, `session-${round}.lock`)
    if (round % 2 === 0) mkdirSync(lock)
    else writeFileSync(lock, 'a holder that is dead')
    let inside = 0
    const enter = async (): Promise<void> => {
      const held = await lockFile(lock, LOCK)
      inside += 1
      assert.is(inside, 1)
      await sleep(2)
      inside -= 1
      await held?.release()
    }
    await Promise.all(Array.from({ length: 12 }, enter))
    assert.equal(readdirSync(folder), [])
  }
})

Lock('a lock that lives is not taken, whatever the clocks say', async () => {
  const lock = place()
  const held = await lockFile(lock, { stale: 2000, wait: 5000 })
  const past = new Date(Date.now() - 3_600_000)
  const { now } = Date
  try {
    utimesSync(lock, past, past)
    Date.now = () => now() + 86_400_000
    assert.match((await caught(lockFile(lock, { stale: 2000, wait: 1500 }))).message, /has held/)
    Date.now = () => now() - 86_400_000
    assert.match((await caught(lockFile(lock, { stale: 2000, wait: 3000 }))).message, /has held/)
  } finally {
    Date.now = now
  }
  assert.is(held?.lost.aborted, false)
  await held?.release()
})

Lock('a holder that was thought dead notices it, and does not take its successor’s lock away', async () => {
  const lock = place()
  const held = await lockFile(lock, LOCK)
  rmSync(lock)
  writeFileSync(lock, 'another holder')
  assert.is(await held?.isHeld(), false)
  await sleep(700)
  assert.is(held?.lost.aborted, true)
  await held?.release()
  assert.is(readFileSync(lock, 'utf8'), 'another holder')
})

Lock('a lock that is not to be had in time is an error that names the file', async () => {
  const lock = place()
  const held = await lockFile(lock, LOCK)
  const error = await caught(lockFile(lock, { stale: 2000, wait: 50 }))
  assert.ok(error.message.includes(lock))
  await held?.release()
})

Lock('a lock that nobody needs any more is not waited for', async () => {
  const lock = place()
  const held = await lockFile(lock, LOCK)
  let isNeeded = true
  const waiting = lockFile(lock, LOCK, () => isNeeded)
  await sleep(20)
  isNeeded = false
  assert.is(await waiting, undefined)
  await held?.release()
  assert.is((await lockFile(lock, LOCK))?.lost.aborted, false)
})

Lock.run()
