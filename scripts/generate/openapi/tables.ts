import { byName } from '../files.js'
import {
  isNever,
  isObject,
  objectAt,
  referencePath,
  type Contract,
  type Json,
  type Path,
} from './contract.js'

/** The names that a request body takes, and how its client may show who it is. */
export interface Form {
  readonly allowed: readonly string[]
  readonly required: readonly string[]
  readonly clientAuthentication: readonly string[]
}

/** The facts that sending an operation needs. */
export interface Operation {
  readonly method: string
  readonly path: string
  readonly contentType: string | undefined
  readonly security: readonly string[]
  readonly query: readonly string[]
  readonly body: Form | undefined
  readonly responses: Readonly<Record<string, readonly string[]>>
}

const AUTHENTICATION = new Map([
  ['client_secret_post', 'client_secret'],
  ['client_secret_basic', undefined],
  ['private_key_jwt', 'client_assertion'],
  ['none', 'client_id'],
])

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

/** All operations of the contract by operationId, in the order of their names. */
export function operationsOf(contract: Contract): ReadonlyMap<string, Operation> {
  const places = [...placesOf(contract)]
  return new Map(places.map(([id, place]) => [id, readOperation(contract, place)]))
}

/** Where each operation stands, by operationId, in the order of their names. */
export function placesOf(contract: Contract): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>()
  for (const path of Object.keys(objectAt(contract, ['paths']) ?? {})) {
    for (const method of METHODS) {
      const place = ['paths', path, method]
      const operation = objectAt(contract, place)
      if (operation) found.set(operationId(contract, operation, place, found), place)
    }
  }
  return new Map([...found].sort(([a], [b]) => byName(a, b)))
}

/** The forms of a union that a discriminator tells apart, by its values. */
export function variantsOf(contract: Contract, schema: string): ReadonlyMap<string, Form> {
  const variants = [...mappingOf(contract, schema)]
  return new Map(variants.map(([value, path]) => [value, formOf(contract, path)]))
}

/** Where the variants of such a union stand, by the values that tell them apart. */
export function mappingOf(contract: Contract, schema: string): ReadonlyMap<string, Path> {
  const path = ['components', 'schemas', schema, 'discriminator', 'mapping']
  const mapping = objectAt(contract, path)
  if (!mapping) throw contract.error(path, `the schema ${schema} needs a discriminator with a mapping`)
  const variants = Object.entries(mapping).map(([value, reference]) => {
    if (typeof reference !== 'string') throw contract.error([...path, value], 'this is no reference')
    return [value, referencePath(reference)] as const
  })
  return new Map(variants.sort(([a], [b]) => byName(a, b)))
}

/** The form that a schema describes. */
export function formOf(contract: Contract, path: Path): Form {
  const schema = objectAt(contract, path)
  if (!schema || !isObject(schema['properties']))
    throw contract.error(path, 'an object with properties is needed')
  const allowed = Object.entries(schema['properties']).filter(([, member]) => !isNever(member))
  return {
    allowed: allowed.map(([name]) => name).sort(byName),
    required: strings(schema['required']).toSorted(byName),
    clientAuthentication: clientAuthenticationOf(contract, path, schema),
  }
}

/** The values of an enumeration, in the order of the contract. */
export function valuesOf(contract: Contract, schema: string): readonly string[] {
  const path = ['components', 'schemas', schema, 'enum']
  const values = strings(objectAt(contract, path.slice(0, -1))?.['enum'])
  if (values.length === 0) throw contract.error(path, `the schema ${schema} needs an enumeration of strings`)
  return values
}

/** Reads the vendor extension, and holds it against the parameters that each way needs. */
function clientAuthenticationOf(contract: Contract, path: Path, schema: Json): readonly string[] {
  const ways = strings(schema['x-client-authentication'])
  const place = [...path, 'x-client-authentication']
  for (const way of ways) {
    if (!AUTHENTICATION.has(way)) throw contract.error(place, `${way} is no way of client authentication`)
    const parameter = AUTHENTICATION.get(way)
    if (parameter !== undefined && !objectAt(contract, [...path, 'properties', parameter])) {
      throw contract.error(place, `${way} needs the parameter ${parameter}`)
    }
  }
  return ways
}

function operationId(
  contract: Contract,
  operation: Json,
  place: Path,
  found: ReadonlyMap<string, unknown>,
): string {
  const id = operation['operationId']
  if (typeof id !== 'string') throw contract.error(place, 'this operation has no operationId')
  if (found.has(id)) throw contract.error([...place, 'operationId'], `the operationId ${id} is used twice`)
  return id
}

function readOperation(contract: Contract, place: readonly string[]): Operation {
  const content = objectAt(contract, [...place, 'requestBody', 'content']) ?? {}
  const [contentType] = Object.keys(content)
  const [, path = '', method = ''] = place
  return {
    method: method.toUpperCase(),
    path,
    contentType,
    security: securityOf(contract, place),
    query: queryOf(contract, place),
    body:
      contentType === undefined
        ? undefined
        : bodyOf(contract, [...place, 'requestBody', 'content', contentType]),
    responses: responsesOf(contract, place),
  }
}

function bodyOf(contract: Contract, media: Path): Form | undefined {
  const path = [...media, 'schema']
  return objectAt(contract, path)?.['properties'] === undefined ? undefined : formOf(contract, path)
}

function securityOf(contract: Contract, place: Path): readonly string[] {
  const own = objectAt(contract, place)?.['security'] ?? contract.root['security']
  if (!Array.isArray(own) || own.length === 0) return ['none']
  return own.map((schemes) => (isObject(schemes) ? Object.keys(schemes).join(' ') : '') || 'none')
}

function queryOf(contract: Contract, place: readonly string[]): readonly string[] {
  const lists = [
    [...place.slice(0, -1), 'parameters'],
    [...place, 'parameters'],
  ]
  const parameters = lists.flatMap((path) => {
    const list = objectAt(contract, path.slice(0, -1))?.['parameters']
    return Array.isArray(list) ? list.map((_, index) => objectAt(contract, [...path, index])) : []
  })
  return parameters.flatMap((one) => (one?.['in'] === 'query' ? strings([one['name']]) : [])).sort(byName)
}

function responsesOf(contract: Contract, place: Path): Readonly<Record<string, readonly string[]>> {
  const path = [...place, 'responses']
  const statuses = Object.keys(objectAt(contract, path) ?? {}).sort(byName)
  const entries = statuses.map((status) => {
    const content = objectAt(contract, [...path, status])?.['content']
    return [status, isObject(content) ? Object.keys(content) : []] as const
  })
  return Object.fromEntries(entries)
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}
