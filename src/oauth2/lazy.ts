import { once } from '../lib/once.js'

/** What {@link protocol} gives. */
export type Protocol = typeof import('./protocol.js')

/** Loads what talks to the OAuth 2.0 endpoints: once, with the first request to one of them. */
export const protocol: () => Promise<Protocol> = /* @__PURE__ */ once(() => import('./protocol.js'))
