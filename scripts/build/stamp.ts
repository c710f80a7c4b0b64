import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Files and folders that the build reads. */
const SOURCES = [
  'LICENSE',
  'generated',
  'package-lock.json',
  'package.json',
  'scripts/build',
  'scripts/build.ts',
  'scripts/cli',
  'scripts/cli.ts',
  'scripts/generate',
  'scripts/wsdl',
  'specs',
  'src',
  'tsconfig.json',
]
const STAMP = '.build/dist'

/** The files of a folder and those below it; of a file, itself. */
function below(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found?.isDirectory() !== true) return found === undefined ? [] : [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => below(join(path, name)))
}

/** A digest of all that the build reads, and of what it wrote. */
function stamp(): string {
  const hash = createHash('sha256')
  for (const path of SOURCES.flatMap(below)) hash.update(path).update(readFileSync(path))
  for (const path of below('dist')) hash.update(`${path} ${statSync(path).mtimeMs}`)
  return hash.digest('hex')
}

/** Whether `dist/` is as the last build left it, and nothing has changed since that it was built from. */
export function isBuilt(): boolean {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp()
}

/** Notes that `dist/` is built. */
export function noteBuilt(): void {
  mkdirSync('.build', { recursive: true })
  writeFileSync(STAMP, stamp())
}
