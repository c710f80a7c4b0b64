import type { IHttpClient } from 'soap/lib/types.js'
import type { WSDL } from 'soap/lib/wsdl/index.js'
import type { Contract, Operation } from '../../generated/partner/contract.js'
import type { Schema } from './schema.js'
import { schemaOf } from './schema.js'
import { ATTRIBUTES } from './write.js'

/** An operation made ready: its own WSDL, parsed once. */
export interface Prepared {
  readonly operation: Operation
  readonly namespace: string
  readonly wsdl: WSDL
  readonly schema: Schema
}

/** What node-soap made of an answer: a result, or the fault's envelope, or neither. */
export interface Outcome {
  readonly result?: unknown
  readonly headers?: unknown
  readonly fault?: unknown
  /** Whether the body could be read as the contract has it. */
  readonly readable: boolean
}

const nodeSoap = () => import('./node-soap.js')

const OPTIONS = {
  attributesKey: ATTRIBUTES,
  handleNilAsNull: true,
  preserveWhitespace: true,
  customDeserializer: { date: (text: string) => text },
}

const prepared = new WeakMap<Contract, Map<string, Promise<Prepared>>>()

/**
 * Puts an operation's WSDL together and has node-soap parse it, once per process.
 *
 * @throws TypeError when the contract has no such operation
 */
export function prepare(contract: Contract, name: string): Promise<Prepared> {
  const known = prepared.get(contract) ?? new Map<string, Promise<Prepared>>()
  prepared.set(contract, known)
  const ready = known.get(name)
  if (ready !== undefined) return ready
  const operation = Object.hasOwn(contract.operations, name) ? contract.operations[name] : undefined
  if (operation === undefined)
    return Promise.reject(new TypeError('The contract has no operation of that name'))
  const fresh = parse(contract, operation)
  known.set(name, fresh)
  fresh.catch(() => known.delete(name))
  return fresh
}

async function parse(contract: Contract, operation: Operation): Promise<Prepared> {
  const { open_wsdl: openWsdl } = await nodeSoap()
  const wsdl = await new Promise<WSDL>((resolve, reject) => {
    openWsdl(contract.wsdlOf(operation), OPTIONS, (_error, parsed) => {
      if (parsed !== undefined) resolve(parsed)
      else reject(new Error(`The generated WSDL of ${operation.name} cannot be parsed`))
    })
  })
  const schema = schemaOf(wsdl, contract.namespace)
  for (const name of ['_in', '_out', operation.input]) Reflect.deleteProperty(wsdl.definitions.messages, name)
  return { operation, namespace: contract.namespace, wsdl, schema }
}

/**
 * Has node-soap write the envelope, hands it to `post`, and has node-soap read the answer's body.
 *
 * The client lives for this one call and nothing that it knows leaves it: neither the request nor an error
 * of node-soap's, which may quote it.
 *
 * @param args - the request as `write()` arranged it
 * @param headers - header elements in the order in which they are to stand
 * @param post - sends an envelope and gives the body of the answer; what it throws goes through
 */
export async function exchange(
  { operation, namespace, wsdl }: Prepared,
  args: Record<string, unknown>,
  headers: readonly (readonly [name: string, value: Record<string, unknown>])[],
  post: (envelope: string) => Promise<{ readonly status: number; readonly body: string }>,
): Promise<Outcome> {
  const { Client } = await nodeSoap()
  return new Promise((resolve, reject) => {
    const httpClient = httpClientOf(
      post,
      () => {
        resolve({ readable: false })
      },
      reject,
    )
    const client = new Client(wsdl, 'urn:unused', { ...OPTIONS, httpClient })
    for (const [name, value] of headers) client.addSoapHeader({ [name]: value }, '', 'tns', namespace)
    const invoke = client[operation.name] as (args: unknown, done: Done) => void
    invoke(args, (error, result, _body, answered) => {
      resolve(outcomeOf(error, result, answered))
    })
  })
}

/** The adapter that takes the place of node-soap's HTTP stack; what it returns is not used. */
function httpClientOf(
  post: (envelope: string) => Promise<{ readonly status: number; readonly body: string }>,
  onUnreadable: () => void,
  onFailure: (error: unknown) => void,
): IHttpClient {
  return {
    request(_url, envelope: string, done): never {
      post(envelope)
        .then(({ status, body }) => void done(null, { status, headers: {}, data: body }, body), onFailure)
        .catch(onUnreadable)
      return undefined as never
    },
  }
}

type Done = (error: unknown, result: unknown, body: unknown, headers: unknown) => void

function outcomeOf(error: unknown, result: unknown, headers: unknown): Outcome {
  if (error === null || error === undefined) return { readable: true, result, headers }
  const fault = at(at(at(at(error, 'root'), 'Envelope'), 'Body'), 'Fault')
  return fault === undefined ? { readable: false } : { readable: true, fault }
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
}
