import type { ComplexType, ElementDeclaration, Operation, Particle, QName } from '../../wsdl/model.js'
import type { Contract } from './contract.js'
import { key } from './contract.js'

/** Something that the run-time WSDL declares on its own: a named type or a global element. */
export type Declaration = ComplexType | ElementDeclaration

/** The declarations that operations may need at run time, and what leads from one to the other. */
export interface Closure {
  /** In the order of the schemas and, within one, types before elements, each in document order. */
  readonly declarations: readonly Declaration[]
  /** Places of the declarations that one cannot do without. */
  needs(declaration: Declaration): readonly number[]
  /** Places of the declarations that an operation starts from. */
  roots(operation: Operation): readonly number[]
}

/**
 * What the operations reach: bodies and headers, and the types under them.
 *
 * A type that extends another is needed by none: it comes in when a value is of it. Otherwise whatever takes
 * any record of an enterprise WSDL would need all of them. For the same reason every type is there, reached
 * or not: those of compound fields and of faults are named by values alone.
 */
export function closureOf(contract: Contract, operations: readonly Operation[]): Closure {
  const elements = new Set<Declaration>(operations.flatMap((operation) => rootsOf(contract, operation)))
  const declarations = inOrder(contract).filter((one) => 'particles' in one || elements.has(one))
  const places = new Map(declarations.map((declaration, index) => [declaration, index]))
  const indices = (wanted: readonly Declaration[]): readonly number[] =>
    [...new Set(wanted.flatMap((declaration) => places.get(declaration) ?? []))].sort((a, b) => a - b)
  return {
    declarations,
    needs: (declaration) => indices(needsOf(contract, declaration)),
    roots: (operation) => indices(rootsOf(contract, operation)),
  }
}

/** The namespace that a declaration stands in. */
export function namespaceOf(declaration: Declaration): string {
  return declaration.name?.namespace ?? ''
}

function inOrder({ wsdl }: Contract): readonly Declaration[] {
  return wsdl.schemas.flatMap((namespace) =>
    [...wsdl.complexTypes, ...wsdl.elements].filter((declaration) => namespaceOf(declaration) === namespace),
  )
}

function rootsOf(contract: Contract, operation: Operation): readonly Declaration[] {
  const headers = [...operation.requestHeaders, ...operation.responseHeaders].map(({ element }) => element)
  const names = new Map([operation.input, operation.output, ...headers].map((name) => [key(name), name]))
  return [...names.values()].map((name) => contract.element(name, operation.line))
}

function needsOf(contract: Contract, declaration: Declaration): readonly Declaration[] {
  if ('particles' in declaration) return typeNeeds(contract, declaration)
  return reference(contract, declaration.type, declaration.line)
}

function typeNeeds(contract: Contract, type: ComplexType): readonly Declaration[] {
  const base = contract.base(type)
  const children = type.particles.flatMap((particle) => particleNeeds(contract, particle))
  return [...(base === undefined ? [] : [base]), ...children]
}

function particleNeeds(contract: Contract, particle: Particle): readonly Declaration[] {
  return particle.kind === 'any' ? [] : reference(contract, particle.type, particle.line)
}

function reference(contract: Contract, to: QName | ComplexType, line: number): readonly Declaration[] {
  const type = contract.resolve(to, line)
  if (type.kind !== 'complex') return []
  if (type.name === undefined) return typeNeeds(contract, type)
  return type.base === undefined ? [type] : []
}
