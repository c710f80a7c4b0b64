import type { TestFile } from './test-file.js'

/** The files that patterns pick. */
export interface Choice {
  readonly chosen: readonly TestFile[]
  /** Files of the second lane that a part of a name would pick, had it not picked files of the first. */
  readonly left: readonly TestFile[]
}

/** Whether a pattern is the end of a path from a folder on, such as `session/model`. */
function isNamed(path: string, pattern: string): boolean {
  return `/${path}`.endsWith(`/${pattern}`) || `/${path}`.endsWith(`/${pattern}.test.ts`)
}

/** Picks files by parts of their paths; those of the second lane, which take long, by their names, or alone. */
export function choose(files: readonly TestFile[], patterns: readonly string[]): Choice {
  if (patterns.length === 0) return { chosen: files, left: [] }
  const picked = files.filter(({ path }) => patterns.some((part) => path.includes(part)))
  const isSlow = ({ path, place }: TestFile): boolean =>
    place === 'second' && !patterns.some((pattern) => isNamed(path, pattern))
  if (picked.every(isSlow)) return { chosen: picked, left: [] }
  return { chosen: picked.filter((file) => !isSlow(file)), left: picked.filter(isSlow) }
}
