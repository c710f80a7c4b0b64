import { WsdlError, XSD } from './model.js'
import type { ComplexType, NamedElement, QName, Wsdl } from './model.js'

const BUILT_IN = new Set(
  (
    'anyType anySimpleType string normalizedString token language Name NCName NMTOKEN ID boolean decimal integer ' +
    'long int short byte nonNegativeInteger positiveInteger unsignedLong unsignedInt unsignedShort unsignedByte ' +
    'float double date dateTime time duration gYear gYearMonth gMonth gMonthDay gDay base64Binary hexBinary ' +
    'anyURI QName'
  ).split(' '),
)

type Names = ReadonlyMap<string, { readonly line: number }>

/**
 * Checks that every name is declared once and every reference leads somewhere, bases included.
 *
 * @throws WsdlError on the first one that does not
 */
export function checkReferences(wsdl: Wsdl): void {
  const simple = byName(wsdl, wsdl.simpleTypes, 'type')
  const complex = byName(wsdl, wsdl.complexTypes, 'type')
  const types = byName(wsdl, [...wsdl.simpleTypes, ...wsdl.complexTypes], 'type')
  const elements = byName(wsdl, wsdl.elements, 'element')
  for (const { name, base, line } of wsdl.simpleTypes) demandType(wsdl, simple, base, line, name.name)
  for (const type of [...wsdl.complexTypes, ...anonymousTypes(wsdl)]) {
    if (type.base && !complex.has(key(type.base))) missing(wsdl, type.line, 'complex type', type.base)
    checkParticles(wsdl, types, type)
  }
  for (const { name, type, line } of wsdl.elements) demandType(wsdl, types, type, line, name.name)
  checkParts(wsdl, elements)
  checkLoops(wsdl)
}

/** One text for a name in a namespace: `{namespace}name`. */
export function key({ namespace, name }: QName): string {
  return `{${namespace}}${name}`
}

function byName<T extends { readonly name?: QName; readonly line: number }>(
  wsdl: Wsdl,
  declarations: readonly T[],
  what: string,
): Map<string, T> {
  const found = new Map<string, T>()
  for (const declaration of declarations) {
    if (!declaration.name) continue
    const name = key(declaration.name)
    if (found.has(name)) throw new WsdlError(wsdl.file, declaration.line, `${what} ${name} is declared twice`)
    found.set(name, declaration)
  }
  return found
}

function missing(wsdl: Wsdl, line: number, what: string, name: QName): never {
  throw new WsdlError(wsdl.file, line, `${what} ${key(name)} is declared nowhere`)
}

function demandType(wsdl: Wsdl, types: Names, type: QName | ComplexType, line: number, owner: string): void {
  if ('kind' in type || types.has(key(type))) return
  if (type.namespace === XSD && BUILT_IN.has(type.name)) return
  missing(wsdl, line, `${owner}: type`, type)
}

function* anonymousTypes(wsdl: Wsdl): Generator<ComplexType> {
  for (const { type } of wsdl.elements) if ('kind' in type) yield type
}

function checkParticles(wsdl: Wsdl, types: Names, { particles }: ComplexType): void {
  for (const particle of particles) {
    if (particle.kind === 'any') continue
    demandType(wsdl, types, particle.type, particle.line, particle.name.name)
    if ('kind' in particle.type) checkParticles(wsdl, types, particle.type)
  }
}

function checkParts(wsdl: Wsdl, elements: Names): void {
  const names = new Set<string>()
  for (const { name, parts, line } of wsdl.messages) {
    if (names.has(name)) throw new WsdlError(wsdl.file, line, `message ${name} is declared twice`)
    names.add(name)
    parts.forEach((part: NamedElement) => {
      if (!elements.has(key(part.element))) missing(wsdl, line, `message ${name}: element`, part.element)
    })
  }
}

function checkLoops(wsdl: Wsdl): void {
  const bases = new Map<string, QName | undefined>()
  for (const { name, base } of [...wsdl.simpleTypes, ...wsdl.complexTypes])
    if (name) bases.set(key(name), base)
  for (const { name, line } of [...wsdl.simpleTypes, ...wsdl.complexTypes]) {
    if (!name) continue
    const seen = new Set<string>()
    for (let at: QName | undefined = name; at; at = bases.get(key(at))) {
      if (seen.has(key(at))) throw new WsdlError(wsdl.file, line, `type ${key(name)} is based on itself`)
      seen.add(key(at))
    }
  }
}
