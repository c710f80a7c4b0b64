import { startOrg } from 'strictforce/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountNames, connect } from './accounts.js'

let org
beforeAll(async () => {
  org = await startOrg()
})
afterAll(() => org.close())

test('the names are read, though the session expires', async () => {
  const { clientId, clientSecret } = org.app
  const conn = connect({ loginUrl: org.url, clientId, clientSecret })
  expect(await accountNames(conn)).toHaveLength(2)
  org.expireSessions()
  expect(await accountNames(conn)).toHaveLength(2)
  expect(org.count('client_credentials')).toBe(2)
})

test('a wrong secret is a matter of configuration', async () => {
  const conn = connect({ loginUrl: org.url, clientId: org.app.clientId, clientSecret: 'wrong' })
  await expect(accountNames(conn)).rejects.toMatchObject({
    errorCode: 'invalid_client',
    verdict: 'configuration',
  })
})
