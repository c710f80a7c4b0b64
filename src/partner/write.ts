import type { Contract } from '../../generated/partner/contract.js'
import { invalidArgument } from '../lib/invalid-argument.js'
import { isRecord } from '../lib/json.js'
import { textOf } from './scalars.js'
import type { Field, Schema, Shape } from './schema.js'

/** Key under which node-soap is given attributes; no element can have this name. */
export const ATTRIBUTES = '@'

/** Key under which a value names its derived type. */
export const TYPE = 'xsi:type'

/** The types of the contract that a value names, however deep. */
export function namedTypes(
  value: unknown,
  contract: Pick<Contract, 'hasType'>,
  seen = new Set<unknown>(),
): Set<string> {
  const found = new Set<string>()
  if (typeof value !== 'object' || value === null || seen.has(value)) return found
  seen.add(value)
  const name = ownValue(value as Record<string, unknown>, TYPE)
  if (typeof name === 'string' && contract.hasType(name)) found.add(name)
  for (const item of Object.values(value))
    for (const type of namedTypes(item, contract, seen)) found.add(type)
  return found
}

/** How node-soap is given a nil in an array. */
const NIL = { [ATTRIBUTES]: { 'xsi:nil': 'true' } }

const NAME =
  /^(?=[A-Za-z_\xC0-\xD6\xD8-\xF6\xF8-\u02FF\u0370-\u037D\u037F-\u1FFF\u2C00-\u2FEF\u3001-\uD7FF])[\w.\xB7\xC0-\xD6\xD8-\xF6\xF8-\u037D\u037F-\u1FFF\u2C00-\u2FEF\u3001-\uD7FF-]*$/

/**
 * Arranges a value as the schema wants it, for node-soap to write: elements in order and in their
 * namespaces whatever the order of the keys, `xsi:type` for derived types, nil for what the schema
 * requires and the value leaves out, and nothing that the schema does not have.
 *
 * @param path - where the value stands, for messages
 * @throws TypeError naming what is missing, unknown or of the wrong type; never with a value
 */
export function write(
  schema: Schema,
  declared: Shape,
  value: unknown,
  path: string,
): Record<string, unknown> {
  if (!hasFields(value)) throw invalidArgument(`${path} must be an object`)
  const shape = actualShape(schema, declared, value, path)
  const given = nullsByName(shape, value)
  refuseUnknown(shape, given, path)
  const entries: [string, unknown][] = []
  if (shape !== declared) entries.push([ATTRIBUTES, { [TYPE]: `${shape.prefix}:${shape.name}` }])
  for (const field of shape.fields) {
    const written = writeField(schema, field, ownValue(given, field.name), `${path}.${field.name}`)
    if (written !== undefined) entries.push([qualifiedKey(field.prefix, field.name), written])
  }
  return Object.fromEntries([...entries, ...openEntries(schema, shape, given, path)])
}

function actualShape(schema: Schema, declared: Shape, value: Record<string, unknown>, path: string): Shape {
  const name = ownValue(value, TYPE)
  if (name === undefined) return declared
  const shape = typeof name === 'string' ? schema.derived(declared, name) : undefined
  if (shape === undefined)
    throw invalidArgument(`${path}['${TYPE}'] names no type that extends ${declared.name}`)
  return shape
}

/** A null field of a record goes out as its name in `fieldsToNull`, which is what the service documents. */
function nullsByName(shape: Shape, value: Record<string, unknown>): Record<string, unknown> {
  const kept = new Set(
    [...rootOf(shape).fields, ...shape.fields.filter(({ complex }) => complex)].map(nameOf),
  )
  if (!kept.has('fieldsToNull')) return value
  const nulls = Object.keys(value).filter((key) => value[key] === null && !kept.has(key))
  if (nulls.length === 0) return value
  const named = Array.isArray(value['fieldsToNull']) ? (value['fieldsToNull'] as unknown[]) : []
  const others = Object.entries(value).filter(([key]) => !nulls.includes(key))
  return Object.fromEntries([...others, ['fieldsToNull', [...new Set([...named, ...nulls])]]])
}

function rootOf(shape: Shape): Shape {
  return shape.base === undefined ? shape : rootOf(shape.base)
}

function nameOf({ name }: Field): string {
  return name
}

function refuseUnknown(shape: Shape, value: Record<string, unknown>, path: string): void {
  const known = new Set([TYPE, ...shape.fields.map(({ name }) => name)])
  const unknown = Object.keys(value).find(
    (key) => !known.has(key) && (shape.open === undefined || !NAME.test(key)),
  )
  if (unknown === undefined) return
  if (shape.open !== undefined)
    throw invalidArgument(`${path} has a field whose name cannot be an XML element's`)
  const name = NAME.test(unknown) ? `.${unknown}` : ' has a key that'
  throw invalidArgument(`${path}${name} is not part of ${shape.name}`)
}

function writeField(schema: Schema, field: Field, value: unknown, path: string): unknown {
  if (field.many) return writeMany(schema, field, value, path)
  if (value !== undefined) return writeItem(schema, field, value, path)
  if (!field.required) return undefined
  if (field.nillable) return null
  throw invalidArgument(`${path} is required`)
}

function writeMany(schema: Schema, field: Field, value: unknown, path: string): unknown {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) {
    if (!field.required) return undefined
    throw invalidArgument(`${path} must have at least one item`)
  }
  if (!Array.isArray(value)) throw invalidArgument(`${path} must be an array`)
  return Array.from(value, (item, index) => writeItem(schema, field, item, `${path}[${index}]`) ?? NIL)
}

function writeItem(schema: Schema, field: Field, value: unknown, path: string): unknown {
  if (value === null) {
    if (field.nillable) return null
    throw invalidArgument(`${path} must not be null`)
  }
  const type = field.type()
  return typeof type === 'string' ? textOf(value, type, path) : write(schema, type, value, path)
}

function openEntries(
  schema: Schema,
  shape: Shape,
  value: Record<string, unknown>,
  path: string,
): [string, unknown][] {
  if (shape.open === undefined) return []
  const { open, fields } = shape
  const declared = new Set([TYPE, ...fields.map(({ name }) => name)])
  return Object.entries(value)
    .filter(([key, item]) => !declared.has(key) && item !== undefined)
    .map(([key, item]) => [`${open}:${key}`, writeOpen(schema, shape, item, `${path}.${key}`)])
}

/** A field of a record: a scalar, another record that it refers to, or a value of a type that it names. */
function writeOpen(schema: Schema, owner: Shape, value: unknown, path: string): unknown {
  if (value === null) return null
  if (Array.isArray(value))
    throw invalidArgument(`${path} must be one value: those of a multi-select picklist are joined by ';'`)
  if (!hasFields(value)) return textOf(value, 'anyType', path)
  const named = value[TYPE] === undefined ? openShape(schema, value) : openType(schema, value[TYPE], path)
  if (named === undefined) {
    const referred = write(schema, owner, value, path)
    return Object.fromEntries(Object.entries(referred).filter(([, item]) => item !== null))
  }
  const attributes = { [TYPE]: `${named.prefix}:${named.name}` }
  return { [ATTRIBUTES]: attributes, ...write(schema, named, { ...value, [TYPE]: undefined }, path) }
}

/** What a query answers with is of its own type; everything else without a type's name is a record. */
function openShape(schema: Schema, value: Record<string, unknown>): Shape | undefined {
  const isQueryResult = typeof value['done'] === 'boolean' && typeof value['size'] === 'number'
  return isQueryResult && value['type'] === undefined ? schema.type('QueryResult') : undefined
}

function openType(schema: Schema, name: unknown, path: string): Shape {
  const shape = typeof name === 'string' ? schema.type(name) : undefined
  if (shape !== undefined) return shape
  throw invalidArgument(`${path}['${TYPE}'] names no type of the contract`)
}

/** With an explicit prefix, or an explicit lack of one for the namespace that the body is in. */
function qualifiedKey(prefix: string, name: string): string {
  return `${prefix === 'tns' ? '' : prefix}:${name}`
}

/** An object of a caller's, and none of those that stand for a value, such as a Date, a Map or bytes. */
function hasFields(value: unknown): value is Record<string, unknown> {
  return isRecord(value) && Object.prototype.toString.call(value) === '[object Object]'
}

function ownValue(record: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined
}
