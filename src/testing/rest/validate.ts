import { fieldOf, type ObjectDefinition } from '../state/objects.js'
import type { OrgRecord } from '../state/records.js'

/** Why a record cannot be saved, as the service tells it. */
export interface Problem {
  readonly code: string
  readonly message: string
  readonly fields: readonly string[]
}

const NUMBERS: readonly string[] = ['int', 'long', 'double', 'currency', 'percent']

/** Checks the fields of a record that is to be made, or changed. */
export function problemOf(object: ObjectDefinition, fields: OrgRecord, isNew: boolean): Problem | undefined {
  for (const [name, value] of Object.entries(fields)) {
    const problem = fieldProblem(object, name, value)
    if (problem !== undefined) return problem
  }
  const given = new Set(
    Object.entries(fields).flatMap(([name, value]) => (isEmpty(value) ? [] : name.toLowerCase())),
  )
  const emptied = new Set(Object.keys(fields).map((name) => name.toLowerCase()))
  const required = object.fields.filter((field) => field.required)
  const missing = required
    .map(({ name }) => name)
    .filter((name) => !given.has(name.toLowerCase()) && (isNew || emptied.has(name.toLowerCase())))
  if (missing.length === 0) return undefined
  const message = `Required fields are missing: [${missing.join(', ')}]`
  return { code: 'REQUIRED_FIELD_MISSING', message, fields: missing }
}

function fieldProblem(object: ObjectDefinition, name: string, value: unknown): Problem | undefined {
  const field = fieldOf(object, name)
  if (field === undefined) {
    const message = `No such column '${name}' on sobject of type ${object.name}`
    return { code: 'INVALID_FIELD', message, fields: [] }
  }
  if (field.system) {
    const message = `Unable to create/update fields: ${field.name}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`
    return { code: 'INVALID_FIELD_FOR_INSERT_UPDATE', message, fields: [field.name] }
  }
  if (isEmpty(value)) return undefined
  if (field.type === 'reference' && !/^\w{15}(\w{3})?$/.test(String(value))) {
    const message = `${name}: id value of incorrect type: ${String(value)}`
    return { code: 'MALFORMED_ID', message, fields: [field.name] }
  }
  const isNumber = typeof value === 'number' || Number.isFinite(Number(value))
  if (!NUMBERS.includes(field.type) || isNumber) return undefined
  return {
    code: 'JSON_PARSER_ERROR',
    message: `Cannot deserialize instance of ${field.type} from VALUE_STRING value ${String(value)}`,
    fields: [],
  }
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === ''
}
