import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ENTRIES, ENTRY_PROGRAMS, fileOf, type EntryPoint } from './entry-programs.js'
import { HAS_NODES, install, installNode } from './node.js'

/** A tool beside which the package has to work. */
export interface Home {
  readonly name: string
  /** Packages from the registry with exact versions, in npm's notation; none on other platforms. */
  readonly packages: readonly string[] | undefined
  /** The release of Node.js that it runs on, where that is not this one. */
  readonly node?: string
  /** Files of the project besides the programs of the entry points. */
  readonly files?: Readonly<Record<string, string>>
  /** Entry points that the tool cannot use, with the reason. */
  readonly without?: Partial<Readonly<Record<EntryPoint, string>>>
  /** Runs once, before the entry points; where there is no `tryEntry`, it uses them all. */
  readonly prepare?: (project: string) => Promise<void>
  /** Builds and runs the program of one entry point; throws when it does not work. */
  readonly tryEntry?: (project: string, entry: EntryPoint) => Promise<void>
}

/** A tool with one entry point: the outcome, and its reason where that is not `passed`. */
export interface Cell {
  readonly outcome: 'passed' | 'not applicable' | 'skipped' | 'failed'
  readonly reason: string
}

/** A row of the matrix. */
export interface Row {
  readonly name: string
  readonly cells: Readonly<Record<EntryPoint, Cell>>
  readonly seconds: number
}

/** npm's codes for a package that is not available: not there, refused, no network, not for this platform. */
const NOT_TO_BE_HAD =
  /\b(E403|E404|E405|E5\d\d|ETARGET|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|EBADPLATFORM)\b/

/**
 * Installs the tarball with the packages of a home into an empty project, and tries each entry point there. A package
 * that cannot be had is a reason to skip; anything else that goes wrong is a failure.
 */
export async function tryHome(home: Home, folder: string, tarball: string): Promise<Row> {
  const started = performance.now()
  const project = join(folder, home.name.replaceAll(/[^\w.]+/g, '-'))
  const hindrance = await prepare(home, project, tarball)
  const cells: Partial<Record<EntryPoint, Cell>> = {}
  for (const entry of ENTRIES) cells[entry] = hindrance ?? (await tryCell(home, project, entry))
  const seconds = (performance.now() - started) / 1000
  return { name: home.name, cells: cells as Record<EntryPoint, Cell>, seconds }
}

async function prepare(home: Home, project: string, tarball: string): Promise<Cell | undefined> {
  const { packages, node, files, prepare } = home
  if (packages === undefined || (node !== undefined && !HAS_NODES))
    return { outcome: 'skipped', reason: `not made for ${process.platform}-${process.arch}` }
  try {
    await install(project, [tarball, ...packages])
    if (node !== undefined) await installNode(node, project)
    await writeFiles(project, { ...programs(), ...files })
    await prepare?.(project)
    return undefined
  } catch (error) {
    const { message } = error as Error
    const code = NOT_TO_BE_HAD.exec(message)?.[0]
    if (code === undefined) return { outcome: 'failed', reason: message }
    return {
      outcome: 'skipped',
      reason: `${packages.join(', ') || `Node.js ${node ?? ''}`} cannot be had (${code})`,
    }
  }
}

function programs(): Record<string, string> {
  return Object.fromEntries(ENTRIES.map((entry) => [fileOf(entry), ENTRY_PROGRAMS[entry]]))
}

function tryCell(home: Home, project: string, entry: EntryPoint): Promise<Cell> {
  const reason = home.without?.[entry]
  if (reason !== undefined) return Promise.resolve({ outcome: 'not applicable', reason })
  const passed = { outcome: 'passed', reason: '' } as const
  const trial = home.tryEntry?.(project, entry) ?? Promise.resolve()
  return trial.then(
    () => passed,
    (error: unknown) => ({ outcome: 'failed', reason: (error as Error).message }),
  )
}

/** Writes the files of a project. */
export async function writeFiles(project: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(project, name), text)
}
