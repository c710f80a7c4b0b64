import type { Warn } from './dom.js'
import { key } from './references.js'
import { XSD, type ComplexType, type Particle, type QName, type Wsdl } from './model.js'

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

/** A WSDL in which each type and element is declared once: of several of a name, the first counts. */
export function withoutTwins(wsdl: Wsdl, warn: Warn): Wsdl {
  const types = new Set<string>()
  const elements = new Set<string>()
  const isFirst = (seen: Set<string>, name: QName | undefined, line: number): boolean => {
    if (name === undefined || seen.size < seen.add(key(name)).size) return true
    warn(`${wsdl.file}:${line}: ${key(name)} is declared twice, and the first one counts`)
    return false
  }
  return {
    ...wsdl,
    simpleTypes: wsdl.simpleTypes.filter(({ name, line }) => isFirst(types, name, line)),
    complexTypes: wsdl.complexTypes.filter(({ name, line }) => isFirst(types, name, line)),
    elements: wsdl.elements.filter(({ name, line }) => isFirst(elements, name, line)),
  }
}
