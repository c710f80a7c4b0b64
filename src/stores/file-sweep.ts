import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { readEntry } from './file-entry.js'
import { lockFile } from './file-lock.js'
import type { Sealer } from './seal.js'

/** Milliseconds for which the record of a session that has ended is kept: 31 days. */
const ENDED_KEPT = 31 * 86_400_000
/** Milliseconds between two looks through a folder. */
const DAY = 86_400_000
const LIMITS = { stale: 2000, wait: 1000 }

/** Removes the records of sessions that ended long ago from a folder, once a day at most. */
export function sweeping(folder: string, sealer: Sealer): () => void {
  let swept = -Infinity
  return () => {
    if (performance.now() - swept < DAY) return
    swept = performance.now()
    void sweep(folder, sealer).catch(() => undefined)
  }
}

async function sweep(folder: string, sealer: Sealer): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = join(folder, name)
    const isOver = (): Promise<boolean> => hasEndedLongAgo(file, sealer).catch(() => false)
    if (name.endsWith('.session') && (await isOver())) await remove(file, isOver)
  }
}

/** Under the lock of those who put, and after another look: a login may have replaced it. */
async function remove(file: string, isOver: () => Promise<boolean>): Promise<void> {
  const lock = await lockFile(`${file}.put`, LIMITS).catch(() => undefined)
  if (lock !== undefined && (await isOver())) await rm(file, { force: true })
  await lock?.release()
}

async function hasEndedLongAgo(file: string, sealer: Sealer): Promise<boolean> {
  const { mtimeMs } = await stat(file)
  if (Date.now() - mtimeMs < ENDED_KEPT) return false
  const { record } = await sealer.read((await readEntry(file)) ?? '', file)
  return record.state === 'ended'
}
