import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection, type RestOptions } from '../../src/index.js'
import { failure } from './support.js'

const Options = suite('options of every verb')

type Verb = (conn: Connection, options: RestOptions) => PromiseLike<unknown>

const ID = '001000000000001AAA'
const KNOWN = { Id: ID, Name: 'x' }
const now = new Date()

/** A call of each verb, in the form for one and in the form for many. */
const VERBS: Readonly<Record<string, Verb>> = {
  query: (conn, options) => conn.query('SELECT Id FROM Account', options),
  queryAll: (conn, options) => conn.queryAll('SELECT Id FROM Account', options),
  queryMore: (conn, options) => conn.queryMore('01gD0000002HU6KIAW-2000', options),
  'query.run': (conn, options) => conn.query('SELECT Id FROM Account').run(options),
  search: (conn, options) => conn.search('FIND {x}', options),
  find: (conn, options) => conn.sobject('Account').find({ Name: 'x' }, 'Id', options),
  findOne: (conn, options) => conn.sobject('Account').findOne({ Name: 'x' }, 'Id', options),
  count: (conn, options) => conn.sobject('Account').count({ Name: 'x' }, options),
  create: (conn, options) => conn.create('Account', { Name: 'x' }, options),
  'create many': (conn, options) => conn.insert('Account', [{ Name: 'x' }], options),
  update: (conn, options) => conn.update('Account', KNOWN, options),
  'update many': (conn, options) => conn.update('Account', [KNOWN], options),
  upsert: (conn, options) => conn.upsert('Account', { Key__c: 'x' }, 'Key__c', options),
  'upsert many': (conn, options) => conn.upsert('Account', [{ Key__c: 'x' }], 'Key__c', options),
  destroy: (conn, options) => conn.destroy('Account', ID, options),
  'destroy many': (conn, options) => conn.delete('Account', [ID], options),
  retrieve: (conn, options) => conn.retrieve('Account', ID, options),
  'retrieve many': (conn, options) => conn.retrieve('Account', [ID], { fields: ['Id'], ...options }),
  'retrieve many, all fields': (conn, options) => conn.retrieve('Account', [ID], options),
  'find, all fields': (conn, options) => conn.sobject('Account').find({ Name: 'x' }, '*', options),
  describe: (conn, options) => conn.describe('Account', options),
  describeGlobal: (conn, options) => conn.describeGlobal(options),
  limits: (conn, options) => conn.limits(options),
  recent: (conn, options) => conn.recent(options),
  'recent of an object': (conn, options) => conn.sobject('Account').recent(5, options),
  updated: (conn, options) => conn.updated('Account', now, now, options),
  deleted: (conn, options) => conn.sobject('Account').deleted(now, now, options),
  'record.retrieve': (conn, options) => conn.sobject('Account').record(ID).retrieve(options),
  'record.update': (conn, options) => conn.sobject('Account').record(ID).update({ Name: 'x' }, options),
  'record.destroy': (conn, options) => conn.sobject('Account').record(ID).destroy(options),
  request: (conn, options) => conn.request('/limits', options),
  requestGet: (conn, options) => conn.requestGet('/limits', options),
  requestPost: (conn, options) => conn.requestPost('/sobjects/Account', {}, options),
  requestPut: (conn, options) => conn.requestPut('/sobjects/Account', {}, options),
  requestPatch: (conn, options) => conn.requestPatch('/sobjects/Account', {}, options),
  requestDelete: (conn, options) => conn.requestDelete('/sobjects/Account', options),
}

/** An org that gives no answer until a request is ended, and notes the headers of each. */
function silent(headers: Headers[]) {
  return (_url: unknown, init: RequestInit = {}): Promise<Response> => {
    headers.push(new Headers(init.headers))
    return new Promise((_resolve, reject) => {
      init.signal?.addEventListener('abort', () => {
        reject(init.signal?.reason as Error)
      })
    })
  }
}

for (const [name, call] of Object.entries(VERBS)) {
  Options(`${name} takes headers, a timeout and a signal`, async () => {
    const seen: Headers[] = []
    const instanceUrl = 'https://mydomain.my.salesforce.com'
    const conn = new Connection({ accessToken: 'x', instanceUrl, fetch: silent(seen) })
    const late = await failure(call(conn, { timeout: 15, headers: { 'Sforce-Test': 'yes' } }))
    assert.is(late['errorCode'], 'TIMEOUT')
    assert.is(seen[0]?.get('sforce-test'), 'yes')
    const abort = new AbortController()
    const aborted = failure(call(conn, { signal: abort.signal }))
    setTimeout(() => {
      abort.abort(new Error('enough'))
    }, 5)
    assert.is((await aborted).message, 'enough')
    assert.ok(seen.length >= 2)
  })
}

Options('a blob takes headers, a timeout and a signal', async () => {
  const seen: Headers[] = []
  const instanceUrl = 'https://mydomain.my.salesforce.com'
  const conn = new Connection({ accessToken: 'x', instanceUrl, fetch: silent(seen) })
  const blob = async (options: RestOptions): Promise<unknown> =>
    conn.sobject('Attachment').record(ID).blob('Body', options)[Symbol.asyncIterator]().next()
  const late = await failure(blob({ timeout: 15, headers: { 'Sforce-Test': 'yes' } }))
  assert.equal([late['errorCode'], seen[0]?.get('sforce-test')], ['TIMEOUT', 'yes'])
  const signal = AbortSignal.abort(new Error('enough'))
  assert.is((await failure(blob({ signal }))).message, 'enough')
})

Options.run()
