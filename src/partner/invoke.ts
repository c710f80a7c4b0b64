import type { Contract, Operation, RequestOptions } from '../../generated/partner/contract.js'
import { httpError, invalidResponse, isRecord } from '../answers.js'
import type { SalesforceError } from '../errors.js'
import { invalidArgument } from '../urls.js'
import type { CallSettings, Headers } from './call.js'
import { hasElement, isEnvelope, withWholeTexts } from './envelope.js'
import { judgeFault } from './faults.js'
import { read, readField } from './read.js'
import type { Outcome, Prepared } from './soap.js'
import { exchange, prepare } from './soap.js'
import { write } from './write.js'

/** Members of requests and headers whose values must not show in a message. */
const SECRET = new Set(['password', 'newPassword', 'oldPassword', 'sessionId'])

/**
 * Carries an operation out: writes the envelope, sends it, judges the answer.
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
  const ready = await prepare(contract, name)
  const headers = headersOf(ready.operation, settings.headers?.() ?? {}, options)
  const sent = await send(settings, ready, request ?? {}, headers, options)
  const result = judge(ready, sent, secretsOf(request, headers))
  options.onHeaders?.(readHeaders(ready, sent.outcome.headers))
  return result
}

/** An answer: what came over the wire, and what node-soap read in it. */
interface Sent {
  readonly response: Response
  readonly body: string
  readonly outcome: Outcome
}

async function send(
  settings: CallSettings,
  ready: Prepared,
  request: unknown,
  headers: Headers,
  { signal }: RequestOptions,
): Promise<Sent> {
  const { operation, schema } = ready
  const args = write(schema, schema.element(operation.input), request, operation.name)
  const written = Object.entries(headers).map(
    ([name, value]) => [name, write(schema, schema.element(name), value, name)] as const,
  )
  let answer = { response: new Response(), body: '' }
  const outcome = await exchange(ready, args, written, async (envelope) => {
    const response = await settings.send(settings.url(), {
      method: 'POST',
      headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' },
      body: envelope,
      signal,
    })
    answer = { response, body: await response.text() }
    return { status: response.status, body: isEnvelope(answer.body) ? withWholeTexts(answer.body) : '' }
  })
  return { ...answer, outcome }
}

/** The headers that the operation takes, in the contract's order; the call's own go before the connection's. */
function headersOf(operation: Operation, common: Headers, { headers = {} }: RequestOptions): Headers {
  const foreign = Object.keys(headers).find((name) => !operation.requestHeaders.includes(name))
  if (foreign !== undefined) throw invalidArgument(`${operation.name}() takes no header of the name given`)
  const entries = operation.requestHeaders.map((name) => [name, headers[name] ?? common[name]] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

/** The bare result of an answer, or the error that it stands for. */
function judge(
  { operation, schema }: Prepared,
  { response, body, outcome }: Sent,
  secrets: readonly string[],
): unknown {
  const { status } = response
  if (!isEnvelope(body)) throw notSoap(operation, response)
  if (outcome.fault !== undefined)
    throw judgeFault(outcome.fault, { operation: operation.name, status, secrets })
  if (!response.ok) throw httpError(`${operation.name}()`, response)
  if (!outcome.readable || outcome.result === undefined || !hasElement(body, operation.output)) {
    throw invalidResponse(`The answer to ${operation.name}() holds no readable ${operation.output}`, status)
  }
  const { fields } = schema.element(operation.output)
  const [only] = fields
  if (only === undefined) return undefined
  const raw = isRecord(outcome.result) ? outcome.result : {}
  if (fields.length > 1) return read(schema, schema.element(operation.output), raw)
  if (only.required && !Object.hasOwn(raw, only.name)) {
    throw invalidResponse(`The answer to ${operation.name}() lacks ${only.name}`, status)
  }
  return readField(schema, only, raw[only.name])
}

function notSoap({ name }: Operation, response: Response): SalesforceError {
  if (!response.ok) return httpError(`${name}()`, response)
  return invalidResponse(`The answer to ${name}() is no SOAP envelope`, response.status)
}

function readHeaders({ operation, schema }: Prepared, raw: unknown): Headers {
  if (!isRecord(raw)) return {}
  const known = operation.responseHeaders.filter((name) => isRecord(raw[name]))
  return Object.fromEntries(known.map((name) => [name, read(schema, schema.element(name), raw[name])]))
}

function secretsOf(request: unknown, headers: Headers): string[] {
  return [request, ...Object.values(headers)].flatMap((holder) =>
    isRecord(holder)
      ? Object.entries(holder).flatMap(([key, value]) =>
          SECRET.has(key) && typeof value === 'string' ? value : [],
        )
      : [],
  )
}
