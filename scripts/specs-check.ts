import { existsSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { compareWsdl } from './specs-check/compare.js'
import { WsdlError, type Wsdl } from './wsdl/model.js'
import { readWsdl } from './wsdl/read.js'

const CONTRACT = fromRoot('../specs/partner.wsdl')
const VENDOR = fromRoot('../../shared/wsdl/partner-64.wsdl')
const USAGE = 'Usage: npm run specs:check [-- --against FILE]'

function fromRoot(path: string): string {
  return relative(process.cwd(), fileURLToPath(new URL(path, import.meta.url)))
}

/** Compares the partner contract with the vendor's file and prints each difference; the exit code. */
function main(against: string | undefined): number {
  const file = against ?? VENDOR
  if (against === undefined && !existsSync(file)) {
    console.log(`${file} is not here: nothing to compare with. Name a file: ${USAGE}`)
    return 0
  }
  const contract = readWsdl(CONTRACT)
  const differences = compareWsdl(readWsdl(file), contract)
  console.log(`${CONTRACT} against ${file}:`)
  for (const difference of differences) console.log(`  ${difference}`)
  console.log(differences.length === 0 ? `no difference: ${count(contract)}` : total(differences.length))
  return differences.length === 0 ? 0 : 1
}

function total(differences: number): string {
  return differences === 1 ? '1 difference' : `${differences} differences`
}

function count(wsdl: Wsdl): string {
  const values = wsdl.simpleTypes.reduce((sum, { enumeration }) => sum + enumeration.length, 0)
  const faults = wsdl.operations.reduce((sum, operation) => sum + operation.faults.length, 0)
  const types = `${wsdl.complexTypes.length} complex types, ${wsdl.simpleTypes.length} simple types`
  return `${wsdl.operations.length} operations, ${types}, ${wsdl.elements.length} elements, ${values} enumeration values, ${faults} faults`
}

try {
  process.exitCode = main(parseArgs({ options: { against: { type: 'string' } } }).values.against)
} catch (error) {
  const expected = error instanceof WsdlError || (error instanceof Error && 'code' in error)
  if (!expected) throw error
  console.error(`${error.message}\n${USAGE}`)
  process.exitCode = 1
}
