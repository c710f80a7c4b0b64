import { StructureKind } from 'ts-morph'
import type { GeneratedFile } from '../files.js'
import type { ComplexType, ElementParticle, Particle, QName } from '../../wsdl/model.js'
import { XSD } from '../../wsdl/model.js'
import type { Closure, Declaration } from './closure.js'
import { namespaceOf } from './closure.js'
import type { Contract } from './contract.js'
import type { Names } from './names.js'
import type { Statement } from './print.js'
import { print } from './print.js'
import { literal } from './type-text.js'

/** Customary prefixes; the run time relies on `tns` for the target namespace. */
const PREFIXES: Readonly<Record<string, string>> = { types: 'tns', sobjects: 'ens', faults: 'fns' }

/** The WSDL in pieces, and the function that puts those of one operation together. */
export function fragmentsFile(
  contract: Contract,
  names: Names,
  closure: Closure,
  source: string,
  folder: string,
): GeneratedFile {
  const prefixes = new Map(
    names.modules.map(({ module, namespace }) => [namespace, PREFIXES[module] ?? module]),
  )
  const schemas = contract.wsdl.schemas.map((namespace, place, all) => ({
    prefix: prefixes.get(namespace) ?? '',
    namespace,
    until: closure.declarations.filter((item) => all.indexOf(namespaceOf(item)) <= place).length,
  }))
  const fragments = closure.declarations.map(
    (declaration) =>
      `[${literal(xml(contract, prefixes, declaration))}, [${closure.needs(declaration).join(', ')}]]`,
  )
  return print(source, `${folder}/fragments.ts`, [
    `import type { Operation } from './contract.js'\n`,
    constant(
      'schemas',
      'readonly { readonly prefix: string; readonly namespace: string; readonly until: number }[]',
      [
        ...schemas.map(
          ({ prefix, namespace, until }) =>
            `{ prefix: '${prefix}', namespace: '${namespace}', until: ${until} }`,
        ),
      ],
    ),
    constant('fragments', 'readonly (readonly [xml: string, needs: readonly number[]])[]', fragments),
    TYPES,
    assembly(contract),
  ])
}

const TYPES = `
const places = new Map<string, number[]>()

/** The places of the types by local name; found when a type is first asked for. */
function placesOf(type: string): readonly number[] {
  if (places.size === 0) {
    fragments.forEach(([xml], index) => {
      const name = /^<complexType name="([^"]*)"/.exec(xml)?.[1]
      if (name !== undefined) places.set(name, [...(places.get(name) ?? []), index])
    })
  }
  return places.get(type) ?? []
}

/** Whether there is a complex type of that local name. */
export function hasType(type: string): boolean {
  return placesOf(type).length > 0
}
`

function constant(name: string, type: string, items: readonly string[]): Statement {
  return `const ${name}: ${type} = [\n${items.map((item) => `  ${item},\n`).join('')}]`
}

function assembly({ wsdl }: Contract): Statement {
  const soap = 'http://schemas.xmlsoap.org'
  return {
    kind: StructureKind.Function,
    name: 'wsdlOf',
    isExported: true,
    docs: ['Puts together the WSDL of one operation, with the types of those local names.'],
    parameters: [
      { name: 'operation', type: 'Operation' },
      { name: 'named', type: 'Iterable<string>', initializer: '[]' },
    ],
    returnType: 'string',
    statements: `const needed = new Set(operation.fragments)
for (const type of named) for (const place of placesOf(type)) needed.add(place)
for (const index of needed) for (const next of fragments[index]?.[1] ?? []) needed.add(next)
const chosen = [...needed].sort((a, b) => a - b)
const prefixes = schemas.map(({ prefix, namespace }) => \` xmlns:\${prefix}="\${namespace}"\`).join('')
const types = schemas.map(({ namespace, until }, place) => {
  const from = schemas[place - 1]?.until ?? 0
  const content = chosen.filter((index) => index >= from && index < until).map((index) => fragments[index]?.[0] ?? '')
  return \`<schema xmlns="${XSD}" elementFormDefault="qualified" targetNamespace="\${namespace}">\${content.join('')}</schema>\`
})
const message = (name: string, element: string): string =>
  \`<message name="\${name}"><part name="parameters" element="tns:\${element}"/></message>\`
return \`<?xml version="1.0"?><definitions xmlns="${soap}/wsdl/" xmlns:soap="${soap}/wsdl/soap/" xmlns:xsd="${XSD}"\${prefixes} targetNamespace="${wsdl.targetNamespace}"><types>\${types.join('')}</types>\${message('_in', operation.input)}\${message('_out', operation.output)}<portType name="Port"><operation name="\${operation.name}"><input message="tns:_in"/><output message="tns:_out"/></operation></portType><binding name="Binding" type="tns:Port"><soap:binding style="document" transport="${soap}/soap/http"/><operation name="\${operation.name}"><soap:operation soapAction=""/><input><soap:body use="literal"/></input><output><soap:body use="literal"/></output></operation></binding><service name="Service"><port name="Port" binding="tns:Binding"><soap:address location=""/></port></service></definitions>\``,
  }
}

type Prefixes = ReadonlyMap<string, string>

function xml(contract: Contract, prefixes: Prefixes, declaration: Declaration): string {
  if ('particles' in declaration) return complexXml(contract, prefixes, declaration)
  return elementXml(
    contract,
    prefixes,
    declaration.name.name,
    declaration,
    declaration.nillable ? ' nillable="true"' : '',
  )
}

function complexXml(contract: Contract, prefixes: Prefixes, type: ComplexType): string {
  const name = type.name === undefined ? '' : ` name="${type.name.name}"`
  const content = type.particles.map((particle) => particleXml(contract, prefixes, particle)).join('')
  const sequence = `<sequence>${content}</sequence>`
  if (type.base === undefined) return `<complexType${name}>${sequence}</complexType>`
  const extension = `<extension base="${reference(contract, prefixes, type.base, type.line)}">${sequence}</extension>`
  return `<complexType${name}><complexContent>${extension}</complexContent></complexType>`
}

function particleXml(contract: Contract, prefixes: Prefixes, particle: Particle): string {
  if (particle.kind === 'any') return `<any${occurrence(particle)}/>`
  const nillable = particle.nillable ? ' nillable="true"' : ''
  return elementXml(contract, prefixes, particle.name.name, particle, `${nillable}${occurrence(particle)}`)
}

function elementXml(
  contract: Contract,
  prefixes: Prefixes,
  name: string,
  { type, line }: Pick<ElementParticle, 'type' | 'line'>,
  attributes: string,
): string {
  if ('kind' in type)
    return `<element name="${name}"${attributes}>${complexXml(contract, prefixes, type)}</element>`
  return `<element name="${name}" type="${reference(contract, prefixes, type, line)}"${attributes}/>`
}

function occurrence({ min, max }: Particle): string {
  return `${min === 1 ? '' : ` minOccurs="${min}"`}${max === 1 ? '' : ` maxOccurs="${max}"`}`
}

/** A prefixed name; a simple type goes by the built-in type under it, which is all that run time needs. */
function reference(contract: Contract, prefixes: Prefixes, name: QName, line: number): string {
  const type = contract.resolve(name, line)
  if (type.kind === 'built-in') return `xsd:${type.name}`
  if (type.kind === 'simple') return reference(contract, prefixes, type.base, type.line)
  return `${prefixes.get(name.namespace) ?? ''}:${name.name}`
}
