import type { Contract } from './contract.js'
import { table } from './print.js'
import { formOf, operationsOf, valuesOf, variantsOf } from './tables.js'
import { reliedOn } from './verdicts.js'

/** The operations that the library calls; a contract without one of them is of no use to it. */
export const neededOperations = [
  'authConfiguration',
  'authorize',
  'identity',
  'introspect',
  'keys',
  'openidConfiguration',
  'register',
  'requestToken',
  'revokeToken',
  'singleAccess',
  'userInfo',
] as const

/**
 * Writes what is needed at run time: operations, grants, the start of the device flow, error codes.
 *
 * @throws ContractError when the contract lacks one of them
 */
export function operationsText(contract: Contract): string {
  const operations = operationsOf(contract)
  for (const id of neededOperations) {
    if (operations.has(id)) continue
    throw contract.error(['paths'], `the operation ${id} is missing; the library calls it`)
  }
  const grants = variantsOf(contract, 'TokenRequest')
  const device = formOf(contract, ['components', 'schemas', 'DeviceAuthorizationRequest'])
  const codes = valuesOf(contract, 'OAuthErrorCode')
  const parts = [
    IMPORTS,
    INTERFACES,
    table(
      'operations',
      'What has to be known to send each operation, by operationId.',
      Object.fromEntries(operations),
    ),
    table(
      'grants',
      'The parameters of each grant, by `grant_type`, which is one of them.',
      Object.fromEntries(grants),
    ),
    table('deviceAuthorization', 'The parameters that start the device flow.', device),
    table(
      'reliedOn',
      'The members that readers of answers rely on, with their types, by the name of the schema.',
      reliedOn(contract),
    ),
    table('oauthErrorCodes', 'All known values of `error` in an OAuth error answer.', codes),
  ]
  return `${parts.join('\n\n')}\n`
}

const IMPORTS = `import type {
  ClientAuthenticationMethod,
  operations as Operations,
  TokenRequest,
} from './schema.js'

export type { ClientAuthenticationMethod, OAuthErrorCode } from './schema.js'`

const INTERFACES = `/** The name of an operation of the contract. */
export type OperationId = keyof Operations

/** A value of \`grant_type\`. */
export type GrantType = TokenRequest['grant_type']

/** The names that a request body takes, and how its client may show who it is. */
export interface Form {
  readonly allowed: readonly string[]
  readonly required: readonly string[]
  /** Empty when the request names no client. */
  readonly clientAuthentication: readonly ClientAuthenticationMethod[]
}

/** The facts that sending an operation needs. */
export interface Operation {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE' | 'OPTIONS' | 'HEAD' | 'PATCH' | 'TRACE'
  /** With \`{name}\` for each path parameter. */
  readonly path: string
  /** Media type of the request body; undefined when there is none. */
  readonly contentType: string | undefined
  /** The security schemes of the contract, each of which suffices; \`none\` when it can do without. */
  readonly security: readonly string[]
  /** Names of the query parameters. */
  readonly query: readonly string[]
  /** Undefined when there is no body, or when it is a union. */
  readonly body: Form | undefined
  /** Media types of the answers by status, where \`4XX\` and \`5XX\` stand for the rest of their hundred. */
  readonly responses: Readonly<Record<string, readonly string[]>>
}`
