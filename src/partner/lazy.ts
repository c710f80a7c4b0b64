import { once } from '../lib/once.js'

/** Loads what SOAP calls need: once, with the first of them. */
export const protocol: () => Promise<typeof import('./protocol.js')> = /* @__PURE__ */ once(
  () => import('./protocol.js'),
)
