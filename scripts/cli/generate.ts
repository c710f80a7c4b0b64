import { statSync } from 'node:fs'
import { deliver } from '../generate/deliver.js'
import { sourceName, type GeneratedFile } from '../generate/files.js'
import { UsageError } from '../generate/flags.js'
import { compareOutput, refuseForeign } from '../generate/output.js'
import type { Terminal } from './command.js'
import { withFailures } from './failure.js'
import { readFlags } from './flags.js'
import { demandPackages, NEEDED } from './packages.js'
import type { SobjectFlags } from './sobjects.js'

export const usage = `Usage: strictforce generate --wsdl FILE --out DIR [options]
       strictforce generate --sobjects NAMES --out DIR [--store DIR --key NAME | --wsdl FILE] [options]

Writes typed stubs from an Enterprise, Partner or Metadata WSDL of your org, as Setup > API gives it; or types of
records, for query, sobject and create, from the descriptions of your org's objects or its Enterprise WSDL.

  --wsdl FILE   the WSDL; with --sobjects an Enterprise WSDL, from which the objects are read without a session: it
                does not tell which fields may be empty and which ones are required
  --sobjects NAMES   objects with commas between, such as Account,Contact,Invoice__c
  --store DIR   the folder of a fileStore() that holds a session, and --key NAME its name there; without them the
                session is that of the SF_ variables, which strictforce whoami --help lists
  --out DIR     the folder to write, whole: it must be new or hold nothing but what was generated
  --strict      refuse what the WSDL leaves open, such as types that it does not declare
  --check       write nothing; fail when the folder is not what the WSDL gives
  --json        print JSON: the folder, its files, and those that were changed or differ
  --help        show this text

Examples:
  strictforce generate --wsdl enterprise.wsdl --out src/salesforce
  strictforce generate --sobjects Account,Invoice__c --out src/records --store sessions --key ada@example.com

Then: import * as salesforce from './DIR/stubs.js' and conn.api(salesforce).query({ queryString })
or:   import type { Account } from './DIR/records.js' and conn.sobject('Account').find({ Name: 'Ada' })
`

interface Flags {
  /** The WSDL, or the objects to write types of. */
  readonly source: { readonly wsdl: string } | SobjectFlags
  readonly out: string
  readonly check: boolean
  readonly strict: boolean
  readonly json: boolean
}

/** `strictforce generate`: stubs of a user's own WSDL. */
export const generate = withFailures('generate', async (args, terminal) => {
  const flags = parseFlags(args)
  if (flags !== undefined) return await write(flags, terminal)
  terminal.out(usage)
  return 0
})

async function write({ source, out, check, strict, json }: Flags, terminal: Terminal): Promise<number> {
  const { log } = terminal
  refuseForeign(out)
  const start = performance.now()
  const made = await ('sobjects' in source
    ? typesOf(source, out)
    : stubsOf(source.wsdl, out, strict ? undefined : warning(log)))
  const seconds = (performance.now() - start) / 1000
  log(`${made.name}: ${made.files.length} files in ${seconds.toFixed(1)} s`)
  const changed = compareOutput(out, made.files)
  if (json) terminal.out(JSON.stringify({ out, files: made.files.map(({ path }) => path), changed }, null, 2))
  return deliver({ out, check, command: made.command }, made.files, log)
}

/** Files, the command that writes them, and their source in words. */
interface Made {
  readonly command: string
  readonly files: readonly GeneratedFile[]
  readonly name: string
}

/** @param warn undefined where everything that the WSDL leaves open is refused */
async function stubsOf(wsdl: string, out: string, warn?: (message: string) => void): Promise<Made> {
  demandPackages(undefined, warn && NEEDED)
  const { projectOf } = await import('./project.js')
  const strict = warn === undefined ? ' --strict' : ''
  const command = `npx strictforce generate --wsdl ${argument(wsdl)} --out ${argument(out)}${strict}`
  return { command, files: await projectOf(wsdl, command, warn), name: `wsdl     ${sourceName(wsdl)}` }
}

async function typesOf(source: SobjectFlags, out: string): Promise<Made> {
  const { sobjects, stored, wsdl } = source
  const store =
    stored === undefined ? '' : ` --store ${argument(stored.folder)} --key ${argument(stored.key)}`
  const origin = wsdl === undefined ? store : ` --wsdl ${argument(wsdl)}`
  const command = `npx strictforce generate --sobjects ${sobjects.join(',')}${origin} --out ${argument(out)}`
  const { recordTypesOf } = await import('./sobjects.js')
  const files = await recordTypesOf(source, command, process.env)
  return { command, files, name: `sobjects ${sobjects.join(', ')}` }
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
  const {
    out,
    check = false,
    strict = false,
    json = false,
    help = false,
    ...values
  } = readFlags(args, OPTIONS)
  if (help) return undefined
  const source = values.sobjects === undefined ? wsdlOf(values.wsdl) : objectsOf(values.sobjects, values)
  if (out === undefined || out === '') throw new UsageError('--out: the name of a folder is needed')
  if (source.wsdl !== undefined && statSync(source.wsdl, { throwIfNoEntry: false })?.isFile() !== true)
    throw new UsageError(`--wsdl: there is no file ${source.wsdl}`)
  return { source, out, check, strict, json }
}

function wsdlOf(wsdl: string | undefined): { readonly wsdl: string } {
  if (wsdl === undefined || wsdl === '') throw new UsageError('--wsdl: the name of a file is needed')
  return { wsdl }
}

interface Beside {
  readonly wsdl?: string | undefined
  readonly store?: string | undefined
  readonly key?: string | undefined
}

function objectsOf(list: string, { wsdl, store, key }: Beside): SobjectFlags {
  const sobjects = list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  if (sobjects.length === 0) throw new UsageError('--sobjects: the name of an object is needed')
  if (wsdl !== undefined && (store ?? key) !== undefined)
    throw new UsageError('--wsdl needs no session: give it, or --store and --key')
  if (wsdl !== undefined) return { sobjects, wsdl }
  if (store === undefined && key === undefined) return { sobjects }
  if (store === undefined || key === undefined) throw new UsageError('--store and --key go together')
  return { sobjects, stored: { folder: store, key } }
}

const OPTIONS = {
  wsdl: { type: 'string' },
  sobjects: { type: 'string' },
  store: { type: 'string' },
  key: { type: 'string' },
  out: { type: 'string' },
  check: { type: 'boolean' },
  strict: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const
