import { invalidResponse } from '../http/response.js'
import { isRecord } from '../lib/json.js'
import { unmarkedName } from './envelope.js'
import { fromText, legal } from './scalars.js'
import type { Field, Schema, Shape } from './schema.js'
import { ATTRIBUTES, TYPE } from './write.js'

/** Key under which node-soap gives the text of an element that has attributes. */
const TEXT = '$value'

/**
 * Gives what node-soap read the form that the generated types promise: numbers, booleans and dates by the
 * schema or by `xsi:type`, arrays where there may be several, `null` for nil, and the name of a derived
 * type under `xsi:type`.
 */
export function read(schema: Schema, declared: Shape, raw: unknown): Record<string, unknown> {
  if (!isRecord(raw)) return {}
  const shape = actualShape(schema, declared, raw)
  const entries = Object.entries(raw)
    .filter(([key]) => key !== ATTRIBUTES && key !== TEXT)
    .map(([key, value]): [string, unknown] => {
      const name = unmarkedName(key)
      const field = shape.byName.get(name)
      return [name, field === undefined ? readOpen(schema, shape, value) : readField(schema, field, value)]
    })
  return Object.fromEntries(shape.base === undefined ? entries : [[TYPE, shape.name], ...entries])
}

/**
 * Reads one element of a type. An element that should stand once may stand twice, as the id of a record does,
 * if both are alike.
 *
 * @throws SalesforceError `INVALID_RESPONSE` when the value is none of its type, or there are two
 */
export function readField(schema: Schema, field: Field, raw: unknown): unknown {
  const item = (value: unknown): unknown => readItem(schema, field, value)
  if (!field.many) return Array.isArray(raw) ? only(field, raw.map(item)) : item(raw)
  if (raw === undefined) return []
  return (Array.isArray(raw) ? raw : [raw]).map(item)
}

function only(field: Field, values: readonly unknown[]): unknown {
  const [first, ...others] = values
  const text = JSON.stringify(first)
  if (others.every((other) => JSON.stringify(other) === text)) return first
  throw invalidResponse(`The answer has several values for ${field.name}`, 200)
}

function readItem(schema: Schema, field: Field, raw: unknown): unknown {
  if (raw === undefined || (raw === null && field.nillable)) return raw
  const type = field.type()
  return typeof type === 'string' ? readScalar(type, raw, field.nillable) : read(schema, type, raw)
}

function actualShape(schema: Schema, declared: Shape, raw: Record<string, unknown>): Shape {
  const name = typeName(raw)
  return (name === undefined ? undefined : schema.derived(declared, name)) ?? declared
}

/** The local name in an element's `xsi:type`, under whatever prefix the answer has for that. */
export function typeName(raw: Record<string, unknown>): string | undefined {
  const attributes = raw[ATTRIBUTES]
  if (!isRecord(attributes)) return undefined
  const value = Object.entries(attributes).find(([key]) => /^[^:]+:type$/.test(key))?.[1]
  return typeof value === 'string' ? value.slice(value.indexOf(':') + 1) : undefined
}

/** A field that the schema does not name: by its `xsi:type` when it has one, by its form when not. */
function readOpen(schema: Schema, owner: Shape, raw: unknown): unknown {
  if (Array.isArray(raw)) return raw.map((item) => readOpen(schema, owner, item))
  if (!isRecord(raw) || raw instanceof Date) return raw
  const name = typeName(raw)
  if (TEXT in raw) return readScalar(name ?? 'string', raw, true)
  const shape =
    (name === undefined ? undefined : schema.type(name)) ?? (isRecordOf(owner, raw) ? owner : undefined)
  if (shape !== undefined) return read(schema, shape, raw)
  const entries = Object.entries(raw).filter(([key]) => key !== ATTRIBUTES)
  if (entries.length === 0) return name === 'string' ? '' : null
  return Object.fromEntries(
    entries.map(([key, value]) => [unmarkedName(key), readOpen(schema, owner, value)]),
  )
}

function isRecordOf(owner: Shape, raw: Record<string, unknown>): boolean {
  return (
    owner.open !== undefined &&
    owner.fields.some(({ name }) => name === 'type') &&
    typeof raw['type'] === 'string'
  )
}

/** Whether there are elements in what node-soap read. */
export function holdsElements(raw: unknown): boolean {
  return isRecord(raw) && Object.keys(raw).some((name) => name !== ATTRIBUTES && name !== TEXT)
}

/** A value of a built-in type; node-soap has converted it already unless a header or `xsi:type` is concerned. */
function readScalar(type: string, raw: unknown, nillable: boolean): unknown {
  if (raw === null) return nillable || type !== 'string' ? null : ''
  if (isRecord(raw) && !(raw instanceof Date)) {
    if (!(TEXT in raw) && holdsElements(raw))
      throw invalidResponse(`The answer has elements in place of a ${type}`, 200)
    return readScalar(type === 'anyType' ? (typeName(raw) ?? 'string') : type, raw[TEXT] ?? null, nillable)
  }
  return legal(type, typeof raw === 'string' ? fromText(type, raw) : raw)
}
