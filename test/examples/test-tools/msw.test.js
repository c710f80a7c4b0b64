import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { accountNames, connect } from './accounts.js'

const ORG = 'https://mydomain.my.salesforce.com'
const refusal = [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }]
let logins = 0
let valid = 'Bearer 00D!1'

const server = setupServer(
  http.post(`${ORG}/services/oauth2/token`, () => {
    const id = `${ORG}/id/00D000000000001EAA/005000000000001AAA`
    return HttpResponse.json({ access_token: `00D!${++logins}`, instance_url: ORG, id, token_type: 'Bearer' })
  }),
  http.get(`${ORG}/services/data/*/query`, ({ request }) => {
    if (request.headers.get('authorization') !== valid) return HttpResponse.json(refusal, { status: 401 })
    return HttpResponse.json({ totalSize: 1, done: true, records: [{ Name: 'Acme' }] })
  }),
)
server.listen({ onUnhandledRequest: 'error' })
after(() => server.close())

test('a refused session is renewed once', async () => {
  const conn = connect({ loginUrl: ORG, clientId: '3MVG9', clientSecret: 'secret' })
  assert.deepEqual(await accountNames(conn), ['Acme'])
  valid = 'Bearer 00D!2'
  assert.deepEqual(await accountNames(conn), ['Acme'])
  assert.equal(logins, 2)
})
