import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { errorOf, get, post, refresh, token, withOrg } from './support.js'

const Refresh = suite('local org: refresh tokens')

const RESOURCE = '/services/data/v64.0/limits'

Refresh(
  'rotate: each refresh gives the next token',
  withOrg(async (org) => {
    const first = org.openSession().refreshToken
    const second = String((await refresh(org, first)).body['refresh_token'])
    assert.is.not(second, first)
    const third = await refresh(org, second)
    assert.is(third.status, 200)
    assert.is(third.body['scope'], 'refresh_token api id')
    assert.is(org.rotations, 2)
    assert.is(org.count('refresh_token'), 2)
  }),
)

Refresh(
  'stay the same and unnamed when rotation is off',
  withOrg(
    async (org) => {
      const { refreshToken } = org.openSession()
      assert.not.ok('refresh_token' in (await refresh(org, refreshToken)).body)
      assert.is((await refresh(org, refreshToken)).status, 200)
      assert.is(org.rotations, 0)
    },
    { rotation: false },
  ),
)

Refresh(
  'rotate for one app and not for another',
  withOrg(
    async (org) => {
      const { refreshToken } = org.openSession()
      assert.not.ok('refresh_token' in (await refresh(org, refreshToken)).body)
    },
    { apps: [{ clientId: 'app', clientSecret: 'secret', rotation: false }] },
  ),
)

Refresh(
  'a second use of a spent token revokes the family and its sessions',
  withOrg(async (org) => {
    const bystander = org.openSession()
    const { accessToken, refreshToken } = org.openSession()
    const next = (await refresh(org, refreshToken)).body
    assert.equal(errorOf(await refresh(org, refreshToken)), [
      400,
      'invalid_grant',
      'expired access/refresh token',
    ])
    assert.is(org.reuses, 1)
    assert.is((await refresh(org, String(next['refresh_token']))).status, 400)
    for (const dead of [accessToken, String(next['access_token'])])
      assert.is((await get(org, RESOURCE, dead)).status, 401)
    assert.is((await get(org, RESOURCE, bystander.accessToken)).status, 200)
    assert.is((await refresh(org, bystander.refreshToken)).status, 200)
  }),
)

Refresh(
  'a second use is only counted when detection is off',
  withOrg(
    async (org) => {
      const { refreshToken } = org.openSession()
      const next = String((await refresh(org, refreshToken)).body['refresh_token'])
      assert.is((await refresh(org, refreshToken)).status, 400)
      assert.is(org.reuses, 1)
      assert.is((await refresh(org, next)).status, 200)
    },
    { reuseDetection: false },
  ),
)

Refresh(
  'a second request is turned away, without harm, while the first is being answered',
  withOrg(
    async (org) => {
      let release: () => void = () => undefined
      const gate = new Promise<void>((resolve) => (release = resolve))
      org.answer('refresh_token', { until: gate })
      const { refreshToken } = org.openSession()
      const first = refresh(org, refreshToken)
      while (org.count('refresh_token') === 0) await new Promise(setImmediate)
      const second = await refresh(org, refreshToken)
      assert.equal(errorOf(second), [400, 'invalid_grant', 'token request is already being processed'])
      release()
      const next = String((await first).body['refresh_token'])
      assert.is((await refresh(org, next)).status, 200)
      assert.is(org.reuses, 0)
    },
    { latency: 1 },
  ),
)

Refresh(
  'belong to one app',
  withOrg(
    async (org) => {
      const { refreshToken } = org.openSession()
      const form = { grant_type: 'refresh_token', refresh_token: refreshToken, client_id: 'other' }
      assert.is((await post(org, 'token', form)).body['error_description'], 'expired access/refresh token')
      assert.is((await refresh(org, refreshToken)).status, 200)
    },
    { apps: [{ clientId: 'app', clientSecret: 's' }, { clientId: 'other' }] },
  ),
)

Refresh(
  'the sixth approval of a user for an app drops the oldest, silently',
  withOrg(async (org) => {
    const opened = Array.from({ length: 6 }, () => org.openSession())
    const [first, second] = opened
    assert.is((await refresh(org, first?.refreshToken ?? '')).status, 400)
    assert.is((await refresh(org, second?.refreshToken ?? '')).status, 200)
    assert.is((await get(org, RESOURCE, first?.accessToken)).status, 200)
    assert.is(org.reuses, 0)
  }),
)

Refresh(
  'are refused once revoked, and for a deactivated user',
  withOrg(async (org) => {
    const { refreshToken } = org.openSession()
    org.updateUser(org.user.username, { inactive: true })
    assert.is((await refresh(org, refreshToken)).body['error'], 'inactive_user')
    org.updateUser(org.user.username, { inactive: false })
    const again = org.openSession()
    org.revokeRefreshToken(again.refreshToken)
    assert.is(
      (await refresh(org, again.refreshToken)).body['error_description'],
      'expired access/refresh token',
    )
    assert.is((await get(org, RESOURCE, again.accessToken)).status, 401)
  }),
)

Refresh(
  'from a web login carry its scope on',
  withOrg(async (org) => {
    const code = org.authorizationCode(undefined, { scope: 'refresh_token id' })
    const answer = await token(org, {
      grant_type: 'authorization_code',
      code,
      redirect_uri: org.app.redirectUri,
    })
    const renewed = await refresh(org, String(answer.body['refresh_token']))
    assert.is(renewed.body['scope'], 'refresh_token id')
  }),
)

Refresh.run()
