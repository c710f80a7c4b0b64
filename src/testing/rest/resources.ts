import { json, type Reply } from '../call.js'
import { identityUrl } from '../oauth2/token-answer.js'
import type { Visit } from './visit.js'

/** The resources of one API version, and who is logged in. */
export function index({ org, session, version }: Visit): Reply {
  const user = org.users.find(session.username)
  const base = `/services/data/v${version}`
  return json(200, {
    identity: user && identityUrl(org, user),
    limits: `${base}/limits`,
    query: `${base}/query`,
    queryAll: `${base}/queryAll`,
    recent: `${base}/recent`,
    search: `${base}/search`,
    sobjects: `${base}/sobjects`,
  })
}

/** The daily API limit, and the storage of a small org. */
export function limits({ org }: Visit): Reply {
  const { used, limit } = org.usage
  const storage = { Max: 5, Remaining: 5 }
  const requests = { Max: limit, Remaining: limit - used }
  return json(200, { DailyApiRequests: requests, DataStorageMB: storage, FileStorageMB: storage })
}
