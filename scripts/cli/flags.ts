import { parseArgs, type ParseArgsConfig } from 'node:util'
import { UsageError } from '../generate/flags.js'
import { nearest } from './nearest.js'

type Options = NonNullable<ParseArgsConfig['options']>

/**
 * Reads the options of a command.
 *
 * @throws UsageError for an unknown option, with the nearest one, for a missing value, and for other arguments
 */
export function readFlags<const Given extends Options>(args: readonly string[], options: Given) {
  try {
    return parseArgs({ args: [...args], allowNegative: true, options }).values
  } catch (error) {
    throw new UsageError(messageOf(error, args, Object.keys(options)))
  }
}

function messageOf(error: unknown, args: readonly string[], names: readonly string[]): string {
  const { code = '', message = '' } = (error instanceof Error ? error : {}) as Partial<NodeJS.ErrnoException>
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') return 'it takes options only, no other argument'
  if (code !== 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return message
  const known = names.flatMap((name) => [name, `no-${name}`])
  const [, word = ''] = /'--?([^' =]*)/.exec(message) ?? []
  const near = nearest(word, known)
  const given = args.find((arg) => arg.startsWith(`--${word}`)) ?? `-${word}`
  const option = given.split('=', 1).join('')
  return near === undefined ? `unknown option ${option}` : `unknown option ${option}: did you mean --${near}?`
}
