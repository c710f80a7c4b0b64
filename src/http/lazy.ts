import { part } from '../errors/part.js'

/** Loads the rules of redirects: once, with the first of them. */
export const redirects: () => Promise<typeof import('./redirects.js')> = /* @__PURE__ */ part(
  'redirects',
  () => import('./redirects.js'),
)
