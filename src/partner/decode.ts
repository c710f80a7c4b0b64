import type { Operation } from '../../generated/partner/contract.js'
import { invalidResponse } from '../http/foreign.js'
import { copyOf, scalarOf, valueOf, type Scalar } from './scalars.js'
import { ANY, rootOf, type Fields, type Member, type Schema, type Type } from './types.js'
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

/** How the value of an element is read: as one of a complex type, of a built-in one, or by its form. */
interface Reading {
  readonly type?: Type | undefined
  /** The name that the value has of its type. */
  readonly label?: string | undefined
  readonly scalar?: Scalar | undefined
}

/** Meaning of a start tag within a type. */
interface Meaning extends Reading {
  readonly within: Type
  /** Undefined where the type declares none of that name, null where the element is another service's. */
  readonly member: Member | undefined | null
}

class Decoder {
  readonly #schema: Schema
  readonly #xml: XmlReader<Meaning>
  readonly #namespaces: ReadonlySet<string>

  constructor(schema: Schema, body: string) {
    this.#schema = schema
    this.#xml = new XmlReader(body)
    this.#namespaces = new Set(Object.values(schema.contract.namespaces))
  }

  envelope(operation: Operation): Answer {
    const xml = this.#xml
    if (!isSoap(xml.tag.name, 'Envelope')) throw new XmlError('is no SOAP envelope')
    let body: Partial<Answer> | undefined
    let headers: Fields = {}
    while (xml.next()) {
      if (isSoap(xml.tag.name, 'Header')) headers = this.#headers(operation)
      else if (!isSoap(xml.tag.name, 'Body')) xml.leave()
      else if (body === undefined) body = this.#body(operation)
      else throw new XmlError('has two bodies')
    }
    xml.finish()
    return { ...body, headers }
  }

  #headers({ responseHeaders }: Operation): Fields {
    const headers: Fields = {}
    while (this.#xml.next()) {
      const { local, namespace } = this.#xml.tag.name
      if (!responseHeaders.includes(local) || !this.#isOfService(namespace)) this.#xml.leave()
      else headers[local] = this.#value(this.#reading(this.#schema.element(local)), ANY)
    }
    return headers
  }

  #body({ output }: Operation): Partial<Answer> {
    const xml = this.#xml
    let found: Partial<Answer> | undefined
    while (xml.next()) {
      const { local, namespace } = xml.tag.name
      const isFault = isSoap(xml.tag.name, 'Fault')
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
    return this.#namespaces.has(namespace) || SERVICE.test(namespace)
  }

  #fault(): RawFault {
    const xml = this.#xml
    const fields: Fields = {}
    const details: Detail[] = []
    while (xml.next()) {
      if (xml.tag.name.local === 'detail') while (xml.next()) details.push(this.#detail())
      else this.#add(fields, ANY, ANY)
    }
    return { fields, details }
  }

  #detail(): Detail {
    const { local, namespace } = this.#xml.tag.type ?? this.#xml.tag.name
    const type = this.#schema.type(local, namespace)
    return { type, value: this.#value(type === undefined ? this.#meaningIn(ANY) : { type }, ANY) }
  }

  /** The children of the element that is open, by the members of a type. */
  #fields(fields: Fields, type: Type): Fields {
    while (this.#xml.next()) this.#add(fields, type, type)
    return fields
  }

  /** The child that was entered; where the type does not declare it, it may be a record as `owner` is. */
  #add(fields: Fields, type: Type, owner: Type): void {
    const { tag } = this.#xml
    const meaning = tag.note?.within === type ? tag.note : (tag.note = this.#meaningIn(type))
    const { member } = meaning
    if (member === null) this.#xml.leave()
    else put(fields, tag.name.local, this.#value(meaning, member === undefined ? owner : ANY), member)
  }

  #meaningIn(within: Type): Meaning {
    const { local, namespace } = this.#xml.tag.name
    const member = within.byName.get(local)
    if (member !== undefined && !this.#isOfService(namespace)) return { within, member: null }
    const declared = member?.type()
    const scalar = typeof declared === 'string' && declared !== 'anyType' ? scalarOf(declared) : undefined
    const { type, label } = this.#reading(typeof declared === 'object' ? declared : undefined)
    return { within, member, scalar, type, label }
  }

  /** An element of the type that is declared, or of another one of its family that it names, or of any that it names. */
  #reading(declared: Type | undefined): Reading {
    const { type: name } = this.#xml.tag
    const isKnown = name !== undefined && name.namespace !== XSD
    const named = isKnown ? this.#schema.type(name.local, name.namespace) : undefined
    const isFitting = named !== undefined && (declared === undefined || rootOf(named) === rootOf(declared))
    const type = isFitting ? named : declared
    return { type, label: type && labelOf(type, named === undefined ? name : undefined) }
  }

  #value({ scalar, type, label }: Reading, owner: Type): unknown {
    const { isNil } = this.#xml.tag
    if (scalar !== undefined) return this.#scalar(scalar, isNil)
    const value = type === undefined ? this.#formed(owner) : this.#fields(labelled(label), type)
    return isNil ? null : value
  }

  #scalar(scalar: Scalar, isNil: boolean): unknown {
    const xml = this.#xml
    if (xml.next()) throw invalidResponse(`The answer has elements in place of a ${scalar.name}`, 200)
    return isNil ? null : valueOf(xml.text, scalar)
  }

  /** An element of no type that is known, by its form. */
  #formed(owner: Type): unknown {
    const xml = this.#xml
    const { type: name } = xml.tag
    if (!xml.next()) return valueOf(xml.text, name && scalarOf(name.local))
    const isRecord = owner.open !== undefined && owner.byName.has('type') && xml.tag.name.local === 'type'
    const type = isRecord ? owner : ANY
    const fields = labelled(labelOf(type, name))
    do this.#add(fields, type, owner)
    while (xml.next())
    return fields
  }
}

function isSoap({ local, namespace }: Name, name: string): boolean {
  return local === name && namespace === SOAP
}

/** The name that a value has of its type, where that is not the one that everyone expects. */
function labelOf({ base, name }: Type, unknown: Name | undefined): string | undefined {
  if (unknown !== undefined && unknown.namespace !== XSD) return copyOf(unknown.local)
  return base === undefined ? undefined : name
}

/** The beginning of a value. */
function labelled(label: string | undefined): Fields {
  return label === undefined ? {} : { 'xsi:type': label }
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
