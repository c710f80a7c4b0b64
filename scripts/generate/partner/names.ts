import type { ComplexType, Operation, QName, SimpleType } from '../../wsdl/model.js'
import type { Contract } from './contract.js'
import { key } from './contract.js'
import { assignNames, type Wanted } from './unique-names.js'

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
const GLOBAL = ['AbortSignal', 'Date', 'Promise', 'Record', 'Readonly']

/** Files that are there for every contract. */
const FILES = ['types', 'messages', 'headers', 'contract', 'operations', 'tables', 'stubs']

/** The file of the types of a namespace: stable, because only the namespace itself decides. */
function moduleOf(namespace: string): string {
  const role = /^urn:(sobject|fault)\./.exec(namespace)?.[1]
  return role === undefined ? namespace.replace(/\W+/g, '_').replace(/^_?(?=\d)/, '_') : `${role}s`
}

/** A name with a capital first letter, and no character that TypeScript does not take. */
export function pascal(name: string): string {
  const clean = name.replace(/[^\p{L}\p{N}_$]/gu, '_')
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
  const places = modulesOf(schemas, targetNamespace)
  const named = namedTypes(contract)
  const families = familyNames(contract, named)
  const messages = messageNames(contract)
  const headers = headerNames(contract)
  const at = (names: ReadonlyMap<string, string>, type: ComplexType | SimpleType): TypeName => {
    const qname = type.name ?? { namespace: targetNamespace, name: '' }
    return { module: places.get(qname.namespace) ?? 'types', name: names.get(key(qname)) ?? '' }
  }
  const modules = schemas.map((namespace) => ({ module: places.get(namespace) ?? 'types', namespace }))
  return {
    modules: modules.sort((a, b) => Number(b.module === 'types') - Number(a.module === 'types')),
    type: (type) => at(named, type),
    family: (type) => at(families, type),
    request: ({ input }) => ({ module: 'messages', name: messages.get(`> ${key(input)}`) ?? '' }),
    response: ({ output }) => ({ module: 'messages', name: messages.get(`< ${key(output)}`) ?? '' }),
    header: (element) => ({ module: 'headers', name: headers.get(key(element)) ?? '' }),
  }
}

function modulesOf(schemas: readonly string[], target: string): ReadonlyMap<string, string> {
  const others = schemas.filter((namespace) => namespace !== target)
  const wanted = others.map((namespace) => ({ key: namespace, from: namespace, name: moduleOf(namespace) }))
  return new Map([[target, 'types'], ...assignNames(wanted, FILES, '_')])
}

/** Types by qualified name; those of different namespaces never meet. */
function namedTypes(contract: Contract): ReadonlyMap<string, string> {
  const { simpleTypes, complexTypes, schemas } = contract.wsdl
  const all = [...simpleTypes, ...complexTypes].flatMap((type) => type.name ?? [])
  return new Map(
    schemas.flatMap((namespace) => {
      const own = all.filter((qname) => qname.namespace === namespace)
      return [
        ...assignNames(
          own.map((qname) => wantedOf(qname)),
          GLOBAL,
          'Type',
        ),
      ]
    }),
  )
}

function wantedOf(qname: QName, mark = '', end = ''): Wanted {
  const name = pascal(qname.name)
  return { key: `${mark}${key(qname)}`, from: qname.name, name: name.endsWith(end) ? name : `${name}${end}` }
}

/** Unions of families by the qualified name of their base; none is called as any type is. */
function familyNames(contract: Contract, named: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const { complexTypes, schemas } = contract.wsdl
  const parents = complexTypes.filter((type) => contract.derived(type).length > 0)
  return new Map(
    schemas.flatMap((namespace) => {
      const bases = parents.flatMap(({ name }) => (name?.namespace === namespace ? name : []))
      const wanted = bases.map((name) => {
        const from = named.get(key(name)) ?? ''
        return { key: key(name), from, name: `Any${from}` }
      })
      return [...assignNames(wanted, [...named.values()], 'Type')]
    }),
  )
}

function messageNames({ wsdl: { operations } }: Contract): ReadonlyMap<string, string> {
  const wanted = operations.flatMap(({ input, output }) => [
    wantedOf(input, '> ', 'Request'),
    wantedOf(output, '< ', 'Response'),
  ])
  return assignNames(wanted, GLOBAL, 'Type')
}

function headerNames({ wsdl: { operations } }: Contract): ReadonlyMap<string, string> {
  const elements = operations.flatMap(({ requestHeaders, responseHeaders }) =>
    [...requestHeaders, ...responseHeaders].map(({ element }) => element),
  )
  return assignNames(
    elements.map((element) => wantedOf(element)),
    GLOBAL,
    'Type',
  )
}
