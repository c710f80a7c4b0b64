import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { caught } from '../helpers/caught.js'
import { refused } from '../helpers/refused.js'
import { goodAnswer } from './good-answers.js'
import { FIXED, HOST } from './inspect-views.js'
import { SUBJECTS } from './public-objects.js'
import { sending } from './sending.js'

const Redirects = suite('where a server sends a request on to')

/** Where a server may want to send a request on to. */
const LOCATIONS: readonly string[] = [
  'https://evil.example/x',
  '//evil.example/x',
  '\\\\evil.example',
  'https://acme.my.salesforce.com.evil.example/',
  'https://user:pw@evil.example/',
  'https://acme.my.salesforce.com@evil.example/',
  'https://acme.my.salesforce.com:8443/x',
  'http://acme.my.salesforce.com/x',
  'http://evil.example/',
  'javascript:alert(1)',
  'data:application/json,{}',
  'file:///etc/passwd',
  'ftp://evil.example/',
  'http://127.0.0.1:80/',
  'http://localhost/',
  'https://10.0.0.1/',
  'https://169.254.169.254/latest/meta-data/',
  'https://[::ffff:10.0.0.1]/',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://[fd00::1]/',
  '',
  'https://',
  '/',
  '?',
  '#',
]

const redirect = (location: string, status: number): Response =>
  new Response(null, { status, headers: { location } })

Redirects('no request with credentials follows a redirect, wherever it leads', async () => {
  let rows = 0
  for (const subject of SUBJECTS.filter(({ name, patient }) => !patient && name !== 'REST GET')) {
    for (const [index, location] of LOCATIONS.entries()) {
      const status = [301, 302, 303, 307, 308][index % 5] ?? 302
      const urls: string[] = []
      const call = subject.open((url, init) => {
        const body = typeof init.body === 'string' ? init.body : ''
        const isMeant = subject.isAttacked(url, body)
        if (isMeant || urls.length > 0) urls.push(url)
        return Promise.resolve(isMeant ? redirect(location, status) : goodAnswer(url, body))
      })
      const error = await refused(call())
      assert.is(error.errorCode, 'REDIRECT_REFUSED', subject.name)
      assert.is(urls.length, 1, `${subject.name}: ${location}`)
      rows += 1
    }
  }
  assert.ok(rows > 500, `${rows} rows`)
})

Redirects(
  'a GET of the caller goes on without the session elsewhere, by https alone, and never inside',
  async () => {
    for (const location of LOCATIONS) {
      const { conn, sent } = sending((url) => (url.endsWith('/begin') ? redirect(location, 302) : undefined))
      await conn.fetch('/begin').catch((error: unknown) => assert.instance(error, Error))
      for (const { url, hasToken } of sent.slice(1)) {
        const { origin, protocol, hostname } = new URL(url)
        assert.is(hasToken, origin === HOST, url)
        assert.is(protocol, 'https:')
        assert.not.match(hostname, /^(127\.|10\.|169\.254\.|localhost|\[)/)
      }
    }
  },
)

Redirects('a redirect to a private address is refused by name', async () => {
  for (const location of ['https://10.0.0.1/', 'http://127.0.0.1:80/', 'https://169.254.169.254/latest/']) {
    const { conn, sent } = sending(() => redirect(location, 302))
    const { errorCode, message } = await refused(conn.request('/limits'))
    assert.is(errorCode, 'REDIRECT_REFUSED')
    assert.match(message, `${HOST} answered with a redirect to a private address`)
    assert.is(sent.length, 1)
  }
})

Redirects('whatever header holds the token is left behind at another origin', async () => {
  const { conn, sent } = sending((url) =>
    url === `${HOST}/x` ? redirect('https://files.example/y', 302) : undefined,
  )
  const { accessToken } = FIXED
  await conn.fetch('/x', {
    headers: {
      'x-sfdc-session': accessToken,
      cookie: `sid=${accessToken}`,
      'x-own': `a ${btoa(accessToken)}`,
    },
  })
  assert.equal(
    sent.map(({ hasToken }) => hasToken),
    [true, false],
  )
  assert.equal(
    sent.map(({ url }) => url),
    [`${HOST}/x`, 'https://files.example/y'],
  )
})

Redirects('redirects in a circle end', async () => {
  const { conn, sent } = sending((url) => redirect(`${url}/x`, 302))
  assert.is((await conn.fetch('/x')).status, 302)
  assert.ok(sent.length <= 7, `${sent.length}`)
  const error = await caught(conn.request('/limits'))
  assert.is(error.name, 'REDIRECT_REFUSED')
})

Redirects.run()
