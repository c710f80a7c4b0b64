import { json, type Reply } from '../call.js'
import { fieldOf, type ObjectDefinition } from '../state/objects.js'
import type { OrgRecord, Records } from '../state/records.js'
import { notFound, restError } from './answers.js'
import { isReply, readObject } from './body.js'
import { noContent, refused } from './records.js'
import { problemOf } from './validate.js'
import type { Visit } from './visit.js'

/** The version from which an upsert tells id and outcome. */
const TELLING = 46

/** Changes the record with a value in an external id field, or makes it. */
export function upsert({ call, org, version }: Visit): Reply {
  const { object: name = '', key = '', member = '' } = call.params
  const object = org.records.object(name)
  if (object === undefined || object.readOnly) return notFound()
  const fields = readObject(call.body)
  if (isReply(fields)) return fields
  const field = keyFieldOf(object, key)
  if (field === undefined) return unknownKey(key)
  const found = foundBy(org.records, object, field, member)
  const ids = found.map(({ Id }) => String(Id))
  if (ids.length > 1)
    return json(
      300,
      ids.map((id) => `/services/data/v${version}/sobjects/${object.name}/${id}`),
    )
  const record: OrgRecord = { ...(fields as OrgRecord), ...(field === 'Id' ? {} : { [field]: member }) }
  const [id] = ids
  const problem = problemOf(object, record, id === undefined)
  if (problem !== undefined) return refused(problem)
  const isTelling = Number(version) >= TELLING
  if (id === undefined) {
    const made = org.records.create(object, record)
    return json(201, { id: made, success: true, errors: [], ...(isTelling ? { created: true } : {}) })
  }
  org.records.update(object, id, record)
  return isTelling ? json(200, { id, success: true, errors: [], created: false }) : noContent()
}

/** The real name of a field that records can be found by; undefined when it is none. */
export function keyFieldOf(object: ObjectDefinition, name: string): string | undefined {
  const field = fieldOf(object, name)
  return field !== undefined && (field.externalId || ['id', 'email'].includes(field.type))
    ? field.name
    : undefined
}

/** The records that have a value in a field. */
export function foundBy(
  records: Records,
  object: ObjectDefinition,
  field: string,
  value: unknown,
): readonly OrgRecord[] {
  const wanted = String(value).toLowerCase()
  return records.all(object).filter((record) => String(record[field] ?? '').toLowerCase() === wanted)
}

/** The refusal of a field that records are not found by. */
export function unknownKey(name: string): Reply {
  return restError(
    404,
    'NOT_FOUND',
    `Provided external ID field does not exist or is not accessible: ${name}`,
  )
}
