import { header, type GeneratedFile } from './files.js'
import { readContract } from './openapi/contract.js'
import { restErrorsText, restOperationsText } from './openapi/rest.js'
import { schemaText } from './openapi.js'

/**
 * Generates the types and tables of the REST contract.
 *
 * @param file - path of an OpenAPI 3.1 description in YAML or JSON
 * @returns `rest/schema.ts`, types only, `rest/operations.ts`, what is needed at run time, and
 *   `rest/errors.ts`, what is documented to go wrong
 * @throws ContractError naming file, line and JSON pointer
 */
export async function generateRest(file: string): Promise<GeneratedFile[]> {
  const contract = readContract(file)
  // Answers are the caller's to change, as with jsforce.
  const schema = await schemaText(contract, { immutable: false })
  return [
    { path: 'rest/operations.ts', text: header(contract.source) + restOperationsText(contract) },
    { path: 'rest/schema.ts', text: header(contract.source) + schema },
    { path: 'rest/errors.ts', text: header(contract.source) + restErrorsText(contract) },
  ]
}
