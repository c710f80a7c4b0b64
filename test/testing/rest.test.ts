import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { LocalOrg } from '../../src/testing/index.js'
import { get, withOrg } from './support.js'

const Rest = suite('local org: REST')

const BASE = '/services/data/v64.0'

async function create(org: LocalOrg, body: string, object = 'Account') {
  const headers = {
    Authorization: `Bearer ${org.openSession().accessToken}`,
    'Content-Type': 'application/json',
  }
  const response = await fetch(`${org.url}${BASE}/sobjects/${object}`, { method: 'POST', headers, body })
  const text = await response.text()
  return { status: response.status, text, body: JSON.parse(text) as Record<string, unknown> }
}

Rest(
  'lists its versions to everyone',
  withOrg(
    async (org) => {
      const { status, text } = await get(org, '/services/data')
      assert.is(status, 200)
      const list = JSON.parse(text) as unknown[]
      assert.equal(list.at(-1), { label: "Spring '26", url: '/services/data/v66.0', version: '66.0' })
      assert.equal(list[0], { label: "Summer '14", url: '/services/data/v31.0', version: '31.0' })
    },
    { version: '66.0' },
  ),
)

Rest(
  'runs a query',
  withOrg(async (org) => {
    const q = encodeURIComponent('select Id, name from account limit 1')
    const { status, body } = await get(org, `${BASE}/query?q=${q}`, org.openSession().accessToken)
    assert.is(status, 200)
    assert.equal(body, {
      totalSize: 1,
      done: true,
      records: [
        {
          attributes: { type: 'Account', url: `${BASE}/sobjects/Account/001000000000001AAA` },
          Id: '001000000000001AAA',
          Name: 'Analytical Engines',
        },
      ],
    })
  }),
)

Rest(
  'counts the calls of a day and says so in each answer',
  withOrg(async (org) => {
    const { accessToken } = org.openSession()
    const usage = async () => (await get(org, `${BASE}/limits`, accessToken)).headers.get('sforce-limit-info')
    assert.equal([await usage(), await usage()], ['api-usage=1/15000', 'api-usage=2/15000'])
  }),
)

Rest(
  'points from its root to the identity',
  withOrg(async (org) => {
    const { body } = await get(org, BASE, org.openSession().accessToken)
    assert.is(body['identity'], `${org.url}/id/${org.user.organizationId}/${org.user.id}`)
  }),
)

Rest(
  'creates an account that can be read again',
  withOrg(async (org) => {
    const created = await create(org, '{"Name":"New & Co"}')
    assert.is(created.status, 201)
    const { id, ...rest } = created.body
    assert.equal(rest, { success: true, errors: [] })
    const { body } = await get(org, `${BASE}/sobjects/Account/${String(id)}`, org.openSession().accessToken)
    assert.is(body['Name'], 'New & Co')
  }),
)

Rest(
  'changes and deletes an account without a word',
  withOrg(async (org) => {
    const path = `${BASE}/sobjects/Account/001000000000001AAA`
    const { accessToken } = org.openSession()
    const send = (method: string, body?: string) =>
      fetch(org.url + path, {
        method,
        headers: { Authorization: `Bearer ${accessToken}` },
        ...(body && { body }),
      })
    const changed = await send('PATCH', '{"Industry":"Mathematics"}')
    assert.equal([changed.status, await changed.text()], [204, ''])
    assert.is((await get(org, path, accessToken)).body['Industry'], 'Mathematics')
    assert.is((await send('PATCH', '[')).status, 400)
    assert.is((await send('DELETE')).status, 204)
    assert.is((await send('DELETE')).status, 404)
    assert.is((await send('PUT', '{}')).status, 404)
  }),
)

for (const [body, object, status, code] of [
  ['{"Name":', 'Account', 400, 'JSON_PARSER_ERROR'],
  ['[1]', 'Account', 400, 'JSON_PARSER_ERROR'],
  ['{"Industry":"x"}', 'Account', 400, 'REQUIRED_FIELD_MISSING'],
  ['{"Name":"x","Nope":1}', 'Account', 400, 'INVALID_FIELD'],
  ['{"Name":"x"}', 'Unknown__c', 404, 'NOT_FOUND'],
] as const) {
  Rest(
    `answers the creation of ${object} from ${body} with ${code}`,
    withOrg(async (org) => {
      const answer = await create(org, body, object)
      assert.is(answer.status, status)
      assert.match(answer.text, `"errorCode":"${code}"`)
    }),
  )
}

for (const [path, status, code] of [
  [`${BASE}/nothing/here`, 404, 'NOT_FOUND'],
  ['/services/data/v99.0/limits', 404, 'NOT_FOUND'],
  [`${BASE}/sobjects/Account/001000000000009AAA`, 404, 'NOT_FOUND'],
  [`${BASE}/query?q=SELECT`, 400, 'MALFORMED_QUERY'],
] as const) {
  Rest(
    `answers ${path} with ${code}`,
    withOrg(async (org) => {
      const answer = await get(org, path, org.openSession().accessToken)
      assert.is(answer.status, status)
      assert.match(answer.text, `"errorCode":"${code}"`)
    }),
  )
}

for (const [authorization, code] of [
  [undefined, 'INVALID_SESSION_ID'],
  ['Bearer dead', 'INVALID_SESSION_ID'],
  ['OAuth dead', 'INVALID_SESSION_ID'],
  ['Basic abc', 'INVALID_AUTH_HEADER'],
] as const) {
  Rest(
    `answers '${authorization ?? 'no header'}' with 401 ${code}`,
    withOrg(async (org) => {
      const headers: Record<string, string> =
        authorization === undefined ? {} : { Authorization: authorization }
      const response = await fetch(`${org.url}${BASE}/limits`, { headers })
      assert.is(response.status, 401)
      assert.match(await response.text(), `"errorCode":"${code}"`)
    }),
  )
}

Rest.run()
