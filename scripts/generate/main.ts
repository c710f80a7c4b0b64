import { deliver, failed, type Log } from './deliver.js'
import { command, sourceName } from './files.js'
import { parseFlags, usage } from './flags.js'
import { generateProject, type Generators, type Progress } from './project.js'

/**
 * The command: both contracts to the output folder, or a comparison with it.
 *
 * @param args - the command line without program names
 * @returns the exit code: 0 done, 1 stale or failed, 2 wrong usage
 */
export async function main(args: readonly string[], generators: Generators, log: Log): Promise<number> {
  try {
    const flags = parseFlags(args)
    if (flags.help) {
      log(usage)
      return 0
    }
    const files = await generateProject(flags, generators, reporter(log))
    return deliver({ ...flags, command }, files, log)
  } catch (error) {
    return failed('generate', usage, error, log)
  }
}

function reporter(log: Log): Progress {
  return (contract, file, count, seconds) => {
    log(`${contract.padEnd(8)} ${sourceName(file)}: ${count} files in ${seconds.toFixed(1)} s`)
  }
}
