import { compareFacts, compareLists } from './difference.js'
import { XSD } from './model.js'
import type {
  AnyParticle,
  ComplexType,
  ElementDeclaration,
  ElementParticle,
  Message,
  NamedElement,
} from './model.js'
import type { Operation, Particle, QName, SimpleType, Wsdl } from './model.js'

/**
 * Compares what two contracts state: names, types, order, cardinality, nillability, enumerations,
 * facets, bases, operations, headers, faults, messages. Not compared: documentation, layout,
 * prefixes, the order of declarations, and the address of the service.
 *
 * @returns a sentence for each difference, none when the contracts are equal
 */
export function compareWsdl(expected: Wsdl, actual: Wsdl): string[] {
  const same = (name: string): string => name
  return [
    ...compareFacts('contract', 'target namespace', expected.targetNamespace, actual.targetNamespace),
    ...compareLists({ where: '', what: 'schema', name: same }, expected.schemas, actual.schemas),
    ...compareDeclarations('simple type', expected.simpleTypes, actual.simpleTypes, compareSimpleTypes),
    ...compareDeclarations('complex type', expected.complexTypes, actual.complexTypes, compareComplexTypes),
    ...compareDeclarations('element', expected.elements, actual.elements, compareElements),
    ...compareDeclarations('message', expected.messages, actual.messages, compareMessages),
    ...compareDeclarations('operation', expected.operations, actual.operations, compareOperations),
    ...compareServices(expected, actual),
  ]
}

function compareDeclarations<T extends { readonly name?: QName | string }>(
  what: string,
  expected: readonly T[],
  actual: readonly T[],
  compare: (expected: T, actual: T, where: string) => string[],
): string[] {
  return compareLists({ where: '', what, name: ({ name }) => show(name ?? ''), compare }, expected, actual)
}

function show(name: QName | ComplexType | string): string {
  if (typeof name === 'string') return name
  if ('kind' in name) return 'of its own'
  return name.namespace === XSD ? `xsd:${name.name}` : `{${name.namespace}}${name.name}`
}

function compareSimpleTypes(expected: SimpleType, actual: SimpleType, where: string): string[] {
  return [
    ...compareFacts(where, 'base', show(expected.base), show(actual.base)),
    ...compareLists(
      { where, what: 'value', name: String, ordered: true },
      expected.enumeration,
      actual.enumeration,
    ),
    ...compareLists(
      { where, what: 'facet', name: ({ name, value }) => `${name} ${value}` },
      expected.facets,
      actual.facets,
    ),
  ]
}

function compareComplexTypes(expected: ComplexType, actual: ComplexType, where: string): string[] {
  const name = (particle: Particle): string => (particle.kind === 'any' ? 'any' : particle.name.name)
  return [
    ...compareFacts(where, 'abstract', expected.abstract, actual.abstract),
    ...compareFacts(where, 'base', show(expected.base ?? 'none'), show(actual.base ?? 'none')),
    ...compareLists(
      { where, what: 'element', name, ordered: true, compare: compareParticles },
      expected.particles,
      actual.particles,
    ),
  ]
}

function compareParticles(expected: Particle, actual: Particle, where: string): string[] {
  return [
    ...compareFacts(where, 'minOccurs', expected.min, actual.min),
    ...compareFacts(where, 'maxOccurs', expected.max, actual.max),
    ...(expected.kind === 'any' && actual.kind === 'any' ? compareAny(expected, actual, where) : []),
    ...(expected.kind === 'element' && actual.kind === 'element'
      ? compareTyped(expected, actual, where)
      : []),
  ]
}

function compareAny(expected: AnyParticle, actual: AnyParticle, where: string): string[] {
  return [
    ...compareFacts(where, 'namespace', expected.namespace, actual.namespace),
    ...compareFacts(where, 'processContents', expected.processContents, actual.processContents),
  ]
}

function compareTyped(expected: ElementParticle, actual: ElementParticle, where: string): string[] {
  return [
    ...compareFacts(where, 'namespace', expected.name.namespace, actual.name.namespace),
    ...compareElements(expected, actual, where),
  ]
}

function compareElements(
  expected: Pick<ElementDeclaration, 'type' | 'nillable'>,
  actual: Pick<ElementDeclaration, 'type' | 'nillable'>,
  where: string,
): string[] {
  const anonymous =
    'kind' in expected.type && 'kind' in actual.type
      ? compareComplexTypes(expected.type, actual.type, where)
      : compareFacts(where, 'type', show(expected.type), show(actual.type))
  return [...anonymous, ...compareFacts(where, 'nillable', expected.nillable, actual.nillable)]
}

function compareMessages(expected: Message, actual: Message, where: string): string[] {
  return compareNamedElements('part', expected.parts, actual.parts, where, false)
}

function compareOperations(expected: Operation, actual: Operation, where: string): string[] {
  return [
    ...compareFacts(
      where,
      'SOAPAction',
      JSON.stringify(expected.soapAction),
      JSON.stringify(actual.soapAction),
    ),
    ...compareFacts(where, 'input', show(expected.input), show(actual.input)),
    ...compareFacts(where, 'output', show(expected.output), show(actual.output)),
    ...compareNamedElements('request header', expected.requestHeaders, actual.requestHeaders, where),
    ...compareNamedElements('response header', expected.responseHeaders, actual.responseHeaders, where),
    ...compareNamedElements('fault', expected.faults, actual.faults, where),
  ]
}

function compareNamedElements(
  what: string,
  expected: readonly NamedElement[],
  actual: readonly NamedElement[],
  where: string,
  ordered = true,
): string[] {
  const compare = (one: NamedElement, other: NamedElement, at: string): string[] =>
    compareFacts(at, 'element', show(one.element), show(other.element))
  return compareLists({ where, what, name: ({ name }) => name, ordered, compare }, expected, actual)
}

function compareServices({ service: expected }: Wsdl, { service: actual }: Wsdl): string[] {
  const facts = ['name', 'port', 'binding', 'portType'] as const
  return facts.flatMap((fact) => compareFacts('service', fact, expected[fact], actual[fact]))
}
