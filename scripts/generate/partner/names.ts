import type { ComplexType, Operation, QName, SimpleType } from '../../wsdl/model.js'
import type { Contract } from './contract.js'
import { key } from './contract.js'

/** Where a type of the contract stands in TypeScript. */
export interface TypeName {
  /** File without its ending, and the name of its namespace import. */
  readonly module: string
  readonly name: string
}

/** The TypeScript names of a whole contract. */
export interface Names {
  /** Modules of the schemas, the target namespace's first. */
  readonly modules: readonly { readonly module: string; readonly namespace: string }[]
  type(type: ComplexType | SimpleType): TypeName
  /** The union of a type and all that extend it. */
  family(type: ComplexType): TypeName
  request(operation: Operation): TypeName
  response(operation: Operation): TypeName
  header(element: QName): TypeName
}

/** Names that the generated files take from the language. */
const TAKEN = new Set(['AbortSignal', 'Date', 'Promise', 'Record', 'Readonly'])

/** The file of the types of a namespace: stable, because only the namespace itself decides. */
function moduleOf(namespace: string, target: string): string {
  if (namespace === target) return 'types'
  const role = /^urn:(sobject|fault)\./.exec(namespace)?.[1]
  return role === undefined ? namespace.replace(/\W+/g, '_').replace(/^_?(?=\d)/, '_') : `${role}s`
}

/** A name with a capital first letter, and no character that TypeScript does not take. */
export function pascal(name: string): string {
  const clean = name.replace(/[^\w$]/g, '_')
  return clean.charAt(0).toUpperCase() + clean.slice(1)
}

/**
 * Gives every type of a contract its TypeScript name.
 *
 * Each namespace has a file of its own, so that `ens:Location` and `tns:location` do not meet, and so do
 * requests, responses and headers. Within a file a name that differs from another in its first letter's
 * case only, or that is the language's, gets the ending `Type`; the exact name always keeps its own.
 */
export function namesOf(contract: Contract): Names {
  const { targetNamespace, schemas } = contract.wsdl
  const named = namedTypes(contract)
  const taken = new Set(named.values())
  const of = (type: ComplexType | SimpleType): TypeName => {
    const qname = type.name ?? { namespace: targetNamespace, name: '' }
    return { module: moduleOf(qname.namespace, targetNamespace), name: named.get(key(qname)) ?? '' }
  }
  const modules = schemas.map((namespace) => ({ module: moduleOf(namespace, targetNamespace), namespace }))
  return {
    modules: modules.sort((a, b) => Number(b.module === 'types') - Number(a.module === 'types')),
    type: of,
    family: (type) => familyName(of(type), taken),
    request: (operation) => ({ module: 'messages', name: ending(pascal(operation.input.name), 'Request') }),
    response: (operation) => ({
      module: 'messages',
      name: ending(pascal(operation.output.name), 'Response'),
    }),
    header: (element) => ({ module: 'headers', name: pascal(element.name) }),
  }
}

function namedTypes(contract: Contract): ReadonlyMap<string, string> {
  const { simpleTypes, complexTypes } = contract.wsdl
  const all = [...simpleTypes, ...complexTypes].flatMap((type) => type.name ?? [])
  const exact = new Set(all.map(key))
  return new Map(all.map((qname) => [key(qname), uniqueName(qname, exact)]))
}

function uniqueName(qname: QName, exact: ReadonlySet<string>): string {
  const name = pascal(qname.name)
  const collides = name !== qname.name && exact.has(key({ ...qname, name }))
  return collides || TAKEN.has(name) ? `${name}Type` : name
}

function familyName({ module, name }: TypeName, taken: ReadonlySet<string>): TypeName {
  const family = `Any${name}`
  return { module, name: taken.has(family) ? `${family}Type` : family }
}

function ending(name: string, end: string): string {
  return name.endsWith(end) ? name : `${name}${end}`
}
