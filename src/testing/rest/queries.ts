import { json, type Reply } from '../call.js'
import { recordId } from '../ids.js'
import { QueryFailure } from '../soql/failure.js'
import { runQuery, type QueryContext, type Row } from '../soql/query.js'
import { restError } from './answers.js'
import { shown, shownRow } from './rows.js'
import type { Visit } from './visit.js'

/** Records of a page, unless the request wishes otherwise. */
const PAGE = 2000

/** Finds records by SOQL. */
export function query(visit: Visit): Reply {
  return run(visit, false)
}

/** Finds records by SOQL, deleted ones too. */
export function queryAll(visit: Visit): Reply {
  return run(visit, true)
}

/** Gives a further page; a locator belongs to the session that it was given to. */
export function queryMore({ call, org, session, version }: Visit): Reply {
  const [, id = '', offset = ''] = /^(\w+)-(\d+)$/.exec(call.params['locator'] ?? '') ?? []
  const cursor = org.cursors.get(id)
  if (cursor?.session !== session.id) return restError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator')
  return page(cursor.rows as readonly Row[], Number(offset), cursor.size, id, version)
}

/** Finds records of several objects by SOSL: a term in braces, and the objects after RETURNING. */
export function search({ call, org, version }: Visit): Reply {
  const sosl = call.url.searchParams.get('q') ?? ''
  const [, term] = /^\s*FIND\s*\{([^}]*)\}/i.exec(sosl) ?? []
  if (term === undefined) {
    const message = 'No search term found. The search term must be enclosed in braces.'
    return restError(400, 'MALFORMED_SEARCH', message)
  }
  const wanted = term.replace(/["*\\]/g, '').toLowerCase()
  const [, returning] = /\bRETURNING\s+(.*)$/is.exec(sosl) ?? []
  const asked = [
    ...(returning ?? 'Account, Contact, Lead, Opportunity').matchAll(/(\w+)\s*(?:\(([^)]*)\))?/g),
  ]
  const found = asked.flatMap(([, name = '', fields = 'Id']) => {
    const object = org.records.object(name)
    if (object === undefined) return []
    const names =
      fields
        .split(/\s+(?=where|order|limit)/i)[0]
        ?.split(',')
        .map((field) => field.trim()) ?? []
    return org.records
      .all(object)
      .filter((record) =>
        Object.values(record).some(
          (value) => typeof value === 'string' && value.toLowerCase().includes(wanted),
        ),
      )
      .map((record) =>
        shown(object, Object.fromEntries(names.map((field) => [field, record[field] ?? null])), version),
      )
  })
  return json(200, { searchRecords: found })
}

function run(visit: Visit, withDeleted: boolean): Reply {
  const { call, org, session, version } = visit
  const now = org.settings.clock()
  const context: QueryContext = {
    records: org.records,
    now,
    withDeleted,
    onView: (id) => void org.viewed.add(id),
  }
  try {
    const { rows, size } = runQuery(context, call.url.searchParams.get('q') ?? '')
    const id = recordId('01g', org.cursors.size + 1)
    const batch = Number(/batchSize=(\d+)/i.exec(call.headers.get('sforce-query-options') ?? '')?.[1] ?? PAGE)
    const pageSize = Math.min(Math.max(batch, 200), PAGE)
    if (rows.length > pageSize) org.cursors.set(id, { session: session.id, rows, size: pageSize })
    return page(rows, 0, pageSize, id, version, size)
  } catch (error) {
    if (error instanceof QueryFailure) return restError(400, error.errorCode, error.message)
    throw error
  }
}

function page(
  rows: readonly Row[],
  start: number,
  size: number,
  id: string,
  version: string,
  totalSize = rows.length,
): Reply {
  const end = start + size
  const done = end >= rows.length
  const records = rows.slice(start, end).map((row) => shownRow(row, version))
  const next = done ? {} : { nextRecordsUrl: `/services/data/v${version}/query/${id}-${end}` }
  return json(200, { totalSize, done, ...next, records })
}
