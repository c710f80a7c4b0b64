import { contents, documented, fail, label, qname, qnameAttribute, required, type Element } from './dom.js'
import { XSD } from './model.js'
import type {
  AnyParticle,
  ComplexType,
  ElementDeclaration,
  ElementParticle,
  Facet,
  Particle,
} from './model.js'
import type { QName, SimpleType } from './model.js'

/** Declarations of one schema, in document order. */
export interface Schema {
  readonly targetNamespace: string
  readonly simpleTypes: readonly SimpleType[]
  readonly complexTypes: readonly ComplexType[]
  readonly elements: readonly ElementDeclaration[]
}

interface Namespaces {
  readonly target: string
  /** Namespace of elements declared inside types. */
  readonly local: string
}

const OCCURRENCE = ['minOccurs', 'maxOccurs']
const FACETS = ['length', 'minLength', 'maxLength', 'pattern', 'whiteSpace', 'totalDigits', 'fractionDigits']
const RANGES = ['minInclusive', 'maxInclusive', 'minExclusive', 'maxExclusive']
const FACET_LABELS = ['enumeration', ...FACETS, ...RANGES].map((name) => `xsd:${name}`)

/** Reads an `xsd:schema` element. */
export function readSchema(schema: Element): Schema {
  const attributes = ['targetNamespace', 'elementFormDefault', 'attributeFormDefault']
  const labels = ['xsd:import', 'xsd:simpleType', 'xsd:complexType', 'xsd:element']
  const children = contents(schema, attributes, labels)
  const target = required(schema, 'targetNamespace')
  const spaces = { target, local: schema.attributes.get('elementFormDefault') === 'qualified' ? target : '' }
  const all = (wanted: string): Element[] => children.filter((child) => label(child) === wanted)
  all('xsd:import').forEach((element) => contents(element, ['namespace'], []))
  return {
    targetNamespace: target,
    simpleTypes: all('xsd:simpleType').map((element) => simpleType(element, target)),
    complexTypes: all('xsd:complexType').map((element) => namedComplexType(element, spaces)),
    elements: all('xsd:element').map((element) => globalElement(element, spaces)),
  }
}

function simpleType(element: Element, target: string): SimpleType {
  const restriction = single(element, contents(element, ['name'], ['xsd:restriction']))
  const children = contents(restriction, ['base'], FACET_LABELS)
  const base = qnameAttribute(restriction, 'base')
  const values = children.filter((child) => label(child) === 'xsd:enumeration')
  return {
    kind: 'simple',
    name: { namespace: target, name: required(element, 'name') },
    base,
    enumeration: values.map((child) => enumerationValue(child, base, target)),
    facets: children.filter((child) => label(child) !== 'xsd:enumeration').map(facet),
    line: element.line,
    ...documented(element),
  }
}

function enumerationValue(element: Element, base: QName, target: string): string {
  contents(element, ['value'], [])
  const value = element.attributes.get('value') ?? fail(element, 'attribute value is missing')
  if (base.namespace !== XSD || base.name !== 'QName') return value
  const { namespace, name } = qname(element, value)
  if (namespace !== target) fail(element, `${value} lies outside the namespace of its schema`)
  return name
}

function facet(element: Element): Facet {
  contents(element, ['value'], [])
  return { name: element.name.local, value: required(element, 'value') }
}

function namedComplexType(element: Element, spaces: Namespaces): ComplexType {
  const name = { namespace: spaces.target, name: required(element, 'name') }
  return { ...complexType(element, ['name', 'abstract'], spaces), name }
}

function complexType(element: Element, attributes: readonly string[], spaces: Namespaces): ComplexType {
  const content = optional(contents(element, attributes, ['xsd:sequence', 'xsd:complexContent']))
  const extension =
    content && label(content) === 'xsd:complexContent'
      ? single(content, contents(content, [], ['xsd:extension']))
      : undefined
  const sequence = extension ? optional(contents(extension, ['base'], ['xsd:sequence'])) : content
  return {
    kind: 'complex',
    abstract: flag(element, 'abstract'),
    ...(extension && { base: qnameAttribute(extension, 'base') }),
    particles: sequence ? particles(sequence, spaces) : [],
    line: element.line,
    ...documented(element),
  }
}

function particles(sequence: Element, spaces: Namespaces): Particle[] {
  return contents(sequence, [], ['xsd:element', 'xsd:any']).map((child) =>
    label(child) === 'xsd:any' ? anyParticle(child) : elementParticle(child, spaces),
  )
}

function anyParticle(element: Element): AnyParticle {
  contents(element, ['namespace', 'processContents', ...OCCURRENCE], [])
  return {
    kind: 'any',
    namespace: element.attributes.get('namespace') ?? '##any',
    processContents: element.attributes.get('processContents') ?? 'strict',
    ...occurrence(element),
    line: element.line,
  }
}

function elementParticle(element: Element, spaces: Namespaces): ElementParticle {
  return {
    kind: 'element',
    name: { namespace: spaces.local, name: required(element, 'name') },
    type: elementType(element, OCCURRENCE, spaces),
    ...occurrence(element),
    nillable: flag(element, 'nillable'),
    line: element.line,
    ...documented(element),
  }
}

function globalElement(element: Element, spaces: Namespaces): ElementDeclaration {
  return {
    name: { namespace: spaces.target, name: required(element, 'name') },
    type: elementType(element, [], spaces),
    nillable: flag(element, 'nillable'),
    line: element.line,
    ...documented(element),
  }
}

function elementType(
  element: Element,
  attributes: readonly string[],
  spaces: Namespaces,
): QName | ComplexType {
  const type = typeAttribute(element)
  const known = ['name', type, 'nillable', ...attributes]
  const anonymous = optional(contents(element, known, ['xsd:complexType']))
  if (!anonymous) return typeName(element, type)
  if (element.attributes.has(type)) fail(element, 'has both a type and a type of its own')
  return complexType(anonymous, [], spaces)
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

function single(parent: Element, children: readonly Element[]): Element {
  return optional(children) ?? fail(parent, 'is empty')
}

function optional([first, second]: readonly Element[]): Element | undefined {
  return second ? fail(second, 'a second construct beside the first is not known to this reader') : first
}
