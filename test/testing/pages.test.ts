import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection, OAuth2 } from '../../src/index.js'
import type { LocalOrg, OrgOptions } from '../../src/testing/index.js'
import { refused } from '../helpers/refused.js'
import { withOrg } from './support.js'

const Pages = suite('local org: pages')

const ASK: OrgOptions = {
  consent: 'ask',
  deviceInterval: 0.01,
  apps: [{ clientId: 'app', redirectUri: 'http://127.0.0.1/callback', scope: 'api id refresh_token' }],
}

interface Page {
  readonly status: number
  readonly url: string
  readonly text: string
  /** Where the browser is led that is not the org any more. */
  readonly left: string | undefined
}

/** A browser: keeps cookies, follows redirects within the org, sends the first form of a page. */
function browse(org: LocalOrg) {
  const cookies = new Map<string, string>()
  const go = async (url: string, form?: Record<string, string>): Promise<Page> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const init = form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }
    const response = await fetch(url, { ...init, headers: { cookie }, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    const location = response.headers.get('location')
    const next = location === null ? undefined : new URL(location, url)
    if (next?.origin === org.url) return await go(next.href)
    return { status: response.status, url, text: await response.text(), left: next?.href }
  }
  const submit = (page: Page, fields: Record<string, string>): Promise<Page> => {
    const action = /action="([^"]*)"/.exec(page.text)?.[1] ?? ''
    const hidden = [...page.text.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)]
    const own = Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, unescape(value)]))
    return go(new URL(action, page.url).href, { ...own, ...fields })
  }
  return { go, submit, cookies }
}

function unescape(text: string): string {
  return text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'")
}

function connect(org: LocalOrg): Connection {
  const { clientId, redirectUri } = org.app
  return new Connection({ oauth2: new OAuth2({ loginUrl: org.url, clientId, redirectUri }) })
}

const titleOf = ({ text }: Page): string => /<h1>(.*)<\/h1>/.exec(text)?.[1] ?? ''

Pages(
  'login page, consent page, callback: the whole way of a person; the second time neither is shown',
  withOrg(async (org) => {
    const conn = connect(org)
    const browser = browse(org)
    const first = conn.oauth2.authorizationRequest({ login_hint: org.user.username })
    const login = await browser.go(first.url)
    assert.equal([login.status, titleOf(login)], [200, 'Log in'])
    assert.match(login.text, `value="${org.user.username}"`)
    const { username, password } = org.user
    const consent = await browser.submit(login, { username, password })
    assert.is(titleOf(consent), 'Allow access?')
    for (const word of ['app', username, 'refresh_token']) assert.match(consent.text, word)
    const back = await browser.submit(consent, { decision: 'allow' })
    await conn.authorizeCallback(back.left ?? '', first)
    assert.is((await conn.identity()).username, username)
    const second = conn.oauth2.authorizationRequest({ prompt: 'none' })
    const silent = await browser.go(second.url)
    await conn.authorizeCallback(silent.left ?? '', second)
    const third = conn.oauth2.authorizationRequest({ prompt: 'consent' })
    assert.is(titleOf(await browser.go(third.url)), 'Allow access?')
    const fourth = conn.oauth2.authorizationRequest({ prompt: 'login' })
    assert.is(titleOf(await browser.go(fourth.url)), 'Log in')
  }, ASK),
)

Pages(
  'a user who declines is redirected with access_denied',
  withOrg(async (org) => {
    const conn = connect(org)
    const browser = browse(org)
    const request = conn.oauth2.authorizationRequest()
    const { username, password } = org.user
    const consent = await browser.submit(await browser.go(request.url), { username, password })
    const back = await browser.submit(consent, { decision: 'deny' })
    const error = await refused(conn.authorizeCallback(back.left ?? '', request))
    assert.equal([error.errorCode, org.count('token')], ['access_denied', 0])
  }, ASK),
)

Pages(
  'a wrong password shows the login page again, with a word that is read out; none is repeated',
  withOrg(async (org) => {
    const browser = browse(org)
    const login = await browser.go(connect(org).oauth2.authorizationRequest().url)
    const again = await browser.submit(login, { username: 'ada<b>"', password: 'not-the-password' })
    assert.equal([again.status, titleOf(again)], [403, 'Log in'])
    assert.match(again.text, /role="alert"/)
    assert.match(again.text, 'value="ada&lt;b&gt;&quot;"')
    assert.not.match(again.text, 'not-the-password')
    assert.is(browser.cookies.size, 0)
  }, ASK),
)

Pages(
  'without a page there is nobody to ask: immediate and prompt=none are immediate_unsuccessful',
  withOrg(async (org) => {
    const conn = connect(org)
    for (const params of [{ immediate: true }, { prompt: 'none' }] as const) {
      const request = conn.oauth2.authorizationRequest(params)
      const { left = '' } = await browse(org).go(request.url)
      const error = await refused(conn.authorizeCallback(left, request))
      assert.equal([error.errorCode, error.verdict], ['immediate_unsuccessful', 'reauthorize'])
    }
  }, ASK),
)

Pages(
  'a decision counts only with the token of the page, and only for callback URLs of the app',
  withOrg(async (org) => {
    const browser = browse(org)
    const request = connect(org).oauth2.authorizationRequest()
    const { username, password } = org.user
    const consent = await browser.submit(await browser.go(request.url), { username, password })
    assert.is((await browser.submit(consent, { decision: 'allow', csrf: 'guessed' })).status, 403)
    const evil = new URL(request.url).searchParams
    evil.set('redirect_uri', 'https://evil.example/')
    const forged = await browser.submit(consent, { decision: 'allow', request: evil.toString() })
    assert.equal([forged.status, forged.left], [400, undefined])
    assert.is((await browse(org).submit(consent, { decision: 'allow' })).status, 403)
  }, ASK),
)

Pages(
  'device page: code, login and decision on one page, in any notation of the code',
  withOrg(async (org) => {
    const conn = connect(org)
    const { username, password } = org.user
    const flow = await conn.oauth2.startDeviceFlow()
    const browser = browse(org)
    const page = await browser.go(`${flow.verification_uri}?user_code=${flow.user_code}`)
    assert.equal([titleOf(page), page.text.includes(flow.user_code)], ['Connect a device', true])
    const wrong = await browser.submit(page, { user_code: flow.user_code, username, password: 'no-no-no' })
    assert.match(wrong.text, /role="alert"/)
    const unknown = await browser.submit(page, {
      user_code: 'ABCDEFGH',
      username,
      password,
      decision: 'allow',
    })
    assert.match(unknown.text, 'No device waits')
    const typed = `${flow.user_code.slice(0, 4)}-${flow.user_code.slice(4)}`.toLowerCase()
    const done = await browser.submit(page, { user_code: typed, username, password, decision: 'allow' })
    assert.is(titleOf(done), 'Connected')
    await conn.authorize(flow)
    assert.is((await conn.identity()).username, username)
    const other = await conn.oauth2.startDeviceFlow()
    const known = await browser.go(other.verification_uri)
    assert.match(known.text, username)
    const declined = await browser.submit(known, { user_code: other.user_code, decision: 'deny' })
    assert.is(titleOf(declined), 'Declined')
    assert.is((await refused(other.poll())).errorCode, 'access_denied')
  }, ASK),
)

Pages(
  'end_session logs the browser out and leads on to hosts of apps only',
  withOrg(async (org) => {
    const browser = browse(org)
    const conn = connect(org)
    const { username, password } = org.user
    await browser.submit(await browser.go(conn.oauth2.authorizationRequest().url), { username, password })
    assert.is((await browser.go(`${org.url}/lightning`)).status, 200)
    const logout = `${org.url}/services/auth/idp/oidc/logout`
    const target = encodeURIComponent('http://127.0.0.1/bye')
    const { left } = await browser.go(`${logout}?post_logout_redirect_uri=${target}&state=s`)
    assert.is(left, 'http://127.0.0.1/bye?state=s')
    assert.is((await browser.go(`${org.url}/lightning`)).status, 401)
    assert.is((await browser.go(`${logout}?post_logout_redirect_uri=https%3A%2F%2Fevil.example`)).status, 400)
    assert.is(titleOf(await browser.go(logout)), 'Logged out')
  }, ASK),
)

Pages(
  'every page says what it is, has a language, labels, and no script; its URL holds no secret',
  withOrg(async (org) => {
    const browser = browse(org)
    const { username, password } = org.user
    const login = await browser.go(connect(org).oauth2.authorizationRequest().url)
    const pages = [
      login,
      await browser.submit(login, { username, password }),
      await browse(org).go(`${org.url}/setup/connect`),
      await browser.go(
        `${org.url}/services/oauth2/authorize?client_id=who&response_type=code&redirect_uri=x`,
      ),
    ]
    for (const { text, url } of pages) {
      assert.match(text, /<html lang="en">/)
      assert.match(text, 'Local test org, not Salesforce')
      assert.not.match(text, /<script|javascript:/)
      assert.not.ok(url.includes(password))
      const inputs = [...text.matchAll(/<input\s+id="(\w+)"/g)].map(([, id = '']) => id)
      assert.ok(inputs.every((id) => text.includes(`<label for="${id}">`)))
    }
  }, ASK),
)

Pages(
  'a user is logged in by a click without a password, unless the user may not log in',
  withOrg(
    async (org) => {
      const browser = browse(org)
      const login = await browser.go(connect(org).oauth2.authorizationRequest().url)
      for (const name of ['Ada', 'Grace'])
        assert.match(login.text, `value="${name.toLowerCase()}@local.example"`)
      const refusedLogin = await browser.submit(login, { as: 'grace@local.example' })
      assert.equal([refusedLogin.status, titleOf(refusedLogin)], [403, 'Log in'])
      assert.is((await browser.submit(login, { as: 'stranger' })).status, 403)
      const consent = await browser.submit(login, { as: 'ada@local.example' })
      assert.is(titleOf(consent), 'Allow access?')
      assert.match(consent.text, 'ada@local.example')
    },
    {
      ...ASK,
      users: [
        {
          username: 'ada@local.example',
          password: 'one',
          securityToken: 'token',
          requireSecurityToken: true,
        },
        { username: 'grace@local.example', password: 'two', inactive: true },
      ],
    },
  ),
)

Pages(
  'forms of another origin are refused, and log no user in',
  withOrg(async (org) => {
    const { username, password } = org.user
    const request = new URL(connect(org).oauth2.authorizationRequest().url).searchParams.toString()
    for (const path of ['/login', '/consent', '/setup/connect']) {
      for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1']) {
        const response = await fetch(org.url + path, {
          method: 'POST',
          headers: { origin },
          body: new URLSearchParams({ username, password, request }),
          redirect: 'manual',
        })
        assert.equal([response.status, response.headers.get('set-cookie')], [403, null])
      }
    }
  }, ASK),
)

Pages.run()
