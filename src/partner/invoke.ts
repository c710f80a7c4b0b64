import type { Contract, Operation, RequestOptions } from '../../generated/partner/contract.js'
import type { Reply } from '../http/answer.js'
import { secretsOf } from '../http/secrets.js'
import { invalidResponse, isPage, pageError, readText } from '../http/foreign.js'
import { httpError } from '../http/response.js'
import type { Send } from '../http/transport.js'
import { invalidArgument } from '../lib/invalid-argument.js'
import { entryOf, isRecord } from '../lib/json.js'
import { decode, type Answer } from './decode.js'
import { encode, type HeaderElements } from './encode.js'
import { judgeFault } from './faults.js'
import { schemaOf, TYPE, type Member, type Schema, type Type } from './types.js'
import { XmlError } from '../lib/xml-text.js'

/** Most bytes of an answer: reading one takes a fiftieth of a second a megabyte. */
const MAX_BYTES = 32 * 1024 * 1024

const HEADERS = { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' }

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
  const schema = schemaOf(contract)
  const operation = schema.operation(name)
  if (operation === undefined) throw new TypeError('The contract has no operation of that name')
  const headers = headersOf(schema, operation, settings.headers ?? {}, options.headers ?? {})
  const body = encode(schema, operation, request ?? {}, headers)
  const { send, url, maxBytes = MAX_BYTES, version = contract.version } = settings
  const { signal } = options
  const init = { method: 'POST', headers: HEADERS, body, signal, operation: name, maxBytes }
  const response = await send(url, init)
  const invocation = { operation, schema, isExact: Number(version) >= Number(contract.version) }
  const answer = await answerOf(invocation, response)
  const result = judge(invocation, response, answer)
  options.onHeaders?.(answer.headers)
  return result
}

/** The headers that the operation takes, in the contract's order; the call's own go before the connection's. */
function headersOf(schema: Schema, operation: Operation, common: Headers, own: Headers): HeaderElements {
  const { name, requestHeaders } = operation
  const foreign = Object.keys(own).find((key) => !requestHeaders.includes(key))
  if (foreign !== undefined) throw invalidArgument(`${name}() takes no header of the name given`)
  return requestHeaders
    .map((key) => [key, headerOf(schema.element(key), common[key], own[key])] as const)
    .filter(([, value]) => value !== undefined)
}

/** A header of the connection, less what this contract does not have, with the call's own members in place of it. */
function headerOf({ members, byName }: Type, common: unknown, own: unknown): unknown {
  if (!isRecord(common) || (own !== undefined && !isRecord(own))) return own ?? common
  const entries = Object.entries(common).filter(([name, value]) => value !== undefined && byName.has(name))
  const header: Headers = { ...Object.fromEntries(entries), ...own }
  const isWhole = members.every(
    ({ name, required, nillable }) => !required || nillable || Object.hasOwn(header, name),
  )
  return isWhole || own !== undefined ? header : undefined
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
