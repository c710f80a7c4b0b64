import type { GeneratedFile } from '../files.js'
import { print } from './print.js'

const TEXT = `/** What the run time has to know of one operation. */
export interface Operation {
  readonly name: string
  /** Element of the request's body, in the target namespace. */
  readonly input: string
  /** Element of the response's body, in the target namespace. */
  readonly output: string
  /** Children of the request's element, in the order of the schema. */
  readonly fields: readonly string[]
  /** Children of the response's element; one alone is the result. */
  readonly results: readonly string[]
  /** Elements that may stand in the request's header, in the order in which they go out. */
  readonly requestHeaders: readonly string[]
  /** Elements that may stand in the response's header. */
  readonly responseHeaders: readonly string[]
  /** Names of the declared faults. */
  readonly faults: readonly string[]
  /** The pieces of the WSDL that it starts from. */
  readonly fragments: readonly number[]
}

/** A contract as the run time takes it; the same for every WSDL. */
export interface Contract {
  /** API version, such as 64.0. */
  readonly version: string
  /** Path of the service, above the version. */
  readonly path: string
  /** Target namespace. */
  readonly namespace: string
  readonly operations: Readonly<Record<string, Operation>>
  /** Whether there is a complex type of that local name. */
  readonly hasType: (name: string) => boolean
  /** The WSDL of one operation: what it cannot do without, and the types of those local names. */
  readonly wsdlOf: (operation: Operation, types?: Iterable<string>) => string
}

/** What a call takes beside its request. */
export interface RequestOptions {
  readonly headers?: Readonly<Record<string, unknown>> | undefined
  readonly signal?: AbortSignal | undefined
  onHeaders?(headers: Readonly<Record<string, unknown>>): void
}

/** Carries an operation out: sends the request and gives the bare result. */
export type Call = (operation: string, request: unknown, options?: RequestOptions) => Promise<unknown>`

/** The types that stubs and run time share; they are the same for every contract. */
export function contractTypesFile(source: string, folder: string): GeneratedFile {
  return print(source, `${folder}/contract.ts`, [TEXT])
}
