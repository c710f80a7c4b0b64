/**
 * Sessions in files, for the processes of one machine.
 *
 * @module strictforce/stores/file
 */
import { rename, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { coalesce, once } from '../lib/once.js'
import { readMs } from '../lib/time.js'
import { freeSome, readEntry, replaceEntry, reserve, writeEntry } from './file-entry.js'
import { lockFile, type FileLock, type FileLockOptions } from './file-lock.js'
import { fileName } from './file-name.js'
import { sweeping } from './file-sweep.js'
import { watchFolder } from './folder-watch.js'
import { tellNews } from './news.js'
import { createSealer, versionOf, type Sealer, type StoreKeys } from './seal.js'
import type { SessionRecord, SessionStore } from './store.js'
import type { StoreCorruption } from './stored-session.js'
import { inTurns } from '../lib/turns.js'

export type { StoreKeys } from './seal.js'

/** Options of {@link fileStore}. */
export interface FileStoreOptions {
  /**
   * Encrypts what is written: a passphrase, or 32 bytes; all who share the store have the same. Of a list the first
   * key encrypts and all decrypt, so that a key can be changed. `false` writes in clear text.
   */
  readonly key: StoreKeys
  /**
   * Milliseconds without a sign of life after which the holder of a lock counts as dead; at least 2000. A process that
   * stands still for longer loses its lock to the next.
   * @default 10000
   */
  readonly stale?: number
  /**
   * Milliseconds to wait for a lock before giving up.
   * @default 60000
   */
  readonly wait?: number
}

const STALE = 10_000
const LEAST_STALE = 2000
const WAIT = 60_000
/** Others than the owner may write: with the right to write to a folder, its files can be replaced. */
const OPEN_TO_OTHERS = 0o022

/**
 * Sessions in files, for the processes of one machine: one file for each session name, replaced as a whole, readable
 * by its owner only. A folder that others may write to leads to a warning of the process.
 *
 * @param path a folder; made when it is not there
 * @throws TypeError when an option is wrong, or no key is given
 *
 * @example
 * const store = fileStore('/var/lib/my-app/sessions', { key: process.env.SESSION_KEY })
 * const conn = await Connection.open({ store, key: 'ada@example.com', oauth2 })
 */
export function fileStore(path: string, options: FileStoreOptions): SessionStore {
  if (typeof path !== 'string' || path === '') throw new TypeError('fileStore needs the path of a folder')
  const { key, stale, wait } = (options as FileStoreOptions | undefined) ?? {}
  const limits = { stale: readMs(stale, STALE, 'stale', LEAST_STALE), wait: readMs(wait, WAIT, 'wait') }
  return storeIn(resolve(path), createSealer(key), limits)
}

function storeIn(folder: string, sealer: Sealer, limits: FileLockOptions): SessionStore {
  const fileOf = (name: string): string => join(folder, fileName(name))
  const rooms = new Map<string, string>()
  const taking = inTurns(async (name, isNeeded) => {
    const lock = await lockFile(`${fileOf(name)}.lock`, limits, isNeeded)
    return lock && withRoom(lock, rooms, name)
  })
  const putting = inTurns((name) => lockFile(`${fileOf(name)}.put`, { ...limits, stale: LEAST_STALE }))
  const warnOnce = once(() => warnOfOpen(folder))
  const sweep = sweeping(folder, sealer)
  const listen = watchFolder(folder)

  async function load(name: string): Promise<SessionRecord | undefined> {
    const text = await readEntry(fileOf(name))
    return text === undefined ? undefined : sealer.open(name, text, fileOf(name))
  }
  async function put(name: string, record: SessionRecord, expected: number | undefined): Promise<boolean> {
    const text = await sealer.seal(name, record)
    const room = rooms.get(name)
    rooms.delete(name)
    if (room !== undefined) await freeSome(room)
    const isPut = await putting(name, async (lock) => {
      await warnOnce()
      if (versionOf(await readOver(fileOf(name))) !== expected) return false
      return replace(fileOf(name), text, lock, room)
    })
    if (isPut === true && record.state === 'ended') sweep()
    return isPut ?? put(name, record, expected)
  }
  const exclusive: SessionStore['exclusive'] = (name, task, moot) =>
    taking(name, ({ lost }) => task(lost), moot)
  const subscribe = tellNews((name, tell) => {
    const look = coalesce(async () => {
      const record = await load(name)
      if (record !== undefined) tell(record)
    })
    return listen(fileName(name), look)
  })
  return { load, put, exclusive, subscribe }
}

/** Reserves room for the pair of a renewal, as long as its lock is held: the put that comes first writes in it. */
async function withRoom(lock: FileLock, rooms: Map<string, string>, name: string): Promise<FileLock> {
  const release = (): Promise<void> => {
    rooms.delete(name)
    return lock.release()
  }
  await reserve(lock.scratch).catch(async (error: unknown) => {
    await release()
    throw error
  })
  rooms.set(name, lock.scratch)
  return { ...lock, release }
}

/**
 * Writes by the scratch file of the lock: who takes the lock away from a process that stands still removes it first.
 *
 * @returns undefined when the lock was lost: nothing has changed
 */
async function replace(file: string, text: string, lock: FileLock, room?: string): Promise<true | undefined> {
  try {
    if (room !== undefined) await rename(room, lock.scratch)
    await writeEntry(lock.scratch, text, room !== undefined)
    if (!(await lock.isHeld())) return undefined
    await replaceEntry(lock.scratch, file)
    return true
  } catch (error) {
    if (await lock.isHeld()) throw error
    return undefined
  }
}

/** The text of an entry that is to be replaced: empty when there is none, or none that can be read. */
async function readOver(file: string): Promise<string> {
  try {
    return (await readEntry(file)) ?? ''
  } catch (error) {
    if ((error as Partial<StoreCorruption>).code !== 'STORE_CORRUPT') throw error
    return ''
  }
}

async function warnOfOpen(folder: string): Promise<void> {
  const { mode } = await stat(folder)
  if (process.platform === 'win32' || (mode & OPEN_TO_OTHERS) === 0) return
  process.emitWarning(`other users may write to ${folder}, and replace the sessions there: chmod 700`, {
    code: 'STRICTFORCE_OPEN_FOLDER',
  })
}
