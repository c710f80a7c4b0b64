import { key } from './references.js'
import { XSD, type ComplexType, type Particle, type QName, type Wsdl } from './model.js'

/** Told of each type that is referred to and not declared, once. */
export type Warn = (message: string) => void

const ANY_TYPE: QName = { namespace: XSD, name: 'anyType' }

/**
 * A WSDL without its references to types that it does not declare: an element of such a type may hold anything,
 * and so may a type that extends one. Some files of packages and of internal builds have such references.
 */
export function withoutUnknown(wsdl: Wsdl, warn: Warn): Wsdl {
  const types = new Set(
    [...wsdl.simpleTypes, ...wsdl.complexTypes].flatMap(({ name }) => (name ? key(name) : [])),
  )
  const warned = new Set<string>()

  function isKnown(name: QName, line: number, owner: string): boolean {
    if (name.namespace === XSD || types.has(key(name))) return true
    if (!warned.has(key(name)))
      warn(`${wsdl.file}:${line}: ${owner}: type ${key(name)} is declared nowhere, and becomes unknown`)
    warned.add(key(name))
    return false
  }

  function typeOf<T extends QName | ComplexType>(
    type: T,
    line: number,
    owner: string,
  ): T | QName | ComplexType {
    if ('kind' in type) return complex(type, owner)
    return isKnown(type, line, owner) ? type : ANY_TYPE
  }

  function particle(one: Particle): Particle {
    return one.kind === 'any' ? one : { ...one, type: typeOf(one.type, one.line, one.name.name) }
  }

  function complex(type: ComplexType, owner = type.name?.name ?? ''): ComplexType {
    const { base, line } = type
    const particles = type.particles.map(particle)
    if (base === undefined || isKnown(base, line, owner)) return { ...type, particles }
    const { base: _unknown, ...rest } = type
    const any = {
      kind: 'any',
      namespace: '##any',
      processContents: 'lax',
      min: 0,
      max: 'unbounded',
      line,
    } as const
    return { ...rest, particles: [...particles, any] }
  }

  return {
    ...wsdl,
    simpleTypes: wsdl.simpleTypes.map((type) => {
      const { base, line, name } = type
      return isKnown(base, line, name.name) ? type : { ...type, base: { namespace: XSD, name: 'string' } }
    }),
    complexTypes: wsdl.complexTypes.map((type) => complex(type)),
    elements: wsdl.elements.map((one) => ({ ...one, type: typeOf(one.type, one.line, one.name.name) })),
  }
}
