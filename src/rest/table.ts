import { invalidArgument } from '../lib/invalid-argument.js'
import { ask } from './ask.js'
import type { RestClient } from './client.js'
import { create, destroy, update, upsert } from './dml.js'
import { request, requestWith } from './request.js'
import { retrieve } from './retrieve.js'
import type { DescribeOptions, RestOptions } from './types.js'

/** Performs one verb: the arguments are those of the caller, without the callback. */
export type Verb = (client: RestClient, ...args: never[]) => Promise<unknown>

interface DescribeRequest {
  readonly type: string
  readonly ifModifiedSince?: string | Date
}

const VERBS = {
  create,
  insert: create,
  update,
  upsert,
  destroy,
  del: destroy,
  delete: destroy,
  retrieve,
  describe,
  describeSObject: describe,
  describeGlobal: (client: RestClient, options: DescribeOptions = {}) =>
    ask(client, 'describeGlobal', { headers: modifiedSince(options), options }),
  search: (client: RestClient, q: string, options?: RestOptions) =>
    ask(client, 'search', { query: { q }, options }),
  limits: (client: RestClient, options?: RestOptions) => ask(client, 'limits', { options }),
  recent,
  updated: between('updated'),
  deleted: between('deleted'),
  request,
  requestGet: requestWith('GET'),
  requestPost: requestWith('POST'),
  requestPut: requestWith('PUT'),
  requestPatch: requestWith('PATCH'),
  requestDelete: requestWith('DELETE'),
} satisfies Record<string, Verb>

/** All verbs by their names. */
export const verbs: Readonly<Record<string, (client: RestClient, ...args: unknown[]) => Promise<unknown>>> =
  VERBS as never

function describe(client: RestClient, type: string | DescribeRequest, options: DescribeOptions = {}) {
  const asked = typeof type === 'string' ? { type, ...options } : { ...options, ...type }
  return ask(client, 'describe', {
    path: { sobject: asked.type },
    headers: modifiedSince(asked),
    options,
  })
}

function modifiedSince({ ifModifiedSince }: DescribeOptions): Record<string, string | undefined> {
  const date = ifModifiedSince instanceof Date ? ifModifiedSince.toUTCString() : ifModifiedSince
  return { 'if-modified-since': date }
}

/** Takes a type and a limit, either of them, or none. */
async function recent(client: RestClient, ...args: (string | number | RestOptions | undefined)[]) {
  const type = args.find((one) => typeof one === 'string')
  const limit = args.find((one) => typeof one === 'number')
  const options = args.find((one) => typeof one === 'object')
  if (type === undefined)
    return ask(client, 'recent', { query: limit === undefined ? {} : { limit }, options })
  const { recentItems } = await ask(client, 'basicInfo', { path: { sobject: type }, options })
  return recentItems.slice(0, limit)
}

function between(id: 'updated' | 'deleted') {
  return async (client: RestClient, type: string, start: unknown, end: unknown, options?: RestOptions) =>
    ask(client, id, {
      path: { sobject: type },
      query: { start: momentOf(start, 'start'), end: momentOf(end, 'end') },
      options,
    })
}

function momentOf(value: unknown, name: string): string {
  const date = new Date(value as string)
  if (Number.isNaN(date.getTime()))
    throw invalidArgument(`${name} must be a Date, or a text that stands for one`)
  return date.toISOString()
}
