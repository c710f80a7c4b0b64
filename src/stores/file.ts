/**
 * Sessions in files, for the processes of one machine.
 *
 * @module strictforce/stores/file
 */
import { mkdir, rename, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { once } from '../lib/once.js'
import { readMs } from '../lib/time.js'
import { freeSome, readEntry, replaceEntry, reserve, writeEntry } from './file-entry.js'
import { lockFile, type FileLock, type FileLockOptions } from './file-lock.js'
import { fileName } from './file-name.js'
import { sweeping } from './file-sweep.js'
import { watchFolder } from './folder-watch.js'
import { coalesce, tellNews } from './news.js'
import { createSealer, versionOf, type Sealer, type StoreKeys } from './seal.js'
import type { SessionRecord, SessionStore } from './store.js'
import type { StoreCorruption } from './stored-session.js'
import { inTurns } from './turns.js'

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
  const folder = resolve(path)
  const sealer = createSealer(key)
  const limits = { stale: readMs(stale, STALE, 'stale', LEAST_STALE), wait: readMs(wait, WAIT, 'wait') }
  const watched = watchFolder(folder)
  const place: Place = { folder, sealer, ...limits, reserved: new Map() }
  const taking = inTurns((name, isNeeded) => takeWithRoom(place, name, isNeeded))
  const putting = inTurns((name) => take(place, name, 'put', { ...limits, stale: LEAST_STALE }))
  const sweep = sweeping(folder, sealer)
  const warnOnce = once(() => warnOfOpen(folder))
  const load = (name: string): Promise<SessionRecord | undefined> => read(place, name)

  return {
    load,
    async put(name, record, expectedVersion) {
      const text = await sealer.seal(name, record)
      const room = await roomFor(place, name)
      return putting(name, async (lock) => {
        await warnOnce()
        if (versionOf(await readOver(fileOf(place, name))) !== expectedVersion) return false
        await replace(fileOf(place, name), text, lock, room)
        if (record.state === 'ended') sweep()
        return true
      })
    },
    exclusive: (name, task, moot) => taking(name, ({ lost }) => task(lost), moot),
    subscribe: tellNews((name, tell) => {
      const look = coalesce(async () => {
        const record = await load(name)
        if (record !== undefined) tell(record)
      })
      return watched.listen(fileName(name), look)
    }),
  }
}

/** The folder of a store, and how it is used. */
interface Place {
  readonly folder: string
  readonly sealer: Sealer
  readonly stale: number
  readonly wait: number
  /** Room that is reserved for the pairs of renewals under way, by session name. */
  readonly reserved: Map<string, string>
}

function fileOf({ folder }: Place, name: string): string {
  return join(folder, fileName(name))
}

async function read(place: Place, name: string): Promise<SessionRecord | undefined> {
  const file = fileOf(place, name)
  const text = await readEntry(file)
  return text === undefined ? undefined : place.sealer.open(name, text, file)
}

async function take(
  place: Place,
  name: string,
  purpose: string,
  limits: FileLockOptions,
  isNeeded?: () => boolean,
): Promise<FileLock | undefined> {
  await mkdir(place.folder, { recursive: true, mode: 0o700 })
  return lockFile(`${fileOf(place, name)}.${purpose}`, limits, isNeeded)
}

/** Takes the lock for a renewal, and the room that its pair will need. */
async function takeWithRoom(
  place: Place,
  name: string,
  isNeeded: () => boolean,
): Promise<FileLock | undefined> {
  const lock = await take(place, name, 'lock', place, isNeeded)
  if (lock === undefined) return undefined
  const release = (): Promise<void> => {
    place.reserved.delete(name)
    return lock.release()
  }
  try {
    await reserve(lock.scratch)
  } catch (error) {
    await release()
    throw error
  }
  place.reserved.set(name, lock.scratch)
  return { ...lock, release }
}

/** The room that is reserved for a name, if there is any; the lock of the writer finds its own in it. */
async function roomFor({ reserved }: Place, name: string): Promise<string | undefined> {
  const room = reserved.get(name)
  reserved.delete(name)
  if (room !== undefined) await freeSome(room)
  return room
}

/** Writes by the scratch file of the lock: who takes the lock away from a process that stands still removes it first. */
async function replace(file: string, text: string, lock: FileLock, room: string | undefined): Promise<void> {
  if (room !== undefined) await rename(room, lock.scratch)
  await writeEntry(lock.scratch, text, room !== undefined)
  if (!(await lock.isHeld())) throw new Error(`the lock of ${file} was lost`)
  await replaceEntry(lock.scratch, file)
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
