import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { LocalOrg } from '../../src/testing/index.js'
import { get, token, withOrg } from './support.js'

const Authorize = suite('local org: authorization endpoint')

async function ask(org: LocalOrg, params: Record<string, string> = {}) {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: org.app.clientId,
    redirect_uri: org.app.redirectUri,
    ...params,
  })
  const answer = await get(org, `/services/oauth2/authorize?${query.toString()}`)
  const location = answer.headers.get('location')
  return { ...answer, callback: location === null ? undefined : new URL(location) }
}

Authorize(
  'leads back with a code and the state, and the code works',
  withOrg(async (org) => {
    const { status, callback } = await ask(org, { state: 'a b&c' })
    assert.is(status, 302)
    assert.is(`${callback?.origin ?? ''}${callback?.pathname ?? ''}`, org.app.redirectUri)
    assert.is(callback?.searchParams.get('state'), 'a b&c')
    const code = callback?.searchParams.get('code') ?? ''
    const answer = await token(org, {
      grant_type: 'authorization_code',
      code,
      redirect_uri: org.app.redirectUri,
    })
    assert.is(answer.status, 200)
  }),
)

Authorize(
  'lets the user of login_hint consent',
  withOrg(
    async (org) => {
      const { callback } = await ask(org, { login_hint: 'two@local.example' })
      const code = callback?.searchParams.get('code') ?? ''
      const answer = await token(org, {
        grant_type: 'authorization_code',
        code,
        redirect_uri: org.app.redirectUri,
      })
      const who = await get(org, String(answer.body['id']), String(answer.body['access_token']))
      assert.is(who.body['username'], 'two@local.example')
    },
    {
      users: [
        { username: 'one@local.example', password: 'secret-1' },
        { username: 'two@local.example', password: 'secret-2' },
      ],
    },
  ),
)

for (const [what, params, error] of [
  ['a response type other than code', { response_type: 'token' }, 'unsupported_response_type'],
  ['a scope that the app does not have', { scope: 'api full' }, 'invalid_scope'],
  ['an unknown user', { login_hint: 'nobody@local.example' }, 'access_denied'],
] as const) {
  Authorize(
    `leads ${what} back with ${error} and the state`,
    withOrg(async (org) => {
      const { status, callback } = await ask(org, { state: 'kept', ...params })
      assert.is(status, 302)
      assert.is(callback?.searchParams.get('error'), error)
      assert.is(callback?.searchParams.get('state'), 'kept')
      assert.is(callback?.searchParams.has('code'), false)
    }),
  )
}

Authorize(
  'refuses a request without a challenge where the app requires one',
  withOrg(
    async (org) => {
      assert.is((await ask(org)).callback?.searchParams.get('error'), 'invalid_request')
      const challenge = { code_challenge: 'a'.repeat(43), code_challenge_method: 'S256' }
      assert.ok((await ask(org, challenge)).callback?.searchParams.has('code'))
      assert.throws(() => org.authorizationCode(), /gives no code: invalid_request/)
    },
    { apps: [{ clientId: 'app', redirectUri: 'http://127.0.0.1/cb', requirePkce: true }] },
  ),
)

Authorize(
  'shows a page, and leads nowhere, for an unknown app and a strange callback URL',
  withOrg(async (org) => {
    for (const params of [{ client_id: 'who' }, { redirect_uri: 'http://127.0.0.1/evil' }]) {
      const { status, callback, headers } = await ask(org, params)
      assert.is(status, 400)
      assert.is(callback, undefined)
      assert.match(headers.get('content-type') ?? '', 'text/html')
    }
  }),
)

Authorize.run()
