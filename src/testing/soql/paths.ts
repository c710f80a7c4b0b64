import { fieldOf, relationshipOf, type FieldDefinition, type ObjectDefinition } from '../state/objects.js'
import type { OrgRecord, Records } from '../state/records.js'
import { QueryFailure } from './failure.js'

/** A field of a record or of its parents. */
export interface FieldPath {
  /** The names that lead to it, as the org writes them: `['Account', 'Name']`. */
  readonly names: readonly string[]
  /** The objects of the parents on the way. */
  readonly parents: readonly ObjectDefinition[]
  readonly field: FieldDefinition
  /** The parent of a record at each step, and the value; null where a parent is missing. */
  readonly read: (record: OrgRecord) => {
    readonly parents: readonly (OrgRecord | null)[]
    readonly value: OrgRecord[string]
  }
}

/**
 * Finds what a path of names leads to.
 *
 * @throws QueryFailure `INVALID_FIELD` when an object has no such field
 */
export function findPath(records: Records, object: ObjectDefinition, text: string): FieldPath {
  const [first = '', ...rest] = text.split('.')
  if (rest.length === 0) {
    const field = fieldOf(object, first) ?? noField(object, first)
    return {
      names: [field.name],
      parents: [],
      field,
      read: (record) => ({ parents: [], value: record[field.name] ?? null }),
    }
  }
  const reference = object.fields.find(
    (field) => relationshipOf(field)?.toLowerCase() === first.toLowerCase(),
  )
  const parent = records.object(reference?.referenceTo ?? '') ?? noField(object, first)
  const inner = findPath(records, parent, rest.join('.'))
  const parentOf = (record: OrgRecord): OrgRecord | null => {
    const id = record[reference?.name ?? '']
    return typeof id === 'string' ? (records.find(parent, id) ?? null) : null
  }
  return {
    names: [(reference && relationshipOf(reference)) ?? first, ...inner.names],
    parents: [parent, ...inner.parents],
    field: inner.field,
    read(record) {
      const found = parentOf(record)
      const below = found === null ? { parents: [], value: null } : inner.read(found)
      return { parents: [found, ...below.parents], value: below.value }
    },
  }
}

function noField({ name }: ObjectDefinition, field: string): never {
  throw new QueryFailure('INVALID_FIELD', `No such column '${field}' on entity '${name}'.`)
}
