import { json, type Call, type Method, type Reply, type Route } from '../call.js'
import type { OrgState } from '../state/index.js'
import { notFound } from './answers.js'
import { create, remove, retrieve, update } from './records.js'
import { index, limits, query } from './resources.js'
import { readSession } from './session.js'
import { listVersions, readVersion } from './versions.js'
import type { Resource } from './visit.js'

const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** The routes of the REST API. */
export function restRoutes(org: OrgState): readonly Route[] {
  const route = (path: string, name: string, method: Method, resource: Resource): Route => ({
    methods: [method],
    path: `/services/data/:version${path}`,
    endpoint: 'rest',
    open: (call) => ({ name, play: () => visit(call, org, resource) }),
  })
  return [
    versions(org, '/services/data'),
    versions(org, '/services/data/'),
    route('', 'resources', 'GET', index),
    route('/', 'resources', 'GET', index),
    route('/limits', 'limits', 'GET', limits),
    route('/query', 'query', 'GET', query),
    route('/query/', 'query', 'GET', query),
    route('/sobjects/:object', 'create', 'POST', create),
    route('/sobjects/:object/:id', 'retrieve', 'GET', retrieve),
    route('/sobjects/:object/:id', 'update', 'PATCH', update),
    route('/sobjects/:object/:id', 'delete', 'DELETE', remove),
    ...METHODS.map((method) => route('/*', 'rest', method, notFound)),
  ]
}

function versions(org: OrgState, path: string): Route {
  const play = (): Reply => json(200, listVersions(org))
  return { methods: ['GET'], path, endpoint: 'rest', open: () => ({ name: 'versions', play }) }
}

/** Plays a resource behind session, version and API limit. */
function visit(call: Call, org: OrgState, resource: Resource): Reply {
  const session = readSession(call, org)
  if ('status' in session) return session
  const version = readVersion(org, call.params['version'] ?? '')
  if (version === undefined) return notFound()
  org.usage.used += 1
  const reply = resource({ call, org, session, version })
  const usage = { 'Sforce-Limit-Info': `api-usage=${org.usage.used}/${org.usage.limit}` }
  return { ...reply, headers: { ...reply.headers, ...usage } }
}
