import { createFinalURL, createQuerySerializer, defaultPathSerializer } from 'openapi-fetch'
import { operations, type Operation, type OperationId } from '../../generated/rest/operations.js'
import type { operations as Contract } from '../../generated/rest/schema.js'
import { responseOf } from '../http/answer.js'
import { invalidResponse } from '../http/foreign.js'
import { invalidArgument } from '../lib/invalid-argument.js'
import { isRecord } from '../lib/json.js'
import type { RestClient } from './client.js'
import { exchange } from './exchange.js'
import { encodeRequest } from './request.js'
import { judgeRest } from './response.js'
import type { RestOptions } from './types.js'

type JsonOf<T> = T extends { content: { 'application/json': infer Json } } ? Json : never
type Responses<Id extends OperationId> = Contract[Id]['responses']

/** The answer of an operation of the contract. */
export type AnswerOf<Id extends OperationId> = JsonOf<Responses<Id>[(200 | 201) & keyof Responses<Id>]>

/** Parts of a request of one operation. */
export interface Question<Id extends OperationId> {
  readonly path?: Contract[Id]['parameters']['path']
  readonly query?: Contract[Id]['parameters']['query']
  readonly body?: JsonOf<NonNullable<Contract[Id]['requestBody']>>
  readonly headers?: Record<string, string>
  readonly options?: RestOptions | undefined
}

/** Most characters of a URL that leave room for the headers; the service takes 16,384 of both together. */
const MAX_URL = 15_000

const serializers = {
  pathSerializer: defaultPathSerializer,
  querySerializer: createQuerySerializer({ array: { style: 'form', explode: false } }),
}

/**
 * Asks one operation of the contract, and judges the answer.
 *
 * @returns the JSON; undefined where there is none, or nothing has changed
 * @throws SalesforceError `INVALID_RESPONSE` when it is of another kind than the contract says
 */
export async function ask<Id extends OperationId>(
  client: RestClient,
  id: Id,
  question: Question<Id> = {},
): Promise<AnswerOf<Id>> {
  const { method, answer }: Operation = operations[id]
  const { body, headers, options = {} } = question
  const url = urlOf(client, id, question)
  const init = encodeRequest({ method, url, body, headers: { ...headers, ...options.headers } })
  const response = await exchange(client, url, init, options)
  const value = await judgeRest(response)
  const kind = Array.isArray(value) ? 'array' : isRecord(value) ? 'object' : undefined
  if (answer !== undefined && answer !== kind && ![204, 304].includes(response.status))
    throw invalidResponse(`The answer to ${id} is of another kind than the contract says`, response.status)
  return value as AnswerOf<Id>
}

/** Where an operation of the contract is asked: a path on the instance. */
export function urlOf<Id extends OperationId>(
  { context }: RestClient,
  id: Id,
  question: Question<Id>,
): string {
  const baseUrl = `/services/data/v${context.version}`
  const params = question as { path?: Record<string, unknown>; query?: Record<string, unknown> }
  const url = createFinalURL(operations[id].path, { baseUrl, params, ...serializers })
  if (url.length <= MAX_URL) return url
  throw invalidArgument(
    `The URL would have ${url.length} characters, and the service takes about ${MAX_URL}: ask in parts, with fewer values in each IN, or retrieve records by a list of ids`,
  )
}

/** The content of a field that holds a file, chunk by chunk. */
export async function* blobOf(
  client: RestClient,
  [sobject, key, member]: readonly [type: string, id: string, field: string],
  options: RestOptions = {},
): AsyncGenerator<Uint8Array> {
  const url = urlOf(client, 'blob', { path: { sobject, key, member } })
  const reply = await exchange(client, url, { headers: options.headers ?? {} }, options, 'stream')
  if (!reply.ok) await judgeRest(reply)
  yield* (responseOf(reply).body ?? []) as AsyncIterable<Uint8Array>
}
