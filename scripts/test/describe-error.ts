import { inspect } from 'node:util'
import type { Failure } from './protocol.js'

const PLACE = /(?:file:\/\/)?(\/[^\s()]+?\.js:\d+:\d+)/

/** Lines of a stack that are Node's or the runner's. */
const FOREIGN = /\n +at [^\n]*(?:\(|\s)(?:node:|[^\s(]*\/scripts\/test\/)[^\n]*/g

interface Assertion extends Error {
  readonly actual: unknown
  readonly details?: string | false
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : inspect(value))

/** An assertion of uvu or Node: its message and difference say it all. */
function isAssertion(error: unknown): error is Assertion {
  return error instanceof Error && (error.name === 'Assertion' || error.name.startsWith('AssertionError'))
}

/** The first line of a stack that is in a test file, or else in another that is compiled. */
function whereOf(error: unknown, file: string): string | undefined {
  if (!(error instanceof Error)) return undefined
  const places = (error.stack ?? '').split('\n').flatMap((line) => PLACE.exec(line)?.[1] ?? [])
  return (
    places.find((place) => place.startsWith(file)) ??
    places.find((place) => !/node_modules|\/scripts\/test\//.test(place))
  )
}

/**
 * Tells why a test failed.
 *
 * @param file path of the compiled test file
 */
export function failureOf(title: string, error: unknown, file: string): Failure {
  const text = isAssertion(error)
    ? `${error.message}\n${error.details || `got ${shown(error.actual)}`}`
    : inspect(error, { depth: 4 }).replace(FOREIGN, '')
  return { title, text, where: whereOf(error, file) }
}
