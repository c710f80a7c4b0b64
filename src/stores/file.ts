/**
 * Sessions in files, for the processes of one machine.
 *
 * @module strictforce/stores/file
 */
import { createHash } from 'node:crypto'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { readMs } from '../lib/time.js'
import { lockFile } from './file-lock.js'
import { watchFolder } from './folder-watch.js'
import { tellNews } from './news.js'
import { replaceFile, sweep } from './replace.js'
import { createSealer } from './seal.js'
import type { SessionStore, StoredSession } from './store.js'
import { inTurns } from './turns.js'

const READABLE = 40

/** The name of a key's file: a readable part, and a hash that tells any two keys apart on any file system. */
export function fileName(key: string): string {
  const readable = key
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, READABLE)
    .replace(/^-+|-+$/g, '')
  const hash = createHash('sha256').update(JSON.stringify(key)).digest('hex').slice(0, 32)
  return readable === '' ? `${hash}.session` : `${readable}-${hash}.session`
}

/** Options of {@link fileStore}. */
export interface FileStoreOptions {
  /** Encrypts what is written: a passphrase, or 32 bytes. Everybody who shares the store has the same. */
  readonly key?: string | Uint8Array
  /**
   * Milliseconds without a sign of life after which the holder of a lock counts as dead; at least 2000. A
   * process that stands still for longer loses its lock to the next.
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

/**
 * Sessions in files, for the processes of one machine: one file for each key, replaced as a whole, readable
 * by its owner only, encrypted where a key is given.
 *
 * @param path a folder; made when it is not there
 * @throws TypeError when an option is wrong
 *
 * @example
 * const store = fileStore('/var/lib/my-app/sessions', { key: process.env.SESSION_KEY })
 * const conn = await Connection.open({ store, key: 'ada@example.com', oauth2 })
 */
export function fileStore(path: string, options: FileStoreOptions = {}): SessionStore {
  if (typeof path !== 'string' || path === '') throw new TypeError('fileStore needs the path of a folder')
  const folder = resolve(path)
  const sealer = createSealer(options.key)
  const lock = {
    stale: readMs(options.stale, STALE, 'stale', LEAST_STALE),
    wait: readMs(options.wait, WAIT, 'wait'),
  }
  const fileOf = (key: string): string => join(folder, fileName(key))
  const watched = watchFolder(folder)
  const swept = new Set<string>()

  async function load(key: string): Promise<StoredSession | undefined> {
    const file = fileOf(key)
    const text = await readFile(file, 'utf8').catch(unlessMissing)
    return text === undefined ? undefined : sealer.open(key, text, file)
  }
  return {
    load,
    save: async (key, session) => replaceFile(fileOf(key), await sealer.seal(key, session)),
    delete: (key) => rm(fileOf(key), { force: true }),
    exclusive: inTurns(async (key) => {
      const file = fileOf(key)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const release = await lockFile(file, lock)
      if (!swept.has(key)) await sweep(file)
      swept.add(key)
      return release
    }),
    subscribe: tellNews((key, changed) => watched.listen(fileName(key), changed), load),
  }
}

function unlessMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
}
