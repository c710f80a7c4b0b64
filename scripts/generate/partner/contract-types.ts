import type { GeneratedFile } from '../files.js'
import { print } from './print.js'

const TEXT = `/** An operation, as encoding and decoding need it. */
export interface Operation {
  readonly name: string
  /** Element of the request's body, in the target namespace. */
  readonly input: string
  /** Element of the response's body, in the target namespace. */
  readonly output: string
  /** Elements that may stand in the request's header, in the order in which they go out. */
  readonly requestHeaders: readonly string[]
  /** Elements that may stand in the response's header. */
  readonly responseHeaders: readonly string[]
  /** Names of the declared faults. */
  readonly faults: readonly string[]
}

/**
 * The members of a complex type in the order of the schema, with a blank between them: \`name\`, then \`?\` where
 * it may be absent, \`*\` where there may be several, \`~\` where it may be nil, then \`=\` and its type where that is
 * no string: \`int\` of XML Schema, or \`tns:LoginResult\` of the contract. \`<tns:Base\` goes before those of a type
 * that extends another, and \`...\` stands for elements beyond those declared. The row of a global element whose
 * type has a name is \`=\` and that name.
 */
export type Row = string

/** Rows by name. */
export type Rows = Readonly<Record<string, Row>>

/** A contract as encoding and decoding take it; the same for every WSDL. */
export interface Contract {
  /** API version, such as 64.0; empty where the service has none. */
  readonly version: string
  /** Path of the service, above the version. */
  readonly path: string
  /** Namespaces by prefix; \`tns\` is the target namespace. */
  readonly namespaces: Readonly<Record<string, string>>
  /** Complex types by the prefix of their namespace. */
  readonly types: Readonly<Record<string, Rows>>
  /** The elements of bodies and headers, which are of the target namespace. */
  readonly elements: Rows
  /** Operations: the elements of request and response, and the numbers of three of the lists, or a hyphen for none. */
  readonly operations: Rows
  /** Names of headers of requests and responses, and of faults, with a blank between them. */
  readonly lists: readonly string[]
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
