import { readFileSync, writeFileSync } from 'node:fs'
import type { FileResult } from './result.js'
import type { TestFile } from './test-file.js'

const FILE = '.build/times.json'

type Times = Readonly<Record<string, number>>

function lastTimes(): Times {
  try {
    return JSON.parse(readFileSync(FILE, 'utf8')) as Times
  } catch {
    return {}
  }
}

/** Puts the files first that took longest the last time, so that none is left running alone at the end. */
export function longestFirst(files: readonly TestFile[]): TestFile[] {
  const times = lastTimes()
  const guess = ({ path, place, limit }: TestFile): number =>
    times[path] ?? (place === 'shared' ? 0.1 : limit / 60)
  return [...files].sort((a, b) => guess(b) - guess(a) || a.path.localeCompare(b.path))
}

/** Keeps how long the files took, in seconds. */
export function keepTimes(results: readonly FileResult[]): void {
  const fresh = Object.fromEntries(results.map(({ path, seconds }) => [path, seconds]))
  writeFileSync(FILE, JSON.stringify({ ...lastTimes(), ...fresh }))
}
