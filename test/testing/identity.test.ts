import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { createClock, credentials, get, post, sessionOf, withOrg } from './support.js'

const Identity = suite('local org: identity, introspection, discovery')

Identity(
  'tells who is logged in, for both kinds of session and both lengths of id',
  withOrg(async (org) => {
    const { id, organizationId, username } = org.user
    const path = `/id/${organizationId}/${id}`
    for (const session of [org.openSession().accessToken, await sessionOf(org)]) {
      const { status, body } = await get(org, path, session)
      assert.is(status, 200)
      assert.equal(
        [body['user_id'], body['organization_id'], body['username']],
        [id, organizationId, username],
      )
    }
    const short = await get(
      org,
      `/id/${organizationId.slice(0, 15)}/${id.slice(0, 15)}`,
      await sessionOf(org),
    )
    assert.is(short.body['id'], `${org.url}${path}`)
  }),
)

Identity(
  'refuses in one word: dead token, no token, another org',
  withOrg(async (org) => {
    const { id, organizationId } = org.user
    const { accessToken } = org.openSession()
    const word = async (path: string, token?: string) => {
      const answer = await get(org, path, token)
      return [answer.status, answer.text, answer.headers.get('content-type')]
    }
    const type = 'text/html;charset=UTF-8'
    assert.equal(await word(`/id/${organizationId}/${id}`, 'dead'), [403, 'Bad_OAuth_Token', type])
    assert.equal(await word(`/id/${organizationId}/${id}`), [403, 'Missing_OAuth_Token', type])
    assert.equal(await word(`/id/00D000000000009AAA/${id}`, accessToken), [403, 'Wrong_Org', type])
    assert.equal(await word(`/id/${organizationId}/005000000000009AAA`, accessToken), [404, 'Bad_Id', type])
  }),
)

Identity(
  'takes the token from the query too, as older clients send it, and keeps it out of the log',
  withOrg(async (org) => {
    const { accessToken } = org.openSession()
    const path = `/id/${org.user.organizationId}/${org.user.id}`
    assert.is((await get(org, `${path}?format=json&oauth_token=${accessToken}`)).status, 200)
    assert.is(org.requests[0]?.path, path)
    assert.equal(org.violations, [])
  }),
)

Identity(
  'userinfo gives the claims of the user',
  withOrg(async (org) => {
    const { status, body } = await get(org, '/services/oauth2/userinfo', org.openSession().accessToken)
    assert.is(status, 200)
    assert.equal([body['preferred_username'], body['user_id']], [org.user.username, org.user.id])
    assert.is((await get(org, '/services/oauth2/userinfo', 'dead')).text, 'Bad_OAuth_Token')
  }),
)

Identity('introspection tells until when a token of the app lives', async () => {
  const clock = createClock()
  await withOrg(
    async (org) => {
      const { accessToken, refreshToken } = org.openSession()
      const look = async (token: string) =>
        (await post(org, 'introspect', { ...credentials(org), token, token_type_hint: 'access_token' })).body
      const seconds = clock.now() / 1000
      assert.equal(await look(accessToken), {
        active: true,
        scope: 'refresh_token api id',
        client_id: org.app.clientId,
        username: org.user.username,
        sub: `${org.url}/id/${org.user.organizationId}/${org.user.id}`,
        token_type: 'access_token',
        exp: seconds + 7200,
        iat: seconds,
        nbf: seconds,
      })
      assert.is((await look(refreshToken))['token_type'], 'refresh_token')
      clock.advance(7200)
      assert.equal(await look(accessToken), { active: false })
      assert.equal(await look(await sessionOf(org)), { active: false })
    },
    { clock: clock.now },
  )()
})

Identity(
  'introspection needs a client',
  withOrg(async (org) => {
    const answer = await post(org, 'introspect', { token: 'any', client_id: org.app.clientId })
    assert.is(answer.body['error'], 'invalid_client')
  }),
)

Identity(
  'discovery names endpoints of this org',
  withOrg(async (org) => {
    const { body } = await get(org, '/.well-known/openid-configuration')
    assert.is(body['issuer'], org.url)
    assert.is(body['token_endpoint'], `${org.url}/services/oauth2/token`)
    const settings = (await get(org, '/.well-known/auth-configuration')).body
    assert.equal([settings['OrgId'], settings['Url']], [org.user.organizationId.slice(0, 15), org.url])
  }),
)

Identity.run()
