import type { Contract } from '../../generated/partner/contract.js'
import type { Send } from '../http/transport.js'

/** Header elements by name. */
export type Headers = Readonly<Record<string, unknown>>

/** Settings shared by the calls of one endpoint. */
export interface CallSettings {
  readonly send: Send
  /** The endpoint; asked for at every call. */
  readonly url: () => string
  /** API version that is called; the contract's when absent. */
  readonly version?: string
  /** Most bytes of an answer, where that is less than any answer of the API may have. */
  readonly maxBytes?: number
  /** Header elements for every operation that takes them; asked for at every call. */
  readonly headers?: () => Headers
  /** The contract that the stubs were generated from; the Partner API's when absent. */
  readonly contract?: () => Promise<Contract>
}
