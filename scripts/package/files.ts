import { readFileSync } from 'node:fs'

/** All that is published, and nothing else. */
const EXPECTED = readFileSync(new URL('files.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')

/** @throws Error that names every file too many and every file missing */
export function checkFiles(files: readonly string[]): void {
  const surplus = files.filter((file) => !EXPECTED.includes(file))
  const missing = EXPECTED.filter((file) => !files.includes(file))
  if (surplus.length + missing.length === 0) return
  throw new Error(
    `The package's files: too many: ${surplus.join(', ') || 'none'}; missing: ${missing.join(', ') || 'none'}`,
  )
}
