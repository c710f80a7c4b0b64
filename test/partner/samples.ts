import { fileURLToPath } from 'node:url'
import type { ComplexType, ElementParticle, QName } from '../../scripts/wsdl/model.js'
import { readWsdl } from '../../scripts/wsdl/read.js'
import { contractOf, fields, type Contract } from '../../scripts/generate/partner/contract.js'

/** The path of the contract. */
export const path = fileURLToPath(new URL('../../specs/partner.wsdl', import.meta.url))

/** The contract, read from the specs. */
export const contract: Contract = contractOf(readWsdl(path))

/** How much a sample holds: what the schema requires, or everything. */
export type Extent = 'minimal' | 'full'

const DATE = new Date('2026-02-03T04:05:06.007Z')

const SCALARS: Readonly<Record<string, readonly [value: unknown, text: string]>> = {
  anyType: ['text & more', 'text &amp; more'],
  base64Binary: ['AAEC', 'AAEC'],
  boolean: [true, 'true'],
  dateTime: [DATE, DATE.toISOString()],
  double: [1.5, '1.5'],
  int: [-7, '-7'],
  long: [9007199254740991, '9007199254740991'],
  string: [' <é> ', ' &lt;é&gt; '],
}

/** A value for a global element, its keys in the reverse of the schema's order. */
export function value(element: QName, extent: Extent): unknown {
  const declared = contract.element(element, 1)
  return ofType(declared.type, extent, [], (entries) => Object.fromEntries(entries.reverse()))
}

/** The XML of a global element, and the value that it stands for in the order of the schema. */
export function xml(element: QName): { readonly text: string; readonly value: unknown } {
  const declared = contract.element(element, 1)
  return {
    text: elementXml(element.name, element.namespace, declared.type, []),
    value: ofType(declared.type, 'full', [], (entries) => Object.fromEntries(entries)),
  }
}

type Build = (entries: [string, unknown][]) => unknown

function ofType(type: QName | ComplexType, extent: Extent, above: readonly unknown[], build: Build): unknown {
  const target = contract.resolve(type, 1)
  if (target.kind === 'built-in') return scalar(target.name)[0]
  if (target.kind === 'simple') return simple(target.name)[0]
  const entries = chosen(target, extent, above).map((field): [string, unknown] => {
    const item = ofType(field.type, extent, [...above, target], build)
    return [field.name.name, field.max === 1 ? item : [item]]
  })
  return build([...typeEntry(target), ...entries])
}

function typeEntry(type: ComplexType): [string, unknown][] {
  return type.base === undefined || type.name === undefined ? [] : [['xsi:type', type.name.name]]
}

function chosen(type: ComplexType, extent: Extent, above: readonly unknown[]): readonly ElementParticle[] {
  return fields(contract, type).filter((field) => {
    if (extent === 'minimal') return field.min > 0 && !field.nillable
    return field.min > 0 || !above.includes(contract.resolve(field.type, 1))
  })
}

function elementXml(
  name: string,
  namespace: string,
  type: QName | ComplexType,
  above: readonly unknown[],
): string {
  const target = contract.resolve(type, 1)
  const content =
    target.kind === 'built-in'
      ? scalar(target.name)[1]
      : target.kind === 'simple'
        ? simple(target.name)[1]
        : chosen(target, 'full', above)
            .map((field) => elementXml(field.name.name, field.name.namespace, field.type, [...above, target]))
            .join('\n  ')
  return `<n:${name} xmlns:n="${namespace}">${content}</n:${name}>`
}

function scalar(name: string): readonly [unknown, string] {
  const pair = SCALARS[name]
  if (pair === undefined) throw new Error(`no sample of xsd:${name}`)
  return pair
}

function simple(name: QName): readonly [unknown, string] {
  const type = contract.wsdl.simpleTypes.find((one) => one.name.name === name.name)!
  const text = type.enumeration[0] ?? (name.name === 'ID' ? '001000000000001AAA' : 'text')
  return [text, text]
}
