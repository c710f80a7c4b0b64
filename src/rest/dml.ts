import { isSalesforceError } from '../errors/salesforce-error.js'
import { invalidArgument } from '../lib/invalid-argument.js'
import { isRecord } from '../lib/json.js'
import { ask } from './ask.js'
import type { RestClient } from './client.js'
import { retold } from './response.js'
import type { DmlOptions, SaveError } from './types.js'

type Fields = Record<string, unknown>
type Told = Omit<SaveError, 'fields'> & { fields?: string[] }
interface Result {
  id?: string
  success: boolean
  errors: Told[]
  index?: number
}

/** One call that saves records, as the caller made it. */
interface Call {
  readonly client: RestClient
  readonly type: string | undefined
  /** Name of the external id field of an upsert. */
  readonly field: string
  readonly options: DmlOptions
}

/** How one verb saves one record, and several in one request. */
interface Saving<Item> {
  readonly one: (call: Call, item: Item) => Promise<unknown>
  readonly many: (call: Call, items: readonly Item[]) => Promise<unknown>
  /** The API version from which it takes several. */
  readonly since: number
}

/** Most records of one request. */
const MOST = 200

const CREATE: Saving<Fields> = {
  since: 42,
  one: ({ client, type, options }, record) =>
    ask(client, 'create', { path: { sobject: typeOf(record, type) }, body: fieldsOf(record), options }),
  many: ({ client, type, options }, records) =>
    ask(client, 'createMany', { body: collection(records, type, options, fieldsOf), options }),
}

const UPDATE: Saving<Fields> = {
  since: 42,
  one: async ({ client, type, options }, record) => {
    const id = idOf(record)
    const path = { sobject: typeOf(record, type), id }
    await ask(client, 'update', { path, body: fieldsOf(record), options })
    return { id, success: true, errors: [] }
  },
  many: ({ client, type, options }, records) => {
    const withId = (record: Fields): Fields => ({ ...fieldsOf(record), id: idOf(record) })
    return ask(client, 'updateMany', { body: collection(records, type, options, withId), options })
  },
}

const UPSERT: Saving<Fields> = {
  since: 46,
  one: async ({ client, type, field, options }, record) => {
    const { [field]: value, ...rest } = record
    const path = { sobject: typeOf(record, type), key: field, member: keyOf(value, field) }
    const answer: unknown = await ask(client, 'upsert', { path, body: fieldsOf(rest), options })
    return answer ?? { success: true, errors: [] }
  },
  many: ({ client, type, field, options }, records) => {
    const withKey = (record: Fields): Fields => ({ ...fieldsOf(record), [field]: record[field] })
    const path = { sobject: typeOf(records[0] ?? {}, type), field }
    return ask(client, 'upsertMany', { path, body: collection(records, type, options, withKey), options })
  },
}

const DESTROY: Saving<string> = {
  since: 42,
  one: async ({ client, type = '', options }, id) => {
    if (typeof id !== 'string' || id === '') throw noId()
    await ask(client, 'destroy', { path: { sobject: type, id }, options })
    return { id, success: true, errors: [] }
  },
  many: ({ client, options }, ids) =>
    ask(client, 'destroyMany', {
      query: { ids: [...ids], ...(options.allOrNone === true ? { allOrNone: true } : {}) },
      options,
    }),
}

/** Makes records: `(type, record or list, options)`, or without the type. */
export const create = saves(CREATE)
/** Changes records: `(type, record or list, options)`, or without the type. */
export const update = saves(UPDATE)
/** Deletes records: `(type, id or list, options)`. */
export const destroy = saves(DESTROY)

/** Changes or makes records: `(type, record or list, field, options)`, or without the type. */
export async function upsert(client: RestClient, ...args: unknown[]): Promise<unknown> {
  const [type, items, field, options] = withType(args)
  if (typeof field !== 'string' || field === '')
    throw invalidArgument('upsert needs the name of an external id field')
  const call = { client, type, field, options: (options ?? {}) as DmlOptions }
  return save(call, UPSERT, items as Fields)
}

function saves<Item>(saving: Saving<Item>) {
  return async (client: RestClient, ...args: unknown[]): Promise<unknown> => {
    const [type, items, options] = withType(args)
    return save({ client, type, field: '', options: options ?? {} }, saving, items as Item)
  }
}

/** jsforce 1 lets the type be left out, where the records tell it. */
function withType([type, ...rest]: readonly unknown[]): [string | undefined, ...unknown[]] {
  return typeof type === 'string' ? [type, ...rest] : [undefined, type, ...rest]
}

function save<Item>(call: Call, saving: Saving<Item>, items: Item | readonly Item[]): Promise<unknown> {
  if (!Array.isArray(items)) return saving.one(call, items as Item)
  const list = items as readonly Item[]
  return Number(call.client.context.version) < saving.since
    ? separately(call, saving, list)
    : inRequests(call, saving, list)
}

/** Up to 200 at once; more by one request after the other, where that is asked for. */
async function inRequests<Item>(call: Call, saving: Saving<Item>, items: readonly Item[]): Promise<Result[]> {
  if (items.length > MOST && call.options.allowRecursive !== true)
    throw invalidArgument(
      `${items.length} records are more than the ${MOST} of one request: give the option allowRecursive: true`,
    )
  const results: Result[] = []
  for (let start = 0; start < items.length; start += MOST) {
    const answer = saving.many(call, items.slice(start, start + MOST)).catch((error: unknown) => {
      throw start === 0 ? error : partly(error, start)
    })
    results.push(...((await answer) as Result[]).map((result, index) => toldOf(result, start + index)))
  }
  return results
}

/** One request for each record, as versions without collections have it; a failure is a result, too. */
function separately<Item>(call: Call, saving: Saving<Item>, items: readonly Item[]): Promise<unknown[]> {
  return Promise.all(
    items.map((item, index) =>
      saving.one(call, item).catch((error: unknown) => {
        if (call.options.allOrNone === true || !isSalesforceError(error)) throw error
        const { errorCode, message, fields = [] } = error
        return { success: false, index, errors: [{ statusCode: errorCode, errorCode, message, fields }] }
      }),
    ),
  )
}

/** The result of one record: a failure with its place, and its code under both names. */
function toldOf(result: Result, index: number): Result {
  if (result.success) return result
  const errors = result.errors.map((error) => ({
    ...error,
    fields: error.fields ?? [],
    errorCode: error.statusCode,
  }))
  return { ...result, errors, index }
}

/** The error of a request that others went before. */
function partly(error: unknown, saved: number): unknown {
  if (!isSalesforceError(error)) return error
  return retold(error, `the first ${saved} records had their results before`)
}

function collection(
  records: readonly Fields[],
  type: string | undefined,
  { allOrNone = false }: DmlOptions,
  membersOf: (record: Fields) => Fields,
) {
  const list = records.map((record) => ({
    attributes: { type: typeOf(record, type) },
    ...membersOf(record),
  }))
  return { allOrNone, records: list }
}

/** The fields of a record that may be sent: not what it is, nor its id. */
function fieldsOf(record: Fields): Fields {
  return Object.fromEntries(
    Object.entries(record).filter(([name]) => !['Id', 'type', 'attributes'].includes(name)),
  )
}

function typeOf(record: Fields, type: string | undefined): string {
  const { attributes } = record
  const own = isRecord(attributes) ? attributes['type'] : undefined
  const found = type ?? own ?? record['type']
  if (typeof found === 'string') return found
  throw invalidArgument('The type of the record is not known: give it first, or as attributes.type')
}

function idOf({ Id }: Fields): string {
  if (typeof Id === 'string' && Id !== '') return Id
  throw noId()
}

function noId(): TypeError {
  return invalidArgument('A record to change or delete needs its Id')
}

function keyOf(value: unknown, field: string): string {
  if (typeof value === 'number' || (typeof value === 'string' && value !== '')) return String(value)
  throw invalidArgument(`The record has no value in ${field}, the field that it is found by`)
}
