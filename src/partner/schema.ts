import type { WSDL } from 'soap/lib/wsdl/index.js'

/** A complex type, as far as reading and writing values needs it. */
export interface Shape {
  readonly name: string
  /** Prefix of its namespace in the WSDL. */
  readonly prefix: string
  /** Its elements in the order of the schema, inherited ones first. */
  readonly fields: readonly Field[]
  /** The same by their names. */
  readonly byName: ReadonlyMap<string, Field>
  /** Prefix of elements beyond those declared; undefined when there may be none. */
  readonly open: string | undefined
  /** The type that it extends. */
  readonly base: Shape | undefined
}

/** An element of a complex type. */
export interface Field {
  readonly name: string
  readonly prefix: string
  /** The complex type, or the local name of a built-in one. */
  readonly type: () => Shape | string
  /** Whether its values are of a complex type. */
  readonly complex: boolean
  readonly many: boolean
  readonly required: boolean
  readonly nillable: boolean
}

/** The types of one operation's WSDL, by name; some of them are there only once they were asked for. */
export interface Schema {
  /** Local names that were asked for, that the contract has, and that this WSDL lacks. */
  readonly missing: ReadonlySet<string>
  /** Whether a name needs nothing more to be known: its type is here, or the contract has none of that name. */
  has(name: string): boolean
  /** The type of a global element of the target namespace. */
  element(name: string): Shape
  /** The type of that name which is `shape` or extends it. */
  derived(shape: Shape, name: string): Shape | undefined
  /** A complex type by its local name. */
  type(name: string): Shape | undefined
}

/** What node-soap keeps of an XML element of the WSDL. */
interface Node {
  readonly name?: string
  readonly $name?: string
  readonly $type?: string
  readonly $base?: string
  readonly $minOccurs?: string
  readonly $maxOccurs?: string
  readonly $nillable?: string
  readonly children?: readonly Node[]
}

interface NodeSchema {
  readonly complexTypes: Readonly<Record<string, Node>>
  readonly elements: Readonly<Record<string, Node>>
}

const EMPTY: Shape = {
  name: '',
  prefix: 'tns',
  fields: [],
  byName: new Map(),
  open: undefined,
  base: undefined,
}

/** The WSDL as node-soap keeps it, and the shapes read so far. */
interface Source {
  readonly schemas: Readonly<Record<string, NodeSchema>>
  /** Namespaces by prefix. */
  readonly xmlns: Readonly<Record<string, string>>
  readonly shapes: Map<Node, Shape>
  /** Notes a type that is not there; whether the contract has it. */
  readonly miss: (name: string) => boolean
}

/**
 * Reads the types out of a WSDL that node-soap has parsed, each when it is first asked for.
 *
 * @param hasType - whether the contract that the WSDL is a part of has a complex type of a name
 */
export function schemaOf(
  { definitions }: WSDL,
  targetNamespace: string,
  hasType: (name: string) => boolean,
): Schema {
  const missing = new Set<string>()
  const source: Source = {
    schemas: definitions.schemas,
    xmlns: definitions.xmlns ?? {},
    shapes: new Map(),
    miss: (name) => hasType(name) && missing.add(name).has(name),
  }
  const prefixes = Object.keys(source.xmlns).filter((prefix) => prefix !== '__tns__')

  const known = new Map<string, readonly Shape[]>()

  function typesOf(name: string): readonly Shape[] {
    const found =
      known.get(name) ?? prefixes.flatMap((prefix) => byReference(source, `${prefix}:${name}`) ?? [])
    if (found.length === 0) source.miss(name)
    else known.set(name, found)
    return found
  }

  return {
    missing,
    has: (name) => !hasType(name) || prefixes.some((prefix) => byReference(source, `${prefix}:${name}`)),
    type: (name) => typesOf(name)[0],
    element(name) {
      const node = source.schemas[targetNamespace]?.elements[name]
      const shape = node === undefined ? EMPTY : typeOf(source, node, 'tns')
      return typeof shape === 'string' ? EMPTY : shape
    },
    derived: (shape, name) => typesOf(name).find((candidate) => isOrExtends(candidate, shape)),
  }
}

function byReference(source: Source, reference: string): Shape | undefined {
  const [prefix = '', name = ''] = reference.split(':')
  const types = source.schemas[source.xmlns[prefix] ?? '']?.complexTypes ?? {}
  const node = Object.hasOwn(types, name) ? types[name] : undefined
  return node === undefined ? undefined : shapeOf(source, node, prefix, name)
}

function typeOf(source: Source, node: Node, prefix: string): Shape | string {
  const inline = find(node, 'complexType')
  if (inline !== undefined) return shapeOf(source, inline, prefix, node.$name ?? '')
  const reference = node.$type ?? ''
  const name = reference.slice(reference.indexOf(':') + 1)
  return byReference(source, reference) ?? (!reference.startsWith('xsd:') && source.miss(name) ? EMPTY : name)
}

function shapeOf(source: Source, node: Node, prefix: string, name: string): Shape {
  const known = source.shapes.get(node)
  if (known !== undefined) return known
  const extension = find(node, 'extension')
  const base = extension?.$base === undefined ? undefined : byReference(source, extension.$base)
  const particles = find(extension ?? node, 'sequence')?.children ?? []
  const elements = particles.filter((particle) => particle.name === 'element')
  const own = elements.map((element) => fieldOf(source, element, prefix))
  const open = elements.length < particles.length ? prefix : base?.open
  const fields = [...(base?.fields ?? []), ...own]
  const byName = new Map(fields.map((field) => [field.name, field]))
  const shape = { name, prefix, base, open, fields, byName }
  source.shapes.set(node, shape)
  return shape
}

function fieldOf(source: Source, node: Node, prefix: string): Field {
  let known: Shape | string | undefined
  return {
    name: node.$name ?? '',
    prefix,
    type: () => (known ??= typeOf(source, node, prefix)),
    complex: node.$type?.startsWith('xsd:') !== true,
    many: (node.$maxOccurs ?? '1') !== '1',
    required: node.$minOccurs !== '0',
    nillable: node.$nillable === 'true',
  }
}

function isOrExtends(shape: Shape | undefined, base: Shape): boolean {
  return shape !== undefined && (shape === base || isOrExtends(shape.base, base))
}

/** The first element of that name below, without going into the elements of a sequence. */
function find(node: Node, name: string): Node | undefined {
  for (const child of node.children ?? []) {
    if (child.name === name) return child
    if (child.name === 'sequence' || child.name === 'element') continue
    const found = find(child, name)
    if (found !== undefined) return found
  }
  return undefined
}
