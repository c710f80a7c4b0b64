import type { GeneratedFile } from '../files.js'
import type { ComplexType, Operation, Particle, QName } from '../../wsdl/model.js'
import type { Contract } from './contract.js'
import { key } from './contract.js'
import type { Names } from './names.js'
import { print } from './print.js'
import { literal, memberName, runTimeType } from './type-text.js'

/** Customary prefixes by module; the run time relies on `tns` for the target namespace. */
const PREFIXES: Readonly<Record<string, string>> = { types: 'tns', sobjects: 'ens', faults: 'fns' }

/** The tables of one contract, as they grow. */
interface Tables {
  readonly contract: Contract
  /** Prefixes by namespace. */
  readonly prefixes: ReadonlyMap<string, string>
  /** Rows by prefix and local name. */
  readonly types: ReadonlyMap<string, Map<string, string>>
}

/** The types and elements of a contract, one row each. */
export function tablesFile(contract: Contract, names: Names, source: string, folder: string): GeneratedFile {
  const modules = new Map(names.modules.map(({ module, namespace }) => [namespace, module]))
  const prefixes = new Map(
    contract.wsdl.schemas.map((namespace, index) => {
      const module = modules.get(namespace) ?? ''
      return [namespace, PREFIXES[module] ?? `n${index}`]
    }),
  )
  const types = new Map([...prefixes.values()].map((prefix) => [prefix, new Map<string, string>()]))
  const tables = { contract, prefixes, types }
  for (const type of contract.wsdl.complexTypes) addType(tables, type, type.name?.name ?? '')
  const elements = rootsOf(contract.wsdl.operations).map((name): [string, string] => [
    name.name,
    elementRow(tables, name),
  ])
  const rows = [...types].map(([prefix, own]) => `  ${memberName(prefix)}: ${object(own, '    ')},\n`)
  const namespaces = new Map([...prefixes].map(([namespace, prefix]) => [prefix, namespace]))
  return print(source, `${folder}/tables.ts`, [
    `import type { Rows } from './contract.js'\n`,
    `/** Namespaces by prefix. */
export const namespaces: Readonly<Record<string, string>> = ${object(namespaces, '  ')}`,
    `/** Complex types by the prefix of their namespace. */
export const types: Readonly<Record<string, Rows>> = {\n${rows.join('')}}`,
    `/** The elements of bodies and headers. */
export const elements: Rows = ${object(elements, '  ')}`,
  ])
}

function object(entries: Iterable<readonly [string, string]>, indent: string): string {
  const lines = [...entries].map(([name, text]) => `${indent}${memberName(name)}: ${literal(text)},\n`)
  return `{\n${lines.join('')}${indent.slice(2)}}`
}

/** Bodies and headers of all operations, each once. */
function rootsOf(operations: readonly Operation[]): readonly QName[] {
  const names = operations.flatMap(({ input, output, requestHeaders, responseHeaders }) => [
    input,
    output,
    ...[...requestHeaders, ...responseHeaders].map(({ element }) => element),
  ])
  return [...new Map(names.map((name) => [key(name), name])).values()]
}

function elementRow(tables: Tables, name: QName): string {
  const { type } = tables.contract.element(name, 1)
  return 'kind' in type ? row(tables, type, 'tns', name.name) : `=${reference(tables, type, 1)}`
}

/** A type that is declared in place is called as the way to it, which no type of a name can be. */
function addType(tables: Tables, type: ComplexType, name: string, prefix = prefixOf(tables, type)): void {
  tables.types.get(prefix)?.set(name, row(tables, type, prefix, name))
}

function row(tables: Tables, type: ComplexType, prefix: string, name: string): string {
  const base = type.base === undefined ? [] : [`<${reference(tables, type.base, type.line)}`]
  const members = type.particles.map((particle) => memberOf(tables, particle, prefix, name))
  return [...base, ...members].join(' ')
}

function memberOf(tables: Tables, particle: Particle, prefix: string, owner: string): string {
  if (particle.kind === 'any') return '...'
  const { name, type, line, min, max, nillable } = particle
  const flags = `${min === 0 ? '?' : ''}${max === 1 ? '' : '*'}${nillable ? '~' : ''}`
  const target =
    'kind' in type ? inline(tables, type, prefix, `${owner}/${name.name}`) : reference(tables, type, line)
  return `${name.name}${flags}${target === 'string' ? '' : `=${target}`}`
}

function inline(tables: Tables, type: ComplexType, prefix: string, name: string): string {
  addType(tables, type, name, prefix)
  return `${prefix}:${name}`
}

function prefixOf({ prefixes }: Tables, { name }: ComplexType): string {
  return prefixes.get(name?.namespace ?? '') ?? 'tns'
}

/** A type by its prefixed name; a simple type goes by the built-in type under it, which is all that run time needs. */
function reference(tables: Tables, name: QName, line: number): string {
  const type = tables.contract.resolve(name, line)
  if (type.kind === 'built-in') return runTimeType(type.name)
  if (type.kind === 'simple') return reference(tables, type.base, type.line)
  return `${tables.prefixes.get(name.namespace) ?? 'tns'}:${name.name}`
}
