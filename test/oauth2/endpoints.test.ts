import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { inspect } from 'node:util'
import { OAuth2 } from '../../src/oauth2/oauth2.js'
import type { OAuth2Options } from '../../src/oauth2/options.js'
import { leaks } from '../helpers/leaks.js'

const Endpoints = suite('oauth2 endpoints')

function urls(options: OAuth2Options): string[] {
  const { loginUrl, authzServiceUrl, tokenServiceUrl, revokeServiceUrl } = new OAuth2(options)
  return [loginUrl, authzServiceUrl, tokenServiceUrl, revokeServiceUrl]
}

Endpoints('they are those of production, unless a host is named', () => {
  for (const [loginUrl, base] of [
    [undefined, 'https://login.salesforce.com'],
    ['https://test.salesforce.com/', 'https://test.salesforce.com'],
    ['acme.my.salesforce.com', 'https://acme.my.salesforce.com'],
    ['https://acme.my.site.com/partners/', 'https://acme.my.site.com/partners'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ] as const) {
    const service = `${base}/services/oauth2`
    const expected = [base, `${service}/authorize`, `${service}/token`, `${service}/revoke`]
    assert.equal(urls(loginUrl === undefined ? {} : { loginUrl }), expected)
  }
})

Endpoints("URLs of one's own are taken as they are, and their host serves the rest", () => {
  const authzServiceUrl = 'https://sso.example/oauth/authorize'
  const tokenServiceUrl = 'https://sso.example/oauth/token'
  assert.equal(urls({ authzServiceUrl, tokenServiceUrl }).slice(1, 3), [authzServiceUrl, tokenServiceUrl])
  assert.is(urls({ authzServiceUrl, tokenServiceUrl })[0], 'https://sso.example')
  const site = 'https://acme.my.site.com/partners'
  const atSite = { authzServiceUrl: `${site}/services/oauth2/authorize`, tokenServiceUrl }
  assert.equal([urls(atSite)[0], urls(atSite)[3]], [site, `${site}/services/oauth2/revoke`])
  const revokeServiceUrl = 'https://sso.example/revoke'
  const acme = 'https://acme.my.salesforce.com'
  assert.equal(urls({ loginUrl: acme, authzServiceUrl, tokenServiceUrl, revokeServiceUrl }), [
    acme,
    authzServiceUrl,
    tokenServiceUrl,
    revokeServiceUrl,
  ])
})

Endpoints('one of the two without the other, or one that may carry no secret, is a TypeError', () => {
  const both = /authzServiceUrl and tokenServiceUrl must be given together/
  assert.throws(() => urls({ authzServiceUrl: 'https://sso.example' }), both)
  assert.throws(() => urls({ tokenServiceUrl: 'https://sso.example' }), both)
  assert.throws(
    () => urls({ loginUrl: 'http://login.salesforce.com' }),
    /oauth2\.loginUrl must be an https URL/,
  )
  assert.throws(
    () => urls({ revokeServiceUrl: 'http://x.com' }),
    /oauth2\.revokeServiceUrl must be an https URL/,
  )
  const plain = { authzServiceUrl: 'https://sso.example', tokenServiceUrl: 'http://sso.example' }
  assert.throws(() => urls(plain), /oauth2\.tokenServiceUrl must be an https URL/)
})

Endpoints('id and callback URL of an app are readable, its secrets do not show', () => {
  const secrets = { clientSecret: 'hunter2hunter2', privateKey: 'BEGIN-PRIVATE' }
  const oauth2 = new OAuth2({ clientId: 'the-id', redirectUri: 'https://app.example', ...secrets })
  assert.equal([oauth2.clientId, oauth2.redirectUri], ['the-id', 'https://app.example'])
  assert.equal(leaks(oauth2, secrets), [])
  assert.not.match(inspect(oauth2, { showHidden: true, depth: 9 }), 'hunter2')
})

Endpoints('an app keeps the options that it was made with', () => {
  const options = { clientId: 'before' }
  const oauth2 = new OAuth2(options)
  options.clientId = 'after'
  assert.is(oauth2.clientId, 'before')
})

Endpoints.run()
