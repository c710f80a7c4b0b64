import { key } from './references.js'
import { XSD, type ComplexType, type Particle, type QName, type Wsdl } from './model.js'

/** Told of each type that is referred to and not declared, once. */
export type Warn = (message: string) => void

const ANY_TYPE: QName = { namespace: XSD, name: 'anyType' }

/** Takes the references to types out that a WSDL does not declare. */
class Replacement {
  readonly #wsdl: Wsdl
  readonly #warn: Warn
  readonly #types: ReadonlySet<string>
  readonly #warned = new Set<string>()

  constructor(wsdl: Wsdl, warn: Warn) {
    this.#wsdl = wsdl
    this.#warn = warn
    const types = [...wsdl.simpleTypes, ...wsdl.complexTypes]
    this.#types = new Set(types.flatMap(({ name }) => (name ? key(name) : [])))
  }

  isKnown(name: QName, line: number, owner: string): boolean {
    if (name.namespace === XSD || this.#types.has(key(name))) return true
    if (!this.#warned.has(key(name)))
      this.#warn(
        `${this.#wsdl.file}:${line}: ${owner}: type ${key(name)} is declared nowhere, and becomes unknown`,
      )
    this.#warned.add(key(name))
    return false
  }

  type(type: QName | ComplexType, line: number, owner: string): QName | ComplexType {
    if ('kind' in type) return this.complex(type, owner)
    return this.isKnown(type, line, owner) ? type : ANY_TYPE
  }

  complex(type: ComplexType, owner = type.name?.name ?? ''): ComplexType {
    const { base, line } = type
    const particles = type.particles.map((particle) => this.#particle(particle))
    if (base === undefined || this.isKnown(base, line, owner)) return { ...type, particles }
    const { kind, abstract, name, documentation } = type
    const open = { kind, abstract, particles: [...particles, anything(line)], line }
    return { ...open, ...(name && { name }), ...(documentation && { documentation }) }
  }

  #particle(one: Particle): Particle {
    return one.kind === 'any' ? one : { ...one, type: this.type(one.type, one.line, one.name.name) }
  }
}

function anything(line: number): Particle {
  return { kind: 'any', namespace: '##any', processContents: 'lax', min: 0, max: 'unbounded', line }
}

/**
 * A WSDL without its references to types that it does not declare: an element of such a type may hold anything,
 * and so may a type that extends one. Some files of packages and of internal builds have such references.
 */
export function withoutUnknown(wsdl: Wsdl, warn: Warn): Wsdl {
  const replacement = new Replacement(wsdl, warn)
  return {
    ...wsdl,
    simpleTypes: wsdl.simpleTypes.map((type) => {
      const { base, line, name } = type
      const isKnown = replacement.isKnown(base, line, name.name)
      return isKnown ? type : { ...type, base: { namespace: XSD, name: 'string' } }
    }),
    complexTypes: wsdl.complexTypes.map((type) => replacement.complex(type)),
    elements: wsdl.elements.map((one) => ({
      ...one,
      type: replacement.type(one.type, one.line, one.name.name),
    })),
  }
}
