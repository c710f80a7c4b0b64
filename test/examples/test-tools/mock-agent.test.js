import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Connection } from 'strictforce'
import { fetch, MockAgent } from 'undici'
import { accountNames } from './accounts.js'

const instanceUrl = 'https://mydomain.my.salesforce.com'

test('the names are read', async (t) => {
  const dispatcher = new MockAgent()
  dispatcher.disableNetConnect()
  t.after(() => dispatcher.close())
  dispatcher
    .get(instanceUrl)
    .intercept({ path: (path) => path.includes('/query'), method: 'GET' })
    .reply(
      200,
      { totalSize: 1, done: true, records: [{ Name: 'Acme' }] },
      { headers: { 'content-type': 'application/json' } },
    )
  const conn = new Connection({
    instanceUrl,
    accessToken: '00D!token',
    fetch: (input, init) => fetch(input, { ...init, dispatcher }),
  })
  assert.deepEqual(await accountNames(conn), ['Acme'])
  dispatcher.assertNoPendingInterceptors()
})
