import { shortId } from '../ids.js'
import { FIELDS, findObject, type ObjectName, type OrgRecord, type Records } from './records.js'

/** The rows that a query found. */
export interface Rows {
  readonly object: ObjectName
  readonly records: readonly OrgRecord[]
}

/** Why a query was refused. */
export interface QueryError {
  readonly errorCode: 'MALFORMED_QUERY' | 'INVALID_TYPE' | 'INVALID_FIELD'
  readonly message: string
}

const QUERY = /^\s*select\s+(?<fields>[\w\s,.]+?)\s+from\s+(?<object>\w+)(?<rest>.*)$/is
const REST = /^(?:\s+where\s+(?<field>\w+)\s*=\s*'(?<value>[^']*)')?(?:\s+limit\s+(?<limit>\d+))?\s*;?\s*$/is

/** Runs `SELECT fields FROM object [WHERE field = 'value'] [LIMIT n]`; more of SOQL is not played. */
export function runQuery(records: Records, soql: string): Rows | QueryError {
  const query = QUERY.exec(soql)?.groups
  const rest = REST.exec(query?.['rest'] ?? '')?.groups
  if (!query || !rest) return malformed()
  const object = findObject(query['object'] ?? '')
  if (!object)
    return { errorCode: 'INVALID_TYPE', message: `sObject type '${query['object'] ?? ''}' is not supported.` }
  const names = (query['fields'] ?? '').split(',').map((name) => name.trim())
  return select(records, object, names, rest)
}

function select(
  records: Records,
  object: ObjectName,
  names: readonly string[],
  rest: Partial<Record<string, string>>,
): Rows | QueryError {
  const asked = [...names, ...(rest['field'] === undefined ? [] : [rest['field']])]
  const unknown = asked.find((name) => fieldOf(object, name) === undefined)
  if (unknown !== undefined) return noField(unknown, object)
  const fields = names.flatMap((name) => fieldOf(object, name) ?? [])
  const rows = records
    .all(object)
    .filter((record) => fits(record, fieldOf(object, rest['field'] ?? ''), rest['value']))
  return { object, records: rows.slice(0, Number(rest['limit'] ?? Infinity)).map((row) => pick(row, fields)) }
}

function fieldOf(object: ObjectName, name: string): string | undefined {
  return FIELDS[object].find((field) => field.toLowerCase() === name.toLowerCase())
}

function fits(record: OrgRecord, field: string | undefined, value: string | undefined): boolean {
  if (field === undefined || value === undefined) return true
  const held = String(record[field])
  return field === 'Id' ? shortId(held) === shortId(value) : held === value
}

function pick(record: OrgRecord, fields: readonly string[]): OrgRecord {
  return Object.fromEntries(fields.map((field) => [field, record[field] ?? null]))
}

function malformed(): QueryError {
  const form = "SELECT fields FROM object [WHERE field = 'value'] [LIMIT n]"
  return { errorCode: 'MALFORMED_QUERY', message: `The local org plays ${form}` }
}

function noField(field: string, object: ObjectName): QueryError {
  return { errorCode: 'INVALID_FIELD', message: `No such column '${field}' on entity '${object}'.` }
}
