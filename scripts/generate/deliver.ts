import { sourceName, type GeneratedFile } from './files.js'
import { compareOutput, writeOutput } from './output.js'

/** Takes one line of text for the terminal. */
export type Log = (line: string) => void

/** Where generated files go, and whether they are written or compared only. */
export interface Delivery {
  readonly out: string
  readonly check: boolean
  /** The command that writes them, for the advice when they are stale. */
  readonly command: string
}

/**
 * Writes the files, or compares the folder with them.
 *
 * @returns the exit code: 0 done, 1 the folder is not what it should be
 * @throws OutputError when the folder holds a file that was not generated
 */
export function deliver(
  { out, check, command }: Delivery,
  files: readonly GeneratedFile[],
  log: Log,
): number {
  const differences = compareOutput(out, files)
  const folder = sourceName(out)
  if (!check) {
    if (differences.length > 0) writeOutput(out, files)
    log(`write    ${folder}: ${files.length} files, ${differences.length} changed`)
    return 0
  }
  for (const { path, state } of differences) log(`${state.padEnd(8)} ${folder}/${path}`)
  if (differences.length === 0) {
    log(`check    ${folder}: ${files.length} files, all as the contracts give them`)
    return 0
  }
  log(`${folder} is not what the contracts give. Run \`${command}\` and commit the result.`)
  return 1
}

/** Errors whose message says all, as the system's do; any other is a defect and is shown with its stack. */
const EXPECTED = new Set([
  'UsageError',
  'ContractError',
  'WsdlError',
  'OutputError',
  'MissingPackages',
  'CommandError',
])

/**
 * Tells what went wrong.
 *
 * @returns the exit code: 1 failed, 2 wrong usage
 */
export function failed(program: string, usage: string, error: unknown, log: Log): number {
  if (!(error instanceof Error)) throw error
  const says = EXPECTED.has(error.name) || 'syscall' in error
  log(`${program}: ${says ? error.message : (error.stack ?? error.message)}`)
  if (error.name !== 'UsageError') return 1
  log(`\n${usage}`)
  return 2
}
