import type { Call } from '../../generated/partner/contract.js'
import { createStubs, loadContract, path, type Stubs } from '../../generated/partner/stubs.js'
import { once } from '../lib/once.js'
import type { CallSettings } from './invoke.js'
import { protocol } from './lazy.js'

const partnerContract = /* @__PURE__ */ once(loadContract)

/** Most bytes of an answer that holds no data of the org. */
const MAX_BYTES = 1024 * 1024

/**
 * Makes the function that generated stubs call. Everything behind it, the contract's tables included, is loaded
 * at the first call.
 */
export function createCall(settings: CallSettings): Call {
  const load = settings.contract ?? partnerContract
  return async (name, request, options) => {
    const [{ invoke }, contract] = await Promise.all([protocol(), load()])
    return invoke(settings, contract, name, request, options ?? {})
  }
}

/** The operations of the Partner API that need no session of a connection, at an origin; for `login` and `logout`. */
export function stubsAt(origin: string, version: string, send: CallSettings['send']): Stubs {
  const url = `${origin}${path}/${version}`
  return createStubs(createCall({ send, url, maxBytes: MAX_BYTES }))
}
