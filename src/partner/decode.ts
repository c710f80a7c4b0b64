import type { Operation } from '../../generated/partner/contract.js'
import { invalidResponse } from '../http/foreign.js'
import { copyOf, valueOf } from './scalars.js'
import { ANY, rootOf, TYPE, type Fields, type Member, type Schema, type Type } from './types.js'
import { XmlReader } from '../lib/xml.js'
import type { Name } from '../lib/xml-tag.js'
import { XmlError } from '../lib/xml-text.js'

/** A fault: what every fault has, and the elements of its detail. */
export interface RawFault {
  /** Code and text by the names of their elements. */
  readonly fields: Fields
  readonly details: readonly Detail[]
}

/** An element of a detail, with the type of the contract that it is of. */
export interface Detail {
  readonly type: Type | undefined
  readonly value: unknown
}

/** Content of an envelope: the element of the response or a fault, or neither. */
export interface Answer {
  readonly result?: Fields | undefined
  readonly fault?: RawFault | undefined
  readonly headers: Fields
}

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/'
const XSD = 'http://www.w3.org/2001/XMLSchema'
/** The namespaces of Salesforce's SOAP APIs; some servers answer one API in the style of another. */
const SERVICE = /^urn:(?:[\w-]+\.)*soap\.sforce\.com$/

/**
 * Reads an envelope into the form that the generated types promise, in one pass: numbers, booleans and dates by
 * the contract or by `xsi:type`, arrays where there may be several, `null` for nil, and the name of a derived
 * type under `xsi:type`.
 *
 * @throws XmlError when it is no envelope
 * @throws SalesforceError `INVALID_RESPONSE` when a value is none of its type, or stands twice and differs
 */
export function decode(schema: Schema, operation: Operation, body: string): Answer {
  return new Decoder(schema, body).envelope(operation)
}

class Decoder {
  readonly #schema: Schema
  readonly #xml: XmlReader
  readonly #namespaces: ReadonlySet<string>
  /** The namespace of the service that was found last. */
  #service: string | undefined
  /** Types by the names that the reader gives again and again. */
  readonly #types = new WeakMap<Name, Type>()

  constructor(schema: Schema, body: string) {
    this.#schema = schema
    this.#xml = new XmlReader(body)
    this.#namespaces = new Set(Object.values(schema.contract.namespaces))
  }

  envelope(operation: Operation): Answer {
    const xml = this.#xml
    if (!isSoap(xml.name, 'Envelope')) throw new XmlError('is no SOAP envelope')
    let body: Partial<Answer> | undefined
    let headers: Fields = {}
    while (xml.next()) {
      if (isSoap(xml.name, 'Header')) headers = this.#headers(operation)
      else if (!isSoap(xml.name, 'Body')) xml.leave()
      else if (body === undefined) body = this.#body(operation)
      else throw new XmlError('has two bodies')
    }
    xml.finish()
    return { ...body, headers }
  }

  #headers({ responseHeaders }: Operation): Fields {
    const headers: Fields = {}
    while (this.#xml.next()) {
      const { local, namespace } = this.#xml.name
      if (!responseHeaders.includes(local) || !this.#isOfService(namespace)) this.#xml.leave()
      else headers[local] = this.#object(this.#schema.element(local))
    }
    return headers
  }

  #body({ output }: Operation): Partial<Answer> {
    const xml = this.#xml
    let found: Partial<Answer> | undefined
    while (xml.next()) {
      const { local, namespace } = xml.name
      const isFault = isSoap(xml.name, 'Fault')
      if (!isFault && (local !== output || !this.#isOfService(namespace))) xml.leave()
      else if (found !== undefined) throw new XmlError('has two results')
      else
        found = isFault
          ? { fault: this.#fault() }
          : { result: this.#fields({}, this.#schema.element(output)) }
    }
    return found ?? {}
  }

  #isOfService(namespace: string): boolean {
    if (namespace === this.#service) return true
    if (!this.#namespaces.has(namespace) && !SERVICE.test(namespace)) return false
    this.#service = namespace
    return true
  }

  #fault(): RawFault {
    const xml = this.#xml
    const fields: Fields = {}
    const details: Detail[] = []
    while (xml.next()) {
      const { local } = xml.name
      if (local === 'detail') while (xml.next()) details.push(this.#detail())
      else put(fields, local, this.#open(ANY))
    }
    return { fields, details }
  }

  #detail(): Detail {
    const { local, namespace } = this.#xml.type ?? this.#xml.name
    const type = this.#schema.type(local, namespace)
    return { type, value: type === undefined ? this.#open(ANY) : this.#fields({}, type) }
  }

  /** An element of a complex type: of the one declared, or of another one of its family that it names. */
  #object(declared: Type): Fields | null {
    const { isNil, type: name } = this.#xml
    const named = this.#named(name)
    const type = named !== undefined && rootOf(named) === rootOf(declared) ? named : declared
    const fields = this.#fields(labelled(type, named === undefined ? unknownName(name) : undefined), type)
    return isNil ? null : fields
  }

  /** The children of the element that is open, by the members of a type. */
  #fields(fields: Fields, type: Type): Fields {
    while (this.#xml.next()) this.#add(fields, type, type)
    return fields
  }

  /** The child that was entered; where the type does not declare it, it may be a record as `owner` is. */
  #add(fields: Fields, type: Type, owner: Type): void {
    const { local, namespace } = this.#xml.name
    const member = type.byName.get(local)
    if (member === undefined) put(fields, local, this.#open(owner))
    else if (!this.#isOfService(namespace)) this.#xml.leave()
    else put(fields, local, this.#value(member), member)
  }

  #value(member: Member): unknown {
    const type = member.type()
    if (typeof type !== 'string') return this.#object(type)
    return type === 'anyType' ? this.#open(ANY) : this.#scalar(type)
  }

  #scalar(type: string): unknown {
    const { isNil } = this.#xml
    if (this.#xml.next()) throw invalidResponse(`The answer has elements in place of a ${type}`, 200)
    const { text } = this.#xml
    return isNil ? null : valueOf(text, type)
  }

  /** An element that the contract does not declare: by its `xsi:type` when it has one, by its form when not. */
  #open(owner: Type): unknown {
    const { isNil, type: name } = this.#xml
    const named = this.#named(name)
    const value = named === undefined ? this.#formed(owner, name) : this.#fields(labelled(named), named)
    return isNil ? null : value
  }

  #formed(owner: Type, name: Name | undefined): unknown {
    const xml = this.#xml
    if (!xml.next()) return valueOf(xml.text, name?.local)
    const isRecord = owner.open !== undefined && owner.byName.has('type') && xml.name.local === 'type'
    const type = isRecord ? owner : ANY
    const fields = labelled(type, unknownName(name))
    do this.#add(fields, type, owner)
    while (xml.next())
    return fields
  }

  /** The complex type of a name; a name of XML Schema's is none, whatever types the contract has. */
  #named(name: Name | undefined): Type | undefined {
    if (name === undefined || name.namespace === XSD) return undefined
    const known = this.#types.get(name)
    if (known !== undefined) return known
    const type = this.#schema.type(name.local, name.namespace)
    if (type !== undefined) this.#types.set(name, type)
    return type
  }
}

function isSoap({ local, namespace }: Name, name: string): boolean {
  return local === name && namespace === SOAP
}

function unknownName(name: Name | undefined): string | undefined {
  return name === undefined || name.namespace === XSD ? undefined : copyOf(name.local)
}

/** The beginning of a value: the name of its type, where that is not the one that everyone expects. */
function labelled({ base, name }: Type, label = base === undefined ? undefined : name): Fields {
  return label === undefined ? {} : { [TYPE]: label }
}

/** The name is the server's: `__proto__` is a name like any other. */
function define(fields: Fields, name: string, value: unknown): void {
  if (name !== '__proto__') fields[name] = value
  else Object.defineProperty(fields, name, { value, enumerable: true, configurable: true, writable: true })
}

/**
 * Adds the value of an element. One that should stand once may stand twice, as the id of a record does, if both
 * are alike; where nothing is declared, several make an array.
 */
function put(fields: Fields, name: string, value: unknown, member?: Member): void {
  const before = fields[name]
  if (before === undefined || !Object.hasOwn(fields, name))
    define(fields, name, member?.many === true ? [value] : value)
  else if (member?.many !== false && Array.isArray(before)) before.push(value)
  else if (member === undefined) define(fields, name, [before, value])
  else if (before !== value && JSON.stringify(before) !== JSON.stringify(value))
    throw invalidResponse(`The answer has several values for ${name}`, 200)
}
