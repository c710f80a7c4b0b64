import { dereference, type OutputUnit, type Schema, validate as validateSchema } from '@cfworker/json-schema'
import { parse } from 'yaml'
import { isObject, member, names, rootOf, type Place } from './openapi-document.js'
import {
  bodySchema,
  chooseVariant,
  credentialParameters,
  declaredProperties,
  findOperation,
  queryParameters,
} from './openapi-operation.js'
import type { Violation } from './violation.js'

/** The parts of a request that are checked against the OpenAPI description. */
export interface HttpRequest {
  readonly method: string
  readonly path: string
  readonly mediaType: string
  /** The fields of the form body, or of the query. */
  readonly fields: URLSearchParams
  /** The body as it came, for those that are JSON. */
  readonly text?: string
}

/** Checks requests against an OpenAPI description. A path that it does not describe passes. */
export type HttpCheck = (request: HttpRequest) => readonly Violation[]

/** Validates a value against the schema at a place. */
type Validate = (schema: Place, value: unknown) => readonly OutputUnit[]

/** A check against the given OpenAPI 3.1 description, in YAML. Throws a TypeError when it is none. */
export function createHttpCheck(yaml: string): HttpCheck {
  const document: unknown = parse(yaml)
  if (!isObject(document)) throw new TypeError('The OpenAPI description is no object')
  const root = rootOf(document)
  const validate = createValidate(root)
  return (request) => checkRequest(root, validate, request)
}

function checkRequest(root: Place, validate: Validate, request: HttpRequest): readonly Violation[] {
  const described = findOperation(root, request.method, request.path)
  if (described === undefined) return []
  if (typeof described === 'string') return [{ text: described, tolerated: true }]
  const { operation } = described
  const schema = bodySchema(root, operation, request.mediaType)
  if (typeof schema === 'string') return [refused(schema)]
  if (!schema) return checkQuery(root, validate, operation, request.fields)
  if (request.mediaType === 'application/json') return checkJson(validate, schema, request.text ?? '')
  const variant = chooseVariant(root, schema, request.fields)
  if (!variant) return []
  return [...repeated(request.fields), ...checkBody(root, validate, variant, request.fields)]
}

function checkBody(
  root: Place,
  validate: Validate,
  schema: Place,
  fields: URLSearchParams,
): readonly Violation[] {
  const properties = declaredProperties(root, schema)
  const values = [...fields].map(([name, value]) => [name, typed(properties.get(name), value)] as const)
  const errors = validate(schema, Object.fromEntries(values))
  return [...errors.map(explain), ...undeclared([...properties.keys()], fields)]
}

function checkJson(validate: Validate, schema: Place, text: string): readonly Violation[] {
  try {
    return validate(schema, JSON.parse(text)).map(explain)
  } catch {
    return [refused('the body is not JSON')]
  }
}

function checkQuery(
  root: Place,
  validate: Validate,
  operation: Place,
  fields: URLSearchParams,
): readonly Violation[] {
  const parameters = queryParameters(root, operation)
  const wrong = [...parameters].flatMap(([name, parameter]) => {
    const schema = member(root, parameter, 'schema')
    return checkParameter(name, fields.get(name), parameter, (value) =>
      schema ? validate(schema, typed(schema, value)) : [],
    )
  })
  const declared = [...parameters.keys(), ...credentialParameters(root)]
  return [...repeated(fields), ...wrong, ...undeclared(declared, fields)]
}

function checkParameter(
  name: string,
  value: string | null,
  parameter: Place,
  validate: (value: string) => readonly OutputUnit[],
): readonly Violation[] {
  if (value === null) return parameter.value['required'] === true ? [refused(`${name} is missing`)] : []
  return validate(value).map(({ error }) => refused(`${name}: ${error}`))
}

function repeated(fields: URLSearchParams): readonly Violation[] {
  const names = [...fields.keys()]
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index))
  return [...twice].map((name) => refused(`${printable(name)} is given more than once`))
}

function undeclared(declared: readonly string[], fields: URLSearchParams): readonly Violation[] {
  const unknown = [...new Set(fields.keys())].filter((name) => !declared.includes(name))
  return unknown.map((name) => ({ text: `${printable(name)} is not a parameter here`, tolerated: true }))
}

/** The text of a field as the type that its schema has. */
function typed(schema: Place | undefined, text: string): unknown {
  const type = schema?.value['type']
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  const isNumber = (type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(text)
  return isNumber ? Number(text) : text
}

function explain({ instanceLocation, error }: OutputUnit): Violation {
  const place = instanceLocation.replace(/^#\/?/, '')
  return refused(place === '' ? error : `${place}: ${error}`)
}

function refused(text: string): Violation {
  return { text, tolerated: false }
}

/** A parameter's name may be a misplaced secret: only what looks like a name is quoted. */
function printable(name: string): string {
  return /^[a-z]{1,20}(?:_[a-z]{1,20}){0,4}$/.test(name) ? name : 'a field of unusual name'
}

/** Keywords whose errors repeat those of their subschemas, and those that are no breach here. */
const PASSED_OVER: ReadonlySet<string> = new Set([
  ...['$ref', 'allOf', 'anyOf', 'oneOf', 'properties', 'items', 'if', 'not', 'false'],
  ...['additionalProperties', 'unevaluatedProperties', 'format'],
])

/** Where the description is said to be; references are resolved against it. */
const BASE = new URL('openapi:description')

function createValidate(root: Place): Validate {
  const lookup: Record<string, Schema | boolean> = {}
  const add = ({ pointer, value }: Place): void => {
    if (!(BASE.href + pointer in lookup)) dereference(value, lookup, BASE, pointer.slice(1))
  }
  const schemas = member(root, member(root, root, 'components'), 'schemas')
  for (const name of names(schemas)) {
    const schema = member(root, schemas, name)
    if (schema !== undefined) add(schema)
  }
  return (schema, value) => {
    add(schema)
    const { errors } = validateSchema(value, schema.value, '2020-12', lookup, false)
    return errors.filter(({ keyword }) => !PASSED_OVER.has(keyword))
  }
}
