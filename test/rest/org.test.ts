import { inspect } from 'node:util'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection, Query, RecordReference, SObject } from '../../src/index.js'
import { failure, withConnection } from './support.js'

const Org = suite('verbs for the org')

Org(
  'describe tells an object, unless nothing has changed since',
  withConnection(async ({ conn, sent }) => {
    const account = await conn.describe('Account')
    assert.equal([account.name, account.keyPrefix, account.custom], ['Account', '001', false])
    const again = await conn.sobject('Account').describe()
    assert.is(again.fields.length, account.fields.length)
    const later = new Date(Date.now() + 60_000)
    assert.is(await conn.describe({ type: 'Account', ifModifiedSince: later }), undefined)
    assert.is(await conn.describe('Account', { ifModifiedSince: later.toUTCString() }), undefined)
    assert.is((await conn.describeSObject('Contact')).name, 'Contact')
    assert.is(sent.length, 5)
    assert.is((await failure(conn.describe('Wheel__c')))['errorCode'], 'NOT_FOUND')
  }),
)

Org(
  'describeGlobal, limits and search',
  withConnection(async ({ conn }) => {
    const { sobjects } = await conn.describeGlobal()
    assert.ok(sobjects.some(({ name }) => name === 'Opportunity'))
    assert.is(await conn.describeGlobal({ ifModifiedSince: new Date(Date.now() + 60_000) }), undefined)
    assert.ok((await conn.limits())['DailyApiRequests']!.Max > 0)
    const { searchRecords } = await conn.search('FIND {Love*} IN ALL FIELDS RETURNING Contact(Id, LastName)')
    assert.equal(
      searchRecords.map((one) => String(one['LastName'])),
      ['Lovelace'],
    )
    assert.is((await failure(conn.search('Love')))['errorCode'], 'MALFORMED_SEARCH')
  }),
)

Org(
  'recent, updated and deleted',
  withConnection(async ({ conn }) => {
    const { id = '' } = await conn.create('Account', { Name: 'Mill' })
    await conn.retrieve('Account', id)
    await conn.retrieve('Contact', '003000000000001AAA')
    assert.equal(
      (await conn.recent()).map((one) => one.Id),
      ['003000000000001AAA', id],
    )
    assert.equal(
      (await conn.recent(1)).map((one) => one.Id),
      ['003000000000001AAA'],
    )
    assert.equal(
      (await conn.recent('Account')).map((one) => one.Id),
      [id],
    )
    assert.equal(
      (await conn.recent('Account', 5)).map((one) => String(one['Name'])),
      ['Mill'],
    )
    assert.equal((await conn.sobject('Contact').recent()).length, 1)
    const [start, end] = [new Date(Date.now() - 60_000), new Date(Date.now() + 60_000)]
    assert.ok((await conn.updated('Account', start, end)).ids.includes(id))
    await conn.destroy('Account', id)
    const { deletedRecords } = await conn.sobject('Account').deleted(start.toISOString(), end)
    assert.equal(
      deletedRecords.map((one) => one.id),
      [id],
    )
    assert.match((await failure(conn.updated('Account', 'soon', end))).message, /start must be a Date/)
  }),
)

Org(
  'requests by method, in the three forms of URL',
  withConnection(async ({ org, conn }) => {
    assert.ok(await conn.requestGet('/limits'))
    const { id } = await conn.requestPost<{ id: string }>('/sobjects/Account', { Name: 'Mill' })
    assert.is(
      await conn.requestPatch(`/services/data/v64.0/sobjects/Account/${id}`, { Name: 'Inn' }),
      undefined,
    )
    assert.is(
      (await conn.request<{ Name: string }>(`${org.url}/services/data/v64.0/sobjects/Account/${id}`)).Name,
      'Inn',
    )
    assert.is(await conn.requestDelete(`/sobjects/Account/${id}`), undefined)
    const { accessToken, instanceUrl } = org.openSession()
    const unchecked = new Connection({ accessToken, instanceUrl })
    assert.is((await failure(unchecked.requestPut('/sobjects', {})))['errorCode'], 'NOT_FOUND')
    const called = await new Promise((resolve) => {
      void conn.requestGet('/limits', (_error, value) => {
        resolve(value)
      })
    })
    assert.ok(called)
  }),
)

Org(
  'queries, objects and records are of the classes that the package exports',
  withConnection(({ conn }) => {
    const Account = conn.sobject('Account')
    assert.instance(conn.query('SELECT Id FROM Account'), Query)
    assert.instance(Account.find(), Query)
    assert.instance(Account, SObject)
    assert.instance(Account.record('001000000000001AAA'), RecordReference)
    return Promise.resolve()
  }),
)

for (const name of [
  'analytics',
  'apex',
  'bulk',
  'bulk2',
  'chatter',
  'metadata',
  'soap',
  'streaming',
  'tooling',
]) {
  Org(`conn.${name} tells where it is`, () => {
    const conn = new Connection() as unknown as globalThis.Record<string, unknown>
    assert.throws(
      () => conn[name],
      new RegExp(
        `conn\\.${name} is not here.*conn\\.partner.*conn\\.api\\(stubs\\).*new jsforce\\.Connection\\(jsforceOptions\\(conn\\)\\)`,
      ),
    )
    assert.not.ok(Object.keys(conn).includes(name))
    assert.not.match(inspect(conn, { showHidden: true }), /is not here/)
  })
}

Org(
  'an answer of another kind than the contract says is refused',
  withConnection(async ({ org }) => {
    const { accessToken, instanceUrl } = org.openSession()
    const conn = new Connection({ accessToken, instanceUrl })
    for (const [name, body, call] of [
      ['query', [], () => conn.query('SELECT Id FROM Account')],
      ['recent', {}, () => conn.recent()],
      ['describe', '"x"', () => conn.describe('Account')],
      ['limits', '', () => conn.limits()],
    ] as const) {
      org.answer(name, { status: 200, headers: { 'Content-Type': 'application/json' }, body })
      assert.is((await failure(call()))['errorCode'], 'INVALID_RESPONSE', name)
    }
  }),
)

Org.run()
