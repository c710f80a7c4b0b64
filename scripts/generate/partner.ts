import type { GeneratedFile } from './files.js'
import { sourceName } from './files.js'
import { readWsdl } from '../wsdl/read.js'
import type { Warn } from '../wsdl/dom.js'
import { contractTypesFile } from './partner/contract-types.js'
import { contractOf } from './partner/contract.js'
import { elementModules, typeModules } from './partner/modules.js'
import { namesOf } from './partner/names.js'
import { operationsFile } from './partner/operations.js'
import { serviceOf } from './partner/service.js'
import { stubsFile } from './partner/stubs.js'
import { demandSupport } from './partner/support.js'
import { tablesFile } from './partner/tables.js'

/**
 * Generates the typed operations of a Salesforce WSDL: partner, enterprise or metadata, any version.
 *
 * @param file - path of the WSDL
 * @param folder - folder of the files below the output folder
 * @param warn - is told of types that the file refers to and does not declare; where it is absent, such types are
 *   refused, and so is whatever wsdl-tsclient reads otherwise
 * @returns types by namespace, messages, headers, operations, tables and stubs
 * @throws WsdlError naming file, line and element
 */
export async function generatePartner(
  file: string,
  folder = 'partner',
  warn?: Warn,
): Promise<GeneratedFile[]> {
  const contract = contractOf(readWsdl(file, undefined, warn))
  demandSupport(contract)
  const service = serviceOf(contract.wsdl)
  const names = namesOf(contract)
  if (warn === undefined) await (await import('./partner/second-reading.js')).demandAgreement(contract)
  const sources = { contract, names }
  const source = sourceName(file)
  return [
    contractTypesFile(source, folder),
    ...typeModules(sources, source, folder),
    ...elementModules(sources, source, folder),
    tablesFile(contract, names, source, folder),
    operationsFile(sources, service, source, folder),
    stubsFile(sources, service, source, folder),
  ]
}
