import { json, type Reply } from '../call.js'
import { identityUrl } from '../oauth2/token-answer.js'
import { runQuery } from '../state/soql.js'
import { restError } from './answers.js'
import { withAttributes } from './records.js'
import type { Visit } from './visit.js'

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
