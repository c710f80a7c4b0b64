import { command, sourceName, type GeneratedFile } from './files.js'
import { parseFlags, usage, type Flags } from './flags.js'
import { compareOutput, writeOutput } from './output.js'
import { generateProject, type Generators, type Progress } from './project.js'

/** Takes one line of text for the terminal. */
export type Log = (line: string) => void

/** Errors whose message says all; any other is a defect and is shown with its stack. */
const EXPECTED = new Set(['UsageError', 'ContractError', 'WsdlError', 'OutputError'])

/**
 * The command: both contracts to the output folder, or a comparison with it.
 *
 * @param args - the command line without program names
 * @returns the exit code: 0 done, 1 stale or failed, 2 wrong usage
 */
export async function main(args: readonly string[], generators: Generators, log: Log): Promise<number> {
  try {
    const flags = parseFlags(args)
    if (flags.help) return shown(log)
    const files = await generateProject(flags, generators, reporter(log))
    return flags.check ? check(flags, files, log) : write(flags, files, log)
  } catch (error) {
    return failed(error, log)
  }
}

function check({ out }: Flags, files: readonly GeneratedFile[], log: Log): number {
  const differences = compareOutput(out, files)
  const folder = sourceName(out)
  for (const { path, state } of differences) log(`${state.padEnd(8)} ${folder}/${path}`)
  if (differences.length === 0) {
    log(`check    ${folder}: ${files.length} files, all as the contracts give them`)
    return 0
  }
  log(`${folder} is not what the contracts give. Run \`${command}\` and commit the result.`)
  return 1
}

function write({ out }: Flags, files: readonly GeneratedFile[], log: Log): number {
  const changed = compareOutput(out, files)
  if (changed.length > 0) writeOutput(out, files)
  log(`write    ${sourceName(out)}: ${files.length} files, ${changed.length} changed`)
  return 0
}

function reporter(log: Log): Progress {
  return (contract, file, count, seconds) => {
    log(`${contract.padEnd(8)} ${sourceName(file)}: ${count} files in ${seconds.toFixed(1)} s`)
  }
}

function shown(log: Log): number {
  log(usage)
  return 0
}

function failed(error: unknown, log: Log): number {
  if (!(error instanceof Error)) throw error
  log(`generate: ${EXPECTED.has(error.name) ? error.message : (error.stack ?? error.message)}`)
  if (error.name !== 'UsageError') return 1
  log(`\n${usage}`)
  return 2
}
