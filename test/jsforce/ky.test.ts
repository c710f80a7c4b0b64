import ky from 'ky'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { withOrg } from '../testing/support.js'
import { connect, survives } from './support.js'

const Ky = suite('bridge: ky through conn.fetch')

Ky(
  'keeps the session, bodies included',
  withOrg(async (org) => {
    const conn = connect(org)
    const api = ky.create({
      prefixUrl: `${conn.instanceUrl}/services/data/v${conn.version}`,
      fetch: (input, init) => conn.fetch(input, init),
    })
    await survives(org, () => api.get('limits').json())
    org.expireSessions()
    const json = { Name: 'By ky' }
    const created = await api.post('sobjects/Account', { json }).json<{ success: boolean }>()
    assert.ok(created.success)
  }),
)

Ky.run()
