import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { readOptions } from '../../src/connection/settings.js'
import type { SessionStore } from '../../src/stores/store.js'
import { refusal } from '../helpers/settings.js'

const Refusals = suite('refusals of settings')

const ACME = 'https://acme.my.salesforce.com'
const APP = { clientId: 'id', clientSecret: 'secret' }

Refusals('a signed request without a token is refused', () => {
  const none = [
    '',
    '{',
    '{}',
    'x.y',
    'sig.***',
    'sig.bm8ganNvbg',
    {},
    [],
    7,
    { client: {} },
    { client: { oauthToken: 7 } },
  ]
  for (const signedRequest of none) assert.match(refusal({ signedRequest }), 'holds no client.oauthToken')
  assert.match(refusal({ signedRequest: { client: { oauthToken: 'a' } } }), 'needs instanceUrl')
})

Refusals('two sessions are refused, by their names', () => {
  const signedRequest = { client: { oauthToken: 'a', instanceUrl: ACME } }
  const both = { instanceUrl: ACME, sessionId: 'a', accessToken: 'b' }
  assert.is(refusal(both), 'sessionId and accessToken are two sessions: give one of them')
  assert.match(
    refusal({ instanceUrl: ACME, accessToken: 'b', signedRequest }),
    'accessToken and signedRequest are two',
  )
  assert.match(
    refusal({ signedRequest, refreshToken: 'r', oauth2: APP }),
    'signedRequest and refreshToken do not go',
  )
  assert.match(
    refusal({ sessionId: 'a', serverUrl: ACME, refreshToken: 'r', oauth2: APP }),
    'sessionId and refreshToken do not go together',
  )
})

Refusals('a token without a place is refused, and the missing option is named', () => {
  assert.match(refusal({ accessToken: 'a' }), 'accessToken needs instanceUrl')
  assert.match(refusal({ sessionId: 'a' }), 'sessionId needs serverUrl')
})

Refusals('a token that cannot stand in a header is refused, and not repeated', () => {
  for (const token of ['', 'hunter 2', 'hunter\r\n2', 'hüter', 7, {}, true]) {
    const message = refusal({ accessToken: token, instanceUrl: ACME })
    assert.match(message, 'accessToken must be a string that can stand in a header')
    assert.not.match(message, 'hunter')
    assert.match(refusal({ sessionId: token, serverUrl: ACME }), 'sessionId must be a string')
  }
})

Refusals("a refresh token without an app is refused with jsforce's sentence", () => {
  const sentence = 'Refresh token is specified without oauth2 client information or refresh function'
  for (const options of [
    {},
    { oauth2: {} },
    { oauth2: { loginUrl: ACME } },
    { accessToken: 'a', instanceUrl: ACME },
  ]) {
    assert.is(refusal({ refreshToken: 'r', ...options }), sentence)
  }
})

Refusals('hosts of the user interface are refused in every option, with the right host', () => {
  const ui = 'https://acme.lightning.force.com/lightning/page/home'
  for (const [name, options] of Object.entries({
    loginUrl: { loginUrl: ui },
    instanceUrl: { instanceUrl: ui },
    serverUrl: { serverUrl: ui },
    'oauth2.loginUrl': { oauth2: { loginUrl: ui } },
    'oauth2.tokenServiceUrl': { oauth2: { authzServiceUrl: ACME, tokenServiceUrl: ui } },
    'oauth2.revokeServiceUrl': { oauth2: { revokeServiceUrl: ui } },
  })) {
    const message = refusal(options)
    assert.match(message, `${name} names acme.lightning.force.com`)
    assert.match(message, `use ${ACME}`)
  }
})

Refusals('plain http is refused in every option, loopback excepted', () => {
  for (const name of ['loginUrl', 'instanceUrl', 'serverUrl']) {
    assert.match(refusal({ [name]: 'http://acme.my.salesforce.com' }), `${name} must be an https URL`)
    readOptions({ [name]: 'http://127.0.0.1:8080' })
  }
  assert.match(
    refusal({ oauth2: { loginUrl: 'http://login.salesforce.com' } }),
    'oauth2.loginUrl must be an https URL',
  )
})

Refusals('an empty URL is refused, since it is an environment variable that was forgotten', () => {
  for (const name of ['loginUrl', 'instanceUrl', 'serverUrl'])
    assert.is(refusal({ [name]: '' }), `${name} must be a URL`)
})

Refusals('a proxy of jsforce is refused, with the way out', () => {
  for (const name of ['httpProxy', 'proxyUrl']) {
    assert.is(
      refusal({ [name]: 'http://proxy:3128' }),
      `${name} is not an option here: give a fetch that uses the proxy`,
    )
    readOptions({ [name]: undefined })
  }
})

Refusals('a store needs a key', () => {
  const store = {} as SessionStore
  assert.equal(readOptions({ store, key: 'ada' }).store, { store, key: 'ada' })
  for (const key of [undefined, '', 7]) assert.match(refusal({ store, key }), 'store needs key')
})

Refusals('hosts that answers may name are host names', () => {
  readOptions({ allowedHosts: ['crm.example.com', '*.example.com'] })
  for (const allowedHosts of ['crm.example.com', ['https://crm.example.com'], [7]]) {
    assert.match(refusal({ allowedHosts }), 'allowedHosts must be an array of host names')
  }
})

Refusals.run()
