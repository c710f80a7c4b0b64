/**
 * Opens, shares, renews and ends Salesforce sessions: `Connection`, `OAuth2`, `SalesforceError`.
 *
 * Door of `strictforce`: the public names of the rooms below; imported by users alone.
 *
 * @module strictforce
 */

export * from './connection/api.js'

/** The same names as members, values and types alike: `import jsforce from 'strictforce'`. */
export * as default from './connection/api.js'
export type { FetchInit, FetchResponse } from './http/fetch.js'
export type { ExchangeEnd, ExchangeStart, OnExchange } from './http/watch.js'
export type { PublicTokenResponse } from './oauth2/public-token-response.js'
export type { KeyObjectLike, PrivateKeyInput } from './oauth2/private-key.js'
