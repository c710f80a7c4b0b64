import fs from 'node:fs'
import { rmdir, stat } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { lock, type LockOptions } from 'proper-lockfile'
import type { Release } from './turns.js'

/** How a lock is waited for and kept. */
export interface FileLockOptions {
  /** Milliseconds without a sign of life after which a holder counts as dead; at least 2000. */
  readonly stale: number
  /** Milliseconds to wait for the lock. */
  readonly wait: number
}

/** Longest pause between two tries, in milliseconds. */
const PAUSE = 40
/** Milliseconds by which a file system may round the time of a folder. */
const ROUNDING = 1000

/**
 * Takes the lock that belongs to a file: a folder beside it, whose holder renews its time as a sign of life.
 *
 * The library makes, renews and removes the folder. What it leaves open is done here: a dead holder's folder
 * is taken away by one waiter only, and a holder that was thought dead does not take away its successor's.
 *
 * @throws Error when the lock is not to be had in time
 */
export async function lockFile(path: string, { stale, wait }: FileLockOptions): Promise<Release> {
  const deadline = Date.now() + wait
  for (let pause = 5; ; pause = Math.min(pause * 2, PAUSE)) {
    const release = await tryLock(path, stale)
    if (release !== undefined) return release
    if (Date.now() > deadline) throw new Error(`another process has held ${path}.lock for ${wait} ms`)
    await bury(path, stale)
    await sleep(pause * (0.5 + Math.random()))
  }
}

/** The library never takes this lock over by itself: two that did so at the same moment would both have it. */
function tryLock(path: string, stale: number): Promise<Release | undefined> {
  return take(path, { stale: Infinity, update: stale / 4, fs: guarded() })
}

async function take(path: string, options: LockOptions): Promise<Release | undefined> {
  try {
    const release = await lock(path, { realpath: false, onCompromised: ignore, ...options })
    return () => release().catch(ignore)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ELOCKED') return undefined
    throw error
  }
}

/** Takes a dead holder's lock away; those who want to do that have a lock of their own. */
async function bury(path: string, stale: number): Promise<void> {
  if (!(await isDead(path, stale))) return
  const release = await take(`${path}.takeover`, { stale })
  if (release === undefined) return
  if (await isDead(path, stale)) await rmdir(`${path}.lock`).catch(ignore)
  await release()
}

async function isDead(path: string, stale: number): Promise<boolean> {
  const { mtimeMs } = await stat(`${path}.lock`).catch(() => ({ mtimeMs: Infinity }))
  return mtimeMs < Date.now() - stale
}

/** The file system for one lock: a folder that somebody else has made since is not removed. */
function guarded(): typeof fs {
  let touched = 0
  const utimes = (...[path, atime, mtime, done]: Parameters<typeof fs.utimes>): void => {
    touched = Math.max(touched, Number(mtime))
    fs.utimes(path, atime, mtime, done)
  }
  const removeOwn = (path: string, done: fs.NoParamCallback): void => {
    fs.stat(path, (error, found) => {
      if (error !== null || found.mtimeMs > touched + ROUNDING) done(null)
      else fs.rmdir(path, done)
    })
  }
  return { ...fs, utimes: utimes as typeof fs.utimes, rmdir: removeOwn as typeof fs.rmdir }
}

function ignore(): undefined {
  return undefined
}
