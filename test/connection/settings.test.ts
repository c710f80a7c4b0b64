import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { readOptions, type Settings } from '../../src/connection/settings.js'
import { OAuth2 } from '../../src/oauth2/oauth2.js'
import { refusal } from '../helpers/settings.js'

const Read = suite('settings')

const ACME = 'https://acme.my.salesforce.com'
const APP = { clientId: 'id', clientSecret: 'secret' }

/** Reads options that the types would not let through. */
function read(options: object): Settings {
  return readOptions(options)
}

Read('without options it is production, the version of the contract, and no session', () => {
  const { loginUrl, hasLoginUrl, version, loginVersion, timeout, instanceUrl, tokens, userInfo, store } =
    read({})
  assert.equal(
    [loginUrl, hasLoginUrl, version, loginVersion],
    ['https://login.salesforce.com', false, '64.0', '64.0'],
  )
  assert.equal([timeout, instanceUrl, tokens, userInfo, store], [30_000, '', undefined, null, undefined])
})

Read('options that are null count as left out', () => {
  const names = [
    'loginUrl',
    'oauth2',
    'version',
    'instanceUrl',
    'serverUrl',
    'sessionId',
    'accessToken',
    'refreshToken',
  ]
  const { tokens, loginUrl, instanceUrl } = read(
    Object.fromEntries(
      [...names, 'signedRequest', 'grant', 'httpProxy', 'userInfo'].map((name) => [name, null]),
    ),
  )
  assert.equal([tokens, loginUrl, instanceUrl], [undefined, 'https://login.salesforce.com', ''])
  const session = read({ accessToken: 'a', instanceUrl: ACME, sessionId: null, refreshToken: null })
  assert.equal(session.tokens, { kind: 'oauth2', accessToken: 'a', refreshToken: null, instanceUrl: ACME })
})

Read('loginUrl serves both protocols; oauth2.loginUrl serves both too; each may have its own', () => {
  const urls = (options: object) => {
    const { loginUrl, hasLoginUrl, app } = read(options)
    return [loginUrl, app.endpoints.loginUrl, hasLoginUrl]
  }
  const [test, other] = ['https://test.salesforce.com', 'https://acme--uat.sandbox.my.salesforce.com']
  assert.equal(urls({ loginUrl: `${test}/` }), [test, test, true])
  assert.equal(urls({ oauth2: { loginUrl: `${test}/` } }), [test, test, true])
  assert.equal(urls({ loginUrl: test, oauth2: { loginUrl: other } }), [test, other, true])
  assert.equal(urls({ loginUrl: test, oauth2: new OAuth2(APP) }), [test, test, true])
  assert.equal(urls({ loginUrl: test, oauth2: new OAuth2({ loginUrl: other }) }), [test, other, true])
  assert.equal(urls({ loginUrl: test, clientId: 'id' }), [test, test, true])
})

Read('the app comes from oauth2 as options, as an OAuth2, or flat', () => {
  const flat = { ...APP, redirectUri: 'https://app.example/callback' }
  for (const options of [{ oauth2: flat }, { oauth2: new OAuth2(flat) }, flat]) {
    const { oauth2 } = read(options)
    assert.equal([oauth2.clientId, oauth2.redirectUri], ['id', 'https://app.example/callback'])
  }
  assert.is(read({ oauth2: { clientId: 'nested' }, clientId: 'flat' }).oauth2.clientId, 'nested')
})

Read(
  'an OAuth2 stays the object that was given; what it leaves open, the app takes from the connection',
  () => {
    const given = new OAuth2(APP)
    const fetch = () => Promise.reject(new Error('none'))
    const { app, oauth2 } = read({ loginUrl: 'https://test.salesforce.com', oauth2: given, fetch })
    assert.is(oauth2, given)
    assert.is(given.loginUrl, 'https://login.salesforce.com')
    assert.equal([app.endpoints.loginUrl, app.options.fetch], ['https://test.salesforce.com', fetch])
  },
)

Read('app and connection have one transport, unless the app has a fetch or a timeout of its own', () => {
  const fetch = () => Promise.reject(new Error('none'))
  const isShared = (options: object): boolean => {
    const { app, transport } = read(options)
    return app.transport === transport
  }
  const [shared, own] = [
    { ...APP, fetch },
    { ...APP, timeout: 5 },
  ]
  for (const options of [{}, { fetch }, { timeout: 5 }, { oauth2: APP, fetch }, { fetch, oauth2: shared }])
    assert.is(isShared(options), true)
  for (const options of [{ oauth2: shared }, { oauth2: own, timeout: 6 }, { oauth2: new OAuth2(own) }])
    assert.is(isShared(options), false)
})

Read('a version is a number, with or without v and .0', () => {
  for (const given of ['64.0', '64', 'v64.0', 'v64', 64]) assert.is(read({ version: given }).version, '64.0')
  for (const version of ['', 'latest', '64.5', '64.00', 'v', '1234', ' 64', '-64']) {
    assert.is(refusal({ version }), "version must be an API version such as '64.0'")
    assert.match(refusal({ loginVersion: version }), 'loginVersion must be an API version')
  }
})

Read('the SOAP login goes to 64.0 at most, whatever version says', () => {
  const loginVersion = (options: object): string => read(options).loginVersion
  assert.is(loginVersion({ version: '67.0' }), '64.0')
  assert.is(loginVersion({ version: '100' }), '64.0')
  assert.is(loginVersion({ version: '50.0' }), '50.0')
  assert.is(loginVersion({ version: '9' }), '9.0')
  assert.is(loginVersion({ version: '67.0', loginVersion: '60' }), '60.0')
  assert.is(loginVersion({ version: '50.0', loginVersion: '65.0' }), '64.0')
})

Read('every form of the options gives its tokens', () => {
  const base = { accessToken: 'a', refreshToken: null, instanceUrl: ACME }
  const refreshFn = (): void => undefined
  const ways: [options: object, tokens: object][] = [
    [
      { sessionId: 'a', serverUrl: `${ACME}/services/Soap/u/64.0/00D` },
      { ...base, kind: 'soap' },
    ],
    [
      { sessionId: 'a', instanceUrl: ACME },
      { ...base, kind: 'soap' },
    ],
    [
      { accessToken: 'a', instanceUrl: `${ACME}/` },
      { ...base, kind: 'oauth2' },
    ],
    [
      { accessToken: 'a', serverUrl: ACME },
      { ...base, kind: 'oauth2' },
    ],
    [
      { accessToken: 'a', instanceUrl: ACME, refreshToken: 'r', oauth2: APP },
      { ...base, kind: 'oauth2', refreshToken: 'r' },
    ],
    [
      { accessToken: 'a', instanceUrl: ACME, refreshToken: 'r', refreshFn },
      { ...base, kind: 'oauth2', refreshToken: 'r' },
    ],
    [
      { refreshToken: 'r', clientId: 'id' },
      { kind: 'oauth2', accessToken: null, refreshToken: 'r', instanceUrl: '' },
    ],
    [{ refreshFn }, { kind: 'oauth2', accessToken: null, refreshToken: null, instanceUrl: '' }],
    [
      { grant: { grant_type: 'client_credentials' } },
      { kind: 'oauth2', accessToken: null, refreshToken: null, instanceUrl: '' },
    ],
  ]
  for (const [options, tokens] of ways) assert.equal(read(options).tokens, tokens)
})

Read('sessionId and accessToken that are equal are one session', () => {
  const { tokens } = read({ sessionId: 'a', accessToken: 'a', serverUrl: ACME })
  assert.equal([tokens?.kind, tokens?.accessToken], ['soap', 'a'])
})

Read('serverUrl counts before instanceUrl', () => {
  const { instanceUrl } = read({ serverUrl: 'na1.salesforce.com/services/Soap/u/50.0', instanceUrl: ACME })
  assert.is(instanceUrl, 'https://na1.salesforce.com')
})

Read('a signed request is taken as it was posted, as JSON, and as an object', () => {
  const request = { client: { oauthToken: 'a', instanceUrl: ACME }, userName: 'Zoë ♥' }
  const json = JSON.stringify(request)
  const base64 = Buffer.from(json).toString('base64')
  const forms = [
    request,
    json,
    `c2lnbmF0dXJl.${base64}`,
    `c2ln.${Buffer.from(json).toString('base64url')}`,
    base64,
  ]
  for (const signedRequest of forms) {
    const { tokens } = read({ signedRequest })
    assert.equal(tokens, { kind: 'oauth2', accessToken: 'a', refreshToken: null, instanceUrl: ACME })
  }
  assert.is(
    read({ signedRequest: request, instanceUrl: 'https://na1.salesforce.com' }).instanceUrl,
    'https://na1.salesforce.com',
  )
})

Read('a timeout is a number of milliseconds above zero, and no longer than timers can take', () => {
  assert.is(read({ timeout: 1 }).timeout, 1)
  assert.is(read({ timeout: Number.MAX_SAFE_INTEGER }).timeout, 2 ** 31 - 1)
  for (const timeout of [0, -1, NaN, Infinity, '30', null]) {
    assert.is(refusal({ timeout }), 'timeout must be a number of milliseconds above zero')
  }
})

Read('retry is a small whole number', () => {
  assert.equal([read({}).retry, read({ retry: 0 }).retry, read({ retry: 10 }).retry], [2, 0, 10])
  for (const retry of [-1, 0.5, 11, NaN, '2'])
    assert.match(refusal({ retry }), 'retry must be a whole number from 0 to 10')
})

Read('what is passed on comes through', async () => {
  const given = new Response('given')
  const fetch = () => Promise.resolve(given)
  const { transport } = read({ fetch })
  assert.is(await (await transport.send('https://acme.example', { method: 'GET' })).text(), 'given')
  const passed = {
    callOptions: { client: 'x' },
    loginScope: { organizationId: '00D' },
    refreshFn: () => undefined,
    userInfo: { id: '005', organizationId: '00D', url: 'https://login.salesforce.com/id/00D/005' },
  }
  const settings = read(passed)
  for (const [name, value] of Object.entries(passed)) assert.is(settings[name as keyof typeof passed], value)
})

Read.run()
