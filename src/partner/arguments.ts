import type { RequestOptions } from '../../generated/partner/contract.js'
import { invalidArgument } from '../lib/invalid-argument.js'
import { isRecord } from '../lib/json.js'
import type { CallSettings, Headers } from './call-settings.js'
import type { Shape } from './schema.js'
import type { Prepared } from './soap.js'
import { write } from './write.js'

/** A request as node-soap takes it, and the operation that it was arranged for. */
export interface Written {
  readonly ready: Prepared
  readonly args: Record<string, unknown>
  readonly headers: readonly (readonly [name: string, value: Record<string, unknown>])[]
}

/**
 * Arranges a request as the contract has it.
 *
 * @throws TypeError naming what is missing, unknown or of the wrong type; never with a value
 */
export function arrange(
  settings: CallSettings,
  ready: Prepared,
  request: unknown,
  options: RequestOptions,
): Written {
  const { operation, schema } = ready
  const headers = headersOf(ready, settings.headers?.() ?? {}, options)
  return deep(
    () => ({
      ready,
      args: write(schema, schema.element(operation.input), request, operation.name),
      headers: headers.map(([name, value]) => [name, write(schema, schema.element(name), value, name)]),
    }),
    () => tooDeep(operation.name),
  )
}

/** What a request is refused with. */
export function tooDeep(name: string): TypeError {
  return invalidArgument(`The request of ${name}() refers to itself, or is nested too deeply`)
}

/** The headers that the operation takes, in the contract's order; the call's own go before the connection's. */
function headersOf(
  { operation, schema }: Prepared,
  common: Headers,
  { headers: own }: RequestOptions,
): readonly (readonly [name: string, value: unknown])[] {
  const headers = own ?? {}
  const foreign = Object.keys(headers).find((name) => !operation.requestHeaders.includes(name))
  if (foreign !== undefined) throw invalidArgument(`${operation.name}() takes no header of the name given`)
  return operation.requestHeaders
    .map((name) => [name, headers[name] ?? known(schema.element(name), common[name])] as const)
    .filter(([, value]) => value !== undefined)
}

/** What a header of the connection holds, without what this contract does not have. */
function known({ fields }: Shape, value: unknown): unknown {
  if (!isRecord(value)) return value
  const names = fields.map(({ name }) => name)
  return Object.fromEntries(Object.entries(value).filter(([name]) => names.includes(name)))
}
/** Does what goes down as deep as a request or an answer does; where that is too deep, its error is the one given. */
export function deep<T>(work: () => T, tooDeep: () => Error): T {
  try {
    return work()
  } catch (error) {
    throw error instanceof RangeError ? tooDeep() : error
  }
}
