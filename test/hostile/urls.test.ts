import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection, type Fetch } from '../../src/index.js'
import { goodAnswer } from './good-answers.js'
import { FIXED, HOST } from './inspect-views.js'
import { sending } from './sending.js'

const Urls = suite('where the session goes')

/** How a URL may be written, by where it leads; nothing of it may carry the session to another host. */
const WRITTEN: readonly string[] = [
  '//evil.example/x',
  '///evil.example/x',
  '\\\\evil.example\\x',
  '/\\evil.example/x',
  '\\/evil.example/x',
  '/\t/evil.example/x',
  '\t//evil.example/x',
  '/\n/evil.example',
  '@evil.example/x',
  ':pw@evil.example/x',
  '.evil.example/x',
  ':8443/x',
  '?@evil.example/',
  '#@evil.example/',
  '/../../../x',
  '/%2e%2e/%2e%2e/x',
  '/services/data/..\\..\\x',
  '/services/../../evil.example',
  ' https://evil.example/x',
  '\u0000https://evil.example/x',
  'https://evil.example/x',
  'HTTPS://EVIL.EXAMPLE/x',
  'https:evil.example/x',
  'https:/evil.example/x',
  'https:\\\\evil.example/x',
  'https://acme.my.salesforce.com.evil.example/x',
  'https://acme.my.salesforce.com@evil.example/x',
  'https://acme.my.salesforce.com:8443/x',
  'https://acme.my.salesforce.com\\@evil.example/x',
  'https://acme.my.salesforce.com%2eevil.example/x',
  'https://acme.my.salesforce.com\u3002evil.example/x',
  'https://acme.my.salesforce.com\u2024evil.example/x',
  'https://acme\u00ad.my.salesforce.com.evil.example/x',
  'https://\uff41cme.my.salesforce.com:444/x',
  'https://acme.my.salesforce.com./x',
  'https://user@acme.my.salesforce.com/x',
  'http://acme.my.salesforce.com/x',
  'ftp://acme.my.salesforce.com/x',
  'file:///etc/passwd',
  'data:text/plain,x',
  'javascript:alert(1)',
  'blob:https://acme.my.salesforce.com/x',
  'ws://acme.my.salesforce.com/x',
  'https://127.0.0.1/x',
  'https://169.254.169.254/latest/meta-data/',
  'https://[::1]/x',
  'https://0x7f.1/x',
]

for (const url of WRITTEN) {
  Urls(`conn.fetch and conn.request: ${JSON.stringify(url)}`, async () => {
    for (const method of ['GET', 'POST']) {
      for (const call of ['fetch', 'request'] as const) {
        const { conn, sent } = sending()
        const asked = call === 'fetch' ? conn.fetch(url, { method }) : conn.request({ url, method })
        await asked.catch(() => undefined)
        const strays = sent.filter((one) => one.hasToken && new URL(one.url).origin !== HOST)
        assert.equal(strays, [])
      }
    }
  })
}

Urls('on the instance the session goes along, however the URL is written', async () => {
  for (const url of [
    '/x',
    'x',
    `${HOST}/x`,
    `${HOST.toUpperCase()}/x`,
    `${HOST}:443/x`,
    'https:acme.my.salesforce.com/x',
  ]) {
    const { conn, sent } = sending()
    await conn.fetch(url)
    assert.equal(
      sent.map(({ hasToken, url: to }) => [hasToken, new URL(to).origin]),
      [[true, HOST]],
      url,
    )
  }
})

Urls(
  'an org that moves takes absolute URLs along, and no part of a URL becomes a part of its host',
  async () => {
    for (const url of [
      'https:acme.my.salesforce.com/p.evil.example/x',
      'https:\\\\acme.my.salesforce.com\\.evil.example',
      `${HOST}:443/.evil.example`,
      `${HOST.toUpperCase()}/x`,
      `https://\tacme.my.salesforce.com/.evil.example/x`,
      `\thttps://acme.my.salesforce.com/x`,
      `${HOST}/@evil.example/x`,
    ]) {
      const tokens: string[] = []
      const fetch: Fetch = (to, init) => {
        if (to.endsWith('/token')) {
          const moved = { access_token: 'moved!token', instance_url: 'https://acme2.my.salesforce.com' }
          return Promise.resolve(Response.json(moved))
        }
        const authorization = new Headers(init.headers).get('authorization') ?? ''
        if (authorization !== '') tokens.push(`${authorization.slice(7)} to ${new URL(to).host}`)
        const isMoved = authorization.includes('moved')
        return Promise.resolve(
          isMoved ? Response.json({}) : Response.json([{ errorCode: 'INVALID_SESSION_ID' }], { status: 401 }),
        )
      }
      const { accessToken, refreshToken } = FIXED
      const oauth2 = { clientId: 'c', loginUrl: HOST }
      const conn = new Connection({ accessToken, refreshToken, instanceUrl: HOST, oauth2, fetch })
      await conn.fetch(url)
      assert.equal(
        tokens,
        [`${accessToken} to acme.my.salesforce.com`, 'moved!token to acme2.my.salesforce.com'],
        url,
      )
    }
  },
)

Urls('no cookie of an answer is ever sent back', async () => {
  const cookies: (string | null)[] = []
  const fetch: Fetch = (url, init) => {
    cookies.push(new Headers(init.headers).get('cookie'))
    const answer = goodAnswer(url, '')
    answer.headers.append('set-cookie', 'sid=planted; Path=/; Domain=salesforce.com')
    return Promise.resolve(answer)
  }
  const conn = new Connection({ accessToken: FIXED.accessToken, instanceUrl: HOST, fetch })
  await conn.request('/limits')
  await conn.fetch('/x')
  assert.equal(cookies, [null, null])
})

Urls.run()
