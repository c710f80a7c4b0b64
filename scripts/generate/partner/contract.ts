import type {
  ComplexType,
  ElementDeclaration,
  ElementParticle,
  Particle,
  QName,
  SimpleType,
  Wsdl,
} from '../../wsdl/model.js'
import { WsdlError, XSD } from '../../wsdl/model.js'

/** Target of a reference to a type. */
export type Resolved = ComplexType | SimpleType | BuiltIn

/** A type of the XML Schema language itself, such as `dateTime`. */
export interface BuiltIn {
  readonly kind: 'built-in'
  readonly name: string
}

/** A WSDL with look-ups by name; every look-up that leads nowhere is a {@link WsdlError}. */
export interface Contract {
  readonly wsdl: Wsdl
  /** The type that a particle or an element refers to, or the one declared in place. */
  resolve(reference: QName | ComplexType, line: number): Resolved
  /** A global element. */
  element(name: QName, line: number): ElementDeclaration
  /** The complex type that this one extends. */
  base(type: ComplexType): ComplexType | undefined
  /** All types that extend this one, directly or not, in document order. */
  derived(type: ComplexType): readonly ComplexType[]
  /** The particles of a type with what its bases bring, bases first. */
  content(type: ComplexType): readonly Particle[]
}

/** One string for a qualified name. */
export function key(name: QName): string {
  return `{${name.namespace}}${name.name}`
}

/** The elements among the particles of a type, inherited ones first. */
export function fields(contract: Contract, type: ComplexType): readonly ElementParticle[] {
  return contract.content(type).filter((particle) => particle.kind === 'element')
}

/**
 * Indexes a WSDL.
 *
 * @throws WsdlError when a type extends one that is not there, or itself
 */
export function contractOf(wsdl: Wsdl): Contract {
  const types = new Map([...wsdl.simpleTypes, ...wsdl.complexTypes].flatMap((type) => entry(type)))
  const elements = new Map(wsdl.elements.map((element) => [key(element.name), element]))
  const base = baseOf(wsdl, types)
  const families = familiesOf(wsdl, base)

  return {
    wsdl: { ...wsdl, schemas: [...new Set(wsdl.schemas)] },
    resolve: (reference, line) => resolve(wsdl, types, reference, line),
    element(name, line) {
      const element = elements.get(key(name))
      if (element !== undefined) return element
      throw new WsdlError(wsdl.file, line, `element ${key(name)} is not declared`)
    },
    base,
    derived: (type) => families.get(type) ?? [],
    content: (type) => ancestry(type, base).flatMap((ancestor) => ancestor.particles),
  }
}

function entry<T extends ComplexType | SimpleType>(type: T): [string, T][] {
  return type.name === undefined ? [] : [[key(type.name), type]]
}

function resolve(
  wsdl: Wsdl,
  types: ReadonlyMap<string, ComplexType | SimpleType>,
  reference: QName | ComplexType,
  line: number,
): Resolved {
  if ('kind' in reference) return reference
  if (reference.namespace === XSD) return { kind: 'built-in', name: reference.name }
  const type = types.get(key(reference))
  if (type !== undefined) return type
  throw new WsdlError(wsdl.file, line, `type ${key(reference)} is not declared`)
}

function baseOf(
  wsdl: Wsdl,
  types: ReadonlyMap<string, ComplexType | SimpleType>,
): (type: ComplexType) => ComplexType | undefined {
  return (type) => {
    if (type.base === undefined) return undefined
    const base = types.get(key(type.base))
    if (base?.kind === 'complex') return base
    throw new WsdlError(
      wsdl.file,
      type.line,
      `complex type ${key(type.base)}, which is extended here, is not declared`,
    )
  }
}

function familiesOf(
  wsdl: Wsdl,
  base: (type: ComplexType) => ComplexType | undefined,
): ReadonlyMap<ComplexType, readonly ComplexType[]> {
  const families = new Map<ComplexType, ComplexType[]>()
  for (const type of wsdl.complexTypes) {
    const seen = new Set([type])
    for (let above = base(type); above !== undefined; above = base(above)) {
      if (seen.has(above))
        throw new WsdlError(wsdl.file, type.line, `type ${type.name?.name ?? ''} extends itself`)
      seen.add(above)
      const family = families.get(above)
      if (family === undefined) families.set(above, [type])
      else family.push(type)
    }
  }
  return families
}

function ancestry(
  type: ComplexType,
  base: (type: ComplexType) => ComplexType | undefined,
): readonly ComplexType[] {
  const above = base(type)
  return above === undefined ? [type] : [...ancestry(above, base), type]
}
