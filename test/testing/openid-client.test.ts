import * as client from 'openid-client'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { LocalOrg, OrgOptions } from '../../src/testing/index.js'
import { withOrg } from './support.js'

const Foreign = suite('local org: openid-client, a client that is not ours')

// eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so that it stands out: http is for loopback alone
const LOOPBACK = [client.allowInsecureRequests]
const REDIRECT = 'http://127.0.0.1/callback'
const OPTIONS: OrgOptions = {
  apps: [
    {
      clientId: 'foreign.app',
      clientSecret: 'foreign-app-secret',
      redirectUri: REDIRECT,
      scope: 'openid api id refresh_token',
      requirePkce: true,
    },
  ],
}

/** Discovery over the org's real port; plain http is for loopback alone. */
function discover(org: LocalOrg): Promise<client.Configuration> {
  const { clientId, clientSecret } = org.app
  return client.discovery(new URL(org.url), clientId, clientSecret, undefined, {
    execute: LOOPBACK,
  })
}

Foreign(
  'completes discovery',
  withOrg(async (org) => {
    const metadata = (await discover(org)).serverMetadata()
    assert.equal([metadata.issuer, metadata.jwks_uri], [org.url, `${org.url}/id/keys`])
    assert.is(metadata.token_endpoint, `${org.url}/services/oauth2/token`)
  }, OPTIONS),
)

Foreign(
  'completes the web login with PKCE, verifies the id_token by the key set, asks userinfo, refreshes, revokes',
  withOrg(async (org) => {
    const config = await discover(org)
    client.enableNonRepudiationChecks(config)
    const pkceCodeVerifier = client.randomPKCECodeVerifier()
    const [expectedState, expectedNonce] = [client.randomState(), client.randomNonce()]
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri: REDIRECT,
      scope: 'openid api id refresh_token',
      code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
      state: expectedState,
      nonce: expectedNonce,
    })
    const { headers } = await fetch(url, { redirect: 'manual' })
    const callback = new URL(headers.get('location') ?? '')
    const checks = { pkceCodeVerifier, expectedState, expectedNonce, idTokenExpected: true }
    const tokens = await client.authorizationCodeGrant(config, callback, checks)
    const claims = tokens.claims()
    assert.equal([claims?.iss, claims?.aud, claims?.nonce], [org.url, 'foreign.app', expectedNonce])
    const user = await client.fetchUserInfo(config, tokens.access_token, claims?.sub ?? '')
    assert.is(user.preferred_username, org.user.username)
    const renewed = await client.refreshTokenGrant(config, tokens.refresh_token ?? '')
    assert.is.not(renewed.refresh_token, tokens.refresh_token)
    await client.tokenRevocation(config, renewed.refresh_token ?? '')
    const { active } = await client.tokenIntrospection(config, renewed.access_token)
    assert.is(active, false)
  }, OPTIONS),
)

Foreign(
  'is refused with a verifier of its own making',
  withOrg(async (org) => {
    const config = await discover(org)
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri: REDIRECT,
      scope: 'api',
      code_challenge: await client.calculatePKCECodeChallenge(client.randomPKCECodeVerifier()),
      code_challenge_method: 'S256',
    })
    const { headers } = await fetch(url, { redirect: 'manual' })
    const callback = new URL(headers.get('location') ?? '')
    const checks = { pkceCodeVerifier: client.randomPKCECodeVerifier() }
    const answer = client.authorizationCodeGrant(config, callback, checks)
    const error: unknown = await answer.catch((reason: unknown) => reason)
    assert.instance(error, client.ResponseBodyError)
    assert.is((error as client.ResponseBodyError).error, 'invalid_request')
  }, OPTIONS),
)

Foreign(
  'completes client credentials, by secret in the body and by HTTP Basic',
  withOrg(async (org) => {
    const { clientId, clientSecret } = org.app
    for (const method of [client.ClientSecretPost, client.ClientSecretBasic]) {
      const config = await client.discovery(new URL(org.url), clientId, undefined, method(clientSecret), {
        execute: LOOPBACK,
      })
      const tokens = await client.clientCredentialsGrant(config)
      const headers = { authorization: `Bearer ${tokens.access_token}` }
      const { status } = await fetch(`${org.url}/services/data/v64.0/limits`, { headers })
      assert.equal([status, tokens.refresh_token], [200, undefined])
    }
    assert.is(org.count('client_credentials'), 2)
  }, OPTIONS),
)

Foreign.run()
