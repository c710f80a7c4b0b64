import { SignJWT, importPKCS8 } from 'jose'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { LocalOrg } from '../../src/testing/index.js'
import { errorOf, post, withOrg } from './support.js'

const Assertion = suite('local org: assertions of clients that are not ours')

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

/** An assertion of the first app, for its first user. */
async function assertionOf(org: LocalOrg, exp: number): Promise<string> {
  const claims = { iss: org.app.clientId, sub: org.user.username, aud: 'https://login.salesforce.com', exp }
  const key = await importPKCS8(org.privateKey, 'RS256')
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(key)
}

Assertion(
  'an expiry in milliseconds, as the command line of the vendor sends it, is taken and noted',
  withOrg(async (org) => {
    const assertion = await assertionOf(org, Date.now() + 300)
    const { status } = await post(org, 'token', { grant_type: JWT_BEARER, assertion })
    assert.is(status, 200)
    assert.equal(org.violations, ['requestToken: the assertion lives longer than three minutes'])
  }),
)

Assertion(
  'one within three minutes is nothing to note, one in the past is refused',
  withOrg(async (org) => {
    const now = Math.floor(Date.now() / 1000)
    const good = await post(org, 'token', {
      grant_type: JWT_BEARER,
      assertion: await assertionOf(org, now + 170),
    })
    assert.is(good.status, 200)
    const past = await post(org, 'token', {
      grant_type: JWT_BEARER,
      assertion: await assertionOf(org, now - 60),
    })
    assert.equal(errorOf(past), [400, 'invalid_grant', 'invalid assertion'])
    assert.equal(org.violations, [])
  }),
)

Assertion(
  'a strict org refuses more than three minutes',
  withOrg(
    async (org) => {
      const answer = await post(org, 'token', {
        grant_type: JWT_BEARER,
        assertion: await assertionOf(org, Math.floor(Date.now() / 1000) + 300),
      })
      assert.equal(errorOf(answer), [400, 'invalid_grant', 'invalid assertion'])
    },
    { strict: true },
  ),
)

Assertion.run()
