// at most 240 s
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { noRedis, startRedis } from '../scripts/fleet/servers.js'
import { withWebApp, type WebApp } from './browser/web-app.js'
import { testWhere } from './helpers/skip.js'

const App = suite('example: web application')

interface Page {
  readonly status: number
  readonly title: string
  readonly headers: Headers
}

/** A browser that keeps the app's cookies and follows redirects; the org consents at once. */
function browse({ url, org }: WebApp) {
  const cookies = new Map<string, string>()
  async function go(target: string, init: RequestInit = {}): Promise<Page> {
    const isApp = new URL(target).hostname === 'localhost'
    const cookie = isApp ? [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') : ''
    const headers = { ...(init.headers as Record<string, string> | undefined), cookie }
    const response = await fetch(target, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/max-age=0\b/i.test(line)) cookies.delete(name)
      else if (isApp) cookies.set(name, value)
    }
    const location = response.headers.get('location')
    if (location !== null) return go(new URL(location, target).href)
    const [, title = ''] = /<h1>(.*)<\/h1>/.exec(await response.text()) ?? []
    return { status: response.status, title, headers: response.headers }
  }
  const post = (path: string, Origin: string): Promise<Page> =>
    go(url + path, {
      method: 'POST',
      headers: { Origin, 'Content-Type': 'application/x-www-form-urlencoded' },
    })
  return { go, post, cookies, login: () => go(`${url}/login`), home: () => go(url), org }
}

const HELLO = 'Hello, Ada Local'
const FRONT = 'Your org at a glance'

App(
  'two processes serve one user through expiries, with one renewal each time; logout ends it in both',
  withWebApp(async (app) => {
    const browser = browse(app)
    const other = await app.another()
    assert.is((await browser.login()).title, HELLO)
    for (const renewals of [1, 2]) {
      app.org.expireSessions()
      const pages = await Promise.all([browser.home(), browser.go(other), browser.home(), browser.go(other)])
      assert.equal(
        pages.map(({ title }) => title),
        [HELLO, HELLO, HELLO, HELLO],
      )
      assert.equal([app.org.count('refresh_token'), app.org.reuses], [renewals, 0])
    }
    const [session] = [...browser.cookies]
    assert.is((await browser.post('/logout', app.url)).title, FRONT)
    assert.equal([browser.cookies.size, app.org.count('revoke')], [0, 1])
    browser.cookies.set(...session!)
    const stolen = await browser.go(other)
    assert.equal([stolen.status, stolen.title], [401, 'Your session is over'])
  }),
)

App(
  'logout counts only from the app’s own pages, a cookie only with the app’s signature',
  withWebApp(async (app) => {
    const browser = browse(app)
    await browser.login()
    for (const origin of ['https://evil.example', 'null', app.org.url])
      assert.is((await browser.post('/logout', origin)).status, 403)
    assert.is((await browser.go(`${app.url}/logout`)).status, 404)
    assert.is((await browser.home()).title, HELLO)
    const [[name, value]] = [...browser.cookies] as [[string, string]]
    browser.cookies.set(
      name,
      value.replace(/^./, (first) => (first === 'a' ? 'b' : 'a')),
    )
    assert.equal([(await browser.home()).title, app.org.count('revoke')], [FRONT, 0])
  }),
)

App(
  'a callback without its login, with another’s, or with a refusal, logs nobody in and says why',
  withWebApp(async (app) => {
    const [browser, attacker] = [browse(app), browse(app)]
    const lost = await browser.go(`${app.url}/callback?code=x&state=y`)
    assert.equal([lost.status, lost.title], [400, 'This login has expired'])
    await attacker.login()
    const code = app.org.authorizationCode(undefined, { client_id: app.org.app.clientId })
    const begin = async (): Promise<string> => {
      const begun = await fetch(`${app.url}/login`, { redirect: 'manual' })
      const [, value = ''] = /login=([^;]*)/.exec(begun.headers.getSetCookie()[0] ?? '') ?? []
      browser.cookies.set('login', value)
      return new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? ''
    }
    const back = (query: string): Promise<Page> => browser.go(`${app.url}/callback?${query}`)
    const state = await begin()
    const denied = await back(`error=access_denied&error_description=end-user+denied&state=${state}`)
    assert.equal([denied.status, denied.title], [400, 'You are not logged in'])
    assert.is((await back(`code=${code}&state=${state}`)).title, 'This login has expired')
    await begin()
    const foreign = await back(`code=${code}&state=guessed`)
    assert.equal([foreign.status, foreign.title], [400, 'This login has expired'])
    app.org.updateUser(app.org.user.username, { inactive: true })
    assert.is((await browser.login()).title, 'You are not logged in')
    assert.equal([browser.cookies.size, app.org.count('authorization_code')], [0, 1])
  }),
)

App(
  'while Salesforce is down the user stays logged in; when the session is gone for good they are told',
  withWebApp(async (app) => {
    const browser = browse(app)
    await browser.login()
    app.org.expireSessions()
    app.org.answer('token', { status: 503, body: '' })
    const down = await browser.home()
    assert.equal([down.status, down.title], [503, 'Salesforce does not answer'])
    assert.is(down.headers.get('retry-after'), '5')
    assert.is((await browser.home()).title, HELLO)
    app.org.updateUser(app.org.user.username, { inactive: true })
    const gone = await browser.home()
    assert.equal([gone.status, gone.title, browser.cookies.size], [401, 'Your session is over', 0])
    app.org.updateUser(app.org.user.username, { inactive: false })
    assert.is((await browser.login()).title, HELLO)
  }),
)

App(
  'a second login takes the place of the first, whose tokens are revoked',
  withWebApp(async (app) => {
    const browser = browse(app)
    await browser.login()
    await browser.login()
    assert.is((await browser.home()).title, HELLO)
    assert.equal([app.org.count('authorization_code'), app.org.count('revoke')], [2, 1])
  }),
)

App(
  'cookies are out of reach of scripts and other sites; pages are stored nowhere and framed by nobody',
  withWebApp(async (app) => {
    const response = await fetch(`${app.url}/login`, { redirect: 'manual' })
    const [cookie = ''] = response.headers.getSetCookie()
    for (const word of ['HttpOnly', 'SameSite=Lax', 'Path=/', 'Max-Age=600']) assert.match(cookie, word)
    const { headers } = await fetch(app.url)
    assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'.*frame-ancestors 'none'/)
    assert.equal(
      [headers.get('cache-control'), headers.get('x-content-type-options')],
      ['no-store', 'nosniff'],
    )
  }),
)

testWhere(App, noRedis === undefined, noRedis ?? '', 'with REDIS_URL the sessions are in Redis', async () => {
  const redis = await startRedis()
  try {
    const env = { REDIS_URL: `redis://127.0.0.1:${redis.port}` }
    await withWebApp(
      async (app) => {
        const browser = browse(app)
        const other = await app.another()
        assert.is((await browser.login()).title, HELLO)
        app.org.expireSessions()
        const pages = await Promise.all([browser.home(), browser.go(other)])
        assert.equal([...pages.map(({ title }) => title), app.org.count('refresh_token')], [HELLO, HELLO, 1])
        assert.is((await browser.post('/logout', app.url)).title, FRONT)
      },
      {},
      env,
    )()
  } finally {
    await redis.stop()
  }
})

App.run()
