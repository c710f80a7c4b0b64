import { parseWsdl } from 'wsdl-tsclient'
import { Logger } from 'wsdl-tsclient/dist/src/utils/logger.js'
import type { ComplexType, ElementParticle, Operation } from '../../wsdl/model.js'
import { WsdlError } from '../../wsdl/model.js'
import type { Contract } from './contract.js'
import { fields } from './contract.js'
import type { Names } from './names.js'

type Parsed = Awaited<ReturnType<typeof parseWsdl>>
type Definition = Parsed['definitions'][number]
type Property = Definition['properties'][number]

/** What wsdl-tsclient, and with it node-soap, makes of the same file. */
export interface SecondReading {
  /** The operations in the order of the port. */
  readonly operations: readonly Operation[]
  /** The JavaScript type that node-soap reads an element as; undefined for what no body reaches. */
  scalar(particle: ElementParticle): string | undefined
}

/**
 * Reads a WSDL as node-soap will see it and walks it together with the XSD's model. Its definitions get
 * the names of the XSD's types.
 *
 * @throws WsdlError naming the operation or property about which the two readers disagree
 */
export async function readAgain(contract: Contract, names: Names): Promise<SecondReading> {
  const parsed = await parse(contract)
  const walk = walker(contract, names)
  const methods = parsed.ports.flatMap((port) => port.methods)
  const operations = methods.map((method) => {
    const operation = contract.wsdl.operations.find(({ name }) => name === method.name)
    if (operation === undefined) throw disagreement(contract, 1, `operation ${method.name}`)
    walk.message(operation, method.paramDefinition, operation.input, names.request(operation).name)
    walk.message(operation, method.returnDefinition, operation.output, names.response(operation).name)
    return operation
  })
  const missing = contract.wsdl.operations.find((operation) => !operations.includes(operation))
  if (missing !== undefined) throw disagreement(contract, missing.line, `operation ${missing.name}`)
  return { operations, scalar: (particle) => walk.scalars.get(particle) }
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

interface Walker {
  readonly scalars: ReadonlyMap<ElementParticle, string>
  message(
    operation: Operation,
    definition: Definition | null,
    element: Operation['input'],
    name: string,
  ): void
}

function walker(contract: Contract, names: Names): Walker {
  const scalars = new Map<ElementParticle, string>()
  const seen = new Map<Definition, ComplexType>()

  function type(definition: Definition, complex: ComplexType, name: string, where: string): void {
    if (seen.has(definition)) return
    seen.set(definition, complex)
    definition.name = name
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
    if (many !== (property.isArray === true) || complex !== (property.kind === 'REFERENCE')) {
      throw disagreement(contract, particle.line, `property ${place}`)
    }
    if (property.kind === 'PRIMITIVE') scalars.set(particle, property.type)
    else if (complex) type(property.ref, target, nameOf(names, target, property.ref), place)
  }

  return {
    scalars,
    message(operation, definition, name, wrapper) {
      const element = contract.element(name, operation.line)
      const target = contract.resolve(element.type, element.line)
      if (definition === null) throw disagreement(contract, operation.line, `operation ${operation.name}`)
      if (target.kind === 'complex') type(definition, target, wrapper, name.name)
    },
  }
}

function nameOf(names: Names, type: ComplexType, definition: Definition): string {
  return type.name === undefined ? definition.name : names.type(type).name
}

function disagreement(contract: Contract, line: number, what: string): WsdlError {
  return new WsdlError(
    contract.wsdl.file,
    line,
    `${what} is read differently by wsdl-tsclient than the schema says`,
  )
}
