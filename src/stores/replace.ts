import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const OWNER_ONLY = 0o600
const OWNER_FOLDER = 0o700
/** Milliseconds after which nobody is writing a temporary file any more. */
const ABANDONED = 60_000
/** What Windows says while somebody reads the file. */
const IN_USE: ReadonlySet<unknown> = new Set(['EPERM', 'EACCES', 'EBUSY'])
const ATTEMPTS = 10

/** Puts a file in place of the one before, whole or not at all; only its owner may read it. */
export async function replaceFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: OWNER_FOLDER })
  const temporary = `${path}.${randomUUID()}.tmp`
  try {
    await writeThrough(temporary, text)
    await renameOver(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await syncFolder(dirname(path))
}

/** Takes out what writers of a file left behind when they were killed. */
export async function sweep(path: string): Promise<void> {
  const folder = dirname(path)
  const names = await readdir(folder).catch(() => [])
  const leftovers = names.filter((name) => name.startsWith(`${basename(path)}.`) && name.endsWith('.tmp'))
  for (const name of leftovers) {
    const { mtimeMs } = await stat(join(folder, name)).catch(() => ({ mtimeMs: Infinity }))
    if (mtimeMs < Date.now() - ABANDONED) await rm(join(folder, name), { force: true })
  }
}

async function writeThrough(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', OWNER_ONLY)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function renameOver(from: string, to: string): Promise<void> {
  for (let left = ATTEMPTS; ; left -= 1) {
    try {
      await rename(from, to)
      return
    } catch (error) {
      if (left === 1 || !IN_USE.has((error as NodeJS.ErrnoException).code)) throw error
      await sleep(20)
    }
  }
}

/** Makes the new name last; where folders cannot be synced, as on Windows, renaming is all there is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined)
  await folder?.sync().catch(() => undefined)
  await folder?.close()
}
