import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { createClock, get, login, post, refresh, sessionHeader, sessionOf, soap, withOrg } from './support.js'

const Sessions = suite('local org: sessions')

const RESOURCE = '/services/data/v64.0/limits'

Sessions('slide with each use and end when they lie idle', async () => {
  const clock = createClock()
  await withOrg(
    async (org) => {
      const session = await sessionOf(org)
      for (const seconds of [59, 59, 59]) {
        clock.advance(seconds)
        assert.is((await get(org, RESOURCE, session)).status, 200)
      }
      clock.advance(60)
      const answer = await get(org, RESOURCE, session)
      assert.is(answer.status, 401)
      assert.is(answer.text, '[{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]')
    },
    { clock: clock.now, sessionSeconds: 60 },
  )()
})

Sessions('tell their idle time in the user information', async () => {
  await withOrg(
    async (org) => {
      const answer = await login(org, org.user.username, org.user.password)
      assert.is(answer.get('sessionSecondsValid'), '60')
    },
    { sessionSeconds: 60 },
  )()
})

Sessions(
  'expire for one user, or for all, and leave refresh tokens alone',
  withOrg(
    async (org) => {
      const [one, two] = [org.openSession('one@local.example'), org.openSession('two@local.example')]
      org.expireSessions('one@local.example')
      assert.is((await get(org, RESOURCE, one.accessToken)).status, 401)
      assert.is((await get(org, RESOURCE, two.accessToken)).status, 200)
      org.expireSessions()
      assert.is((await get(org, RESOURCE, two.accessToken)).status, 401)
      assert.is((await refresh(org, one.refreshToken)).status, 200)
    },
    {
      users: [
        { username: 'one@local.example', password: 'secret-1' },
        { username: 'two@local.example', password: 'secret-2' },
      ],
    },
  ),
)

Sessions(
  'are killed one by one',
  withOrg(async (org) => {
    const [one, two] = [org.openSession(), org.openSession()]
    org.killSession(one.accessToken)
    assert.is((await get(org, RESOURCE, one.accessToken)).status, 401)
    assert.is((await get(org, RESOURCE, two.accessToken)).status, 200)
  }),
)

Sessions(
  'are dead for a deactivated user, on every protocol',
  withOrg(async (org) => {
    const { accessToken } = org.openSession()
    org.updateUser(org.user.username, { inactive: true })
    assert.is((await get(org, RESOURCE, accessToken)).status, 401)
    const answer = await soap(org, { body: '<getUserInfo/>', header: sessionHeader(accessToken) })
    assert.is(answer.get('exceptionCode'), 'INVALID_SESSION_ID')
    assert.is((await get(org, '/services/oauth2/userinfo', accessToken)).text, 'Bad_OAuth_Token')
  }),
)

Sessions(
  'are shared by both protocols: a SOAP logout ends a session of OAuth',
  withOrg(async (org) => {
    const { accessToken } = org.openSession()
    assert.is((await soap(org, { body: '<logout/>', header: sessionHeader(accessToken) })).status, 200)
    assert.is((await get(org, RESOURCE, accessToken)).status, 401)
  }),
)

Sessions(
  'of an expired password are of no use for REST',
  withOrg(
    async (org) => {
      const answer = await get(org, RESOURCE, await sessionOf(org))
      assert.is(answer.status, 401)
      assert.match(answer.text, 'not valid for use with the REST API')
    },
    { users: [{ username: 'stale@local.example', password: 'secret-1', passwordExpired: true }] },
  ),
)

Sessions(
  'end by revoke: the access token alone, or the refresh token with all that came of it',
  withOrg(async (org) => {
    const first = org.openSession()
    const answer = await post(org, 'revoke', { token: first.accessToken })
    assert.equal([answer.status, answer.text], [200, ''])
    assert.is((await get(org, RESOURCE, first.accessToken)).status, 401)
    const renewed = (await refresh(org, first.refreshToken)).body
    assert.is((await post(org, 'revoke', { token: String(renewed['refresh_token']) })).status, 200)
    assert.is((await get(org, RESOURCE, String(renewed['access_token']))).status, 401)
    assert.is((await refresh(org, String(renewed['refresh_token']))).status, 400)
  }),
)

Sessions(
  'of SOAP cannot be revoked, and a dead token is invalid',
  withOrg(async (org) => {
    const revoke = async (token: string) => (await post(org, 'revoke', { token })).body['error']
    assert.is(await revoke(await sessionOf(org)), 'unsupported_token_type')
    const answer = await post(org, 'revoke', { token: 'made-up-token' })
    assert.is(answer.body['error'], 'invalid_token')
    assert.not.match(answer.text, 'made-up-token')
    const byQuery = await get(org, `/services/oauth2/revoke?token=${org.openSession().accessToken}`)
    assert.is(byQuery.status, 200)
  }),
)

Sessions.run()
