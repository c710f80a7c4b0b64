import { part } from '../errors/part.js'

/** Loads what few requests need: once, with the first of them. */
export const rare: () => Promise<typeof import('./rare.js')> = /* @__PURE__ */ part(
  'rare',
  () => import('./rare.js'),
)
