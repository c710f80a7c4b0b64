import { json, type Reply } from '../call.js'
import { FIELDS, findObject, type ObjectName, type OrgRecord } from '../state/records.js'
import { notFound, restError } from './answers.js'
import type { Visit } from './visit.js'

/** One record by its id. */
export function retrieve(visit: Visit): Reply {
  const found = findRecord(visit)
  return found ? json(200, withAttributes(found.object, found.record, visit.version)) : notFound()
}

/** Creates an account from a JSON body. */
export function create({ call, org, version }: Visit): Reply {
  if (findObject(call.params['object'] ?? '') !== 'Account') return notFound()
  const fields = readFields(call.body)
  if ('status' in fields) return fields
  if (typeof fields.record['Name'] !== 'string') {
    return restError(400, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [Name]', ['Name'])
  }
  const id = org.records.createAccount(fields.record)
  const headers = { Location: `/services/data/v${version}/sobjects/Account/${id}` }
  return json(201, { id, success: true, errors: [] }, headers)
}

/** Changes the fields of an account; the answer has no body. */
export function update(visit: Visit): Reply {
  const found = findRecord(visit)
  if (found?.object !== 'Account') return notFound()
  const fields = readFields(visit.call.body)
  if ('status' in fields) return fields
  visit.org.records.updateAccount(String(found.record['Id']), fields.record)
  return noContent()
}

/** Deletes an account; the answer has no body. */
export function remove(visit: Visit): Reply {
  const found = findRecord(visit)
  if (found?.object !== 'Account') return notFound()
  visit.org.records.deleteAccount(String(found.record['Id']))
  return noContent()
}

/** A record as REST shows it. */
export function withAttributes(object: ObjectName, record: OrgRecord, version: string) {
  const url = `/services/data/v${version}/sobjects/${object}/${String(record['Id'])}`
  return { attributes: record['Id'] === undefined ? { type: object } : { type: object, url }, ...record }
}

function findRecord({ call, org }: Visit): { object: ObjectName; record: OrgRecord } | undefined {
  const object = findObject(call.params['object'] ?? '')
  const record = object && org.records.find(object, call.params['id'] ?? '')
  return object && record && { object, record }
}

function readFields(body: string): { record: OrgRecord } | Reply {
  const record = parse(body)
  if (!isRecord(record))
    return restError(400, 'JSON_PARSER_ERROR', 'The body is no JSON object of plain values')
  const known = Object.keys(record).every((name) => FIELDS.Account.includes(name))
  return known ? { record } : restError(400, 'INVALID_FIELD', 'Account has no such column', [])
}

function isRecord(value: unknown): value is OrgRecord {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.values(value).every((field) => field === null || typeof field !== 'object')
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

function noContent(): Reply {
  return { status: 204, headers: { 'Cache-Control': 'no-store' }, body: '' }
}
