import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startOrg } from 'strictforce/testing'
import { accountNames, connect } from './accounts.js'

test('the names are read, though the session expires', async (t) => {
  const org = await startOrg()
  t.after(() => org.close())
  const { clientId, clientSecret } = org.app
  const conn = connect({ loginUrl: org.url, clientId, clientSecret })
  assert.equal((await accountNames(conn)).length, 2)
  org.expireSessions()
  assert.equal((await accountNames(conn)).length, 2)
  assert.equal(org.count('client_credentials'), 2)
})
