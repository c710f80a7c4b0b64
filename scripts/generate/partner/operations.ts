import type { PropertySignatureStructure } from 'ts-morph'
import { StructureKind, Writers } from 'ts-morph'
import type { GeneratedFile } from '../files.js'
import type { ElementParticle, NamedElement, Operation, QName } from '../../wsdl/model.js'
import { fields } from './contract.js'
import type { Service } from './service.js'
import type { Statement } from './print.js'
import { docs, namespaceImports, print } from './print.js'
import type { Sources } from './type-text.js'
import { elementType, literal, memberName, propertyName, qualified } from './type-text.js'

const MODULE = 'operations'

/** The types of all operations, and the table that the run time works by. */
export function operationsFile(
  sources: Sources,
  service: Service,
  source: string,
  folder: string,
): GeneratedFile {
  const { operations } = sources.contract.wsdl
  const members = operations.map((operation) => memberTypes(sources, operation))
  const modules = [...sources.names.modules.map(({ module }) => module), 'messages', 'headers']
  return print(source, `${folder}/${MODULE}.ts`, [
    ...namespaceImports(modules, JSON.stringify(members)),
    `import type { Contract, Row } from './contract.js'`,
    `import * as tables from './tables.js'`,
    {
      kind: StructureKind.Interface,
      name: 'Operations',
      isExported: true,
      docs: ['Request, result, headers and faults of every operation.'],
      properties: operations.map((operation) => operationTypes(operation, memberTypes(sources, operation))),
    },
    `/** The name of an operation. */\nexport type OperationName = keyof Operations`,
    ...table(operations),
    contractConstant(service),
  ])
}

function memberTypes(sources: Sources, operation: Operation): Record<string, string> {
  return {
    request: qualified(sources.names.request(operation), MODULE),
    result: resultType(sources, operation),
    requestHeaders: headersType(sources, operation.requestHeaders),
    responseHeaders: headersType(sources, operation.responseHeaders),
    faults:
      operation.faults.map(({ element }) => faultType(sources, element, operation.line)).join(' | ') ||
      'never',
  }
}

function operationTypes(operation: Operation, members: Record<string, string>): PropertySignatureStructure {
  return {
    kind: StructureKind.PropertySignature,
    name: propertyName(operation.name),
    type: Writers.objectType({ properties: Object.entries(members).map(([name, type]) => ({ name, type })) }),
    ...docs(operation.documentation),
  }
}

/** The bare result: what the one child of the response's wrapper holds. */
export function resultType(sources: Sources, operation: Operation): string {
  const children = elementFields(sources, operation.output, operation.line)
  const [only] = children
  if (only === undefined) return 'void'
  if (children.length > 1) return qualified(sources.names.response(operation), MODULE)
  const type = elementType(sources, only, MODULE)
  return only.min === 0 && only.max === 1 ? `${type} | undefined` : type
}

function headersType(sources: Sources, headers: readonly NamedElement[]): string {
  if (headers.length === 0) return 'Record<string, never>'
  const members = headers.map(
    ({ element }) => `${propertyName(element.name)}?: ${qualified(sources.names.header(element), MODULE)}`,
  )
  return `{ ${members.join('; ')} }`
}

function faultType(sources: Sources, fault: QName, line: number): string {
  const element = sources.contract.element(fault, line)
  const type = sources.contract.resolve(element.type, element.line)
  return type.kind === 'complex' && type.name !== undefined
    ? qualified(sources.names.type(type), MODULE)
    : 'unknown'
}

/** The children of a global element, in order. */
export function elementFields(sources: Sources, name: QName, line: number): readonly ElementParticle[] {
  const element = sources.contract.element(name, line)
  const type = sources.contract.resolve(element.type, element.line)
  return type.kind === 'complex' ? fields(sources.contract, type) : []
}

/** Rows of operations, and the lists that they refer to by their numbers. */
function table(operations: readonly Operation[]): Statement[] {
  const lists = new Map<string, number>()
  const rows = operations.map((operation) => `  ${memberName(operation.name)}: ${row(operation, lists)},\n`)
  const texts = [...lists.keys()].map((list) => `  ${literal(list)},\n`)
  return [
    `/** Headers and faults. */\nexport const lists: readonly string[] = [\n${texts.join('')}]`,
    `/** What the run time has to know of every operation. */
export const operations: Readonly<Record<OperationName, Row>> = {\n${rows.join('')}}`,
  ]
}

function row(operation: Operation, lists: Map<string, number>): string {
  const { input, output, requestHeaders, responseHeaders, faults } = operation
  const headers = [requestHeaders, responseHeaders].map((list) => list.map(({ element }) => element.name))
  const numbers = [...headers, faults.map(({ name }) => name)].map((names) => {
    if (names.length === 0) return '-'
    const text = names.join(' ')
    const number = lists.get(text) ?? lists.size
    lists.set(text, number)
    return String(number)
  })
  return literal([input.name, output.name, ...numbers].join(' '))
}

function contractConstant({ version, path }: Service): Statement {
  return `/** The contract as the run time takes it. */
export const contract: Contract = {
  version: ${literal(version)},
  path: ${literal(path)},
  ...tables,
  operations,
  lists,
}`
}
