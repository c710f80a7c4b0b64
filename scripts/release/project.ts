import { readFile } from 'node:fs/promises'
import { run } from '../package/run.js'

/** State of a project before its release. */
export interface Project {
  readonly name: string
  readonly version: string
  /** Version that the lock file has for the project itself. */
  readonly lockedVersion: string
  /** Where the source is, as package.json says it; provenance links to it. */
  readonly repository: unknown
  readonly changelog: string
  /** Files that are changed or not under version control, one line each. */
  readonly dirty: readonly string[]
  readonly tags: readonly string[]
}

interface Manifest {
  readonly name: string
  readonly version: string
  readonly repository?: unknown
}

/** Reads the project in the working directory. */
export async function readProject(): Promise<Project> {
  const { name, version, repository } = JSON.parse(await readFile('package.json', 'utf8')) as Manifest
  const lock = JSON.parse(await readFile('package-lock.json', 'utf8')) as Manifest
  return {
    name,
    version,
    repository,
    lockedVersion: lock.version,
    changelog: await readFile('CHANGELOG.md', 'utf8'),
    dirty: linesOf(await run('git', ['status', '--porcelain'])),
    tags: linesOf(await run('git', ['tag', '--list'])),
  }
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '')
}
