import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { byName, mark, type GeneratedFile } from './files.js'

/** A file that is not what it should be. */
export interface Difference {
  readonly path: string
  readonly state: 'stale' | 'missing' | 'surplus'
}

/** An output folder that must not be replaced. */
export class OutputError extends Error {
  override readonly name = 'OutputError'
}

/** Every generated file names its origin this far from its start. */
const HEAD = 400

/** Compares a folder with what should be in it, byte by byte. */
export function compareOutput(out: string, files: readonly GeneratedFile[]): readonly Difference[] {
  const present = new Set(filesIn(out))
  const expected = new Set(files.map(({ path }) => path))
  const differences = files.flatMap(({ path, text }): readonly Difference[] => {
    if (!present.has(path)) return [{ path, state: 'missing' }]
    return readFileSync(join(out, path)).equals(Buffer.from(text)) ? [] : [{ path, state: 'stale' }]
  })
  const surplus = [...present].filter((path) => !expected.has(path))
  return [...differences, ...surplus.map((path) => ({ path, state: 'surplus' as const }))].sort((a, b) =>
    byName(a.path, b.path),
  )
}

/**
 * Replaces a folder as a whole: it is written beside its place and then moved there.
 *
 * @throws OutputError when the folder holds a file that was not generated; nothing has changed then
 */
export function writeOutput(out: string, files: readonly GeneratedFile[]): void {
  refuseForeign(out)
  const place = resolve(out)
  mkdirSync(dirname(place), { recursive: true })
  const work = mkdtempSync(`${place}.`)
  try {
    for (const { path, text } of files) writeFile(join(work, 'new', path), text)
    replace(place, join(work, 'new'), join(work, 'old'))
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

function replace(place: string, next: string, previous: string): void {
  const existed = existsSync(place)
  if (existed) renameSync(place, previous)
  try {
    renameSync(next, place)
  } catch (error) {
    if (existed) renameSync(previous, place)
    throw error
  }
}

/**
 * Looks whether a folder may be replaced.
 *
 * @throws OutputError when it holds a file that was not generated, or is a file itself
 */
export function refuseForeign(out: string): void {
  if (statSync(out, { throwIfNoEntry: false })?.isDirectory() === false)
    throw new OutputError(`${out} is a file, not a folder: name another one with --out.`)
  const foreign = filesIn(out).filter(
    (path) => !readFileSync(join(out, path), 'utf8').slice(0, HEAD).includes(mark),
  )
  if (foreign.length === 0) return
  const names = foreign.slice(0, 3).join(', ')
  const more = foreign.length > 3 ? ` and ${foreign.length - 3} more` : ''
  throw new OutputError(
    `${out} holds what was not generated: ${names}${more}. The folder is replaced as a whole: move the files away, or name another folder with --out.`,
  )
}

function writeFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

/** The files below a folder with forward slashes; none when there is no folder. */
function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => !entry.isDirectory())
  return files.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
}
