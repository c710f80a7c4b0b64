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
