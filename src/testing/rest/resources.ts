import { json, type Call, type Reply } from '../call.js'
import { identityUrl } from '../oauth2/token-answer.js'
import type { OrgState } from '../state/index.js'
import { FIELDS, findObject, type ObjectName, type OrgRecord } from '../state/records.js'
import type { Session } from '../state/sessions.js'
import { runQuery } from '../state/soql.js'
import { notFound, restError } from './answers.js'

/** What a resource works on: the session is alive and the version known. */
export interface Visit {
  readonly call: Call
  readonly org: OrgState
  readonly session: Session
  /** Such as `64.0`. */
  readonly version: string
}

/** The resources of one API version, and who is logged in. */
export function index({ org, session, version }: Visit): Reply {
  const user = org.users.find(session.username)
  const base = `/services/data/v${version}`
  return json(200, {
    identity: user && identityUrl(org, user),
    limits: `${base}/limits`,
    query: `${base}/query`,
    sobjects: `${base}/sobjects`,
  })
}

/** The daily API limit. */
export function limits({ org }: Visit): Reply {
  const { used, limit } = org.usage
  return json(200, { DailyApiRequests: { Max: limit, Remaining: limit - used } })
}

/** Runs the query in `q`. */
export function query({ call, org, version }: Visit): Reply {
  const rows = runQuery(org.records, call.url.searchParams.get('q') ?? '')
  if ('errorCode' in rows) return restError(400, rows.errorCode, rows.message)
  const records = rows.records.map((record) => withAttributes(rows.object, record, version))
  return json(200, { totalSize: records.length, done: true, records })
}

/** One record by its id. */
export function retrieve({ call, org, version }: Visit): Reply {
  const object = findObject(call.params['object'] ?? '')
  const record = object && org.records.find(object, call.params['id'] ?? '')
  return object && record ? json(200, withAttributes(object, record, version)) : notFound()
}

/** Creates an account from a JSON body. */
export function create({ call, org, version }: Visit): Reply {
  if (findObject(call.params['object'] ?? '') !== 'Account') return notFound()
  const fields = readFields(call.body)
  if (!fields) return restError(400, 'JSON_PARSER_ERROR', 'The body is no JSON object of plain values')
  const unknown = Object.keys(fields).find((name) => !FIELDS.Account.includes(name))
  if (unknown !== undefined) return restError(400, 'INVALID_FIELD', 'Account has no such column', [])
  if (typeof fields['Name'] !== 'string') {
    return restError(400, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [Name]', ['Name'])
  }
  const id = org.records.createAccount(fields)
  const headers = { Location: `/services/data/v${version}/sobjects/Account/${id}` }
  return json(201, { id, success: true, errors: [] }, headers)
}

function withAttributes(object: ObjectName, record: OrgRecord, version: string) {
  const url = `/services/data/v${version}/sobjects/${object}/${String(record['Id'])}`
  return { attributes: record['Id'] === undefined ? { type: object } : { type: object, url }, ...record }
}

function readFields(body: string): OrgRecord | undefined {
  const value = parse(body)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return isRecord(value) ? value : undefined
}

function isRecord(value: object): value is OrgRecord {
  return Object.values(value).every((field) => field === null || typeof field !== 'object')
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
