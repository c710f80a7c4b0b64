import type { ComplexType, ElementParticle, Operation, QName } from '../../wsdl/model.js'
import { WsdlError } from '../../wsdl/model.js'
import type { Contract } from './contract.js'
import { fields, key } from './contract.js'

/** A name as XML has it, without a prefix. */
const NCNAME = /^[\p{L}_][\p{L}\p{N}\p{M}_.-]*$/u

/** A namespace that stands in quotes, in XML and in TypeScript, as it is. */
const NAMESPACE = /^[\w:/.#?=@%+~,;()!*-]+$/

/**
 * Refuses what a WSDL may say and the stubs would not do: better no stubs than such as send something else.
 *
 * @throws WsdlError naming file, line and element
 */
export function demandSupport(contract: Contract): void {
  const { simpleTypes, complexTypes, elements, operations, schemas, targetNamespace } = contract.wsdl
  for (const namespace of [targetNamespace, ...schemas])
    demand(contract, 1, NAMESPACE.test(namespace), `namespace ${namespace}: not a URI`)
  for (const { name, line } of simpleTypes) demandName(contract, line, 'simple type', name.name)
  for (const type of complexTypes) demandType(contract, type, `complex type ${type.name?.name ?? ''}`)
  for (const { name, type, line } of elements) {
    demandName(contract, line, 'element', name.name)
    if ('kind' in type) demandType(contract, type, `element ${name.name}`)
  }
  for (const operation of operations) demandOperation(contract, operation)
}

function demand({ wsdl }: Contract, line: number, isSupported: boolean, message: string): void {
  if (!isSupported) throw new WsdlError(wsdl.file, line, message)
}

function demandName(contract: Contract, line: number, what: string, name: string): void {
  demand(contract, line, NCNAME.test(name), `${what} ${JSON.stringify(name)}: not a name in XML`)
}

function demandType(contract: Contract, type: ComplexType, where: string): void {
  if (type.name !== undefined) demandName(contract, type.line, 'complex type', type.name.name)
  const seen = new Map<string, ElementParticle>()
  for (const field of fields(contract, type)) {
    demandField(contract, field, where)
    const { name, line } = field
    const before = seen.get(name.name)
    const inherited = before !== undefined && !type.particles.includes(before)
    const fits = before === undefined || (inherited && isRestatement(field, before))
    demand(contract, line, fits, `${where}: element ${name.name} stands there twice, itself or by a base`)
    seen.set(name.name, field)
  }
}

/** Whether an element says again what the base has said of it, as some of the Metadata API do, or less. */
function isRestatement(own: ElementParticle, inherited: ElementParticle): boolean {
  const isSameType =
    !('kind' in own.type) && !('kind' in inherited.type) && key(own.type) === key(inherited.type)
  return (
    isSameType &&
    own.max === inherited.max &&
    own.min >= inherited.min &&
    (inherited.nillable || !own.nillable)
  )
}

function demandField(contract: Contract, { name, type, max, line }: ElementParticle, where: string): void {
  demandName(contract, line, `${where}: element`, name.name)
  const message = `${where}: element ${name.name} is not qualified: elementFormDefault must be qualified`
  demand(contract, line, name.namespace !== '', message)
  demand(contract, line, max !== 0, `${where}: element ${name.name} may not occur: maxOccurs is 0`)
  if ('kind' in type) demandType(contract, type, `${where}.${name.name}`)
}

function demandOperation(contract: Contract, operation: Operation): void {
  const { name, line, soapAction, input, output, requestHeaders, responseHeaders } = operation
  const where = `operation ${name}`
  demandName(contract, line, 'operation', name)
  demand(
    contract,
    line,
    soapAction === '',
    `${where}: soapAction ${soapAction} is not known, only an empty one`,
  )
  demandElement(contract, line, input, `${where}: the body of the request`)
  demandElement(contract, line, output, `${where}: the body of the answer`)
  for (const { element } of [...requestHeaders, ...responseHeaders])
    demandElement(contract, line, element, `${where}: a header`)
}

/** An element of a header or body is of the target namespace, and holds elements. */
function demandElement(contract: Contract, line: number, element: QName, what: string): void {
  const isOwn = element.namespace === contract.wsdl.targetNamespace
  const { type } = contract.element(element, line)
  const isComplex = contract.resolve(type, line).kind === 'complex'
  demand(contract, line, isOwn, `${what}: element ${element.name} is not in the target namespace`)
  demand(contract, line, isComplex, `${what}: element ${element.name} is not of a complex type`)
}
