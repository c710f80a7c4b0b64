import type { Contract, Operation, RequestOptions } from '../../generated/partner/contract.js'
import { passwordParts } from '../errors/redact.js'
import type { SalesforceError } from '../errors/salesforce-error.js'
import { httpError, invalidResponse, readText } from '../http/response.js'
import type { SendInit } from '../http/transport.js'
import { isRecord } from '../lib/json.js'
import { arrange, deep, tooDeep, type Written } from './arguments.js'
import type { CallSettings, Headers } from './call-settings.js'
import {
  hasElement,
  hasTagsBelow,
  isEnvelope,
  isOfService,
  typesIn,
  withMarkedNames,
  withWholeTexts,
} from './envelope.js'
import { judgeFault, readFaultDetail } from './faults.js'
import { withTypes } from './prepare.js'
import { holdsElements, read, readField } from './read.js'
import type { Field } from './schema.js'
import { exchange, type Outcome, type Prepared, reread } from './soap.js'
import { namedTypes } from './write.js'

/** Most bytes of an answer: reading takes a tenth of a second a megabyte. */
const MAX_BYTES = 32 * 1024 * 1024

/** Most tags of an answer: reading takes a second a million, however little stands in them. */
const MAX_TAGS = 3_000_000

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
  const arranged = (ready: Prepared): Written => arrange(settings, ready, request ?? {}, options)
  const types = deep(
    () => namedTypes(request, contract),
    () => tooDeep(name),
  )
  const written = await withTypes(contract, name, arranged, types)
  const secrets = secretsOf([request, options.headers, settings.headers?.()])
  const sent = await send(settings, written, { secrets, signal: options.signal })
  const answer = await withTypes(contract, name, (ready) => readAnswer(ready, sent, secrets), sent.types)
  options.onHeaders?.(answer.headers)
  return answer.result
}

/** An answer: what came over the wire, and what node-soap read in it, if it had the types for that. */
interface Sent {
  readonly response: Response
  readonly body: string
  /** What the body names under `xsi:type`. */
  readonly types: Set<string>
  readonly ready: Prepared
  readonly outcome: Outcome
}

async function send(
  settings: CallSettings,
  { ready, args, headers }: Written,
  { signal, secrets }: Pick<SendInit, 'signal' | 'secrets'>,
): Promise<Sent> {
  let answer = { response: new Response(), body: '', types: new Set<string>() }
  const outcome = await exchange(ready, args, headers, async (envelope) => {
    const response = await settings.send(settings.url(), {
      method: 'POST',
      headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' },
      body: envelope,
      signal,
      secrets,
      maxBytes: settings.maxBytes ?? MAX_BYTES,
    })
    const text = await (response.ok ? readText(response) : response.text())
    const body = bodyOf(text, response.status, ready)
    answer = { response, body, types: lackingTypes(ready, body) }
    return answer.types.size > 0 ? undefined : { status: response.status, body }
  })
  return { ...answer, ready, outcome }
}

/** What node-soap is given to read; nothing when it is no envelope of the service. */
function bodyOf(text: string, status: number, { namespace }: Prepared): string {
  if (!isEnvelope(text)) return ''
  if (!hasTagsBelow(text, MAX_TAGS)) throw invalidResponse('The answer has too many elements', status)
  const whole = withMarkedNames(withWholeTexts(text))
  return isOfService(whole, namespace) ? whole : ''
}

function lackingTypes({ schema }: Prepared, body: string): Set<string> {
  return new Set([...typesIn(body)].filter((type) => !schema.has(type)))
}

async function readAnswer(
  ready: Prepared,
  sent: Sent,
  secrets: readonly string[],
): Promise<{ readonly result: unknown; readonly headers: Headers }> {
  const { response, body } = sent
  const isRead = ready === sent.ready && sent.types.size === 0
  const outcome = isRead ? sent.outcome : await reread(ready, { status: response.status, body })
  return deep(
    () => ({
      result: judge(ready, { response, body, outcome }, secrets),
      headers: readHeaders(ready, outcome.headers),
    }),
    () => invalidResponse('The answer is nested too deeply', response.status),
  )
}

/** The bare result of an answer, or the error that it stands for. */
function judge(
  ready: Prepared,
  { response, body, outcome }: Pick<Sent, 'response' | 'body' | 'outcome'>,
  secrets: readonly string[],
): unknown {
  const { operation, schema } = ready
  const { status } = response
  if (body === '') throw notSoap(operation, response)
  if (outcome.fault !== undefined) {
    const fields = readFaultDetail(ready, outcome.fault, secrets)
    throw judgeFault(outcome.fault, { operation: operation.name, status, secrets, fields })
  }
  if (!response.ok) throw httpError(`${operation.name}()`, response)
  if (!outcome.readable || outcome.result === undefined || !hasElement(body, operation.output)) {
    throw invalidResponse(`The answer to ${operation.name}() holds no readable ${operation.output}`, status)
  }
  const { fields } = schema.element(operation.output)
  const [only] = fields
  if (only === undefined) return undefined
  const raw = isRecord(outcome.result) ? outcome.result : {}
  if (fields.length > 1) return read(schema, schema.element(operation.output), raw)
  if (only.required && (!Object.hasOwn(raw, only.name) || isHollow(only, raw[only.name]))) {
    throw invalidResponse(`The answer to ${operation.name}() lacks ${only.name}`, status)
  }
  return readField(schema, only, raw[only.name])
}

/** Whether there is nothing in a result that must have something in it. */
function isHollow({ many, nillable, type }: Field, raw: unknown): boolean {
  const shape = type()
  if (many || nillable || typeof shape === 'string') return false
  const parts: readonly unknown[] = Array.isArray(raw) ? raw : [raw]
  return !parts.every(holdsElements) && shape.fields.some(({ required }) => required)
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
