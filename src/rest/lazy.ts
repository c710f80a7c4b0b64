import { once } from '../lib/once.js'

/** Result of {@link loadRest}. */
export type Rest = typeof import('./protocol.js')

/** Loads what asks for records: once, with the first verb. */
export const loadRest: () => Promise<Rest> = /* @__PURE__ */ once(() => import('./protocol.js'))
