const { Connection, SalesforceError } = require('strictforce')
const { startOrg } = require('strictforce/testing')

let org
beforeAll(async () => {
  org = await startOrg()
})
afterAll(() => org.close())

test('a session is renewed when it expires', async () => {
  const conn = new Connection({ loginUrl: org.url })
  await conn.login(org.user.username, org.user.password)
  org.expireSessions()
  await conn.query('SELECT Name FROM Account LIMIT 1')
  expect(org.count('login')).toBe(2)
})

test('a wrong password is refused', async () => {
  const conn = new Connection({ loginUrl: org.url })
  const login = conn.login(org.user.username, 'wrong')
  await expect(login).rejects.toThrow(SalesforceError)
  await expect(login).rejects.toMatchObject({ errorCode: 'INVALID_LOGIN' })
})
