import type { ComplexType, ElementParticle, QName, SimpleType } from '../../wsdl/model.js'
import { WsdlError } from '../../wsdl/model.js'
import type { BuiltIn, Contract } from './contract.js'
import { fields } from './contract.js'
import type { Names, TypeName } from './names.js'

/** Everything that the writers of the single files look things up in. */
export interface Sources {
  readonly contract: Contract
  readonly names: Names
}

const INTEGERS =
  'integer int long short byte nonNegativeInteger positiveInteger unsignedLong unsignedInt unsignedShort unsignedByte'
const TEXTS =
  'string normalizedString token language Name NCName NMTOKEN ID anySimpleType anyURI QName base64Binary hexBinary ' +
  'duration gYear gYearMonth gMonth gMonthDay gDay date time'

/** The JavaScript type of a value. A calendar day and a time of day stay strings: neither is an instant. */
export const SCALARS: Readonly<Record<string, string>> = {
  anyType: 'unknown',
  boolean: 'boolean',
  dateTime: 'Date',
  ...Object.fromEntries(`${INTEGERS} decimal double float`.split(' ').map((name) => [name, 'number'])),
  ...Object.fromEntries(TEXTS.split(' ').map((name) => [name, 'string'])),
}

/** Built-in types that the run time knows by their names; another is read and written as a text, or as an integer. */
const KNOWN =
  'anyType boolean date dateTime time decimal double float int integer long short base64Binary'.split(' ')

/** The built-in type by which the run time reads and writes another. */
export function runTimeType(name: string): string {
  if (KNOWN.includes(name)) return name
  return INTEGERS.split(' ').includes(name) ? 'integer' : 'string'
}

/** The name of a type as `module` has to write it. */
export function qualified({ module: home, name }: TypeName, module: string): string {
  return home === module ? name : `${home}.${name}`
}

/** The TypeScript type of one element, with its array and its `null`, as `module` has to write it. */
export function elementType(sources: Sources, particle: ElementParticle, module: string): string {
  const item = itemType(sources, particle, module)
  const nullable = particle.nillable && item !== 'unknown' ? `${item} | null` : item
  const many = particle.max === 'unbounded' || particle.max > 1
  if (!many) return nullable
  return /[|&]/.test(nullable) ? `readonly (${nullable})[]` : `readonly ${nullable}[]`
}

function itemType(sources: Sources, particle: ElementParticle, module: string): string {
  const { contract, names } = sources
  const target = contract.resolve(particle.type, particle.line)
  if (target.kind === 'built-in') {
    const place = { line: particle.line, what: `element ${particle.name.name}` }
    return builtIn(contract, target, place)
  }
  if (target.name === undefined) return target.kind === 'complex' ? inline(sources, target, module) : 'string'
  if (target.kind === 'simple') return qualified(names.type(target), module)
  const name = contract.derived(target).length > 0 ? names.family(target) : names.type(target)
  return qualified(name, module)
}

function inline(sources: Sources, type: ComplexType, module: string): string {
  const members = fields(sources.contract, type).map(
    (field) =>
      `${propertyName(field.name.name)}${field.min === 0 ? '?' : ''}: ${elementType(sources, field, module)}`,
  )
  return members.length === 0 ? 'Record<string, never>' : `{ ${members.join('; ')} }`
}

/** The TypeScript type under a simple type without enumeration. */
export function simpleBase(sources: Sources, type: SimpleType): string {
  const base: QName = type.base
  const target = sources.contract.resolve(base, type.line)
  if (target.kind === 'built-in')
    return builtIn(sources.contract, target, { line: type.line, what: `simple type ${type.name.name}` })
  if (target.kind === 'simple') return qualified(sources.names.type(target), sources.names.type(type).module)
  throw new WsdlError(
    sources.contract.wsdl.file,
    type.line,
    `simple type ${type.name.name} restricts a complex type`,
  )
}

/** Where something is declared, for messages. */
interface Place {
  readonly line: number
  readonly what: string
}

function builtIn({ wsdl }: Contract, type: BuiltIn, { line, what }: Place): string {
  const scalar = SCALARS[type.name]
  if (scalar !== undefined) return scalar
  throw new WsdlError(wsdl.file, line, `${what}: xsd:${type.name} is not known here`)
}

/** A property's name, quoted where TypeScript wants it. */
export function propertyName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name)
}

/** The same in an object literal, where `__proto__` would mean something else. */
export function memberName(name: string): string {
  return name === '__proto__' ? `['__proto__']` : propertyName(name)
}

/** A string as a TypeScript literal in single quotes. */
export function literal(value: string): string {
  return `'${JSON.stringify(value).slice(1, -1).replace(/\\"/g, '"').replace(/'/g, "\\'")}'`
}
