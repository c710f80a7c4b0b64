import type { GeneratedFile } from './files.js'
import { sourceName } from './files.js'
import { readWsdl } from '../wsdl/read.js'
import { contractTypesFile } from './partner/contract-types.js'
import { contractOf } from './partner/contract.js'
import { elementModules, typeModules } from './partner/modules.js'
import { namesOf } from './partner/names.js'
import { operationsFile } from './partner/operations.js'
import { readAgain } from './partner/second-reading.js'
import { serviceOf } from './partner/service.js'
import { stubsFile } from './partner/stubs.js'
import { demandSupport } from './partner/support.js'
import { tablesFile } from './partner/tables.js'

/**
 * Generates the typed operations of a Salesforce WSDL: partner, enterprise or metadata, any version.
 *
 * @param file - path of the WSDL
 * @param folder - folder of the files below the output folder
 * @returns types by namespace, messages, headers, operations, tables and stubs
 * @throws WsdlError naming file, line and element
 */
export async function generatePartner(file: string, folder = 'partner'): Promise<GeneratedFile[]> {
  const contract = contractOf(readWsdl(file))
  demandSupport(contract)
  const service = serviceOf(contract.wsdl)
  const names = namesOf(contract)
  const reading = await readAgain(contract, names)
  const sources = { contract, names, reading }
  const source = sourceName(file)
  return [
    contractTypesFile(source, folder),
    ...typeModules(sources, source, folder),
    ...elementModules(sources, source, folder),
    tablesFile(contract, names, reading.operations, source, folder),
    operationsFile(sources, service, source, folder),
    stubsFile(sources, service, source, folder),
  ]
}
