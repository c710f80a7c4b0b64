import { part } from '../errors/part.js'

/** Result of {@link protocol}. */
export type Protocol = typeof import('./protocol.js')

/** Loads what talks to the OAuth 2.0 endpoints: once, with the first request to one of them. */
export const protocol: () => Promise<Protocol> = /* @__PURE__ */ part('oauth2', () => import('./protocol.js'))
