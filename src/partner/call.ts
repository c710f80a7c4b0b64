import type { Call, Contract } from '../../generated/partner/contract.js'
import { loadContract } from '../../generated/partner/stubs.js'
import { remembered } from '../remembered.js'
import type { Send } from '../transport.js'

const invocation = /* @__PURE__ */ remembered(() => import('./invoke.js'))
const partnerContract = /* @__PURE__ */ remembered(loadContract)

/** Header elements by name. */
export type Headers = Readonly<Record<string, unknown>>

/** What calls of one endpoint have in common. */
export interface CallSettings {
  readonly send: Send
  /** The endpoint; asked for at every call. */
  readonly url: () => string
  /** Most bytes of an answer, where that is less than any answer of the API may have. */
  readonly maxBytes?: number
  /** Header elements for every operation that takes them; asked for at every call. */
  readonly headers?: () => Headers
  /** The contract that the stubs were generated from; the Partner API's when absent. */
  readonly contract?: () => Promise<Contract>
}

/**
 * Makes the function that generated stubs call. Everything behind it, node-soap and the contract's table
 * included, is loaded at the first call.
 */
export function createCall(settings: CallSettings): Call {
  const load = settings.contract ?? partnerContract
  return async (name, request, options) => {
    const [{ invoke }, contract] = await Promise.all([invocation(), load()])
    return invoke(settings, contract, name, request, options ?? {})
  }
}
