import createClient from 'openapi-fetch'
import { operations, type Operation, type OperationId } from '../../generated/rest/operations.js'
import type { operations as Contract, paths } from '../../generated/rest/schema.js'
import { invalidResponse } from '../http/response.js'
import { invalidArgument } from '../lib/invalid-argument.js'
import { isRecord } from '../lib/json.js'
import type { RestClient } from './client.js'
import type { Reply } from '../http/answer.js'
import { exchange } from './exchange.js'
import { judgeRest } from './response.js'
import type { RestOptions } from './types.js'

type JsonOf<T> = T extends { content: { 'application/json': infer Json } } ? Json : never
type Good = 200 | 201
type Responses<Id extends OperationId> = Contract[Id]['responses']

/** The answer of an operation of the contract. */
export type AnswerOf<Id extends OperationId> = JsonOf<Responses<Id>[Good & keyof Responses<Id>]>

/** Parts of a request of one operation. */
export interface Question<Id extends OperationId> {
  readonly path?: Contract[Id]['parameters']['path']
  readonly query?: Contract[Id]['parameters']['query']
  readonly body?: JsonOf<NonNullable<Contract[Id]['requestBody']>>
  readonly headers?: Record<string, string | undefined>
  readonly options?: RestOptions | undefined
}

/** Most bytes of a URL that leave room for the headers; the service takes 16,384 of both together. */
const MAX_URL = 15_000

/** A request as openapi-fetch makes it, before it has a host. */
class Message {
  readonly url: string
  readonly init: RequestInit

  constructor(url: string, init: RequestInit) {
    this.url = url
    this.init = init
  }
}

const stubs = createClient<paths>({
  Request: Message as unknown as typeof Request,
  querySerializer: { array: { style: 'form', explode: false } },
})

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
  const response = await send(client, id, question)
  if (response.status === 304) return undefined as AnswerOf<Id>
  const value = await judgeRest(response)
  const { answer } = operations[id] as Operation
  const kind = Array.isArray(value) ? 'array' : isRecord(value) ? 'object' : undefined
  if (answer !== undefined && answer !== kind && response.status !== 204)
    throw invalidResponse(`The answer to ${id} is of another kind than the contract says`, response.status)
  return value as AnswerOf<Id>
}

/** Sends a request of the contract through its stub: method, path and the form of parameters are the contract's. */
export async function send<Id extends OperationId>(
  client: RestClient,
  id: Id,
  { path, query, body, headers, options = {} }: Question<Id>,
): Promise<Reply> {
  const operation: Operation = operations[id]
  let answered: Reply | undefined
  const init = {
    baseUrl: `/services/data/v${client.context.version}`,
    params: { path, query },
    body,
    headers: { accept: 'application/json', ...headers, ...options.headers },
    fetch: async ({ url, init: request }: Message): Promise<Response> => {
      checkLength(url)
      answered = await exchange(client, url, request, options)
      return new Response(null, { status: 204 })
    },
  }
  await stubs.request(operation.method.toLowerCase() as 'get', operation.path as '/limits', init as never)
  if (answered === undefined) throw new TypeError('The stub sent no request')
  return answered
}

function checkLength({ length }: string): void {
  if (length <= MAX_URL) return
  throw invalidArgument(
    `The URL would have ${length} characters, and the service takes about ${MAX_URL}: ask in parts, with fewer values in each IN, or retrieve records by a list of ids`,
  )
}
