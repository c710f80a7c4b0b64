import axios from 'axios'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { withOrg } from '../testing/support.js'
import { connect, survives } from './support.js'

const Axios = suite('bridge: axios through conn.fetch')

Axios(
  'keeps the session, bodies included',
  withOrg(async (org) => {
    const conn = connect(org)
    const api = axios.create({
      baseURL: `${conn.instanceUrl}/services/data/v${conn.version}`,
      adapter: 'fetch',
      env: { fetch: (input, init) => conn.fetch(input, init) },
    })
    await survives(org, async () => assert.is((await api.get('/limits')).status, 200))
    org.expireSessions()
    const created = await api.post<{ success: boolean }>('/sobjects/Account', { Name: 'By axios' })
    assert.ok(created.data.success)
  }),
)

Axios.run()
