import { isRecord } from '../answers.js'
import type { Fault } from '../error-codes.js'
import { redact } from '../redact.js'
import type { Prepared } from './prepare.js'
import { read, typeName } from './read.js'
import type { Shape } from './schema.js'

/** The fault that every operation may end with, declared or not. */
const UNDECLARED = 'UnexpectedErrorFault'

/**
 * The detail of a fault that the operation declares: the fields that the schema names and no others, texts
 * without secrets.
 *
 * @param fault - the Fault element as node-soap reads it
 * @returns undefined when the fault has no detail, or one that the operation does not declare
 */
export function readFaultDetail(
  { operation, schema }: Prepared,
  fault: unknown,
  secrets: readonly string[],
): Fault | undefined {
  const detail = isRecord(fault) ? fault['detail'] : undefined
  if (!isRecord(detail)) return undefined
  for (const [element, value] of Object.entries(detail)) {
    if (!isRecord(value)) continue
    const shape = schema.type(typeName(value) ?? element)
    if (shape === undefined || ![...operation.faults, UNDECLARED].includes(shape.name)) continue
    return { ...known(shape, read(schema, shape, value), secrets), 'xsi:type': shape.name } as Fault
  }
  return undefined
}

/** What the schema names, all the way down. */
function known(
  { fields }: Shape,
  value: Record<string, unknown>,
  secrets: readonly string[],
): Record<string, unknown> {
  const entries = fields.flatMap((field): [string, unknown][] => {
    const item = value[field.name]
    const type = field.type()
    const one = (part: unknown): unknown => {
      if (typeof type !== 'string') return isRecord(part) ? known(type, part, secrets) : null
      return typeof part === 'string' ? redact(part, secrets) : part
    }
    return item === undefined ? [] : [[field.name, Array.isArray(item) ? item.map(one) : one(item)]]
  })
  return Object.fromEntries(entries)
}
