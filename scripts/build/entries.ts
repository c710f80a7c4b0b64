/** One public entry of the package. */
export interface Entry {
  /** Path in `dist/`, without extension. */
  readonly name: string
  readonly source: string
}

/** The entries that package.json exports. */
export const entries: readonly Entry[] = [
  { name: 'index', source: 'src/index.ts' },
  { name: 'jsforce', source: 'src/jsforce.ts' },
  { name: 'soap', source: 'src/soap.ts' },
  { name: 'stores/file', source: 'src/stores/file.ts' },
  { name: 'stores/redis', source: 'src/stores/redis.ts' },
  { name: 'testing', source: 'src/testing/index.ts' },
]

/**
 * The first entry's error classes in a file of their own, so that a bundle which tells errors apart and nothing more
 * holds nothing more.
 */
export const ERRORS: Entry = { name: 'errors', source: 'src/errors/salesforce-error.ts' }

/** The first-loaded part: the connection, with all that a request on a live session needs. */
export const CORE: Entry = { name: 'core', source: 'src/connection/connection.ts' }

/** The names of the first entry; for bundlers, a module of their own, of which the default export is the namespace. */
export const API: Entry = { name: 'api', source: 'src/connection/api.ts' }

/** Name of the chunk of the first entry's other values, such as `soql`: bundles without them do without it. */
export const VALUES = 'values'

/** Name of the chunk of the HTTP client that the parts of REST and OAuth 2.0 share. */
export const CLIENT = 'client'

/** Name of the chunk of the judgements that OAuth 2.0 shares with the judge of error answers. */
export const JUDGEMENTS = 'judgements'

/** Name of the chunk of the library for JWTs. */
export const JOSE = 'jose'

/** Name of the chunk that several of the further entries share. */
export const SHARED = 'shared'

/** The file in `dist/` of what is loaded when it is first needed, by the module of a dynamic import. */
export const parts: Readonly<Record<string, string>> = {
  'src/connection/protocol.ts': 'session',
  'src/partner/protocol.ts': 'partner-calls',
  'generated/partner/operations.ts': 'partner',
  'src/oauth2/protocol.ts': 'oauth2',
  'src/http/rare.ts': 'rare',
  'src/rest/refusals.ts': 'refusals',
  'src/rest/protocol.ts': 'rest',
  'src/oauth2/client.ts': 'oauth2',
  'src/oauth2/private-key.ts': 'oauth2',
  'node_modules/jose/dist/webapi/jwks/remote.js': JOSE,
  'node_modules/jose/dist/webapi/util/decode_jwt.js': JOSE,
  'node_modules/jose/dist/webapi/jwt/sign.js': JOSE,
  'node_modules/jose/dist/webapi/jwt/verify.js': JOSE,
}

/**
 * Parts of the local org in `dist/` itself, each a file for both bodies; one is an ES module, since a package in it
 * awaits while it loads, and so cannot be required.
 */
export const commonParts: Readonly<Record<string, string>> = {
  'src/testing/contracts/envelope.ts': 'testing-xsd.mjs',
  'src/testing/contracts/openapi.ts': 'testing-http.cjs',
  'src/testing/xml/dom.ts': 'testing-xml.cjs',
}
