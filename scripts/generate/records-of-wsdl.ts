import {
  WsdlError,
  XSD,
  type ComplexType,
  type ElementParticle,
  type QName,
  type Wsdl,
} from '../wsdl/model.js'
import type { DescribedField, DescribedObject } from './records.js'

/** Types of fields by the built-in types that differ from text. */
const BUILT_IN: Readonly<Record<string, string>> = {
  int: 'int',
  long: 'long',
  double: 'double',
  boolean: 'boolean',
  anyType: 'anyType',
}
/** Types of fields by the types of the service. */
const OF_SERVICE: Readonly<Record<string, string>> = { address: 'address', location: 'location' }
/** Fields that the org itself writes. */
const WRITTEN_BY_ORG: ReadonlySet<string> = new Set([
  ...['Id', 'IsDeleted', 'CreatedById', 'CreatedDate', 'LastModifiedById', 'LastModifiedDate'],
  ...['SystemModstamp', 'LastActivityDate', 'LastReferencedDate', 'LastViewedDate', 'MasterRecordId'],
])

/**
 * Describes objects as far as an Enterprise WSDL tells: it does not say which fields may be empty and which ones
 * `create` needs, so that every field but Id and checkboxes may be null, and none is required.
 *
 * @throws WsdlError naming an object that the WSDL does not have
 */
export function objectsOfWsdl(wsdl: Wsdl, names: readonly string[]): readonly DescribedObject[] {
  const types = wsdl.complexTypes.filter(({ base }) => base?.name === 'sObject')
  return names.map((name) => {
    const type = types.find((one) => one.name?.name === name)
    if (type?.name === undefined) throw new WsdlError(wsdl.file, 1, `the WSDL declares no object ${name}`)
    return describedBy(type, type.name)
  })
}

function describedBy(type: ComplexType, { name, namespace }: QName): DescribedObject {
  const elements = type.particles.filter((one): one is ElementParticle => one.kind === 'element')
  const kinds = elements.map((element) => ({ name: element.name.name, type: element.type as QName }))
  const isParent = (one: QName): boolean => one.namespace === namespace
  const isChild = (one: QName): boolean => one.name === 'QueryResult' && !isParent(one)
  const plain = kinds.filter((one) => !isParent(one.type) && !isChild(one.type))
  return {
    name,
    label: name,
    fields: [ID, ...plain.filter((one) => one.name !== 'Id').map((one) => fieldOf(one.name, one.type))],
    parentRelationships: kinds
      .filter((one) => isParent(one.type))
      .map((one) => ({ relationshipName: one.name, referenceTo: [one.type.name] })),
    childRelationships: kinds
      .filter((one) => isChild(one.type))
      .map((one) => ({ relationshipName: one.name, childSObject: undefined })),
  }
}

function fieldOf(name: string, { namespace, name: type }: QName): DescribedField {
  const kind = namespace === XSD ? BUILT_IN[type] : OF_SERVICE[type]
  return {
    name,
    label: name,
    type: kind ?? 'string',
    nillable: type !== 'boolean',
    createable: !WRITTEN_BY_ORG.has(name) && namespace === XSD,
    defaultedOnCreate: true,
    referenceTo: [],
    relationshipName: null,
  }
}

const ID: DescribedField = { ...fieldOf('Id', { namespace: '', name: 'ID' }), nillable: false }
