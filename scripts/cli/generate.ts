import { statSync } from 'node:fs'
import { deliver } from '../generate/deliver.js'
import { sourceName } from '../generate/files.js'
import { UsageError } from '../generate/flags.js'
import { refuseForeign } from '../generate/output.js'
import type { Terminal } from './command.js'
import { withFailures } from './failure.js'
import { readFlags } from './flags.js'
import { demandPackages, NEEDED } from './packages.js'

export const usage = `Usage: strictforce generate --wsdl FILE --out DIR [options]

Writes typed stubs from an Enterprise, Partner or Metadata WSDL of your org, as Setup > API gives it.

  --wsdl FILE   the WSDL
  --out DIR     the folder to write, whole: it must be new or hold nothing but what was generated
  --strict      refuse what the WSDL leaves open, such as types that it does not declare
  --check       write nothing; fail when the folder is not what the WSDL gives
  --help        show this text

Then: import * as salesforce from './DIR/stubs.js' and conn.api(salesforce).query({ queryString })
`

interface Flags {
  readonly wsdl: string
  readonly out: string
  readonly check: boolean
  readonly strict: boolean
}

/** `strictforce generate`: stubs of a user's own WSDL. */
export const generate = withFailures('generate', async (args, terminal) => {
  const flags = parseFlags(args)
  if (flags !== undefined) return await write(flags, terminal)
  terminal.out(usage)
  return 0
})

async function write({ wsdl, out, check, strict }: Flags, { log }: Terminal): Promise<number> {
  demandPackages(undefined, strict ? undefined : NEEDED)
  refuseForeign(out)
  const start = performance.now()
  const { projectOf } = await import('./project.js')
  const command = `npx strictforce generate --wsdl ${argument(wsdl)} --out ${argument(out)}${strict ? ' --strict' : ''}`
  const files = await projectOf(wsdl, command, strict ? undefined : warning(log))
  const seconds = (performance.now() - start) / 1000
  log(`wsdl     ${sourceName(wsdl)}: ${files.length} files in ${seconds.toFixed(1)} s`)
  return deliver({ out, check, command }, files, log)
}

function warning(log: Terminal['log']): (message: string) => void {
  return (message) => {
    log(`warning  ${message}`)
  }
}

/** A path as it is typed, in quotes where a shell wants them. */
function argument(path: string): string {
  const name = sourceName(path)
  return /^[\w./@:+-]+$/.test(name) ? name : `"${name}"`
}

/** The options; undefined when the help is wanted. */
function parseFlags(args: readonly string[]): Flags | undefined {
  const { wsdl, out, check = false, strict = false, help = false } = readFlags(args, OPTIONS)
  if (help) return undefined
  if (wsdl === undefined || wsdl === '') throw new UsageError('--wsdl: the name of a file is needed')
  if (out === undefined || out === '') throw new UsageError('--out: the name of a folder is needed')
  const isFile = statSync(wsdl, { throwIfNoEntry: false })?.isFile() ?? false
  if (!isFile) throw new UsageError(`--wsdl: there is no file ${wsdl}`)
  return { wsdl, out, check, strict }
}

const OPTIONS = {
  wsdl: { type: 'string' },
  out: { type: 'string' },
  check: { type: 'boolean' },
  strict: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const
