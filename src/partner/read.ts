import { isRecord } from '../answers.js'
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
  const fields = new Map(shape.fields.map((field) => [field.name, field]))
  const entries = Object.entries(raw)
    .filter(([name]) => name !== ATTRIBUTES && name !== TEXT)
    .map(([name, value]): [string, unknown] => {
      const field = fields.get(name)
      return [name, field === undefined ? readOpen(schema, shape, value) : readField(schema, field, value)]
    })
  return Object.fromEntries(shape.base === undefined ? entries : [[TYPE, shape.name], ...entries])
}

/** Reads one element of a type. An element that should stand once and stands twice counts once. */
export function readField(schema: Schema, field: Field, raw: unknown): unknown {
  const item = (value: unknown): unknown => readItem(schema, field, value)
  if (!field.many) return item(Array.isArray(raw) ? raw[0] : raw)
  if (raw === undefined) return []
  return (Array.isArray(raw) ? raw : [raw]).map(item)
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
  return Object.fromEntries(entries.map(([key, value]) => [key, readOpen(schema, owner, value)]))
}

function isRecordOf(owner: Shape, raw: Record<string, unknown>): boolean {
  return (
    owner.open !== undefined &&
    owner.fields.some(({ name }) => name === 'type') &&
    typeof raw['type'] === 'string'
  )
}

/** A value of a built-in type; node-soap has converted it already unless a header or `xsi:type` is concerned. */
function readScalar(type: string, raw: unknown, nillable: boolean): unknown {
  if (raw === null) return nillable || type !== 'string' ? null : ''
  if (isRecord(raw) && !(raw instanceof Date)) {
    return readScalar(type === 'anyType' ? (typeName(raw) ?? 'string') : type, raw[TEXT] ?? null, nillable)
  }
  return typeof raw === 'string' ? fromText(type, raw) : raw
}

function fromText(type: string, text: string): unknown {
  switch (type) {
    case 'int':
    case 'integer':
    case 'short':
    case 'long':
    case 'double':
    case 'float':
    case 'decimal':
      return Number(text)
    case 'boolean':
      return text.trim() === 'true' || text.trim() === '1'
    case 'dateTime':
      return new Date(text)
    default:
      return text
  }
}
