import openapiTypescript, { astToString, NEVER, type OpenAPITSOptions } from 'openapi-typescript'
import { header, type GeneratedFile } from './files.js'
import { isNever, isObject, readContract, type Contract, type Json } from './openapi/contract.js'
import { errorsText } from './openapi/errors.js'
import { operationsText } from './openapi/operations.js'
import { verdictsText } from './openapi/verdicts.js'

/**
 * Generates the types and tables of an OAuth contract.
 *
 * @param file - path of an OpenAPI 3.1 description in YAML or JSON
 * @returns `oauth2/schema.ts`, types only, `oauth2/operations.ts` and `oauth2/verdicts.ts`, the tables of the
 *   run time, and `oauth2/errors.ts`, the documented refusals
 * @throws ContractError naming file, line and JSON pointer
 */
export async function generateOpenapi(file: string): Promise<GeneratedFile[]> {
  const contract = readContract(file)
  const operations = operationsText(contract)
  return [
    { path: 'oauth2/operations.ts', text: header(contract.source) + operations },
    { path: 'oauth2/schema.ts', text: header(contract.source) + (await schemaText(contract)) },
    { path: 'oauth2/errors.ts', text: header(contract.source) + errorsText(contract) },
    { path: 'oauth2/verdicts.ts', text: header(contract.source) + verdictsText(contract) },
  ]
}

const OPTIONS: OpenAPITSOptions = {
  immutable: true,
  alphabetize: true,
  rootTypes: true,
  rootTypesNoSchemaPrefix: true,
  silent: true,
  // A member with a default stays optional in a request.
  defaultNonNullable: false,
  transform: (schema) => (isNever(schema) ? { schema: NEVER, questionToken: true } : undefined),
}

/**
 * The types by openapi-typescript. The literal types of the discriminated union come from each
 * variant's `const`: openapi-typescript reads a discriminator as well, but puts remarks of its own in
 * place of the descriptions.
 *
 * @param options - what differs from the way of the OAuth contract
 */
export async function schemaText(contract: Contract, options: OpenAPITSOptions = {}): Promise<string> {
  const source = withoutDiscriminators(contract.root)
  try {
    const nodes = await openapiTypescript(JSON.stringify(source), { ...OPTIONS, ...options })
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
