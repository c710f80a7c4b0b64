import openapiTypescript, { astToString } from 'openapi-typescript'
import { header, type GeneratedFile } from './files.js'
import { isObject, readContract, type Contract, type Json } from './openapi/contract.js'
import { literal } from './openapi/print.js'
import { formOf, operationsOf, valuesOf, variantsOf } from './openapi/tables.js'

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
 * Generates the types and tables of an OAuth contract.
 *
 * @param file - path of an OpenAPI 3.1 description in YAML or JSON
 * @returns `oauth2/schema.ts`, types only, and `oauth2/operations.ts`, what is needed at run time
 * @throws ContractError naming file, line and JSON pointer
 */
export async function generateOpenapi(file: string): Promise<GeneratedFile[]> {
  const contract = readContract(file)
  const operations = operationsText(contract)
  return [
    { path: 'oauth2/operations.ts', text: header(contract.source) + operations },
    { path: 'oauth2/schema.ts', text: header(contract.source) + (await schemaText(contract)) },
  ]
}

/**
 * The types by openapi-typescript. A request member with a default stays optional, and the literal
 * types of the discriminated union come from each variant's `const`: openapi-typescript reads a
 * discriminator as well, but puts remarks of its own in place of the descriptions.
 */
async function schemaText(contract: Contract): Promise<string> {
  const source = withoutDiscriminators(contract.root)
  const options = {
    immutable: true,
    alphabetize: true,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    silent: true,
  }
  try {
    const nodes = await openapiTypescript(JSON.stringify(source), { ...options, defaultNonNullable: false })
    return astToString(nodes)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw contract.error([], `openapi-typescript refuses it: ${message.replaceAll(/\s+/g, ' ')}`)
  }
}

function withoutDiscriminators(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDiscriminators)
  if (!isObject(value)) return value
  const kept = Object.entries(value).filter(
    ([key, member]) => key !== 'discriminator' || !isDiscriminator(member),
  )
  return Object.fromEntries(kept.map(([key, member]) => [key, withoutDiscriminators(member)]))
}

function isDiscriminator(value: unknown): value is Json {
  return isObject(value) && typeof value['propertyName'] === 'string'
}

function operationsText(contract: Contract): string {
  const operations = operationsOf(contract)
  for (const id of neededOperations) {
    if (!operations.has(id))
      throw contract.error(['paths'], `the operation ${id} is missing; the library calls it`)
  }
  const grants = variantsOf(contract, 'TokenRequest')
  const device = formOf(contract, ['components', 'schemas', 'DeviceAuthorizationRequest'])
  const codes = valuesOf(contract, 'OAuthErrorCode')
  return (
    [
      IMPORTS,
      INTERFACES,
      `/** What has to be known to send each operation, by operationId. */\nexport const operations = ${literal(Object.fromEntries(operations))} as const satisfies Readonly<Record<OperationId, Operation>>`,
      `/** The parameters of each grant, by \`grant_type\`, which is one of them. */\nexport const grants = ${literal(Object.fromEntries(grants))} as const satisfies Readonly<Record<GrantType, Form>>`,
      `/** The parameters that start the device flow. */\nexport const deviceAuthorization = ${literal(device)} as const satisfies Form`,
      `/** All known values of \`error\` in an OAuth error answer. */\nexport const oauthErrorCodes = ${literal(codes)} as const satisfies readonly OAuthErrorCode[]`,
    ].join('\n\n') + '\n'
  )
}

const IMPORTS = `import type {
  ClientAuthenticationMethod,
  OAuthErrorCode,
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

/** What has to be known to send an operation. */
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
