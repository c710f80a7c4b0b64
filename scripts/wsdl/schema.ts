import {
  contents,
  documented,
  fail,
  label,
  optional,
  qname,
  qnameAttribute,
  required,
  single,
  type Element,
} from './dom.js'
import { XSD } from './model.js'
import type {
  AnyParticle,
  ComplexType,
  ElementDeclaration,
  ElementParticle,
  Particle,
  QName,
  SimpleType,
} from './model.js'
import { key } from './references.js'
import {
  anonymousSimple,
  ATTRIBUTES,
  hasSimpleContent,
  PASSED_OVER,
  simpleContent,
  simpleType,
  textOf,
} from './simple-types.js'

/** Declarations of one schema, in document order. */
export interface Schema {
  readonly targetNamespace: string
  readonly simpleTypes: readonly SimpleType[]
  readonly complexTypes: readonly ComplexType[]
  readonly elements: readonly ElementDeclaration[]
}

/** Where a declaration stands. */
interface Place {
  /** Namespace of its schema. */
  readonly target: string
  /** Namespace of elements declared inside types. */
  readonly local: string
  /** The global elements of all schemas. */
  readonly globals: ReadonlyMap<string, Global>
  /** Names of the global elements that this one is a part of by references. */
  readonly within: readonly string[]
}

interface Global {
  readonly element: Element
  readonly place: Place
}

const OCCURRENCE = ['minOccurs', 'maxOccurs']
const ANY_TYPE: QName = { namespace: XSD, name: 'anyType' }

/** Groups of elements beside the plain sequence. */
const GROUPS = ['xsd:sequence', 'xsd:choice', 'xsd:all']

/** Reads the `xsd:schema` elements of a file. */
export function readSchemas(schemas: readonly Element[]): Schema[] {
  const globals = new Map<string, Global>()
  const read = schemas.map((schema) => [schema, placeOf(schema, globals)] as const)
  for (const [schema, place] of read) {
    for (const element of schema.children) {
      if (label(element) !== 'xsd:element') continue
      const name = key({ namespace: place.target, name: element.attributes.get('name') ?? '' })
      if (!globals.has(name)) globals.set(name, { element, place })
    }
  }
  return read.map(([schema, place]) => readSchema(schema, place))
}

function placeOf(schema: Element, globals: ReadonlyMap<string, Global>): Place {
  const target = required(schema, 'targetNamespace')
  const isQualified = schema.attributes.get('elementFormDefault') === 'qualified'
  return { target, local: isQualified ? target : '', globals, within: [] }
}

function readSchema(schema: Element, place: Place): Schema {
  const attributes = ['targetNamespace', 'elementFormDefault', 'attributeFormDefault']
  const labels = ['xsd:import', 'xsd:simpleType', 'xsd:complexType', 'xsd:element']
  const defaults = [...PASSED_OVER, 'blockDefault', 'finalDefault', 'xml:lang']
  const children = contents(schema, attributes, labels, [...defaults, 'xsd:include', ...ATTRIBUTES])
  const all = (wanted: string): Element[] => children.filter((child) => label(child) === wanted)
  all('xsd:import').forEach((element) => contents(element, ['namespace'], [], ['schemaLocation', 'id']))
  const [simple, complex] = [all('xsd:simpleType'), all('xsd:complexType')]
  return {
    targetNamespace: place.target,
    simpleTypes: [
      ...simple.map((element) => simpleType(element, place.target)),
      ...complex.filter(hasSimpleContent).map((element) => simpleContent(element, place.target)),
    ],
    complexTypes: complex
      .filter((element) => !hasSimpleContent(element))
      .map((element) => namedComplexType(element, place)),
    elements: all('xsd:element').map((element) => globalElement(element, place)),
  }
}

function namedComplexType(element: Element, place: Place): ComplexType {
  const name = { namespace: place.target, name: required(element, 'name') }
  return { ...complexType(element, ['name', 'abstract'], place), name }
}

function complexType(element: Element, attributes: readonly string[], place: Place): ComplexType {
  const labels = ['xsd:sequence', 'xsd:complexContent']
  const partly = [...PASSED_OVER, 'xsd:choice', 'xsd:all', ...ATTRIBUTES]
  const content = optional(withoutAttributes(contents(element, attributes, labels, partly)))
  const derivation = content && label(content) === 'xsd:complexContent' ? derivationOf(content) : undefined
  const isExtension = derivation && label(derivation) === 'xsd:extension'
  const inner = derivation
    ? optional(withoutAttributes(contents(derivation, ['base'], ['xsd:sequence'], partly)))
    : content
  return {
    kind: 'complex',
    abstract: flag(element, 'abstract'),
    ...(isExtension && { base: qnameAttribute(derivation, 'base') }),
    particles: inner ? particles(inner, place) : [],
    line: element.line,
    ...documented(element),
  }
}

/** An extension; a restriction says its elements again, and is a type of its own. */
function derivationOf(content: Element): Element {
  return single(content, contents(content, [], ['xsd:extension'], [...PASSED_OVER, 'xsd:restriction']))
}

function withoutAttributes(children: readonly Element[]): Element[] {
  return children.filter((child) => !ATTRIBUTES.includes(label(child)))
}

/** The particles of a group, those of groups within it in its place: one of a choice may be absent. */
function particles(group: Element, place: Place): Particle[] {
  const partly = [...OCCURRENCE, ...PASSED_OVER, ...GROUPS]
  const outer = occurrence(group)
  const isChoice = label(group) === 'xsd:choice'
  return contents(group, [], ['xsd:element', 'xsd:any'], partly)
    .flatMap((child) => particle(child, place))
    .map((one) => ({
      ...one,
      min: isChoice || outer.min === 0 ? 0 : one.min,
      max: outer.max === 1 ? one.max : 'unbounded',
    }))
}

function particle(child: Element, place: Place): Particle[] {
  if (GROUPS.includes(label(child))) return particles(child, place)
  return [label(child) === 'xsd:any' ? anyParticle(child) : elementParticle(child, place)]
}

function anyParticle(element: Element): AnyParticle {
  contents(element, ['namespace', 'processContents', ...OCCURRENCE], [], PASSED_OVER)
  return {
    kind: 'any',
    namespace: element.attributes.get('namespace') ?? '##any',
    processContents: element.attributes.get('processContents') ?? 'strict',
    ...occurrence(element),
    line: element.line,
  }
}

function elementParticle(element: Element, place: Place): ElementParticle {
  const { line } = element
  const global = element.attributes.has('ref') ? referred(element, place) : undefined
  const declared = global ?? {
    name: { namespace: place.local, name: required(element, 'name') },
    type: elementType(element, OCCURRENCE, place),
    nillable: flag(element, 'nillable'),
  }
  return { kind: 'element', ...declared, ...occurrence(element), line, ...documented(element) }
}

/** The global element that a particle refers to; one that holds itself without a type of a name may hold anything. */
function referred(element: Element, place: Place): Omit<ElementDeclaration, 'line'> {
  contents(element, ['name', ...OCCURRENCE], [], ['ref', ...PASSED_OVER])
  const value = required(element, 'ref')
  const near = { namespace: place.target, name: value }
  const name = !value.includes(':') && place.globals.has(key(near)) ? near : qname(element, value)
  const global = place.globals.get(key(name)) ?? fail(element, `element ${value} is declared nowhere`)
  if (place.within.includes(key(name))) return { name, type: ANY_TYPE, nillable: false }
  const inner = { ...global.place, within: [...place.within, key(name)] }
  const { type, nillable } = globalElement(global.element, inner)
  return { name, type, nillable }
}

function globalElement(element: Element, place: Place): ElementDeclaration {
  return {
    name: { namespace: place.target, name: required(element, 'name') },
    type: elementType(element, [], place),
    nillable: flag(element, 'nillable'),
    line: element.line,
    ...documented(element),
  }
}

function elementType(element: Element, attributes: readonly string[], place: Place): QName | ComplexType {
  const type = typeAttribute(element)
  const known = ['name', type, 'nillable', ...attributes]
  const partly = [...PASSED_OVER, 'abstract', 'substitutionGroup', 'xsd:simpleType']
  const anonymous = optional(contents(element, known, ['xsd:complexType'], partly))
  if (!anonymous) return typeName(element, type)
  if (element.attributes.has(type)) fail(element, 'has both a type and a type of its own')
  if (label(anonymous) === 'xsd:simpleType') return anonymousSimple(anonymous)
  return hasSimpleContent(anonymous) ? textOf(anonymous) : complexType(anonymous, [], place)
}

/** The attribute that names an element's type: `type`, or one of that name in a namespace. */
function typeAttribute({ attributes }: Element): string {
  const inNamespace = [...attributes.keys()].find((name) => /^(?!xmlns:)[^:]+:type$/.test(name))
  return attributes.has('type') ? 'type' : (inNamespace ?? 'type')
}

/** A name without a prefix is of the namespace that its attribute is in, if that is in any. */
function typeName(element: Element, attribute: string): QName {
  const value = required(element, attribute)
  const [prefix] = attribute.split(':')
  return attribute === 'type' || value.includes(':')
    ? qname(element, value)
    : qname(element, `${prefix ?? ''}:${value}`)
}

function occurrence(element: Element): { min: number; max: number | 'unbounded' } {
  const min = count(element, 'minOccurs')
  const max = element.attributes.get('maxOccurs') === 'unbounded' ? 'unbounded' : count(element, 'maxOccurs')
  if (max !== 'unbounded' && max < min) fail(element, 'maxOccurs is less than minOccurs')
  return { min, max }
}

function count(element: Element, name: string): number {
  const value = element.attributes.get(name) ?? '1'
  return /^\d{1,9}$/.test(value) ? Number(value) : fail(element, `${name} is no count: ${value}`)
}

function flag(element: Element, name: string): boolean {
  const value = element.attributes.get(name) ?? 'false'
  if (!['true', 'false', '1', '0'].includes(value)) fail(element, `${name} is no boolean: ${value}`)
  return value === 'true' || value === '1'
}
