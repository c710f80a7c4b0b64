import { fileURLToPath } from 'node:url'
import type { ComplexType, ElementParticle, QName } from '../../scripts/wsdl/model.js'
import { readWsdl } from '../../scripts/wsdl/read.js'
import { contractOf, fields, key, type Contract } from '../../scripts/generate/partner/contract.js'

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
  date: ['2026-02-03', '2026-02-03'],
  dateTime: [DATE, DATE.toISOString()],
  decimal: [0.25, '0.25'],
  double: [1.5, '1.5'],
  int: [-7, '-7'],
  long: [9007199254740991, '9007199254740991'],
  time: ['03:04:05.000Z', '03:04:05.000Z'],
  string: [' <é> ', ' &lt;é&gt; '],
}

/** Samples of a contract's elements. */
export interface Samples {
  /** A value for a global element, its keys in the reverse of the schema's order. */
  readonly value: (element: QName, extent: Extent) => unknown
  /** The XML of a global element, and the value that it stands for in the order of the schema. */
  readonly xml: (element: QName) => { readonly text: string; readonly value: unknown }
}

type Build = (entries: [string, unknown][]) => unknown

/**
 * Makes samples from the schema.
 *
 * @param depth - how far down a full sample has what is optional
 */
export function samplesOf(contract: Contract, depth = Number.POSITIVE_INFINITY): Samples {
  function ofType(
    type: QName | ComplexType,
    extent: Extent,
    above: readonly unknown[],
    build: Build,
  ): unknown {
    const target = contract.resolve(type, 1)
    if (target.kind === 'built-in') return scalar(target.name)[0]
    if (target.kind === 'simple') return simple(target.name)[0]
    const entries = chosen(target, extent, above).map((field): [string, unknown] => {
      const item = ofType(field.type, extent, [...above, target], build)
      return [field.name.name, field.max === 1 ? item : [item]]
    })
    return build([...typeEntry(target), ...entries])
  }

  function chosen(type: ComplexType, extent: Extent, above: readonly unknown[]): readonly ElementParticle[] {
    const own = new Map(fields(contract, type).map((field) => [field.name.name, field]))
    return [...own.values()].filter((field) => {
      if (extent === 'minimal') return field.min > 0 && !field.nillable
      const isNew = above.length < depth && !above.includes(contract.resolve(field.type, 1))
      return field.min > 0 || isNew
    })
  }

  function elementXml(
    { name, namespace }: QName,
    type: QName | ComplexType,
    above: readonly unknown[],
  ): string {
    const target = contract.resolve(type, 1)
    const open = `<n:${name} xmlns:n="${namespace}">`
    if (target.kind === 'built-in') return `${open}${scalar(target.name)[1]}</n:${name}>`
    if (target.kind === 'simple') return `${open}${simple(target.name)[1]}</n:${name}>`
    const children = chosen(target, 'full', above)
    const content = children.map((field) => elementXml(field.name, field.type, [...above, target]))
    return `${open}${content.join('\n  ')}</n:${name}>`
  }

  function simple(name: QName): readonly [unknown, string] {
    const type = contract.wsdl.simpleTypes.find((one) => key(one.name) === key(name))!
    const text = type.enumeration[0] ?? (name.name === 'ID' ? '001000000000001AAA' : 'text')
    return [text, text]
  }

  return {
    value(element, extent) {
      const declared = contract.element(element, 1)
      return ofType(declared.type, extent, [], (entries) => Object.fromEntries(entries.reverse()))
    },
    xml(element) {
      const declared = contract.element(element, 1)
      return {
        text: elementXml(element, declared.type, []),
        value: ofType(declared.type, 'full', [], (entries) => Object.fromEntries(entries)),
      }
    },
  }
}

/** Samples of the contract. */
export const { value, xml } = samplesOf(contract)

function typeEntry(type: ComplexType): [string, unknown][] {
  return type.base === undefined || type.name === undefined ? [] : [['xsi:type', type.name.name]]
}

function scalar(name: string): readonly [unknown, string] {
  const pair = SCALARS[name]
  if (pair === undefined) throw new Error(`no sample of xsd:${name}`)
  return pair
}
