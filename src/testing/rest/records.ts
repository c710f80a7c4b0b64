import { json, type Reply } from '../call.js'
import { fieldOf, type ObjectDefinition } from '../state/objects.js'
import type { OrgRecord } from '../state/records.js'
import { notFound, restError } from './answers.js'
import { isReply, readObject } from './body.js'
import { shown } from './rows.js'
import { problemOf, type Problem } from './validate.js'
import type { Visit } from './visit.js'

/** One record by its id, all fields or those asked for. */
export function retrieve(visit: Visit): Reply {
  const found = findRecord(visit)
  if (found === undefined || found.record['IsDeleted'] === true) return notFound()
  const { object, record } = found
  const names = visit.call.url.searchParams.get('fields')?.split(',')
  const unknown = names?.find((name) => fieldOf(object, name) === undefined)
  if (unknown !== undefined) return unknownField(object, unknown)
  visit.org.viewed.add(String(record['Id']))
  return json(200, shown(object, picked(object, record, names), visit.version))
}

/** Makes a record. */
export function create({ call, org, version }: Visit): Reply {
  const object = org.records.object(call.params['object'] ?? '')
  if (object === undefined || object.readOnly) return notFound()
  const fields = readObject(call.body)
  if (isReply(fields)) return fields
  const problem = problemOf(object, fields as OrgRecord, true)
  if (problem !== undefined) return refused(problem)
  const id = org.records.create(object, fields as OrgRecord)
  const headers = { Location: `/services/data/v${version}/sobjects/${object.name}/${id}` }
  return json(201, { id, success: true, errors: [] }, headers)
}

/** Changes the fields of a record; the answer has no body. */
export function update(visit: Visit): Reply {
  const fields = readObject(visit.call.body)
  if (isReply(fields)) return fields
  return withRecord(visit, (object, id) => {
    const problem = problemOf(object, fields as OrgRecord, false)
    if (problem !== undefined) return refused(problem)
    visit.org.records.update(object, id, fields as OrgRecord)
    return noContent()
  })
}

/** Deletes a record; the answer has no body. */
export function remove(visit: Visit): Reply {
  return withRecord(visit, (object, id) => {
    visit.org.records.remove(object, id)
    return noContent()
  })
}

/** The content of a field that holds a file. */
export function blob(visit: Visit): Reply {
  const found = findRecord(visit)
  const field = found && fieldOf(found.object, visit.call.params['member'] ?? '')
  if (found === undefined || field?.type !== 'base64') return notFound()
  const content = Buffer.from(String(found.record[field.name] ?? ''), 'base64').toString('utf8')
  return { status: 200, headers: { 'Content-Type': 'application/octet-stream' }, body: content }
}

/** Fields under the names that the object has for them. */
export function picked(
  object: ObjectDefinition,
  record: OrgRecord,
  names: readonly string[] = object.fields.map(({ name }) => name),
): OrgRecord {
  const fields = names.flatMap((name) => fieldOf(object, name.trim())?.name ?? [])
  return {
    Id: record['Id'] ?? null,
    ...Object.fromEntries(fields.map((name) => [name, record[name] ?? null])),
  }
}

/** The refusal of a request for one record. */
export function refused({ code, message, fields }: Problem): Reply {
  return restError(400, code, message, fields)
}

/** The refusal of a field that an object does not have. */
export function unknownField({ name }: ObjectDefinition, field: string): Reply {
  return restError(400, 'INVALID_FIELD', `No such column '${field}' on sobject of type ${name}`, [])
}

/** An answer without a body. */
export function noContent(): Reply {
  return { status: 204, headers: { 'Cache-Control': 'no-store' }, body: '' }
}

function withRecord(visit: Visit, act: (object: ObjectDefinition, id: string) => Reply): Reply {
  const found = findRecord(visit)
  if (found === undefined || found.object.readOnly) return notFound()
  if (found.record['IsDeleted'] === true) return restError(404, 'ENTITY_IS_DELETED', 'entity is deleted', [])
  return act(found.object, String(found.record['Id']))
}

function findRecord({ call, org }: Visit): { object: ObjectDefinition; record: OrgRecord } | undefined {
  const object = org.records.object(call.params['object'] ?? '')
  const record = object && org.records.find(object, call.params['id'] ?? call.params['key'] ?? '')
  return object && record && { object, record }
}
