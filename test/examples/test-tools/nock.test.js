import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import nock from 'nock'
import { Connection } from 'strictforce'
import { accountNames } from './accounts.js'

const instanceUrl = 'https://mydomain.my.salesforce.com'
const options = { instanceUrl, accessToken: '00D!token' }

nock.disableNetConnect()
afterEach(() => nock.cleanAll())

test('the names are read', async () => {
  nock(instanceUrl, { reqheaders: { authorization: 'Bearer 00D!token' } })
    .get(/^\/services\/data\/v[\d.]+\/query/)
    .reply(200, { totalSize: 1, done: true, records: [{ Name: 'Acme' }] })
  assert.deepEqual(await accountNames(new Connection(options)), ['Acme'])
  assert.ok(nock.isDone())
})

test('a query that is wrong is told by its code', async () => {
  nock(instanceUrl)
    .get(/query/)
    .reply(400, [{ message: 'unexpected token: FORM', errorCode: 'MALFORMED_QUERY' }])
  await assert.rejects(accountNames(new Connection(options)), { errorCode: 'MALFORMED_QUERY', status: 400 })
})
