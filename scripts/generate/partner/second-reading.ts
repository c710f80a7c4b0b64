import { parseWsdl } from 'wsdl-tsclient'
import { Logger } from 'wsdl-tsclient/dist/src/utils/logger.js'
import type { ComplexType, ElementParticle, Operation } from '../../wsdl/model.js'
import { WsdlError } from '../../wsdl/model.js'
import type { Contract, Resolved } from './contract.js'
import { fields } from './contract.js'
import { SCALARS } from './type-text.js'

type Parsed = Awaited<ReturnType<typeof parseWsdl>>
type Definition = Parsed['definitions'][number]
type Property = Definition['properties'][number]

/** Built-in types that wsdl-tsclient names otherwise than this library reads them. */
const OVERRULED = new Set(['anyType', 'date'])

/**
 * Has wsdl-tsclient, and with it node-soap, read a WSDL as well, and makes sure that both see the same: the
 * operations, the elements of their bodies, and the types of those.
 *
 * @throws WsdlError naming the operation or property about which the two readers disagree
 */
export async function demandAgreement(contract: Contract): Promise<void> {
  const parsed = await parse(contract)
  const walk = walker(contract)
  const methods = new Map(parsed.ports.flatMap((port) => port.methods).map((method) => [method.name, method]))
  for (const operation of contract.wsdl.operations) {
    const method = methods.get(operation.name)
    if (method === undefined) throw disagreement(contract, operation.line, `operation ${operation.name}`)
    walk(operation, method.paramDefinition, operation.input)
    walk(operation, method.returnDefinition, operation.output)
  }
  const names = new Set(contract.wsdl.operations.map(({ name }) => name))
  const extra = [...methods.keys()].find((name) => !names.has(name))
  if (extra !== undefined) throw disagreement(contract, 1, `operation ${extra}`)
}

async function parse(contract: Contract): Promise<Parsed> {
  Logger.disabled()
  try {
    return await parseWsdl(contract.wsdl.file, {
      modelNamePreffix: '',
      modelNameSuffix: '',
      maxRecursiveDefinitionName: Number.MAX_SAFE_INTEGER,
      caseInsensitiveNames: true,
    })
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'no reason given'
    throw new WsdlError(contract.wsdl.file, 1, `wsdl-tsclient cannot read it: ${reason}`)
  }
}

type Walk = (operation: Operation, definition: Definition | null, element: Operation['input']) => void

function walker(contract: Contract): Walk {
  const seen = new Set<Definition>()

  function type(definition: Definition, complex: ComplexType, where: string): void {
    if (seen.has(definition)) return
    seen.add(definition)
    const known = new Map(definition.properties.map((property) => [property.name, property]))
    for (const particle of fields(contract, complex)) {
      const property = known.get(particle.name.name)
      const place = `${where}.${particle.name.name}`
      if (property === undefined || !known.delete(property.name))
        throw disagreement(contract, particle.line, `property ${place}`)
      field(property, particle, place)
    }
    const extra = known.keys().next().value
    if (extra !== undefined) throw disagreement(contract, complex.line, `property ${where}.${extra}`)
  }

  function field(property: Property, particle: ElementParticle, place: string): void {
    const target = contract.resolve(particle.type, particle.line)
    const many = particle.max === 'unbounded' || particle.max > 1
    const complex = target.kind === 'complex'
    const isSame = many === (property.isArray === true) && complex === (property.kind === 'REFERENCE')
    if (!isSame || (property.kind === 'PRIMITIVE' && !isReadAs(target, property.type)))
      throw disagreement(contract, particle.line, `property ${place}`)
    if (property.kind === 'REFERENCE' && complex) type(property.ref, target, place)
  }

  return (operation, definition, name) => {
    const element = contract.element(name, operation.line)
    const target = contract.resolve(element.type, element.line)
    if (definition === null) throw disagreement(contract, operation.line, `operation ${operation.name}`)
    if (target.kind === 'complex') type(definition, target, name.name)
  }
}

/** Whether node-soap reads a built-in type as the generated types have it. */
function isReadAs(target: Resolved, type: string): boolean {
  return target.kind !== 'built-in' || OVERRULED.has(target.name) || SCALARS[target.name] === type
}

function disagreement(contract: Contract, line: number, what: string): WsdlError {
  return new WsdlError(
    contract.wsdl.file,
    line,
    `${what} is read differently by wsdl-tsclient than the schema says`,
  )
}
