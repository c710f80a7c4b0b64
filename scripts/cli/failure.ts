import { isSalesforceError } from '../../src/index.js'
import { UsageError } from '../generate/flags.js'
import type { Command, Terminal } from './command.js'

/** The body of a command: reads its arguments, and gives the exit code. */
type Body = (args: readonly string[], terminal: Terminal) => Promise<number>

/** Advice on an error of the org, in terms of the command; empty where the message says it. */
type Advice = (error: { readonly errorCode: string; readonly verdict: string }) => string

/**
 * A command that tells its failures: one line, with the code where there is one, and as JSON where `--json` was
 * given; 2 for wrong usage, 1 for any other failure. An error of the program itself is thrown on.
 */
export function withFailures(name: string, body: Body, advice: Advice = () => ''): Command {
  return async (args, terminal) => {
    try {
      return await body(args, terminal)
    } catch (error) {
      const failure = failureOf(error, advice)
      if (args.includes('--json')) terminal.out(JSON.stringify({ error: failure }, null, 2))
      const { errorCode, message, advice: more } = failure
      const help = error instanceof UsageError ? ` (see strictforce ${name} --help)` : ''
      const text =
        errorCode === undefined || message.startsWith(errorCode) ? message : `${errorCode}: ${message}`
      terminal.log(`strictforce ${name}: ${text}${help}`)
      if (more !== undefined) terminal.log(more)
      return error instanceof UsageError ? 2 : 1
    }
  }
}

interface Failure {
  readonly errorCode?: string
  readonly verdict?: string
  readonly message: string
  readonly advice?: string
}

function failureOf(error: unknown, advice: Advice): Failure {
  if (isSalesforceError(error)) {
    const { errorCode, verdict, message } = error
    const more = advice(error)
    return { errorCode, verdict, message, ...(more === '' ? {} : { advice: more }) }
  }
  if (!(error instanceof Error) || !isExpected(error)) throw error
  return { message: error.message }
}

/** Errors whose message is for the user, beside settings that the library refuses and the system's errors. */
const EXPECTED: ReadonlySet<string> = new Set([
  'UsageError',
  'CommandError',
  'WsdlError',
  'OutputError',
  'ContractError',
  'MissingPackages',
])

function isExpected(error: Error): boolean {
  return EXPECTED.has(error.name) || (error instanceof TypeError && 'code' in error) || 'syscall' in error
}
