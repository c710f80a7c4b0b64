import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection, OAuth2, type CallLimits, type Fetch } from '../../src/index.js'
import { caught } from '../helpers/caught.js'
import { INSTANCE } from './support.js'

const Limits = suite('limits of one call')

const APP = { clientId: 'c', clientSecret: 's', redirectUri: 'https://app.example/callback', timeout: 400 }
const CALLBACK = 'https://app.example/callback?code=c&state=s'

/** Never answers; tells the signals that requests came with. */
function silent() {
  const signals: AbortSignal[] = []
  const fetch: Fetch = (_url, { signal }) => {
    signals.push(signal)
    return new Promise(() => undefined)
  }
  return { fetch, signals }
}

const connect = (fetch: Fetch): Connection =>
  new Connection({ oauth2: APP, instanceUrl: INSTANCE, accessToken: 'A', refreshToken: 'R', fetch })
const app = (fetch: Fetch): OAuth2 => new OAuth2({ ...APP, fetch })
const pending = { state: 's', codeVerifier: 'v' }

/** Every method that sends, with limits as the last argument. */
const CALLS: Readonly<Record<string, (fetch: Fetch, limits: CallLimits) => Promise<unknown>>> = {
  'conn.login by SOAP': (fetch, limits) => new Connection({ fetch }).login('u', 'p', limits),
  'conn.login by OAuth2': (fetch, limits) => connect(fetch).login('u', 'p', limits),
  'conn.loginBySoap': (fetch, limits) => connect(fetch).loginBySoap('u', 'p', limits),
  'conn.loginByOAuth2': (fetch, limits) => connect(fetch).loginByOAuth2('u', 'p', limits),
  'conn.authorize a code': (fetch, limits) => connect(fetch).authorize('code', undefined, limits),
  'conn.authorize a grant': (fetch, limits) =>
    connect(fetch).authorize({ grant_type: 'client_credentials' }, undefined, limits),
  'conn.authorizeCallback': (fetch, limits) => connect(fetch).authorizeCallback(CALLBACK, pending, limits),
  'conn.refresh': (fetch, limits) => connect(fetch).refresh(limits),
  'conn.logout': (fetch, limits) => connect(fetch).logout(true, limits),
  'conn.identity': (fetch, limits) => connect(fetch).identity(limits),
  'conn.request': (fetch, limits) => connect(fetch).request('/limits', limits),
  'conn.query': (fetch, limits) =>
    connect(fetch)
      .query('SELECT Id FROM Account', limits)
      .then((page) => page),
  'oauth2.requestToken': (fetch, limits) => app(fetch).requestToken('code', undefined, limits),
  'oauth2.authenticate': (fetch, limits) => app(fetch).authenticate('u', 'p', limits),
  'oauth2.refreshToken': (fetch, limits) => app(fetch).refreshToken('r', limits),
  'oauth2.revokeToken': (fetch, limits) => app(fetch).revokeToken('r', undefined, limits),
  'oauth2.introspect': (fetch, limits) => app(fetch).introspect('r', undefined, limits),
  'oauth2.userInfo': (fetch, limits) => app(fetch).userInfo('a', limits),
  'oauth2.singleAccess': (fetch, limits) => app(fetch).singleAccess('a', undefined, limits),
  'oauth2.startDeviceFlow': (fetch, limits) => app(fetch).startDeviceFlow(undefined, limits),
  'oauth2.openidConfiguration': (fetch, limits) => app(fetch).openidConfiguration(limits),
  'oauth2.authConfiguration': (fetch, limits) => app(fetch).authConfiguration(limits),
  'oauth2.keys': (fetch, limits) => app(fetch).keys(limits),
  'oauth2.register': (fetch, limits) => app(fetch).register({ redirect_uris: [] }, 'i', limits),
  'oauth2.verifyIdToken': (fetch, limits) =>
    app(fetch).verifyIdToken('eyJhbGciOiJSUzI1NiIsImtpZCI6ImsifQ.e30.e30', undefined, limits),
}

for (const [name, call] of Object.entries(CALLS)) {
  Limits(`${name} ends after the milliseconds of the call, and with the reason of its signal`, async () => {
    const late = await caught(call(silent().fetch, { timeout: 5 }))
    assert.equal((late as { errorCode?: unknown }).errorCode, 'TIMEOUT', late.message)
    assert.match(late.message, 'within 5 ms')
    const caller = new AbortController()
    const { fetch, signals } = silent()
    const ended = caught(call(fetch, { signal: caller.signal }))
    while (signals.length === 0) await new Promise((resolve) => setTimeout(resolve, 1))
    const reason = new Error('enough')
    caller.abort(reason)
    assert.is(await ended, reason)
  })
}

for (const [name, call] of Object.entries(CALLS)) {
  if (name === 'conn.request' || name === 'conn.query') continue
  Limits(`${name} refuses limits that are none`, async () => {
    const { fetch, signals } = silent()
    for (const wrong of [{ timeOut: 5 }, { timeout: -1 }, { timeout: '5' }, 5])
      assert.instance(await caught(call(fetch, wrong as never)), TypeError)
    assert.is(signals.length, 0)
  })
}

Limits('a callback follows the limits', async () => {
  const error = await new Promise((resolve) => {
    void app(silent().fetch)
      .refreshToken('r', { timeout: 5 }, resolve)
      .catch(() => undefined)
  })
  assert.is((error as { errorCode?: unknown }).errorCode, 'TIMEOUT')
})

Limits('the limits of a login are not those of its renewals', async () => {
  const caller = new AbortController()
  let logins = 0
  const conn = new Connection({
    oauth2: APP,
    fetch: (url) => {
      if (url.endsWith('/token')) logins += 1
      return Promise.resolve(
        url.endsWith('/token')
          ? Response.json({
              access_token: `T${logins}`,
              instance_url: INSTANCE,
              id: `${INSTANCE}/id/00DO/005U`,
            })
          : Response.json(logins === 1 ? [] : {}, { status: logins === 1 ? 401 : 200 }),
      )
    },
  })
  await conn.loginByOAuth2('u', 'p', { signal: caller.signal })
  caller.abort()
  assert.equal(await conn.request('/limits'), {})
  assert.is(logins, 2)
})

Limits('who ends the wait for a renewal leaves it to the others', async () => {
  const caller = new AbortController()
  let answer: (response: Response) => void = () => undefined
  const fetch: Fetch = () => new Promise((resolve) => (answer = resolve))
  const conn = connect(fetch)
  const impatient = caught(conn.refresh({ signal: caller.signal }))
  const patient = conn.refresh()
  await new Promise((resolve) => setTimeout(resolve, 20))
  caller.abort(new Error('enough'))
  assert.is((await impatient).message, 'enough')
  answer(Response.json({ access_token: 'B', instance_url: INSTANCE, id: `${INSTANCE}/id/00DO/005U` }))
  assert.is((await patient).access_token, 'B')
})

Limits.run()
