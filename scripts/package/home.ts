import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { run } from './run.js'

/** A place where the package has to be at home. */
export interface Home {
  readonly name: string
  /** Packages from the registry with exact versions, in npm's notation; none on other platforms. */
  readonly packages: readonly string[] | undefined
  /** Tries the package there; throws when it does not work. */
  readonly tryOut: (project: string) => Promise<void>
}

/** Its outcome. */
export interface Verdict {
  readonly name: string
  readonly outcome: 'passed' | 'skipped' | 'failed'
  /** Why, where it did not pass. */
  readonly reason: string
  readonly seconds: number
}

/** npm's codes for a package that is not available: not there, refused, no network, not for this platform. */
const NOT_TO_BE_HAD =
  /\b(E403|E404|E405|E5\d\d|ETARGET|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|EBADPLATFORM)\b/

/**
 * Installs the tarball with what a home needs into an empty project of its own, and tries it there. A package
 * that cannot be had is a reason to skip; whatever else goes wrong is a failure.
 */
export async function tryHome(
  { name, packages, tryOut }: Home,
  folder: string,
  tarball: string,
): Promise<Verdict> {
  const started = performance.now()
  const verdict = (outcome: Verdict['outcome'], reason = ''): Verdict => {
    return { name, outcome, reason, seconds: (performance.now() - started) / 1000 }
  }
  if (packages === undefined) return verdict('skipped', `not made for ${process.platform}-${process.arch}`)
  const project = join(folder, name.replaceAll(/[^\w.]+/g, '-'))
  try {
    await install(project, [tarball, ...packages])
  } catch (error) {
    const code = NOT_TO_BE_HAD.exec((error as Error).message)?.[0]
    if (code !== undefined) return verdict('skipped', `${packages.join(', ')} cannot be had (${code})`)
    return verdict('failed', (error as Error).message)
  }
  return tryOut(project).then(
    () => verdict('passed'),
    (error: unknown) => verdict('failed', (error as Error).message),
  )
}

/** Installs into an empty project; runs no install script, for what such a script would download is no part of it. */
export async function install(project: string, packages: readonly string[]): Promise<void> {
  await mkdir(project, { recursive: true })
  await writeFile(join(project, 'package.json'), '{ "private": true }')
  const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']
  await run('npm', ['install', ...flags, ...packages], project)
}

/** Writes the files of a project. */
export async function writeFiles(project: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(project, name), text)
}
