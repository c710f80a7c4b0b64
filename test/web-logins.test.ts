// at most 240 s
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { startOrg, type LocalOrg } from '../src/testing/index.js'
import { startExample } from './helpers/examples.js'
import { closedUrl } from './helpers/servers.js'

const Logins = suite('examples: web login in frameworks')

interface Framework {
  readonly name: string
  readonly program: string
  readonly callback?: string
  /** The page that greets a user. */
  readonly home?: string
  /** Follows what a user clicks, from the first page to the org and back. */
  readonly login?: (browser: Browser) => Promise<Page>
}

const FRAMEWORKS: readonly Framework[] = [
  { name: 'Express', program: 'express.ts' },
  { name: 'Fastify', program: 'fastify.ts' },
  { name: 'Passport', program: 'passport.ts' },
  { name: 'Next.js, App Router', program: 'next/serve.ts', home: '/account' },
  {
    name: 'Auth.js',
    program: 'auth-js.ts',
    callback: '/auth/callback/salesforce',
    async login(browser) {
      const { text } = await browser.go('/auth/csrf')
      const { csrfToken } = JSON.parse(text) as { csrfToken: string }
      return await browser.post('/auth/signin/salesforce', { csrfToken, callbackUrl: '/' })
    },
  },
]

interface Page {
  readonly status: number
  readonly text: string
}

interface Browser {
  go(path: string): Promise<Page>
  post(path: string, form?: Readonly<Record<string, string>>): Promise<Page>
  readonly cookies: Map<string, string>
}

/** A browser that keeps the app's cookies and follows redirects, at most ten. */
function browse(url: string): Browser {
  const cookies = new Map<string, string>()
  async function visit(target: string, init: RequestInit, left = 10): Promise<Page> {
    const isApp = target.startsWith(url)
    const cookie = isApp ? [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') : ''
    const response = await fetch(target, { ...init, headers: { cookie }, redirect: 'manual' })
    for (const line of isApp ? response.headers.getSetCookie() : []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/max-age=0\b/i.test(line) || value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    const location = response.headers.get('location')
    if (location === null || left === 0) return { status: response.status, text: await response.text() }
    return await visit(new URL(location, target).href, {}, left - 1)
  }
  return {
    cookies,
    go: (path) => visit(url + path, {}),
    post: (path, form) =>
      visit(url + path, { method: 'POST', ...(form && { body: new URLSearchParams(form) }) }),
  }
}

interface Scene {
  readonly org: LocalOrg
  readonly url: string
  readonly folder: string
}

async function withFramework(
  { program, callback = '/callback' }: Framework,
  test: (scene: Scene) => Promise<void>,
  consent: 'automatic' | 'ask' = 'automatic',
): Promise<void> {
  const port = new URL(await closedUrl()).port
  const url = `http://localhost:${port}`
  const app = { clientId: 'the.app', clientSecret: 'the-secret-of-the-app', redirectUri: url + callback }
  const org = await startOrg({ consent, apps: [{ ...app, scope: 'api id refresh_token' }] })
  const folder = mkdtempSync(join(tmpdir(), 'strictforce-web-logins-'))
  const running = startExample(`web-logins/${program}`, [], {
    SF_LOGIN_URL: org.url,
    SF_CLIENT_ID: app.clientId,
    SF_CLIENT_SECRET: app.clientSecret,
    SF_REDIRECT_URI: app.redirectUri,
    SESSION_SECRET: 'a secret of the tests, long enough to be one',
    SESSION_FOLDER: folder,
    PORT: port,
  })
  try {
    await running.printed(/ready/)
    await test({ org, url, folder })
  } finally {
    await running.stop('SIGKILL')
    await org.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

const HELLO: Page = { status: 200, text: 'Hello, Ada Local' }

for (const framework of FRAMEWORKS) {
  const { name, home = '/' } = framework
  const login = framework.login ?? ((browser: Browser) => browser.go('/login'))

  Logins(`${name}: a user logs in, is greeted, is renewed, and logs out`, () =>
    withFramework(framework, async ({ org, url, folder }) => {
      const browser = browse(url)
      assert.equal(await login(browser), HELLO)
      assert.is(org.requests.filter(({ path }) => path === '/services/oauth2/authorize').length, 1)
      org.expireSessions()
      assert.equal(await browser.go(home), HELLO)
      assert.equal([org.count('authorization_code'), org.count('refresh_token'), org.reuses], [1, 1, 0])
      for (const file of readdirSync(folder).filter((one) => one.endsWith('.session')))
        assert.match(readFileSync(join(folder, file), 'utf8'), /^strictforce\.sealed/)
      assert.not.match([...browser.cookies.values()].join(), /00D|5Aep/)
      assert.equal(await browser.post('/logout'), { status: 200, text: 'You are logged out' })
      assert.is(org.count('revoke'), 1)
    }),
  )

  Logins(`${name}: a callback that no login was begun for opens no session`, () =>
    withFramework(
      framework,
      async ({ org, url }) => {
        const { callback = '/callback' } = framework
        const { text } = await browse(url).go(`${callback}?code=${org.authorizationCode()}&state=guessed`)
        assert.not.match(text, 'Hello')
        assert.is(org.count('token'), 0)
      },
      'ask',
    ),
  )
}

Logins.run()
