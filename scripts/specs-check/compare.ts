import { XSD, type QName, type Wsdl } from '../wsdl/model.js'

type Model = Readonly<Record<string, unknown>>

/** Members that are no part of what a contract states, or that others repeat. */
const SILENT = ['line', 'file', 'documentation', 'address', 'kind']
/** Name of the entries of a list. */
const ENTRIES: Readonly<Record<string, string>> = {
  schemas: 'schema',
  simpleTypes: 'simple type',
  complexTypes: 'complex type',
  elements: 'element',
  messages: 'message',
  operations: 'operation',
  enumeration: 'value',
  facets: 'facet',
  particles: 'element',
  parts: 'part',
  requestHeaders: 'request header',
  responseHeaders: 'response header',
  faults: 'fault',
}
const ORDERED = ['enumeration', 'particles', 'requestHeaders', 'responseHeaders', 'faults']
const FACTS: Readonly<Record<string, string>> = {
  targetNamespace: 'target namespace',
  min: 'minOccurs',
  max: 'maxOccurs',
  soapAction: 'SOAPAction',
}

/**
 * Compares what two contracts state: names, types, order, cardinality, nillability, enumerations,
 * facets, bases, operations, headers, faults, messages. Not compared: documentation, layout,
 * prefixes, the order of declarations, and the address of the service.
 *
 * @returns a sentence for each difference, none when the contracts are equal
 */
export function compareWsdl(expected: Wsdl, actual: Wsdl): string[] {
  return compare({ ...expected }, { ...actual }, '')
}

function compare(expected: Model, actual: Model, where: string): string[] {
  const members = [...new Set([...Object.keys(expected), ...Object.keys(actual)])]
  return members
    .filter((member) => !SILENT.includes(member))
    .flatMap((member) => {
      const [one, other] = [expected[member], actual[member]]
      if (Array.isArray(one) && Array.isArray(other)) return compareLists(member, one, other, where)
      if (isModel(one) && isModel(other)) return compare(one, other, where || member)
      const [wanted, found] = [one, other].map((fact) => show(fact, member))
      if (wanted === found) return []
      return [
        `${where || 'contract'}: ${FACTS[member] ?? member} is ${found ?? ''}, expected ${wanted ?? ''}`,
      ]
    })
}

function compareLists(
  member: string,
  expected: readonly unknown[],
  actual: readonly unknown[],
  where: string,
): string[] {
  const what = ENTRIES[member] ?? member
  const [wanted, found] = [keyed(expected, member), keyed(actual, member)]
  const at = where && `${where}: `
  const inBoth = [...wanted.keys()].filter((name) => found.has(name))
  const order = [...found.keys()].filter((name) => wanted.has(name))
  const moved = ORDERED.includes(member) ? inBoth.findIndex((name, index) => name !== order[index]) : -1
  return [
    ...[...wanted.keys()].filter((name) => !found.has(name)).map((name) => `${at}${what} ${name} is missing`),
    ...[...found.keys()]
      .filter((name) => !wanted.has(name))
      .map((name) => `${at}${what} ${name} is not expected`),
    ...(moved < 0
      ? []
      : [`${at}${what} ${order[moved] ?? ''} stands where ${inBoth[moved] ?? ''} is expected`]),
    ...inBoth.flatMap((name) => {
      const [one, other] = [wanted.get(name), found.get(name)]
      const inside = where ? `${where}, ${what} ${name}` : `${what} ${name}`
      return isModel(one) && isModel(other) ? compare(one, other, inside) : []
    }),
  ]
}

/** The entries of a list by their names; one that stands there again has a number. */
function keyed(entries: readonly unknown[], member: string): Map<string, unknown> {
  const map = new Map<string, unknown>()
  for (const entry of entries) {
    const base = nameOf(entry, member)
    let key = base
    for (let repeat = 2; map.has(key); repeat++) key = `${base} (${repeat})`
    map.set(key, entry)
  }
  return map
}

function nameOf(entry: unknown, member: string): string {
  if (!isModel(entry)) return String(entry)
  if (member === 'facets') return `${String(entry['name'])} ${String(entry['value'])}`
  if (entry['kind'] === 'any') return 'any'
  return member === 'particles' ? (entry['name'] as QName).name : show(entry['name'], 'name')
}

function isQName(value: unknown): value is QName {
  return (
    typeof value === 'object' &&
    value !== null &&
    'namespace' in value &&
    'name' in value &&
    !('kind' in value)
  )
}

function isModel(value: unknown): value is Model {
  return typeof value === 'object' && value !== null && !isQName(value)
}

function show(value: unknown, member: string): string {
  if (isQName(value))
    return value.namespace === XSD ? `xsd:${value.name}` : `{${value.namespace}}${value.name}`
  if (isModel(value)) return 'of its own'
  if (value === undefined) return 'none'
  return member === 'soapAction' ? JSON.stringify(value) : (value as string)
}
