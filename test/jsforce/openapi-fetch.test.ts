import createClient from 'openapi-fetch'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { withOrg } from '../testing/support.js'
import { connect, survives } from './support.js'

const OpenapiFetch = suite('bridge: openapi-fetch through conn.fetch')

/** The part of openapi-typescript's output that the test needs. */
interface paths {
  '/limits': {
    get: {
      responses: {
        200: { content: { 'application/json': { DailyApiRequests: { Max: number; Remaining: number } } } }
      }
    }
  }
  '/sobjects/{object}': {
    post: {
      parameters: { path: { object: string } }
      requestBody: { content: { 'application/json': Record<string, unknown> } }
      responses: { 201: { content: { 'application/json': { id: string; success: boolean } } } }
    }
  }
}

OpenapiFetch(
  'keeps the session, bodies included',
  withOrg(async (org) => {
    const conn = connect(org)
    const baseUrl = `${conn.instanceUrl}/services/data/v${conn.version}`
    const client = createClient<paths>({ baseUrl, fetch: (request) => conn.fetch(request) })
    await survives(org, async () => {
      const { data } = await client.GET('/limits')
      assert.type(data?.DailyApiRequests.Max, 'number')
    })
    org.expireSessions()
    const created = await client.POST('/sobjects/{object}', {
      params: { path: { object: 'Account' } },
      body: { Name: 'By openapi-fetch' },
    })
    assert.is(created.data?.success, true)
  }),
)

OpenapiFetch.run()
