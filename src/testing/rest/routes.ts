import { json, type Call, type Method, type Reply, type Route } from '../call.js'
import type { OrgState } from '../state/index.js'
import { notFound } from './answers.js'
import { createMany, removeMany, retrieveMany, updateMany, upsertMany } from './collections.js'
import { basicInfo, deleted, describe, describeGlobal, recent, updated } from './describe.js'
import { query, queryAll, queryMore, search } from './queries.js'
import { blob, create, remove, retrieve, update } from './records.js'
import { index, limits } from './resources.js'
import { readSession } from './session.js'
import { listVersions, readVersion } from './versions.js'
import { upsert } from './upsert.js'
import type { Resource } from './visit.js'

const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** Method, path below the version, name and player of each resource; the first one that fits plays. */
const RESOURCES: readonly (readonly [Method, string, string, Resource])[] = [
  ['GET', '', 'resources', index],
  ['GET', '/', 'resources', index],
  ['GET', '/limits', 'limits', limits],
  ['GET', '/query', 'query', query],
  ['GET', '/query/', 'query', query],
  ['GET', '/query/:locator', 'queryMore', queryMore],
  ['GET', '/queryAll', 'queryAll', queryAll],
  ['GET', '/queryAll/', 'queryAll', queryAll],
  ['GET', '/search', 'search', search],
  ['GET', '/search/', 'search', search],
  ['GET', '/recent', 'recent', recent],
  ['POST', '/composite/sobjects', 'createMany', createMany],
  ['PATCH', '/composite/sobjects', 'updateMany', updateMany],
  ['DELETE', '/composite/sobjects', 'deleteMany', removeMany],
  ['POST', '/composite/sobjects/:object', 'retrieveMany', retrieveMany],
  ['PATCH', '/composite/sobjects/:object/:key', 'upsertMany', upsertMany],
  ['GET', '/sobjects', 'describeGlobal', describeGlobal],
  ['GET', '/sobjects/', 'describeGlobal', describeGlobal],
  ['GET', '/sobjects/:object', 'basicInfo', basicInfo],
  ['POST', '/sobjects/:object', 'create', create],
  ['POST', '/sobjects/:object/', 'create', create],
  ['GET', '/sobjects/:object/describe', 'describe', describe],
  ['GET', '/sobjects/:object/updated', 'updated', updated],
  ['GET', '/sobjects/:object/deleted', 'deleted', deleted],
  ['GET', '/sobjects/:object/:id', 'retrieve', retrieve],
  ['PATCH', '/sobjects/:object/:id', 'update', update],
  ['DELETE', '/sobjects/:object/:id', 'delete', remove],
  ['GET', '/sobjects/:object/:key/:member', 'blob', blob],
  ['PATCH', '/sobjects/:object/:key/:member', 'upsert', upsert],
  ...METHODS.map((method) => [method, '/*', 'rest', notFound] as const),
]

/** The routes of the REST API. */
export function restRoutes(org: OrgState): readonly Route[] {
  const routes = RESOURCES.map(([method, path, name, resource]): Route => ({
    methods: [method],
    path: `/services/data/:version${path}`,
    endpoint: 'rest',
    open: (call) => ({ name, play: () => visit(call, org, resource) }),
  }))
  return [versions(org, '/services/data'), versions(org, '/services/data/'), ...routes]
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
