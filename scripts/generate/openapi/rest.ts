import { byName } from '../files.js'
import { isObject, objectAt, type Contract, type Json, type Path } from './contract.js'
import { table } from './print.js'
import { placesOf } from './tables.js'

/** Writes what is needed at run time: method, path and shape of the answer of each operation. */
export function restOperationsText(contract: Contract): string {
  const entries = [...placesOf(contract)].map(([id, place]) => [id, operationAt(contract, place)] as const)
  const operations = table(
    'operations',
    'What has to be known to send and to judge each operation, by operationId.',
    Object.fromEntries(entries),
  )
  return `${IMPORTS}\n\n${INTERFACES}\n\n${operations}\n`
}

/** Writes what the operations are documented to refuse with, from the extension `x-errors`. */
export function restErrorsText(contract: Contract): string {
  const errors = objectAt(contract, CATALOGUE) ?? {}
  const entries = Object.entries(errors).map(
    ([name, entry]) => [name, errorOf(contract, name, entry)] as const,
  )
  const lists = [...placesOf(contract)].map(([id, place]) => [id, namesAt(contract, place, errors)] as const)
  const parts = [
    ERROR_INTERFACE,
    table('documentedErrors', 'The documented errors, by name.', Object.fromEntries(entries)),
    table(
      'operationErrors',
      'Names by operationId.',
      Object.fromEntries(lists.filter(([, names]) => names.length > 0)),
    ),
  ]
  return `${parts.join('\n\n')}\n`
}

const CATALOGUE: Path = ['components', 'x-errors']

function operationAt(contract: Contract, place: readonly string[]): object {
  const [, path = '', method = ''] = place
  return { method: method.toUpperCase(), path, answer: answerAt(contract, [...place, 'responses']) }
}

/** Whether the JSON of the first good answer is a list; undefined when that answer has none. */
function answerAt(contract: Contract, responses: Path): 'array' | 'object' | undefined {
  const statuses = Object.keys(objectAt(contract, responses) ?? {}).filter((status) => status.startsWith('2'))
  const [status = ''] = statuses.sort(byName)
  const media = objectAt(contract, [...responses, status, 'content']) ?? {}
  const [type = ''] = Object.keys(media)
  const schema = objectAt(contract, [...responses, status, 'content', type, 'schema'])
  if (type !== 'application/json' || schema === undefined) return undefined
  return schema['type'] === 'array' ? 'array' : 'object'
}

function errorOf(contract: Contract, name: string, entry: unknown): object {
  const { errorCode, message, status } = isObject(entry) ? entry : {}
  if (typeof errorCode !== 'string' || typeof status !== 'number')
    throw contract.error([...CATALOGUE, name], `${name} needs errorCode and status`)
  return { errorCode, message: typeof message === 'string' ? message : undefined, status }
}

function namesAt(contract: Contract, place: Path, errors: Json): readonly string[] {
  const names: unknown = objectAt(contract, place)?.['x-errors'] ?? []
  if (!Array.isArray(names)) throw contract.error([...place, 'x-errors'], 'x-errors is a list of names')
  const unknown = (names as unknown[]).find(
    (name) => typeof name !== 'string' || !Object.hasOwn(errors, name),
  )
  if (unknown === undefined) return names.map(String).sort(byName)
  throw contract.error(
    [...place, 'x-errors'],
    `no error of the contract has the name ${JSON.stringify(unknown)}`,
  )
}

const IMPORTS = `import type { operations as Operations } from './schema.js'`

const INTERFACES = `/** The name of an operation of the contract. */
export type OperationId = keyof Operations

/** The facts that sending an operation and judging its answer need. */
export interface Operation {
  readonly method: 'DELETE' | 'GET' | 'PATCH' | 'POST'
  /** From the root of the API version, with \`{name}\` for each path parameter. */
  readonly path: string
  /** Undefined when a good answer is no JSON. */
  readonly answer: 'array' | 'object' | undefined
}`

const ERROR_INTERFACE = `/** An error that operations are documented to refuse with. */
export interface DocumentedError {
  readonly errorCode: string
  /** How its words begin; undefined when they are not known. */
  readonly message: string | undefined
  readonly status: number
}`
