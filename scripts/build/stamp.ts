import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const SOURCES = [
  'src',
  'generated',
  'specs',
  'scripts/build',
  'scripts/cli',
  'scripts/generate',
  'scripts/wsdl',
]
const FILES = ['scripts/build.ts', 'scripts/cli.ts', 'package.json', 'package-lock.json', 'tsconfig.json']
const STAMP = '.build/dist'

function below(folder: string): string[] {
  if (!existsSync(folder)) return []
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  return paths.map((path) => join(folder, path)).filter((path) => statSync(path).isFile())
}

/** A digest of all that the build reads, and of what it wrote. */
function stamp(): string {
  const hash = createHash('sha256')
  for (const path of [...FILES.filter(existsSync), ...SOURCES.flatMap(below)])
    hash.update(path).update(readFileSync(path))
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
