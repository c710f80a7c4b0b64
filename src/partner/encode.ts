import type { Operation } from '../../generated/partner/contract.js'
import { invalidArgument } from '../lib/invalid-argument.js'
import { entryOf, isRecord } from '../lib/json.js'
import { textOf } from './scalars.js'
import { rootOf, TYPE, type Fields, type Member, type Schema, type Type } from './types.js'
import { NAME } from '../lib/xml-text.js'

/** Most objects around a value. */
const MAX_DEPTH = 250

const HEAD =
  '<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#13;',
}

/** Elements of a header by name, in the order in which they go out. */
export type HeaderElements = readonly (readonly [name: string, value: unknown])[]

/**
 * Writes a request as the schema wants it: elements in order and in their namespaces whatever the order of the
 * keys, `xsi:type` for derived types, nil for what the schema requires and the value leaves out, and nothing
 * that the schema does not have.
 *
 * @throws TypeError naming what is missing, unknown or of the wrong type; never with a value
 */
export function encode(
  schema: Schema,
  { name, input }: Operation,
  request: unknown,
  headers: HeaderElements,
): string {
  const { namespaces } = schema.contract
  const prefixes = Object.entries(namespaces).map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
  const root = (element: string, value: unknown, path: string): string => {
    const encoder = new Encoder(schema, path)
    return encoder.object(element, schema.element(element), value, ` xmlns="${namespaces['tns'] ?? ''}"`)
  }
  const header = headers.map(([element, value]) => root(element, value, element)).join(' ')
  const head = header === '' ? '' : `<soap:Header>${header}</soap:Header>`
  return `${HEAD}${prefixes.join('')}>${head}<soap:Body>${root(input, request, name)}</soap:Body></soap:Envelope>`
}

/** Writes one value; it knows where it is, for messages. */
class Encoder {
  readonly #schema: Schema
  readonly #path: string[]

  constructor(schema: Schema, path: string) {
    this.#schema = schema
    this.#path = [path]
  }

  /**
   * An element of a complex type.
   *
   * @param more - what its start tag holds beside its name
   * @param isReference - whether it names a record rather than giving one, so that nothing is nil
   */
  object(tag: string, declared: Type, value: unknown, more = '', isReference = false): string {
    if (!hasFields(value)) throw this.#wrong(' must be an object')
    const given = asRecord(declared, value)
    const type = this.#actual(declared, given)
    const fields = nullsByName(type, given)
    const label = type === declared ? '' : ` ${TYPE}="${type.prefix}:${type.name}"`
    const open = this.#undeclared(type, fields)
    let content = ''
    for (const member of type.members) {
      const item = entryOf(fields, member.name)
      const isNil = (item === undefined || item === null) && member.nillable && !member.many
      if (!isReference || !isNil) content += this.#at(member.name, member, item)
    }
    for (const name of open) content += this.#at(name, type, fields[name])
    return `<${tag}${more}${label}>${content}</${tag}>`
  }

  #actual(declared: Type, value: Fields): Type {
    const name = entryOf(value, TYPE)
    if (name === undefined) return declared
    const type = typeof name === 'string' ? this.#schema.derived(declared, name) : undefined
    if (type === undefined) throw this.#wrong(`['${TYPE}'] names no type that extends ${declared.name}`)
    return type
  }

  /** The keys that stand for elements beyond those declared. */
  #undeclared(type: Type, fields: Fields): readonly string[] {
    const names = Object.keys(fields).filter((key) => key !== TYPE && !type.byName.has(key))
    if (type.open === undefined && names[0] !== undefined) {
      const name = NAME.test(names[0]) ? `.${names[0]}` : ' has a key that'
      throw this.#wrong(`${name} is not part of ${type.name}`)
    }
    if (names.every((name) => NAME.test(name))) return names.filter((name) => fields[name] !== undefined)
    throw this.#wrong(" has a field whose name cannot be an XML element's")
  }

  /** A member, or an open element of a type, one step down. */
  #at(name: string, place: Member | Type, value: unknown): string {
    const path = this.#path
    if (path.push(`.${name}`) > MAX_DEPTH)
      throw invalidArgument(`The request of ${path[0] ?? ''}() refers to itself, or is nested too deeply`)
    const text = 'members' in place ? this.#openElement(name, place, value) : this.#member(place, value)
    path.pop()
    return text
  }

  #member(member: Member, value: unknown): string {
    if (member.many) return this.#many(member, value)
    if (value !== undefined) return this.#item(member, value)
    if (!member.required) return ''
    if (member.nillable) return nil(tagOf(member))
    throw this.#wrong(' is required')
  }

  #many(member: Member, value: unknown): string {
    if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) {
      if (!member.required) return ''
      throw this.#wrong(' must have at least one item')
    }
    if (!Array.isArray(value)) throw this.#wrong(' must be an array')
    let content = ''
    for (const [index, item] of (value as unknown[]).entries()) {
      this.#path.push(`[${index}]`)
      content += this.#item(member, item)
      this.#path.pop()
    }
    return content
  }

  #item(member: Member, value: unknown): string {
    const tag = tagOf(member)
    if (value === null) {
      if (member.nillable) return nil(tag)
      throw this.#wrong(' must not be null')
    }
    const type = member.type()
    return typeof type === 'string' ? this.#scalar(tag, value, type) : this.object(tag, type, value)
  }

  #scalar(tag: string, value: unknown, type: string): string {
    const text = textOf(value, type, this.#path.join(''))
    return `<${tag}>${text.replace(/[&<>"'\r]/g, (character) => ESCAPES[character] ?? '')}</${tag}>`
  }

  /** A field of a record: a scalar, another record that it refers to, or a value of a type that it names. */
  #openElement(name: string, owner: Type, value: unknown): string {
    const tag = tagOf({ name, prefix: owner.open ?? owner.prefix })
    if (value === null) return nil(tag)
    if (Array.isArray(value))
      throw this.#wrong(" must be one value: those of a multi-select picklist are joined by ';'")
    if (!hasFields(value)) return this.#scalar(tag, value, 'anyType')
    const type = this.#openType(value)
    if (type === undefined) return this.object(tag, owner, value, '', true)
    const label = ` ${TYPE}="${type.prefix}:${type.name}"`
    return this.object(tag, type, { ...value, [TYPE]: undefined }, label)
  }

  /** The result of a query has a type of its own; everything else without a type's name is a record. */
  #openType(value: Fields): Type | undefined {
    const name = entryOf(value, TYPE)
    const isQueryResult = typeof value['done'] === 'boolean' && typeof value['size'] === 'number'
    if (name === undefined)
      return isQueryResult && value['type'] === undefined ? this.#schema.type('QueryResult') : undefined
    const type = typeof name === 'string' ? this.#schema.type(name) : undefined
    if (type === undefined) throw this.#wrong(`['${TYPE}'] names no type of the contract`)
    return type
  }

  #wrong(what: string): TypeError {
    return invalidArgument(this.#path.join('') + what)
  }
}

function nil(tag: string): string {
  return `<${tag} xsi:nil="true"></${tag}>`
}

/** The target namespace is that of everything in a body or header without a prefix. */
function tagOf({ name, prefix }: Pick<Member, 'name' | 'prefix'>): string {
  return prefix === 'tns' ? name : `${prefix}:${name}`
}

/** Whether values of a type are records, which name their nulls. */
function isRecordType(type: Type): boolean {
  return rootOf(type).byName.has('fieldsToNull')
}

/** A record as REST gives it has its type in `attributes`. */
function asRecord(declared: Type, value: Fields): Fields {
  const { attributes, ...fields } = value
  const type = hasFields(attributes) ? entryOf(attributes, 'type') : undefined
  if (typeof type !== 'string' || !isRecordType(declared)) return value
  return declared.byName.has('type') ? { type, ...fields } : { [TYPE]: type, ...fields }
}

/** A null field of a record goes out as its name in `fieldsToNull`, which is what the service documents. */
function nullsByName(type: Type, value: Fields): Fields {
  if (!isRecordType(type)) return value
  const root = rootOf(type)
  const isNull = (key: string): boolean =>
    value[key] === null && !root.byName.has(key) && type.byName.get(key)?.complex !== true
  const nulls = Object.keys(value).filter(isNull)
  if (nulls.length === 0) return value
  const named = Array.isArray(value['fieldsToNull']) ? (value['fieldsToNull'] as unknown[]) : []
  const without = Object.fromEntries(nulls.map((key) => [key, undefined]))
  return { ...value, ...without, fieldsToNull: [...new Set([...named, ...nulls])] }
}

/** An object of a caller's, and none of those that stand for a value, such as a Date, a Map or bytes. */
function hasFields(value: unknown): value is Fields {
  return isRecord(value) && Object.prototype.toString.call(value) === '[object Object]'
}
