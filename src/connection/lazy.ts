import { part } from '../errors/part.js'

/** Result of {@link protocol}. */
export type Protocol = typeof import('./protocol.js')

/** Loads the logins, renewals and ends of sessions, and the steps of their state: once, with the first of these. */
export const protocol: () => Promise<Protocol> = /* @__PURE__ */ part(
  'session',
  () => import('./protocol.js'),
)
