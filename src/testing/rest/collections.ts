import { json, type Reply } from '../call.js'
import { fieldOf, type ObjectDefinition } from '../state/objects.js'
import type { OrgRecord } from '../state/records.js'
import { notFound, restError } from './answers.js'
import { isReply, readObject } from './body.js'
import { picked, unknownField } from './records.js'
import { shown } from './rows.js'
import { foundBy, keyFieldOf, unknownKey } from './upsert.js'
import { problemOf, type Problem } from './validate.js'
import type { Visit } from './visit.js'

/** Most records of a collection. */
const MOST = 200

/** The task for one record, or the reason why it cannot be done. */
interface Plan {
  readonly id?: string | undefined
  readonly problem?: Problem | undefined
  readonly save: () => string
  /** Members of the result besides id, success and errors. */
  readonly more?: object
}

/** Makes records. */
export function createMany(visit: Visit): Reply {
  return eachRecord(visit, ({ org }, object, fields) => ({
    problem: problemOf(object, fields, true),
    save: () => org.records.create(object, fields),
  }))
}

/** Changes records by their ids. */
export function updateMany(visit: Visit): Reply {
  return eachRecord(visit, ({ org }, object, { id, Id = id, ...fields }) => {
    const found = org.records.find(object, String(Id))
    const isThere = found !== undefined && found['IsDeleted'] !== true
    return {
      id: String(Id),
      problem: isThere ? problemOf(object, fields, false) : deleted(),
      save: () => {
        org.records.update(object, String(found?.['Id']), fields)
        return String(found?.['Id'])
      },
    }
  })
}

/** Changes records by an external id field, or makes them. */
export function upsertMany(visit: Visit): Reply {
  const { object: name = '', key = '' } = visit.call.params
  const known = visit.org.records.object(name)
  if (known === undefined) return notFound()
  const field = keyFieldOf(known, key)
  if (field === undefined) return unknownKey(key)
  return eachRecord(visit, ({ org }, object, { Id, ...fields }) => {
    const value = field === 'Id' ? Id : fields[field]
    const [found] = value === undefined || value === null ? [] : foundBy(org.records, object, field, value)
    return {
      id: found && String(found['Id']),
      problem: problemOf(object, fields, found === undefined),
      more: { created: found === undefined },
      save: () => {
        if (found === undefined) return org.records.create(object, fields)
        org.records.update(object, String(found['Id']), fields)
        return String(found['Id'])
      },
    }
  })
}

/** Deletes records by their ids. */
export function removeMany({ call, org }: Visit): Reply {
  const ids = (call.url.searchParams.get('ids') ?? '').split(',').filter((id) => id !== '')
  if (ids.length > MOST) return tooMany()
  const plans = ids.map((id): Plan => {
    const object = org.records.objects.find((one) => id.startsWith(one.keyPrefix))
    const found = object && org.records.find(object, id)
    const isThere = object !== undefined && found !== undefined && found['IsDeleted'] !== true
    return {
      id,
      problem: isThere ? undefined : deleted(),
      save: () => {
        if (object) org.records.remove(object, String(found?.['Id']))
        return id
      },
    }
  })
  return carriedOut(plans, call.url.searchParams.get('allOrNone') === 'true')
}

/** Gives records by their ids, null for one that is not there. */
export function retrieveMany({ call, org, version }: Visit): Reply {
  const object = org.records.object(call.params['object'] ?? '')
  if (object === undefined) return notFound()
  const body = readObject(call.body)
  if (isReply(body)) return body
  const { ids, fields } = body as { ids?: readonly string[]; fields?: readonly string[] }
  if (!Array.isArray(ids) || !Array.isArray(fields))
    return restError(400, 'JSON_PARSER_ERROR', 'ids and fields are needed')
  const names = fields as readonly string[]
  const unknown = names.find((name) => fieldOf(object, name) === undefined)
  if (unknown !== undefined) return unknownField(object, unknown)
  const list = (ids as readonly string[]).map((id) => {
    const record = org.records.find(object, id)
    if (record === undefined || record['IsDeleted'] === true) return null
    return shown(object, picked(object, record, names), version)
  })
  return json(200, list)
}

type PlanOne = (visit: Visit, object: ObjectDefinition, fields: OrgRecord) => Plan

function eachRecord(visit: Visit, plan: PlanOne): Reply {
  const body = readObject(visit.call.body)
  if (isReply(body)) return body
  const { records, allOrNone } = body as { records?: readonly Record<string, unknown>[]; allOrNone?: boolean }
  if (!Array.isArray(records)) return restError(400, 'JSON_PARSER_ERROR', 'records are needed')
  if (records.length > MOST) return tooMany()
  const plans: Plan[] = []
  for (const { attributes, ...fields } of records as readonly { attributes?: { type?: string } }[]) {
    const object = visit.org.records.object(attributes?.type ?? '')
    if (object === undefined || object.readOnly)
      return restError(400, 'INVALID_TYPE', `sObject type '${attributes?.type ?? ''}' is not supported.`)
    plans.push(plan(visit, object, fields))
  }
  return carriedOut(plans, allOrNone === true)
}

/** Saves what can be saved; nothing at all when one failure undoes the others. */
function carriedOut(plans: readonly Plan[], allOrNone: boolean): Reply {
  const isUndone = allOrNone && plans.some(({ problem }) => problem !== undefined)
  const results = plans.map(({ id, problem, save, more }) => {
    const why = problem ?? (isUndone ? rolledBack() : undefined)
    if (why === undefined) return { id: save(), success: true, errors: [], ...more }
    const { code, message, fields } = why
    return {
      ...(id === undefined ? {} : { id }),
      success: false,
      errors: [{ statusCode: code, message, fields }],
      ...more,
    }
  })
  return json(200, results)
}

function rolledBack(): Problem {
  const message =
    'Record rolled back because not all records were valid and the request was using AllOrNone header'
  return { code: 'ALL_OR_NONE_OPERATION_ROLLED_BACK', message, fields: [] }
}

function deleted(): Problem {
  return { code: 'ENTITY_IS_DELETED', message: 'entity is deleted', fields: [] }
}

function tooMany(): Reply {
  return restError(400, 'EXCEEDED_ID_LIMIT', `record limit reached. cannot submit more than ${MOST} records`)
}
