import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, posix } from 'node:path'

const WORD = /(['"`])((?:(?!\1)[^\n\\$])+)\1/g

/** The files of the project that differ from the last commit, new ones too, from its root. */
export function changedFiles(): string[] {
  const git = (...args: string[]): string[] =>
    execFileSync('git', args, { encoding: 'utf8' }).split('\0').filter(Boolean)
  return [
    ...git('diff', '--name-only', '-z', '--relative', 'HEAD'),
    ...git('ls-files', '--others', '--exclude-standard', '-z'),
  ]
}

/** The files and folders that a TypeScript file names in its texts: its imports, its programs, its data. */
function namedIn(path: string): string[] {
  const words = [...readFileSync(path, 'utf8').matchAll(WORD)].map(([, , word = '']) => word)
  return words.flatMap((word) => {
    if (!/[./]/.test(word) && !existsSync(posix.join(dirname(path), word))) return []
    const places = word.startsWith('.')
      ? [posix.join(dirname(path), word)]
      : [word, posix.join(dirname(path), word)]
    return places.map((place) => place.replace(/\.js$/, '.ts').replace(/\/$/, ''))
  })
}

function isNamed(name: string, path: string, from: string): boolean {
  const isAround = from.startsWith(`${name}/`)
  return name === path || (!isAround && path.startsWith(`${name}/`))
}

/**
 * The files that a change reaches, the changed ones included.
 *
 * @param paths all TypeScript files, from the root
 * @param changes files that changed, from the root
 */
export function affectedBy(changes: readonly string[], paths: readonly string[]): Set<string> {
  const names = new Map(paths.filter((path) => existsSync(path)).map((path) => [path, namedIn(path)]))
  const reached = new Set(changes)
  for (const change of reached)
    for (const [path, named] of names)
      if (!reached.has(path) && named.some((name) => isNamed(name, change, path))) reached.add(path)
  return reached
}
