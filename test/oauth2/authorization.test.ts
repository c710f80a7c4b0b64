import { createHash } from 'node:crypto'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection } from '../../src/connection/connection.js'
import { isSalesforceError, type Verdict } from '../../src/errors/salesforce-error.js'
import { hostRule } from '../../src/http/hosts.js'
import { challengeOf } from '../../src/oauth2/authorization-request.js'
import { readCallback } from '../../src/oauth2/authorization-response.js'
import { OAuth2 } from '../../src/oauth2/oauth2.js'
import type { OAuth2Options } from '../../src/oauth2/options.js'
import { leaks } from '../helpers/leaks.js'

const Authorization = suite('oauth2 authorization')

const REDIRECT = 'https://app.example/cb?x=1'

function app(options: OAuth2Options = {}): OAuth2 {
  return new OAuth2({ clientId: 'the-id', redirectUri: REDIRECT, ...options })
}

function paramsOf(url: string): Record<string, string> {
  return Object.fromEntries(new URL(url).searchParams)
}

Authorization('the URL names the app and asks for a code, without any secret', () => {
  const url = app({ clientSecret: 'hunter2' }).getAuthorizationUrl()
  assert.ok(url.startsWith('https://login.salesforce.com/services/oauth2/authorize?'))
  assert.equal(paramsOf(url), { response_type: 'code', client_id: 'the-id', redirect_uri: REDIRECT })
})

Authorization('parameters are added, go before the options, and are left out when undefined', () => {
  const url = app().getAuthorizationUrl({
    scope: 'api refresh_token',
    state: 'a&b=c',
    redirect_uri: 'https://other.example',
    response_type: 'token',
    prompt: undefined as never,
  })
  assert.equal(paramsOf(url), {
    response_type: 'token',
    client_id: 'the-id',
    redirect_uri: 'https://other.example',
    scope: 'api refresh_token',
    state: 'a&b=c',
  })
})

Authorization(
  "options of jsforce's that would leave a login unprotected are refused, with the way out",
  () => {
    const refusals = [
      [{ useVerifier: true }, /useVerifier is not an option here: PKCE comes with authorizationRequest/],
      [{ httpProxy: 'http://proxy' }, /httpProxy is not an option here: give a fetch/],
    ] as const
    for (const [options, message] of refusals) {
      assert.throws(() => app(options as object), message)
      assert.throws(() => new Connection({ oauth2: options as object }), message)
    }
    assert.not.throws(() => app({ useVerifier: false, httpProxy: undefined } as object))
  },
)

Authorization("an authorization endpoint of one's own keeps its parameters", () => {
  const own = 'https://sso.example/authorize?tenant=1'
  const url = app({
    authzServiceUrl: own,
    tokenServiceUrl: 'https://sso.example/token',
  }).getAuthorizationUrl()
  assert.ok(url.startsWith(`${own}&`))
})

Authorization('without a client id there is no URL', () => {
  const nobody = new OAuth2()
  assert.throws(() => nobody.getAuthorizationUrl(), /give oauth2\.clientId/)
  assert.throws(() => nobody.authorizationRequest(), /give oauth2\.clientId/)
  assert.is(paramsOf(nobody.getAuthorizationUrl({ client_id: 'own' }))['client_id'], 'own')
})

Authorization('a request carries state and a challenge by S256; what it returns fits what it sends', () => {
  const { url, state, codeVerifier, nonce } = app().authorizationRequest({ scope: 'api' })
  const params = paramsOf(url)
  assert.equal(
    [params['state'], params['code_challenge_method'], params['nonce']],
    [state, 'S256', undefined],
  )
  assert.is(params['code_challenge'], createHash('sha256').update(codeVerifier).digest('base64url'))
  for (const secret of [state, codeVerifier, nonce]) assert.match(secret, /^[\w-]{43}$/)
  assert.not.match(url, codeVerifier)
})

Authorization('the nonce goes out when an id_token is asked for', () => {
  const { url, nonce } = app().authorizationRequest({ scope: 'api openid' })
  assert.is(paramsOf(url)['nonce'], nonce)
  const whole = app().authorizationRequest({ scope: 'full refresh_token' })
  assert.is(paramsOf(whole.url)['nonce'], whole.nonce)
  assert.is(paramsOf(app().authorizationRequest({ scope: 'api openidx' }).url)['nonce'], undefined)
})

Authorization('no two requests share anything; what is given is kept', () => {
  const requests = Array.from({ length: 50 }, () => app().authorizationRequest())
  const secrets = requests.flatMap(({ state, nonce, codeVerifier }) => [state, nonce, codeVerifier])
  assert.is(new Set(secrets).size, 150)
  const given = app().authorizationRequest({ state: 'own', nonce: 'n', scope: 'openid' })
  assert.equal([given.state, given.nonce, paramsOf(given.url)['nonce']], ['own', 'n', 'n'])
})

Authorization('the challenge is that of the specification (RFC 7636, appendix B)', () => {
  const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
  assert.is(challengeOf(verifier), 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM')
})

const PENDING = { state: 'the-state', codeVerifier: 'the-verifier-of-this-request', nonce: 'the-nonce-of-it' }

const HOSTS = hostRule(['https://login.salesforce.com'])

/** The error that refuses a callback URL. */
function refusal(url: string): Error & { verdict?: Verdict } {
  try {
    readCallback(url, PENDING, HOSTS)
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error(`${url} was not refused`)
}

Authorization('a callback gives its code: from a URL, a path, a query, or a fragment', () => {
  const query = 'code=aPrx%3D%3D&state=the-state'
  for (const url of [`${REDIRECT}&${query}`, `/cb?${query}`, `?${query}`, `${REDIRECT}#${query}`]) {
    assert.is(readCallback(url, PENDING, HOSTS), 'aPrx==')
  }
  assert.is(readCallback(new URL(`https://app.example/cb?${query}`), PENDING, HOSTS), 'aPrx==')
})

Authorization('a callback with another state, or none, is STATE_MISMATCH, whatever else it holds', () => {
  const states = ['', 'the-stat', 'the-statf', 'THE-STATE', 'the-state2', 'the-state&state=x'].map(
    (s) => `&state=${s}`,
  )
  for (const state of ['', ...states.slice(0, 5)]) {
    for (const rest of ['code=x', 'error=access_denied']) {
      const error = refusal(`https://app.example/cb?${rest}${state}`)
      assert.equal([error.name, error.verdict], ['STATE_MISMATCH', 'reauthorize'])
    }
  }
  assert.throws(() => readCallback('?code=x&state=', { ...PENDING, state: '' }, HOSTS), /state differs/)
})

Authorization('an error that lost its state is not acted on, but told', () => {
  const error = refusal('/cb?error=access-denied&error_description=%3Cb%3Eclick')
  assert.is(error.name, 'STATE_MISMATCH')
  assert.match(error.message, '(it has no state and says access_denied)')
  assert.not.match(error.message, 'click')
  for (const code of ['', '%3Cb%3E', PENDING.codeVerifier, PENDING.nonce]) {
    assert.match(refusal(`/cb?error=${code}`).message, '(it has no state):')
  }
  assert.match(refusal('/cb?error=access_denied&state=other').message, '(state differs):')
})

Authorization('a callback that names another server as its issuer is refused (RFC 9207)', () => {
  const at = (iss: string): string => `/cb?code=c&state=the-state&iss=${encodeURIComponent(iss)}`
  for (const iss of ['https://login.salesforce.com', 'https://acme.my.salesforce.com']) {
    assert.is(readCallback(at(iss), PENDING, HOSTS), 'c')
  }
  for (const iss of [
    'https://evil.example',
    'https://login.salesforce.com.evil.example',
    'http://login.salesforce.com',
  ])
    assert.is(refusal(at(iss)).name, 'UNTRUSTED_HOST')
  assert.is(refusal(at('')).name, 'INVALID_RESPONSE')
  assert.is(refusal(`/cb?error=server_error&state=the-state&iss=https://evil.example`).name, 'UNTRUSTED_HOST')
})

Authorization('an error of the server is told with its code, its words and the way out', () => {
  const error = refusal('/cb?state=the-state&error=access_denied&error_description=end-user+denied')
  assert.equal([error.name, error.verdict], ['access_denied', 'policy'])
  assert.match(error.message, /^end-user denied \(/)
  assert.is(refusal('/cb?state=the-state&error=access-denied').name, 'access_denied')
})

Authorization('an error that is no code is unknown_error, and shows nothing of the request', () => {
  for (const code of ['', '%3Cscript%3E', '1x', PENDING.codeVerifier]) {
    const error = refusal(`/cb?state=the-state&error=${code}&error_description=${PENDING.codeVerifier}`)
    assert.ok(isSalesforceError(error))
    assert.is(error.name, 'unknown_error')
    assert.equal(leaks(error, { verifier: PENDING.codeVerifier }), [])
  }
})

Authorization('a callback without code and error, or none at all, is a TypeError', () => {
  assert.match(refusal('/cb?state=the-state').message, 'holds neither code nor error')
  assert.match(refusal('/cb?state=the-state&code=').message, 'holds neither code nor error')
  assert.match(refusal('http://[').message, 'is not a URL')
})

Authorization.run()
