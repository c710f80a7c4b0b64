import { randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Lock } from '../lib/turns.js'

/** How a lock is waited for and kept. */
export interface FileLockOptions {
  /** Milliseconds without a sign of life after which a holder counts as dead; at least 2000. */
  readonly stale: number
  /** Milliseconds to wait for the lock. */
  readonly wait: number
}

/** A lock that a file stands for. */
export interface FileLock extends Lock {
  /** A file for the holder alone: removed with the lock, also when its holder dies. */
  readonly scratch: string
  /** Whether the lock is still held at this moment. */
  isHeld(): Promise<boolean>
}

/** Longest pause between two tries, in milliseconds. */
const PAUSE = 40

/**
 * Takes the lock that a file stands for, in a folder that is made when it is not there: its text names the holder, its time changes as a sign of life. A holder
 * whose sign does not change while a waiter watches is dead: clocks are not compared.
 *
 * @returns undefined when it is not needed any more
 * @throws Error when the lock is not to be had in time
 */
export async function lockFile(
  path: string,
  { stale, wait }: FileLockOptions,
  isNeeded: () => boolean = () => true,
): Promise<FileLock | undefined> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const holder = randomUUID()
  const end = performance.now() + wait
  let seen = { sign: '', since: 0 }
  for (let pause = 5; !(await create(path, holder)); pause = Math.min(pause * 2, PAUSE)) {
    const now = performance.now()
    const [other, sign] = [await holderOf(path), await signOf(path)]
    if (sign !== seen.sign) seen = { sign, since: now }
    else if (sign !== '' && now - seen.since > stale) await remove(path, other)
    if (!isNeeded()) return undefined
    if (now > end) throw new Error(`another process has held ${path} for ${wait} ms`)
    await sleep(pause * (0.5 + Math.random()))
  }
  return keep(path, holder, stale)
}

function keep(path: string, holder: string, stale: number): FileLock {
  const lost = new AbortController()
  const isHeld = async (): Promise<boolean> => (await holderOf(path)) === holder
  const beat = async (): Promise<void> => {
    if (await isHeld()) await utimes(path, new Date(), new Date())
    else lost.abort()
  }
  const timer = setInterval(() => void beat().catch(ignore), stale / 4).unref()
  return {
    lost: lost.signal,
    scratch: scratchOf(path, holder),
    isHeld,
    async release() {
      clearInterval(timer)
      if (await isHeld()) await remove(path, holder)
    },
  }
}

async function create(path: string, holder: string): Promise<boolean> {
  try {
    await writeFile(path, holder, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    await rm(path, { force: true })
    throw error
  }
  return (await holderOf(path)) === holder
}

/**
 * Takes a holder's lock away; a lock that another one has taken meanwhile is put back. Its scratch file goes first, so
 * that a holder that stood still has nothing to put in place over its successor's.
 */
async function remove(path: string, holder: string): Promise<void> {
  const aside = scratchOf(path, randomUUID())
  await rm(scratchOf(path, holder), { force: true })
  const isMoved = await rename(path, aside).then(() => true, ignore)
  if (isMoved !== true) return
  if ((await holderOf(aside)) !== holder) await link(aside, path).catch(ignore)
  await rm(aside, { recursive: true, force: true })
}

function holderOf(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '')
}

async function signOf(path: string): Promise<string> {
  const { ino, mtimeMs } = (await stat(path).catch(ignore)) ?? {}
  return ino === undefined ? '' : `${ino} ${mtimeMs}`
}

function scratchOf(path: string, holder: string): string {
  return `${path}.${holder}.tmp`
}

function ignore(): undefined {
  return undefined
}
