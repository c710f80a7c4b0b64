import type { IHttpClient } from 'soap/lib/types.js'
import type { WSDL } from 'soap/lib/wsdl/index.js'
import type { Operation } from '../../generated/partner/contract.js'
import { once } from '../lib/once.js'
import { booleanOf } from './scalars.js'
import type { Schema } from './schema.js'
import { ATTRIBUTES } from './write.js'

/** An operation made ready: its own WSDL, parsed. */
export interface Prepared {
  readonly operation: Operation
  readonly namespace: string
  readonly wsdl: WSDL
  readonly schema: Schema
}

/** Has node-soap parse a WSDL. */
export async function parseWsdl(text: string, operation: string): Promise<WSDL> {
  const { open_wsdl: openWsdl } = await nodeSoap()
  return new Promise((resolve, reject) => {
    openWsdl(text, OPTIONS, (_error, parsed) => {
      if (parsed !== undefined) resolve(parsed)
      else reject(new Error(`The generated WSDL of ${operation} cannot be parsed`))
    })
  })
}

/** What node-soap made of an answer: a result, or the fault's envelope, or neither. */
export interface Outcome {
  readonly result?: unknown
  readonly headers?: unknown
  readonly fault?: unknown
  /** Whether the body could be read as the contract has it. */
  readonly readable: boolean
}

/** An answer as far as node-soap reads it. */
export interface Answer {
  readonly status: number
  readonly body: string
}

/** Sends an envelope. */
export type Post = (envelope: string) => Promise<Answer | undefined>

const nodeSoap = /* @__PURE__ */ once(() => import('./node-soap.js'))

/** Types that node-soap reads less strictly than `read()` does. */
const AS_TEXT = ['date', 'int', 'integer', 'short', 'long']

const OPTIONS = {
  attributesKey: ATTRIBUTES,
  handleNilAsNull: true,
  preserveWhitespace: true,
  customDeserializer: {
    ...Object.fromEntries(AS_TEXT.map((type) => [type, (text: string) => text])),
    boolean: booleanOf,
  },
}

/**
 * Has node-soap write the envelope, hands it to `post`, and has node-soap read the answer's body.
 *
 * The client lives for this one call and nothing that it knows leaves it: neither the request nor an error
 * of node-soap's, which may quote it.
 *
 * @param args - the request as `write()` arranged it
 * @param headers - header elements in the order in which they are to stand
 * @param post - sends an envelope and gives the body of the answer, or nothing when it is not to be read;
 *   what it throws goes through
 */
export async function exchange(
  { operation, namespace, wsdl }: Prepared,
  args: Record<string, unknown>,
  headers: readonly (readonly [name: string, value: Record<string, unknown>])[],
  post: Post,
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

/** Has node-soap read an answer on its own. */
export function reread(ready: Prepared, answer: Answer): Promise<Outcome> {
  return exchange(ready, {}, [], () => Promise.resolve(answer))
}

/** The adapter that takes the place of node-soap's HTTP stack; what it returns is not used. */
function httpClientOf(
  post: Post,
  onUnreadable: () => void,
  onFailure: (error: unknown) => void,
): IHttpClient {
  return {
    request(_url, envelope: string, done): never {
      post(envelope)
        .then((answer) => {
          if (answer === undefined) onUnreadable()
          else void done(null, { status: answer.status, headers: {}, data: answer.body }, answer.body)
        }, onFailure)
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
