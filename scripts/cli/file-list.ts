import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { readEntry } from '../../src/stores/file-entry.js'
import { createSealer, type Sealer, type StoreKeys } from '../../src/stores/seal.js'
import type { SessionRecord } from '../../src/stores/store.js'
import type { StoreCorruption } from '../../src/stores/stored-session.js'

/** A file in the folder of a file store: a session, or the reason why it cannot be read. */
export type ListedFile = {
  /** Its name in the folder. */
  readonly file: string
  /** Time of its last change, a login or a renewal. */
  readonly savedAt: Date
} & (
  | { readonly name: string; readonly record: SessionRecord; readonly problem?: never }
  | { readonly problem: string }
)

/** The sessions in the folder of a file store, by the names of the files. */
export async function listFiles(folder: string, key: StoreKeys): Promise<readonly ListedFile[]> {
  const sealer = createSealer(key)
  const files = (await readdir(folder)).filter((file) => file.endsWith('.session')).sort()
  const listed: ListedFile[] = []
  for (const file of files) listed.push(...(await readListed(join(folder, file), file, sealer)))
  return listed
}

/** Nothing for a file that has gone meanwhile. */
async function readListed(path: string, file: string, sealer: Sealer): Promise<readonly ListedFile[]> {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) return []
  const place = { file, savedAt: found.mtime }
  try {
    return [{ ...place, ...(await sealer.read((await readEntry(path)) ?? '', path)) }]
  } catch (error) {
    if ((error as Partial<StoreCorruption>).code !== 'STORE_CORRUPT') throw error
    return [{ ...place, problem: (error as Error).message }]
  }
}
