import { startOrg } from 'strictforce/testing'
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
})
