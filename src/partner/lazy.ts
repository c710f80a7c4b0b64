import { part } from '../errors/part.js'

/** Loads what SOAP calls need: once, with the first of them. */
export const protocol: () => Promise<typeof import('./protocol.js')> = /* @__PURE__ */ part(
  'partner',
  () => import('./protocol.js'),
)
