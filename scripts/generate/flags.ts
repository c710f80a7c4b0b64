import { statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

/** Options of the command line. */
export interface Flags {
  /** Path of the OpenAPI description. */
  readonly openapi: string
  /** Path of the WSDL. */
  readonly partner: string
  /** Path of the OpenAPI description of the REST resources. */
  readonly rest: string
  /** The folder to write to, or to compare with. */
  readonly out: string
  /** Compare instead of writing. */
  readonly check: boolean
  readonly help: boolean
}

/** A command line that cannot be understood. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

export const usage = `Usage: npm run generate [-- options]

Writes typed stubs from the three contracts.

  --check          write nothing; fail when the output folder is not what the contracts give
  --openapi FILE   an OpenAPI 3.1 description instead of specs/oauth2.yaml
  --partner FILE   a WSDL instead of specs/partner.wsdl
  --rest FILE      an OpenAPI 3.1 description instead of specs/rest.yaml
  --out DIR        an output folder instead of generated
  --help           show this text
`

const root = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/**
 * Reads the command line.
 *
 * @throws UsageError for an unknown option, an option without its value, a file that is not there
 */
export function parseFlags(args: readonly string[]): Flags {
  const values = valuesOf(args)
  const flags = {
    openapi: values.openapi ?? root('specs/oauth2.yaml'),
    partner: values.partner ?? root('specs/partner.wsdl'),
    rest: values.rest ?? root('specs/rest.yaml'),
    out: values.out ?? root('generated'),
    check: values.check ?? false,
    help: values.help ?? false,
  }
  if (flags.help) return flags
  for (const name of ['openapi', 'partner', 'rest'] as const) {
    if (!isFile(flags[name])) throw new UsageError(`--${name}: there is no file ${flags[name] || "''"}`)
  }
  if (flags.out === '') throw new UsageError('--out: the name of a folder is needed')
  return flags
}

function valuesOf(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        openapi: { type: 'string' },
        partner: { type: 'string' },
        rest: { type: 'string' },
        out: { type: 'string' },
        check: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function isFile(path: string): boolean {
  return path !== '' && (statSync(path, { throwIfNoEntry: false })?.isFile() ?? false)
}
