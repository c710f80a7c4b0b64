import { constants } from 'node:fs'
import { open, rename, rm, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { storeCorrupt } from './stored-session.js'

/** Most bytes of an entry: a hundred times those of the longest tokens. */
export const MAX_ENTRY = 4 * 2 ** 20
/** Bytes that are reserved for an entry: more than the longest tokens need, sealed. */
const ROOM = 2 ** 16
/** Bytes of these that are freed for the lock of the writer. */
const FOR_LOCK = 2 ** 13
const OWNER_ONLY = 0o600
/** Codes of Windows while another process reads the file. */
const IN_USE: ReadonlySet<unknown> = new Set(['EPERM', 'EACCES', 'EBUSY'])
const ATTEMPTS = 10

/**
 * The text of an entry; undefined when there is none.
 *
 * @throws Error `STORE_CORRUPT` for all but a file of a fitting size; nothing waits for the writer of a pipe
 */
export async function readEntry(path: string): Promise<string | undefined> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(unlessMissing)
  try {
    const found = await file?.stat()
    if (found?.isFile() === false) throw storeCorrupt('it is no file', path)
    if ((found?.size ?? 0) > MAX_ENTRY) throw storeCorrupt(`it has more than ${MAX_ENTRY} bytes`, path)
    return await file?.readFile('utf8')
  } finally {
    await file?.close()
  }
}

/** Reserves room for an entry, so that a full disk shows before there is something to write. */
export async function reserve(path: string): Promise<void> {
  await writeThrough(path, 'wx', (file) => file.writeFile(Buffer.alloc(ROOM)))
}

/** Frees a part of the reserved room, for the lock of the writer. */
export async function freeSome(path: string): Promise<void> {
  await writeThrough(path, 'r+', (file) => file.truncate(ROOM - FOR_LOCK))
}

/** Writes an entry to a file that is to be renamed, in the room that was reserved for it or in a new one. */
export async function writeEntry(path: string, text: string, isReserved: boolean): Promise<void> {
  await writeThrough(path, isReserved ? 'r+' : 'w', async (file) => {
    await file.writeFile(text)
    await file.truncate(Buffer.byteLength(text))
    await file.sync()
  })
}

/** Puts a written file in place of an entry, whole or not at all; a folder that is in its place moves aside. */
export async function replaceEntry(from: string, to: string): Promise<void> {
  for (let left = ATTEMPTS; ; left -= 1) {
    try {
      await rename(from, to)
      await syncFolder(dirname(to))
      return
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (left === 1 || !(code === 'EISDIR' || IN_USE.has(code))) throw error
      if (code === 'EISDIR') await rename(to, `${from}.aside`)
      else await sleep(20)
    }
  }
}

async function writeThrough(
  path: string,
  flags: string,
  write: (file: FileHandle) => Promise<void>,
): Promise<void> {
  const file = await open(path, flags, OWNER_ONLY)
  try {
    await write(file)
  } catch (error) {
    await rm(path, { force: true })
    throw error
  } finally {
    await file.close()
  }
}

/** Makes the new name last; where folders cannot be synced, as on Windows, renaming is all there is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined)
  await folder?.sync().catch(() => undefined)
  await folder?.close()
}

function unlessMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
}
