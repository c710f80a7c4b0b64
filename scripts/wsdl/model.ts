/**
 * The content of a WSDL, resolved and in document order: the one model that the generator and the
 * comparison of contracts work on. Plain data, no DOM.
 */

/** A name in a namespace, as the prefixes of the file resolve it. */
export interface QName {
  readonly namespace: string
  readonly name: string
}

/** Where in the file something is declared, for messages. */
export interface Located {
  /** 1-based line of the start tag. */
  readonly line: number
}

export interface Facet {
  readonly name: string
  readonly value: string
}

/** A named simple type: a restriction of another one. */
export interface SimpleType extends Located {
  readonly kind: 'simple'
  readonly name: QName
  readonly base: QName
  /** Allowed values in document order; prefixes of QName-valued enumerations are cut off. */
  readonly enumeration: readonly string[]
  /** All other facets (length, pattern, …) in document order. */
  readonly facets: readonly Facet[]
  readonly documentation?: string
}

/** A complex type; one declared inside an element has no name. */
export interface ComplexType extends Located {
  readonly kind: 'complex'
  readonly name?: QName
  readonly abstract: boolean
  /** The type that it extends. */
  readonly base?: QName
  /** Its own content in order, without what the base brings. */
  readonly particles: readonly Particle[]
  readonly documentation?: string
}

export type Particle = ElementParticle | AnyParticle

export interface ElementParticle extends Located {
  readonly kind: 'element'
  readonly name: QName
  /** A reference to a named or built-in type, or the anonymous type declared in place. */
  readonly type: QName | ComplexType
  readonly min: number
  readonly max: number | 'unbounded'
  readonly nillable: boolean
  readonly documentation?: string
}

export interface AnyParticle extends Located {
  readonly kind: 'any'
  readonly namespace: string
  readonly processContents: string
  readonly min: number
  readonly max: number | 'unbounded'
}

/** A global element. */
export interface ElementDeclaration extends Located {
  readonly name: QName
  readonly type: QName | ComplexType
  readonly nillable: boolean
  readonly documentation?: string
}

export interface Operation extends Located {
  readonly name: string
  readonly documentation?: string
  readonly soapAction: string
  /** Global element of the request body. */
  readonly input: QName
  /** Global element of the response body. */
  readonly output: QName
  /** Global elements that may stand in the request's header, by part name, in binding order. */
  readonly requestHeaders: readonly NamedElement[]
  readonly responseHeaders: readonly NamedElement[]
  /** Declared faults in binding order: name of the fault and its detail element. */
  readonly faults: readonly NamedElement[]
}

export interface NamedElement {
  readonly name: string
  readonly element: QName
}

/** A message and its parts, in document order. */
export interface Message extends Located {
  readonly name: string
  readonly parts: readonly NamedElement[]
}

export interface Wsdl {
  /** The path that was read, for messages. */
  readonly file: string
  readonly targetNamespace: string
  /** Namespaces of the schemas, in document order. */
  readonly schemas: readonly string[]
  readonly simpleTypes: readonly SimpleType[]
  readonly complexTypes: readonly ComplexType[]
  readonly elements: readonly ElementDeclaration[]
  readonly messages: readonly Message[]
  readonly operations: readonly Operation[]
  readonly service: Service
  readonly documentation?: string
}

/** The one service, its one port, and what that is bound to; the line is the address's. */
export interface Service extends Located {
  readonly name: string
  readonly port: string
  readonly binding: string
  readonly portType: string
  readonly address: string
  readonly documentation?: string
}

/** The namespace of the built-in types. */
export const XSD = 'http://www.w3.org/2001/XMLSchema'

/** A WSDL that cannot be used; the message names file, line and element. */
export class WsdlError extends Error {
  override readonly name = 'WsdlError'
  constructor(file: string, line: number, message: string) {
    super(`${file}:${line}: ${message}`)
  }
}
