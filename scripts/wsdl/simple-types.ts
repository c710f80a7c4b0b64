import {
  contents,
  documented,
  fail,
  label,
  qname,
  qnameAttribute,
  required,
  single,
  type Element,
} from './dom.js'
import { XSD, type Facet, type QName, type SimpleType } from './model.js'

const FACETS = ['length', 'minLength', 'maxLength', 'pattern', 'whiteSpace', 'totalDigits', 'fractionDigits']
const RANGES = ['minInclusive', 'maxInclusive', 'minExclusive', 'maxExclusive']
const FACET_LABELS = ['enumeration', ...FACETS, ...RANGES].map((name) => `xsd:${name}`)
const STRING: QName = { namespace: XSD, name: 'string' }

/** Attributes that say nothing of requests and answers, or nothing that stubs go by. */
export const PASSED_OVER = ['id', 'block', 'final', 'form', 'default', 'fixed', 'mixed', 'version']
/** Declarations of attributes; no service of Salesforce has any. */
export const ATTRIBUTES = ['xsd:attribute', 'xsd:attributeGroup', 'xsd:anyAttribute']

/** A named simple type: a restriction, or any text for a list and a union. */
export function simpleType(element: Element, target: string): SimpleType {
  const children = contents(element, ['name'], ['xsd:restriction'], [...PASSED_OVER, 'xsd:list', 'xsd:union'])
  const content = single(element, children)
  const named = {
    kind: 'simple' as const,
    name: { namespace: target, name: required(element, 'name') },
    line: element.line,
    ...documented(element),
  }
  if (label(content) !== 'xsd:restriction') return { ...named, base: STRING, enumeration: [], facets: [] }
  const base = restricted(content)
  const facets = contents(content, ['base'], FACET_LABELS, [...PASSED_OVER, 'xsd:simpleType'])
  const values = facets.filter((child) => label(child) === 'xsd:enumeration')
  return {
    ...named,
    base,
    enumeration: values.map((child) => enumerationValue(child, base, target)),
    facets: facets.filter((child) => FACET_LABELS.indexOf(label(child)) > 0).map(facet),
  }
}

/** The type that a simple one restricts: by its name, or any text where it stands inside. */
function restricted(restriction: Element): QName {
  const isInside = restriction.children.some((child) => label(child) === 'xsd:simpleType')
  return isInside && !restriction.attributes.has('base') ? STRING : qnameAttribute(restriction, 'base')
}

/** A type of text with attributes, which are passed over. */
export function hasSimpleContent(element: Element): boolean {
  return element.children.some((child) => label(child) === 'xsd:simpleContent') && element.warn !== undefined
}

/** A type of text with attributes as a simple one. */
export function simpleContent(element: Element, target: string): SimpleType {
  const name = { namespace: target, name: required(element, 'name') }
  const base = textOf(element)
  return {
    kind: 'simple',
    name,
    base,
    enumeration: [],
    facets: [],
    line: element.line,
    ...documented(element),
  }
}

/** The type of the text in a type of text with attributes. */
export function textOf(element: Element): QName {
  const content = single(element, contents(element, ['name'], [], ['xsd:simpleContent', ...PASSED_OVER]))
  const derivation = single(content, contents(content, [], ['xsd:extension', 'xsd:restriction']))
  contents(derivation, ['base'], [], [...ATTRIBUTES, ...FACET_LABELS, 'xsd:simpleType', 'id'])
  return qnameAttribute(derivation, 'base')
}

function enumerationValue(element: Element, base: QName, target: string): string {
  contents(element, ['value'], [], PASSED_OVER)
  const value = element.attributes.get('value') ?? fail(element, 'attribute value is missing')
  if (base.namespace !== XSD || base.name !== 'QName') return value
  const { namespace, name } = qname(element, value)
  if (namespace !== target) fail(element, `${value} lies outside the namespace of its schema`)
  return name
}

function facet(element: Element): Facet {
  contents(element, ['value'], [], PASSED_OVER)
  return { name: element.name.local, value: required(element, 'value') }
}

/** The base of a simple type without a name. */
export function anonymousSimple(element: Element): QName {
  const content = single(element, element.children)
  return label(content) === 'xsd:restriction' ? restricted(content) : STRING
}
