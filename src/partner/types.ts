import type { Contract, Operation, Row } from '../../generated/partner/contract.js'
import { invalidArgument } from '../lib/invalid-argument.js'
import { entryOf } from '../lib/json.js'

/** A complex type of a contract. */
export interface Type {
  readonly name: string
  /** Prefix of its namespace in the contract. */
  readonly prefix: string
  /** Its elements in the order of the schema, inherited ones first. */
  readonly members: readonly Member[]
  /** The same by their names. */
  readonly byName: ReadonlyMap<string, Member>
  /** Prefix of elements beyond those declared; undefined when there may be none. */
  readonly open: string | undefined
  /** The type that it extends. */
  readonly base: Type | undefined
}

/** An element of a complex type. */
export interface Member {
  readonly name: string
  readonly prefix: string
  readonly many: boolean
  readonly required: boolean
  readonly nillable: boolean
  /** Whether its values are of a complex type. */
  readonly complex: boolean
  /** The complex type, or the local name of a built-in one. */
  readonly type: () => Type | string
}

/** Values by the names of their elements. */
export type Fields = Record<string, unknown>

/** Key under which a value has the name of its type. */
export const TYPE = 'xsi:type'

const MEMBER = /^([^?*~=]+)(\??)(\*?)(~?)(?:=(.+))?$/

/** A type of no members, which takes any. */
export const ANY: Type = typeOf({ name: '', prefix: 'tns', open: 'tns', base: undefined, members: [] })

const schemas = new WeakMap<Contract, Schema>()

/**
 * The types of a contract.
 *
 * @throws TypeError when it is none of this version
 */
export function schemaOf(contract: Contract): Schema {
  if ((contract as Partial<Contract>).lists === undefined)
    throw invalidArgument('These stubs are of an older form: run strictforce generate again')
  const known = schemas.get(contract) ?? new Schema(contract)
  schemas.set(contract, known)
  return known
}

/** The type that extends nothing and is extended by this one, directly or not. */
export function rootOf(type: Type): Type {
  return type.base === undefined ? type : rootOf(type.base)
}

/** The types of a contract, each read from its row when it is first asked for. */
export class Schema {
  readonly contract: Contract
  readonly #known = new Map<string, Type>()
  readonly #prefixes: readonly string[]

  constructor(contract: Contract) {
    this.contract = contract
    this.#prefixes = Object.keys(contract.namespaces)
  }

  /** An operation; undefined where the contract has none of that name. */
  operation(name: string): Operation | undefined {
    const { lists, operations } = this.contract
    const [input, output, ...numbers] = entryOf(operations, name)?.split(' ') ?? []
    if (input === undefined || output === undefined) return undefined
    const named = numbers.map((number) => lists[Number(number)]?.split(' ') ?? [])
    const [requestHeaders = [], responseHeaders = [], faults = []] = named
    return { name, input, output, requestHeaders, responseHeaders, faults }
  }

  /** The type of an element of a body or a header. */
  element(name: string): Type {
    const row = entryOf(this.contract.elements, name) ?? ''
    const named = row.startsWith('=') ? this.#named(row.slice(1)) : undefined
    return named ?? this.#read(name, row, 'tns', name)
  }

  /** A complex type by its local name: that of the namespace, or else the first of all. */
  type(name: string, namespace?: string): Type | undefined {
    const { namespaces } = this.contract
    const own = this.#prefixes.find((prefix) => namespaces[prefix] === namespace)
    return (own === undefined ? undefined : this.#named(`${own}:${name}`)) ?? this.#all(name)[0]
  }

  /** The type of that name which is `type` or extends it. */
  derived(type: Type, name: string): Type | undefined {
    return this.#all(name).find((candidate) => isOrExtends(candidate, type))
  }

  #all(name: string): readonly Type[] {
    return this.#prefixes.flatMap((prefix) => this.#named(`${prefix}:${name}`) ?? [])
  }

  #named(reference: string): Type | undefined {
    const [prefix = '', name = ''] = reference.split(':')
    const row = entryOf(this.contract.types[prefix] ?? {}, name)
    return row === undefined ? undefined : this.#read(reference, row, prefix, name)
  }

  #read(reference: string, row: Row, prefix: string, name: string): Type {
    const type = this.#known.get(reference) ?? this.#parse(row, prefix, name)
    this.#known.set(reference, type)
    return type
  }

  #parse(row: Row, prefix: string, name: string): Type {
    const tokens = row.split(' ').filter((token) => token !== '')
    const base = tokens[0]?.startsWith('<') === true ? this.#named(tokens[0].slice(1)) : undefined
    const own = tokens.flatMap((token) => (/^<|^\.\.\.$/.test(token) ? [] : this.#member(token, prefix)))
    const open = tokens.includes('...') ? prefix : base?.open
    return typeOf({ name, prefix, base, open, members: [...(base?.members ?? []), ...own] })
  }

  #member(token: string, prefix: string): Member {
    const [, name = '', optional, many, nillable, reference = 'string'] = MEMBER.exec(token) ?? []
    let type: Type | string | undefined
    return {
      name,
      prefix,
      many: many !== '',
      required: optional === '',
      nillable: nillable !== '',
      complex: reference.includes(':'),
      type: () => (type ??= this.#named(reference) ?? reference),
    }
  }
}

function typeOf(type: Omit<Type, 'byName'>): Type {
  return { ...type, byName: new Map(type.members.map((member) => [member.name, member])) }
}

function isOrExtends(type: Type | undefined, base: Type): boolean {
  return type !== undefined && (type === base || isOrExtends(type.base, base))
}
