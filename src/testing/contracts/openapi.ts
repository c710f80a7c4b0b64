import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import { parse } from 'yaml'
import { isObject, member, rootOf, type Place } from './openapi-document.js'
import {
  bodySchema,
  chooseVariant,
  credentialParameters,
  declaredNames,
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
type Validate = (schema: Place, value: unknown) => readonly ErrorObject[]

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
  const errors = validate(schema, Object.fromEntries(fields)).filter(isBreach)
  return [...errors.map(explain), ...undeclared(declaredNames(root, schema), fields)]
}

function checkJson(validate: Validate, schema: Place, text: string): readonly Violation[] {
  try {
    return validate(schema, JSON.parse(text)).filter(isBreach).map(explain)
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
      schema ? validate(schema, value) : [],
    )
  })
  const declared = [...parameters.keys(), ...credentialParameters(root)]
  return [...repeated(fields), ...wrong, ...undeclared(declared, fields)]
}

function checkParameter(
  name: string,
  value: string | null,
  parameter: Place,
  validate: (value: string) => readonly ErrorObject[],
): readonly Violation[] {
  if (value === null) return parameter.value['required'] === true ? [refused(`${name} is missing`)] : []
  return validate(value).map(({ message = 'is wrong' }) => refused(`${name} ${message}`))
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

function isBreach({ keyword }: ErrorObject): boolean {
  return keyword !== 'additionalProperties' && keyword !== 'unevaluatedProperties'
}

function explain({ instancePath, message = 'is wrong' }: ErrorObject): Violation {
  return refused(`${instancePath.slice(1)} ${message}`.trim())
}

function refused(text: string): Violation {
  return { text, tolerated: false }
}

/** A parameter's name may be a misplaced secret: only what looks like a name is quoted. */
function printable(name: string): string {
  return /^[a-z]{1,20}(?:_[a-z]{1,20}){0,4}$/.test(name) ? name : 'a field of unusual name'
}

function createValidate(root: Place): Validate {
  const ajv = new Ajv2020({ strict: false, allErrors: true, coerceTypes: true, validateSchema: false })
  ajv.addFormat('uri', true).addSchema(root.value, 'openapi')
  const compiled = new Map<string, ValidateFunction>()
  return (schema, value) => {
    const known = compiled.get(schema.pointer) ?? ajv.compile({ $ref: `openapi${schema.pointer}` })
    compiled.set(schema.pointer, known)
    return known(value) ? [] : (known.errors ?? [])
  }
}
