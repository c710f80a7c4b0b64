/** @jest-environment jest-fixed-jsdom */
const { Connection } = require('strictforce')

const json = (status, body) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })

test('a page shows the names of accounts', async () => {
  const fetch = jest.fn(async () => json(200, { totalSize: 1, done: true, records: [{ Name: 'Acme' }] }))
  const conn = new Connection({
    instanceUrl: 'https://x.my.salesforce.com',
    accessToken: '00Dx!token',
    fetch,
  })
  const { records } = await conn.query('SELECT Name FROM Account')
  document.body.textContent = records.map(({ Name }) => Name).join()
  expect(document.body.textContent).toBe('Acme')
  expect(fetch).toHaveBeenCalledTimes(1)
})

test('a web login has PKCE', () => {
  const { oauth2 } = new Connection({
    oauth2: { clientId: '3MVG9', redirectUri: 'https://app.example/callback' },
  })
  expect(oauth2.authorizationRequest({ scope: 'api' }).url).toMatch(/code_challenge=[\w-]{43}(&|$)/)
})
