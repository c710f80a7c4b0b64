import axios, { type AxiosInstance, type InternalAxiosRequestConfig } from 'axios'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Connection } from '../../src/index.js'
import type { LocalOrg } from '../../src/testing/index.js'
import { caught } from '../helpers/caught.js'
import { withOrg } from '../testing/support.js'
import { connect, survives } from './support.js'

const Axios = suite('bridge: axios, through conn.fetch and by interceptors')

function byFetch(conn: Connection): AxiosInstance {
  return axios.create({
    baseURL: `${conn.instanceUrl}/services/data/v${conn.version}`,
    adapter: 'fetch',
    env: { fetch: (input, init) => conn.fetch(input, init) },
  })
}

/** With Node's own HTTP stack: each request gets the token of now, and goes once more with the next. */
function byInterceptors(conn: Connection): AxiosInstance {
  const baseURL = `${conn.instanceUrl}/services/data/v${conn.version}`
  const withToken = (config: InternalAxiosRequestConfig): InternalAxiosRequestConfig => {
    config.headers.set('Authorization', `Bearer ${conn.accessToken ?? ''}`)
    return config
  }
  const [api, again] = [axios.create({ baseURL }), axios.create({ baseURL })]
  for (const instance of [api, again]) instance.interceptors.request.use(withToken)
  api.interceptors.response.use(undefined, async (error: unknown) => {
    if (!axios.isAxiosError(error) || error.response?.status !== 401 || !error.config) throw error
    const refused = error.config.headers.get('Authorization')
    if (refused === `Bearer ${conn.accessToken ?? ''}`) await conn.request('/')
    return again.request(error.config)
  })
  return api
}

async function keeps(org: LocalOrg, api: AxiosInstance): Promise<void> {
  await survives(org, async () => assert.is((await api.get('/limits')).status, 200))
  org.expireSessions()
  const created = await api.post<{ success: boolean }>('/sobjects/Account', { Name: 'By axios' })
  assert.ok(created.data.success)
}

Axios(
  'keeps the session through conn.fetch, bodies included',
  withOrg((org) => keeps(org, byFetch(connect(org)))),
)

Axios(
  'keeps the session by interceptors, bodies included',
  withOrg((org) => keeps(org, byInterceptors(connect(org)))),
)

Axios(
  'by interceptors, a resource that always answers 401 is asked twice at most, and nothing is renewed',
  withOrg(async (org) => {
    const api = byInterceptors(connect(org))
    const body = [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }]
    org.answer('limits', { status: 401, body }, 1000)
    assert.match(String(await caught(api.get('/limits'))), /401/)
    assert.equal([org.count('limits'), org.count('refresh_token')], [2, 0])
  }),
)

Axios.run()
