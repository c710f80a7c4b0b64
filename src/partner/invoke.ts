import type { Contract, Operation, RequestOptions } from '../../generated/partner/contract.js'
import { passwordParts } from '../errors/redact.js'
import type { Reply } from '../http/answer.js'
import { httpError, invalidResponse, isPage, pageError, readText } from '../http/response.js'
import type { SendInit } from '../http/transport.js'
import { invalidArgument } from '../lib/invalid-argument.js'
import { isRecord } from '../lib/json.js'
import type { CallSettings, Headers } from './call-settings.js'
import { decode, type Answer } from './decode.js'
import { encode } from './encode.js'
import { judgeFault } from './faults.js'
import { schemaOf, TYPE, type Member, type Schema, type Type } from './types.js'
import { XmlError } from '../lib/xml-text.js'

/** Most bytes of an answer: reading one takes a fiftieth of a second a megabyte. */
const MAX_BYTES = 32 * 1024 * 1024
/** Most bytes of an answer that is an error. */
const MAX_ERROR_BYTES = 1024 * 1024

/** Members of requests and headers whose values must not show in a message. */
const SECRET = new Set(['password', 'newPassword', 'oldPassword', 'sessionId'])

/** An operation under way. */
interface Invocation {
  readonly operation: Operation
  readonly schema: Schema
  /** Whether the version that is called is that of the contract, whose every promise holds. */
  readonly isExact: boolean
  readonly secrets: readonly string[]
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
  const common = settings.headers?.() ?? {}
  const headers = headersOf(schema, operation, common, options.headers ?? {})
  const envelope = encode(schema, operation, request ?? {}, headers)
  const secrets = secretsOf([request, options.headers, common])
  const response = await send(settings, name, envelope, { secrets, signal: options.signal })
  const isExact = Number(settings.version ?? contract.version) >= Number(contract.version)
  const invocation = { operation, schema, isExact, secrets }
  const answer = await answerOf(invocation, response)
  const result = judge(invocation, response, answer)
  options.onHeaders?.(answer.headers)
  return result
}

function operationOf({ operations, types }: Partial<Contract>, name: string): Operation {
  if (types === undefined)
    throw invalidArgument('These stubs are of an older form: run strictforce generate again')
  const operation = operations !== undefined && Object.hasOwn(operations, name) ? operations[name] : undefined
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
  settings: CallSettings,
  operation: string,
  envelope: string,
  { secrets, signal }: Pick<SendInit, 'secrets' | 'signal'>,
): Promise<Reply> {
  return settings.send(settings.url(), {
    method: 'POST',
    headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' },
    body: envelope,
    signal,
    secrets,
    operation,
    maxBytes: settings.maxBytes ?? MAX_BYTES,
  })
}

/** Content of an answer; one that is an error and cannot be read is known by its status. */
async function answerOf({ operation, schema }: Invocation, response: Reply): Promise<Answer> {
  const { ok, status } = response
  const body = await (ok ? readText(response) : response.text())
  if (ok && isPage(response, body)) {
    const what = `The answer to ${operation.name}() is no SOAP envelope`
    throw pageError(what, response, body, operation.name === 'login' ? 'configuration' : 'terminal')
  }
  try {
    if (!ok && body.length > MAX_ERROR_BYTES) throw new XmlError('is too long')
    return decode(schema, operation, body)
  } catch (error) {
    if (!ok) throw httpError(`${operation.name}()`, response)
    if (!(error instanceof XmlError)) throw error
    throw invalidResponse(`The answer to ${operation.name}() ${error.message}`, status)
  }
}

/** The bare result of an answer, or the error that it stands for. */
function judge(invocation: Invocation, response: Reply, { fault, result }: Answer): unknown {
  const { operation, schema, isExact, secrets } = invocation
  const { name, output } = operation
  const { status } = response
  if (fault !== undefined) throw judgeFault(fault, { operation, status, secrets })
  if (!response.ok) throw httpError(`${name}()`, response)
  if (result === undefined)
    throw invalidResponse(`The answer to ${name}() holds no readable ${output}`, status)
  const { members } = schema.element(output)
  const [only] = members
  if (only === undefined) return undefined
  if (members.length > 1) return result
  const value = Object.hasOwn(result, only.name) ? result[only.name] : undefined
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

function secretsOf(holders: readonly unknown[]): string[] {
  return holders.flatMap((holder) =>
    isRecord(holder)
      ? Object.entries(holder).flatMap(([key, value]) => {
          if (SECRET.has(key) && typeof value === 'string') return passwordParts(value)
          return isRecord(value) ? secretsOf([value]) : []
        })
      : [],
  )
}
