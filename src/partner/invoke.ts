import type { Contract, Operation, RequestOptions } from '../../generated/partner/contract.js'
import { type Reply, secretsOf } from '../http/answer.js'
import { httpError, invalidResponse, isPage, pageError, readText } from '../http/response.js'
import type { Send } from '../http/transport.js'
import { invalidArgument } from '../lib/invalid-argument.js'
import { entryOf, isRecord } from '../lib/json.js'
import { decode, type Answer } from './decode.js'
import { encode } from './encode.js'
import { judgeFault } from './faults.js'
import { schemaOf, TYPE, type Member, type Schema, type Type } from './types.js'
import { XmlError } from '../lib/xml-text.js'

/** Most bytes of an answer: reading one takes a fiftieth of a second a megabyte. */
const MAX_BYTES = 32 * 1024 * 1024

/** Header elements by name. */
type Headers = Readonly<Record<string, unknown>>

/** Settings shared by the calls of one endpoint. */
export interface CallSettings {
  readonly send: Send
  /** The endpoint. */
  readonly url: string
  /** API version that is called; the contract's when absent. */
  readonly version?: string
  /** Most bytes of an answer, where that is less than any answer of the API may have. */
  readonly maxBytes?: number
  /** Header elements for every operation that takes them. */
  readonly headers?: Headers
  /** The contract that the stubs were generated from; the Partner API's when absent. */
  readonly contract?: () => Promise<Contract>
}

/** An operation under way. */
interface Invocation {
  readonly operation: Operation
  readonly schema: Schema
  /** Whether the version that is called is that of the contract, whose every promise holds. */
  readonly isExact: boolean
}

/**
 * Carries an operation out: encodes the request, sends it, decodes the answer and judges it.
 *
 * @returns the bare result
 * @throws TypeError when the request is not what the contract says
 * @throws SalesforceError when the service refuses it, or what comes back is not what the contract says
 */
export async function invoke(
  settings: CallSettings,
  contract: Contract,
  name: string,
  request: unknown,
  options: RequestOptions,
): Promise<unknown> {
  const operation = operationOf(contract, name)
  const schema = schemaOf(contract)
  const headers = headersOf(schema, operation, settings.headers ?? {}, options.headers ?? {})
  const envelope = encode(schema, operation, request ?? {}, headers)
  const response = await send(settings, name, envelope, options.signal)
  const isExact = Number(settings.version ?? contract.version) >= Number(contract.version)
  const invocation = { operation, schema, isExact }
  const answer = await answerOf(invocation, response)
  const result = judge(invocation, response, answer)
  options.onHeaders?.(answer.headers)
  return result
}

function operationOf({ operations, types }: Partial<Contract>, name: string): Operation {
  if (types === undefined)
    throw invalidArgument('These stubs are of an older form: run strictforce generate again')
  const operation = entryOf(operations ?? {}, name)
  if (operation === undefined) throw new TypeError('The contract has no operation of that name')
  return operation
}

/** The headers that the operation takes, in the contract's order; the call's own go before the connection's. */
function headersOf(
  schema: Schema,
  { name, requestHeaders }: Operation,
  common: Headers,
  own: Headers,
): readonly (readonly [name: string, value: unknown])[] {
  const foreign = Object.keys(own).find((key) => !requestHeaders.includes(key))
  if (foreign !== undefined) throw invalidArgument(`${name}() takes no header of the name given`)
  return requestHeaders
    .map((key) => [key, headerOf(schema.element(key), common[key], own[key])] as const)
    .filter(([, value]) => value !== undefined)
}

/** A header of the connection, less what this contract does not have, with the call's own members in place of it. */
function headerOf({ members, byName }: Type, common: unknown, own: unknown): unknown {
  if (!isRecord(common) || (own !== undefined && !isRecord(own))) return own ?? common
  const fits = ([name, value]: [string, unknown]): boolean =>
    value !== null || byName.get(name)?.nillable === true
  const entries = Object.entries(common).filter((entry) => byName.has(entry[0]) && fits(entry))
  const header: Headers = { ...Object.fromEntries(entries), ...own }
  const isWhole = members.every(
    ({ name, required, nillable }) => !required || nillable || Object.hasOwn(header, name),
  )
  return isWhole || own !== undefined ? header : undefined
}

function send(
  { send, url, maxBytes = MAX_BYTES }: CallSettings,
  operation: string,
  body: string,
  signal: AbortSignal | undefined,
): Promise<Reply> {
  const headers = { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' }
  return send(url, { method: 'POST', headers, body, signal, operation, maxBytes })
}

/** Content of an answer; one that is an error and cannot be read is known by its status. */
async function answerOf({ operation, schema }: Invocation, response: Reply): Promise<Answer> {
  const { ok, status } = response
  const body = await (ok ? readText(response) : response.text())
  const what = `The answer to ${operation.name}()`
  if (ok && isPage(response, body)) {
    const verdict = operation.name === 'login' ? 'configuration' : 'terminal'
    throw pageError(`${what} is no SOAP envelope`, response, body, verdict)
  }
  try {
    return decode(schema, operation, body)
  } catch (error) {
    if (!ok) throw httpError(`${operation.name}()`, response)
    throw error instanceof XmlError ? invalidResponse(`${what} ${error.message}`, status) : error
  }
}

/** The bare result of an answer, or the error that it stands for. */
function judge(invocation: Invocation, response: Reply, { fault, result }: Answer): unknown {
  const { operation, schema, isExact } = invocation
  const { name, output } = operation
  const { ok, status } = response
  if (fault !== undefined) throw judgeFault(fault, { operation, status, secrets: secretsOf(response) })
  if (!ok) throw httpError(`${name}()`, response)
  if (result === undefined)
    throw invalidResponse(`The answer to ${name}() holds no readable ${output}`, status)
  const { members } = schema.element(output)
  const [only] = members
  if (only === undefined) return undefined
  if (members.length > 1) return result
  const value = entryOf(result, only.name)
  if (isExact && isLacking(only, value))
    throw invalidResponse(`The answer to ${name}() lacks ${only.name}`, status)
  return value === undefined && only.many ? [] : value
}

/** Whether there is nothing where the contract wants something. */
function isLacking({ many, nillable, required, type }: Member, value: unknown): boolean {
  const shape = type()
  if (!required || value === undefined) return required
  if (many || nillable || typeof shape === 'string') return false
  const isHollow = !isRecord(value) || Object.keys(value).every((name) => name === TYPE)
  return isHollow && shape.members.some((member) => member.required)
}
