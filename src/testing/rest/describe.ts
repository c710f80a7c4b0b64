import { json, type Reply } from '../call.js'
import {
  childrenNameOf,
  pluralOf,
  relationshipOf,
  type FieldDefinition,
  type ObjectDefinition,
} from '../state/objects.js'
import type { Records } from '../state/records.js'
import { notFound } from './answers.js'
import { picked } from './records.js'
import { shown } from './rows.js'
import type { Visit } from './visit.js'

/** Describes all objects in short. */
export function describeGlobal(visit: Visit): Reply {
  const { org, version } = visit
  return unlessKnown(visit, () => ({
    encoding: 'UTF-8',
    maxBatchSize: 200,
    sobjects: org.records.objects.map((object) => inShort(object, version)),
  }))
}

/** Describes an object with its fields. */
export function describe(visit: Visit): Reply {
  const { call, org, version } = visit
  const object = org.records.object(call.params['object'] ?? '')
  if (object === undefined) return notFound()
  return unlessKnown(visit, () => ({
    ...inShort(object, version),
    actionOverrides: [],
    childRelationships: childrenOf(org.records, object),
    fields: object.fields.map(describeField),
    recordTypeInfos: [],
    namedLayoutInfos: [],
    supportedScopes: [],
  }))
}

/** An object in short, and the records of it that were read last. */
export function basicInfo({ call, org, version }: Visit): Reply {
  const object = org.records.object(call.params['object'] ?? '')
  if (object === undefined) return notFound()
  const recentItems = seen(org.records, [object], org.viewed, version)
  return json(200, { objectDescribe: inShort(object, version), recentItems })
}

/** The records that were read last, newest first. */
export function recent({ call, org, version }: Visit): Reply {
  const limit = Number(call.url.searchParams.get('limit') ?? 200)
  return json(200, seen(org.records, org.records.objects, org.viewed, version).slice(0, limit))
}

/** Ids of the records that were made or changed in a time. */
export function updated(visit: Visit): Reply {
  return between(visit, (object, isBetween, covered) => {
    const changed = visit.org.records.all(object).filter((record) => isBetween(record['LastModifiedDate']))
    return { ids: changed.map(({ Id }) => Id), latestDateCovered: covered }
  })
}

/** The records that were deleted in a time. */
export function deleted(visit: Visit): Reply {
  return between(visit, (object, isBetween, covered) => {
    const gone = visit.org.records.all(object, true).filter((record) => record['IsDeleted'] === true)
    const deletedRecords = gone
      .filter((record) => isBetween(record['LastModifiedDate']))
      .map((record) => ({ id: record['Id'], deletedDate: record['LastModifiedDate'] }))
    return {
      deletedRecords,
      earliestDateAvailable: '2026-01-01T00:00:00.000+0000',
      latestDateCovered: covered,
    }
  })
}

type Answer = (object: ObjectDefinition, isBetween: (time: unknown) => boolean, covered: string) => object

function between({ call, org }: Visit, answer: Answer): Reply {
  const object = org.records.object(call.params['object'] ?? '')
  if (object === undefined) return notFound()
  const [start, end] = ['start', 'end'].map((name) => Date.parse(call.url.searchParams.get(name) ?? ''))
  const isBetween = (time: unknown): boolean => {
    const moment = Date.parse(String(time))
    return moment >= (start ?? 0) && moment <= (end ?? 0)
  }
  return json(200, answer(object, isBetween, stamp(org.settings.clock())))
}

/** Nothing of this org's make-up changes after its start. */
function unlessKnown({ call, org }: Visit, answer: () => object): Reply {
  const since = Date.parse(call.headers.get('if-modified-since') ?? '')
  const headers = { 'Last-Modified': new Date(org.startedAt).toUTCString() }
  return since >= org.startedAt - 1000 ? { status: 304, headers, body: '' } : json(200, answer(), headers)
}

function seen(
  records: Records,
  objects: readonly ObjectDefinition[],
  viewed: ReadonlySet<string>,
  version: string,
): readonly object[] {
  return [...viewed].reverse().flatMap((id) => {
    const object = objects.find(({ keyPrefix }) => id.startsWith(keyPrefix))
    const record = object && records.find(object, id)
    if (record === undefined || object === undefined || record['IsDeleted'] === true) return []
    return [shown(object, picked(object, record, ['Id', 'Name']), version)]
  })
}

function childrenOf(records: Records, parent: ObjectDefinition): readonly object[] {
  return records.objects.flatMap((child) =>
    child.fields
      .filter(({ referenceTo }) => referenceTo === parent.name)
      .map((field) => ({
        cascadeDelete: false,
        childSObject: child.name,
        deprecatedAndHidden: false,
        field: field.name,
        junctionIdListNames: [],
        junctionReferenceTo: [],
        relationshipName: field.name === 'OwnerId' ? null : childrenNameOf(child, field),
        restrictedDelete: false,
      })),
  )
}

function inShort({ name, keyPrefix, readOnly }: ObjectDefinition, version: string): object {
  const custom = name.endsWith('__c')
  const label = name.replace(/__c$/, '').replaceAll('_', ' ')
  const base = `/services/data/v${version}/sobjects/${name}`
  const may = { createable: !readOnly, updateable: !readOnly, deletable: !readOnly, undeletable: !readOnly }
  const always = {
    queryable: true,
    searchable: true,
    retrieveable: true,
    replicateable: true,
    layoutable: true,
  }
  const urls = { sobject: base, describe: `${base}/describe`, rowTemplate: `${base}/{ID}` }
  return {
    name,
    label,
    labelPlural: pluralOf(label),
    keyPrefix,
    custom,
    customSetting: false,
    ...may,
    ...always,
    urls,
  }
}

/** XSD type of a field, by its type, where it is not a string. */
const SOAP_TYPES: Readonly<Record<string, string>> = {
  id: 'tns:ID',
  reference: 'tns:ID',
  boolean: 'xsd:boolean',
  int: 'xsd:int',
  double: 'xsd:double',
  currency: 'xsd:double',
  percent: 'xsd:double',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
  base64: 'xsd:base64Binary',
}

function describeField(field: FieldDefinition): object {
  const { name, type, required, externalId, referenceTo, system } = field
  const isText = SOAP_TYPES[type] === undefined
  const isPart = type === 'id' || type === 'boolean' || required
  return {
    name,
    label: name.replace(/__c$/, '').replace(/(?<=[a-z])(?=[A-Z])/g, ' '),
    type,
    soapType: SOAP_TYPES[type] ?? 'xsd:string',
    length: isText ? 255 : ['id', 'reference'].includes(type) ? 18 : 0,
    precision: type === 'currency' ? 18 : 0,
    digits: type === 'int' ? 8 : 0,
    scale: type === 'currency' ? 2 : 0,
    nillable: !isPart && !system,
    createable: !system,
    updateable: !system,
    defaultedOnCreate: system || type === 'boolean' || name === 'OwnerId',
    referenceTo: referenceTo === undefined ? [] : [referenceTo],
    relationshipName: relationshipOf(field) ?? null,
    picklistValues: [],
    externalId,
    idLookup: type === 'id' || externalId,
    unique: externalId,
    calculated: false,
    custom: name.endsWith('__c'),
    nameField: name === 'Name',
    filterable: type !== 'base64',
    sortable: type !== 'base64',
  }
}

function stamp(time: number): string {
  return new Date(time).toISOString().replace('Z', '+0000')
}
