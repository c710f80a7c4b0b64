import type { StatementStructures } from 'ts-morph'
import { StructureKind } from 'ts-morph'
import type { GeneratedFile } from '../files.js'
import type { ElementDeclaration, QName } from '../../wsdl/model.js'
import { alias, complexType, interfaceOf, simpleAlias } from './interfaces.js'
import { key } from './contract.js'
import type { TypeName } from './names.js'
import type { Statement } from './print.js'
import { namespaceImports, print } from './print.js'
import type { Sources } from './type-text.js'
import { qualified } from './type-text.js'

/** One file for each namespace of the schemas; `types` gives the others' names on. */
export function typeModules(sources: Sources, source: string, folder: string): GeneratedFile[] {
  const { modules } = sources.names
  return modules.map(({ module, namespace }) => {
    const { simpleTypes, complexTypes } = sources.contract.wsdl
    const statements = [
      ...simpleTypes
        .filter((type) => type.name.namespace === namespace)
        .map((type) => simpleAlias(sources, type)),
      ...complexTypes
        .filter((type) => type.name?.namespace === namespace)
        .flatMap((type) => complexType(sources, type)),
    ]
    const reexports = module === 'types' ? namesOfOthers(sources) : []
    return moduleFile(sources, source, folder, module, statements, reexports)
  })
}

/** The wrappers of requests and responses, and the header elements. */
export function elementModules(sources: Sources, source: string, folder: string): GeneratedFile[] {
  const { names } = sources
  const { operations } = sources.contract.wsdl
  const messages = operations.flatMap((operation) => [
    wrapper(sources, operation.input, names.request(operation)),
    wrapper(sources, operation.output, names.response(operation)),
  ])
  const elements = operations.flatMap(({ requestHeaders, responseHeaders }) => [
    ...requestHeaders,
    ...responseHeaders,
  ])
  const headers = unique(elements.map(({ element }) => element)).map((element) =>
    wrapper(sources, element, names.header(element)),
  )
  return [
    moduleFile(sources, source, folder, 'messages', uniqueStatements(messages)),
    moduleFile(sources, source, folder, 'headers', headers),
  ]
}

function wrapper(sources: Sources, qname: QName, { module, name }: TypeName): StatementStructures {
  const { contract, names } = sources
  const element: ElementDeclaration = contract.element(qname, 1)
  const target = contract.resolve(element.type, element.line)
  if (target.kind !== 'complex') return alias(name, 'unknown', element.documentation)
  if (target.name !== undefined)
    return alias(name, qualified(names.type(target), module), element.documentation)
  if (target.particles.length === 0) return alias(name, 'Record<string, never>', element.documentation)
  return interfaceOf(sources, name, { documentation: element.documentation ?? '', ...target }, module)
}

function moduleFile(
  sources: Sources,
  source: string,
  folder: string,
  module: string,
  statements: readonly StatementStructures[],
  first: readonly Statement[] = [],
): GeneratedFile {
  const others = sources.names.modules.flatMap((other) => (other.module === module ? [] : other.module))
  const imports = namespaceImports(others, JSON.stringify(statements))
  return print(source, `${folder}/${module}.ts`, [
    ...imports,
    ...first,
    ...statements,
    ...empty(statements, first),
  ])
}

function empty(statements: readonly unknown[], first: readonly unknown[]): Statement[] {
  return statements.length + first.length === 0 ? ['export {}'] : []
}

function namesOfOthers(sources: Sources): Statement[] {
  const { contract, names } = sources
  const all = [...contract.wsdl.simpleTypes, ...contract.wsdl.complexTypes].map((type) => names.type(type))
  const taken = new Set(all.filter(({ module }) => module === 'types').map(({ name }) => name))
  return names.modules.slice(1).flatMap(({ module }): Statement[] => {
    const free = all.filter((name) => name.module === module && !taken.has(name.name)).map(({ name }) => name)
    for (const name of free) taken.add(name)
    if (free.length === 0) return []
    return [
      {
        kind: StructureKind.ExportDeclaration,
        isTypeOnly: true,
        namedExports: free.sort(),
        moduleSpecifier: `./${module}.js`,
      },
    ]
  })
}

/** An element that serves several operations stands there once. */
function uniqueStatements(statements: readonly StatementStructures[]): StatementStructures[] {
  const named = statements.map((one) => ['name' in one ? one.name : one, one] as const)
  return [...new Map(named).values()]
}

function unique(names: readonly QName[]): QName[] {
  return [...new Map(names.map((name) => [key(name), name])).values()]
}
