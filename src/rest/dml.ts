import { isSalesforceError } from '../errors/salesforce-error.js'
import { invalidArgument } from '../lib/invalid-argument.js'
import { isRecord, stringAt } from '../lib/json.js'
import { ask } from './ask.js'
import type { RestClient } from './client.js'
import { retold } from './response.js'
import type { SaveResult, UpsertResult } from '../../generated/rest/schema.js'
import type { DmlOptions } from './types.js'

type Row = Record<string, unknown>
type Result = SaveResult | UpsertResult

/** Verbs that save. */
type Saving = 'create' | 'update' | 'upsert' | 'destroy'

/** Verbs that find each record by its `Id`. */
const BY_ID: readonly Saving[] = ['update', 'destroy']

/** API version from which several records go out by one request. */
const COLLECTIONS: Readonly<Record<Saving, number>> = { create: 42, update: 42, upsert: 46, destroy: 42 }

/** One call that saves records, as the caller made it. */
interface Call {
  readonly name: Saving
  readonly client: RestClient
  readonly type: string | undefined
  /** The external id field of an upsert. */
  readonly field: string
  readonly options: DmlOptions
}

/** Most records of one request. */
const MOST = 200

/** Makes a verb: `(type, record or list, options)`, or without the type; of an upsert the field before the options. */
export function saves(name: Saving) {
  return async (client: RestClient, ...args: unknown[]): Promise<unknown> => {
    const [type, items, ...tail] = typeof args[0] === 'string' ? args : [undefined, ...args]
    const field = name === 'upsert' ? fieldOf(tail.shift()) : ''
    const options = tail[0] ?? {}
    const call: Call = { name, client, type: type as string | undefined, field, options }
    if (!Array.isArray(items)) return saveOne(call, rowOf(name, items))
    const rows = items.map((item) => rowOf(name, item))
    return Number(client.context.version) < COLLECTIONS[name]
      ? separately(call, rows)
      : inRequests(call, rows)
  }
}

async function saveOne({ name, client, field, type, options }: Call, row: Row): Promise<unknown> {
  const { [field]: member, ...others } = row
  const id = BY_ID.includes(name) ? { id: row['Id'] } : {}
  const key = name === 'upsert' ? { key: field, member: memberOf(member, field) } : {}
  const body = name === 'destroy' ? {} : { body: fieldsOf(others) }
  const path = { sobject: typeOf(row, type), ...id, ...key }
  const answer: unknown = await ask(client, name, { path, ...body, options })
  return answer ?? { ...id, success: true, errors: [] }
}

async function saveMany({ name, client, field, type, options }: Call, rows: readonly Row[]) {
  const { allOrNone = false } = options
  if (name === 'destroy') {
    const query = { ids: rows.map(({ Id }) => Id as string), ...(allOrNone ? { allOrNone } : {}) }
    return ask(client, 'destroyMany', { query, options })
  }
  const records = rows.map((row) => ({
    attributes: { type: typeOf(row, type) },
    ...fieldsOf(row),
    ...(name === 'update' ? { id: row['Id'] } : {}),
    ...(field === '' ? {} : { [field]: row[field] }),
  }))
  const path = { sobject: typeOf(rows[0] ?? {}, type), field }
  return ask(client, `${name}Many`, { path, body: { allOrNone, records }, options } as never)
}

/** Up to 200 at once; more by one request after the other, where that is asked for. */
async function inRequests(call: Call, rows: readonly Row[]): Promise<unknown[]> {
  if (rows.length > MOST && call.options.allowRecursive !== true)
    throw invalidArgument(
      `${rows.length} records are more than the ${MOST} of one request: give the option allowRecursive: true`,
    )
  const results: object[] = []
  for (let start = 0; start < rows.length; start += MOST) {
    const answer = saveMany(call, rows.slice(start, start + MOST)).catch((error: unknown) => {
      if (start === 0 || !isSalesforceError(error)) throw error
      throw retold(error, `the first ${start} records had their results before`)
    })
    results.push(...(await answer).map((result: Result, index) => placed(result, start + index)))
  }
  return results
}

/** One request for each record, as versions without collections have it; a failure is a result, too. */
function separately(call: Call, rows: readonly Row[]): Promise<unknown[]> {
  const saved = rows.map((row, index) =>
    saveOne(call, row).catch((error: unknown) => {
      if (call.options.allOrNone === true || !isSalesforceError(error)) throw error
      const { errorCode: statusCode, message, fields = [] } = error
      return placed({ success: false, errors: [{ statusCode, message, fields: [...fields] }] }, index)
    }),
  )
  return Promise.all(saved)
}

/** The result of one record: a failure with its place, and its code under both names. */
function placed(result: Result, index: number): object {
  if (result.success) return result
  const errors = result.errors.map((error) => ({ fields: [], ...error, errorCode: error.statusCode }))
  return { ...result, errors, index }
}

/** A record to save; an id alone is one that is to be deleted. */
function rowOf(name: Saving, item: unknown): Row {
  const row = name === 'destroy' ? { Id: item } : item
  if (!isRecord(row)) throw invalidArgument('A record to save is an object of values by field')
  if (BY_ID.includes(name) && stringAt(row, 'Id') === undefined)
    throw invalidArgument('A record to change or delete needs its Id')
  return row
}

/** The fields of a record that may be sent: not what it is, nor its id. */
function fieldsOf(row: Row): Row {
  const fields = Object.entries(row).filter(([name]) => !['Id', 'type', 'attributes'].includes(name))
  return Object.fromEntries(fields)
}

function memberOf(value: unknown, field: string): string {
  if (typeof value === 'number' || (typeof value === 'string' && value !== '')) return String(value)
  throw invalidArgument(`The record has no value in ${field}, the field that it is found by`)
}

function fieldOf(field: unknown): string {
  if (typeof field === 'string' && field !== '') return field
  throw invalidArgument('upsert needs the name of an external id field')
}

function typeOf({ attributes, type }: Row, given: string | undefined): string {
  const found = given ?? (isRecord(attributes) ? attributes['type'] : undefined) ?? type
  if (typeof found === 'string') return found
  throw invalidArgument('The type of the record is not known: give it first, or as attributes.type')
}
