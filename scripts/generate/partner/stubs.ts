import { type MethodSignatureStructure, type OptionalKind, StructureKind } from 'ts-morph'
import type { Operation } from '../../wsdl/model.js'
import type { GeneratedFile } from '../files.js'
import { elementFields, resultType } from './operations.js'
import { docs, namespaceImports, print, type Statement } from './print.js'
import type { Service } from './service.js'
import { literal, propertyName, qualified, type Sources } from './type-text.js'

const OPTIONS = `/** What a call takes beside its request. */
export interface OperationOptions<Name extends OperationName> {
  /** Header elements, those only that the operation takes. */
  headers?: Operations[Name]['requestHeaders'] | undefined
  /** Ends the call when it aborts. */
  signal?: AbortSignal | undefined
  /** Is given the header elements of the answer. */
  onHeaders?(headers: Operations[Name]['responseHeaders']): void
}`

const LOAD = `/** Loads what the run time needs to send and to read; the stubs themselves do without. */
export async function loadContract(): Promise<Contract> {
  return (await import('./operations.js')).contract
}`

/** One typed method for each operation. */
export function stubsFile(sources: Sources, service: Service, source: string, folder: string): GeneratedFile {
  const { operations } = sources.contract.wsdl
  const methods = operations.map((operation) => method(sources, operation))
  const modules = [...sources.names.modules.map(({ module }) => module), 'messages']
  return print(source, `${folder}/stubs.ts`, [
    ...namespaceImports(modules, JSON.stringify(methods)),
    `import type { Call, Contract, RequestOptions } from './contract.js'`,
    `import type { OperationName, Operations } from './operations.js'`,
    constant('version', service.version, 'Version of the API; empty where the service has none.'),
    constant('path', service.path, 'Path of the service, above the version.'),
    constant('endpoint', service.endpoint, 'Path of the service, with its version.'),
    constant('namespace', service.namespace, 'Target namespace of the contract.'),
    OPTIONS,
    { kind: StructureKind.Interface, name: 'Stubs', isExported: true, docs: ['The operations.'], methods },
    LOAD,
    factory(operations),
  ])
}

function method(sources: Sources, operation: Operation): OptionalKind<MethodSignatureStructure> {
  const required = elementFields(sources, operation.input, operation.line).some((field) => field.min > 0)
  return {
    name: propertyName(operation.name),
    parameters: [
      {
        name: 'request',
        type: qualified(sources.names.request(operation), 'stubs'),
        hasQuestionToken: !required,
      },
      { name: 'options', type: `OperationOptions<${literal(operation.name)}>`, hasQuestionToken: true },
    ],
    returnType: `Promise<${resultType(sources, operation)}>`,
    ...docs(operation.documentation ?? `Calls \`${operation.name}\`.`),
  }
}

function constant(name: string, value: string, documentation: string): Statement {
  return `/** ${documentation} */\nexport const ${name} = ${literal(value)}`
}

function factory(operations: readonly Operation[]): Statement {
  const names = operations.map(({ name }) => name).join(' ')
  return {
    kind: StructureKind.Function,
    name: 'createStubs',
    isExported: true,
    docs: ['Makes the methods from the function that carries an operation out.'],
    parameters: [{ name: 'call', type: 'Call' }],
    returnType: 'Stubs',
    statements: [
      `const names = ${literal(names)}.split(' ')`,
      `const stubs: Record<string, (request: unknown, options?: RequestOptions) => Promise<unknown>> = {}`,
      `for (const name of names) stubs[name] = (request, options) => call(name, request, options)`,
      `return stubs as unknown as Stubs`,
    ],
  }
}
