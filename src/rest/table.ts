import { invalidArgument } from '../lib/invalid-argument.js'
import { ask } from './ask.js'
import type { RestClient } from './client.js'
import { saves } from './dml.js'
import { expandedField, fieldList } from './plan.js'
import { request, requestWith } from './request.js'
import type { DescribeOptions, DescribeRequest, DmlOptions, RestOptions, RetrieveOptions } from './types.js'

/** Performs one verb: the arguments are those of the caller, without the callback. */
export type Verb = (client: RestClient, ...args: never[]) => Promise<unknown>

const update = saves('update')

/** All verbs by their names; `updateById` is the `update` of one record. */
export const verbs: Readonly<Record<string, Verb>> = {
  create: saves('create'),
  insert: saves('create'),
  update,
  updateById: (client, type: string, Id: string, changes: object, options?: DmlOptions) =>
    update(client, type, { ...changes, Id }, options),
  upsert: saves('upsert'),
  destroy: saves('destroy'),
  del: saves('destroy'),
  delete: saves('destroy'),
  retrieve,
  describe,
  describeSObject: describe,
  describeGlobal: (client, options: DescribeOptions = {}) =>
    ask(client, 'describeGlobal', { headers: modifiedSince(options), options }),
  search: (client, q: string, options?: RestOptions) => ask(client, 'search', { query: { q }, options }),
  limits: (client, options?: RestOptions) => ask(client, 'limits', { options }),
  recent,
  updated: between('updated'),
  deleted: between('deleted'),
  request,
  requestGet: requestWith('GET'),
  requestPost: requestWith('POST'),
  requestPut: requestWith('PUT'),
  requestPatch: requestWith('PATCH'),
  requestDelete: requestWith('DELETE'),
}

function describe(client: RestClient, type: string | DescribeRequest, options: DescribeOptions = {}) {
  const asked = typeof type === 'string' ? { type, ...options } : { ...options, ...type }
  return ask(client, 'describe', { path: { sobject: asked.type }, headers: modifiedSince(asked), options })
}

function modifiedSince({ ifModifiedSince }: DescribeOptions): Record<string, string> {
  const date = ifModifiedSince instanceof Date ? ifModifiedSince.toUTCString() : ifModifiedSince
  return date === undefined ? {} : { 'if-modified-since': date }
}

/** Gives one record, or a list in the order of the ids with null for each that is not there. */
async function retrieve(
  client: RestClient,
  sobject: string,
  ids: string | readonly string[],
  options: RetrieveOptions = {},
) {
  const names = options.fields === undefined ? undefined : [...fieldList(options.fields)]
  if (typeof ids === 'string' && ids !== '') {
    const query = names === undefined ? {} : { fields: names }
    return ask(client, 'retrieve', { path: { sobject, id: ids }, query, options })
  }
  if (!Array.isArray(ids)) throw invalidArgument('retrieve needs the id of a record, or a list of them')
  if (ids.length === 0) return []
  const fields = [...(names ?? (await expandedField(client, sobject, '*', options)))]
  return ask(client, 'retrieveMany', { path: { sobject }, body: { ids: ids as string[], fields }, options })
}

/** Takes a type and a limit, either of them, or none. */
async function recent(client: RestClient, ...args: (string | number | RestOptions | undefined)[]) {
  const sobject = args.find((one) => typeof one === 'string')
  const limit = args.find((one) => typeof one === 'number')
  const options = args.find((one) => typeof one === 'object')
  if (sobject === undefined)
    return ask(client, 'recent', { query: limit === undefined ? {} : { limit }, options })
  const { recentItems } = await ask(client, 'basicInfo', { path: { sobject }, options })
  return recentItems.slice(0, limit)
}

function between(id: 'updated' | 'deleted') {
  return async (client: RestClient, sobject: string, start: unknown, end: unknown, options?: RestOptions) => {
    const query = { start: momentOf(start, 'start'), end: momentOf(end, 'end') }
    return ask(client, id, { path: { sobject }, query, options })
  }
}

function momentOf(value: unknown, name: string): string {
  const date = new Date(value as string)
  if (!Number.isNaN(date.getTime())) return date.toISOString()
  throw invalidArgument(`${name} must be a Date, or a text that stands for one`)
}
