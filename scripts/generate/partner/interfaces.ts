import type {
  InterfaceDeclarationStructure,
  PropertySignatureStructure,
  StatementStructures,
  TypeAliasDeclarationStructure,
} from 'ts-morph'
import { StructureKind } from 'ts-morph'
import type { ComplexType, ElementParticle, SimpleType } from '../../wsdl/model.js'
import { docs } from './print.js'
import type { Sources } from './type-text.js'
import { elementType, literal, propertyName, qualified, simpleBase } from './type-text.js'

/** The key under which a value carries the name of its derived type. */
const DISCRIMINATOR = `'xsi:type'`

/** A named simple type: a closed union of its values, or another name of what it restricts or of the same values. */
export function simpleAlias(sources: Sources, type: SimpleType): TypeAliasDeclarationStructure {
  const values = type.enumeration.map(literal)
  const { name } = sources.names.type(type)
  const twin = twinOf(sources, type)
  if (twin !== undefined) return alias(name, sources.names.type(twin).name, type.documentation)
  return alias(name, values.length === 0 ? simpleBase(sources, type) : union(values), type.documentation)
}

/** The first type of the namespace that has the same values, where they are many. */
function twinOf({ contract }: Sources, type: SimpleType): SimpleType | undefined {
  const values = type.enumeration.join(' ')
  const [twin] = contract.wsdl.simpleTypes.filter(
    ({ name, enumeration }) =>
      name.namespace === type.name.namespace && enumeration.length > MANY && enumeration.join(' ') === values,
  )
  return twin === type ? undefined : twin
}

/** A union of more members has a line for each. */
const MANY = 4

/** An exported type alias. */
export function alias(name: string, type: string, documentation?: string): TypeAliasDeclarationStructure {
  return { kind: StructureKind.TypeAlias, name, type, isExported: true, ...docs(documentation) }
}

/** A named complex type, and the union of its family when other types extend it. */
export function complexType(sources: Sources, type: ComplexType): StatementStructures[] {
  const { contract, names } = sources
  const { name, module } = names.type(type)
  const base = contract.base(type)
  const structure = interfaceOf(sources, name, type, module)
  if (base !== undefined) structure.extends = [qualified(names.type(base), module)]
  structure.properties = [...discriminator(sources, type), ...(structure.properties ?? [])]
  return contract.derived(type).length === 0 ? [structure] : [structure, familyOf(sources, type)]
}

/** An interface with the type's own elements. */
export function interfaceOf(
  sources: Sources,
  name: string,
  type: ComplexType,
  module: string,
): InterfaceDeclarationStructure {
  const own = type.particles.filter((particle) => particle.kind === 'element')
  const open = own.length < type.particles.length
  return {
    kind: StructureKind.Interface,
    name,
    isExported: true,
    ...docs(type.documentation),
    properties: own.map((particle) => property(sources, particle, type, module)),
    indexSignatures: open
      ? [{ keyName: 'field', returnType: 'unknown', docs: ['Any field of the object.'] }]
      : [],
  }
}

function property(
  sources: Sources,
  particle: ElementParticle,
  owner: ComplexType,
  module: string,
): PropertySignatureStructure {
  const unborn = isIdOfObject(particle, owner)
  const nillable = particle.nillable || isMissingComponent(particle, owner)
  return {
    kind: StructureKind.PropertySignature,
    name: propertyName(particle.name.name),
    type: elementType(sources, { ...particle, nillable }, module),
    hasQuestionToken: particle.min === 0 || unborn,
    ...docs(particle.documentation ?? (unborn ? 'Absent as long as the object is not created.' : undefined)),
  }
}

/** The schema requires the Id of an sObject, and takes a nil; one that is yet to be created has none. */
function isIdOfObject(particle: ElementParticle, owner: ComplexType): boolean {
  return particle.name.name === 'Id' && particle.nillable && owner.name?.name === 'sObject'
}

/** The Metadata API answers nil for a component that does not exist, whatever its schema says. */
function isMissingComponent({ name }: ElementParticle, { name: owner }: ComplexType): boolean {
  return name.name === 'records' && owner?.name === 'ReadResult' && owner.namespace.includes('metadata')
}

function discriminator(sources: Sources, type: ComplexType): PropertySignatureStructure[] {
  const family = [type, ...sources.contract.derived(type)]
  const isDerived = type.base !== undefined
  if (!isDerived && family.length === 1) return []
  return [
    {
      kind: StructureKind.PropertySignature,
      name: DISCRIMINATOR,
      type: union(family.flatMap(({ name }) => (name === undefined ? [] : literal(name.name)))),
      hasQuestionToken: !isDerived,
      docs: [
        isDerived ? 'Name of the type.' : 'Name of the type, where it is one of those that extend this one.',
      ],
    },
  ]
}

function familyOf(sources: Sources, type: ComplexType): TypeAliasDeclarationStructure {
  const { contract, names } = sources
  const { module, name } = names.family(type)
  const plain = type.abstract ? [] : [type]
  const members = [...plain, ...contract.derived(type)].map((member) => familyMember(sources, member, module))
  return alias(name, union(members), `{@link ${names.type(type).name}} or one of the types that extend it.`)
}

function familyMember({ contract, names }: Sources, type: ComplexType, module: string): string {
  const name = qualified(names.type(type), module)
  if (contract.derived(type).length === 0) return name
  const optional = type.base === undefined ? '?' : ''
  return `(${name} & { ${DISCRIMINATOR}${optional}: ${literal(type.name?.name ?? '')} })`
}

/** A union, one member a line when there are many. */
export function union(members: readonly string[]): string {
  if (members.length <= MANY) return members.join(' | ')
  return members.map((member) => `\n| ${member}`).join('')
}
