import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection, type Fetch, OAuth2 } from '../../src/index.js'
import { note } from '../helpers/note.js'
import { refused } from '../helpers/refused.js'
import { DEVICE, envelope, goodAnswer, TOKEN } from './good-answers.js'
import { FIXED, HOST, PASSWORD, SECRET } from './inspect-views.js'
import { finder, leaksOf } from './printed-views.js'

const Places = suite('places that an answer names')

/** Hosts that an answer may name as the instance of a session, and hosts that it may not. */
const REFUSED: readonly string[] = [
  'http://acme.my.salesforce.com',
  'http://localhost:8080',
  'http://127.0.0.1',
  'ftp://acme.my.salesforce.com',
  'javascript:alert(1)',
  'data:text/plain,x',
  'file:///etc/passwd',
  'acme.my.salesforce.com',
  '//acme.my.salesforce.com',
  '/services/Soap/u/64.0',
  'https://',
  'https://[',
  'https://evil.example',
  'https://evil.example/acme.my.salesforce.com',
  'https://evil.example?acme.my.salesforce.com',
  'https://evil.example#.salesforce.com',
  'https://salesforce.com.evil.example',
  'https://evilsalesforce.com',
  'https://salesforce.com',
  'https://acme.my.salesforce.com@evil.example',
  'https://evil.example\\.my.salesforce.com',
  'https://acme.my.salesforce.com.',
  'https://acme.my.salesforce.co',
  'https://user:pw@acme.my.salesforce.com',
  'https://user@acme.my.salesforce.com',
  'https://acme.my.salesforce.com:8443',
  'https://acme.my.salesforce.com:80',
  'https://127.0.0.1',
  'https://localhost',
  'https://10.1.2.3',
  'https://172.16.0.1',
  'https://192.168.1.1',
  'https://169.254.169.254/latest/meta-data',
  'https://100.64.0.1',
  'https://0.0.0.0',
  'https://2130706433',
  'https://0x7f.0.0.1',
  'https://0177.0.0.1',
  'https://[::1]',
  'https://[::ffff:127.0.0.1]',
  'https://[fe80::1]',
  'https://[fd12::1]',
  'https://8.8.8.8',
  'https://xn--slesforce-cya.com',
  'https://s\u0430lesforce.com',
  'https://acme.my.salesforce.com\nhttps://evil.example',
  'https://acme.my.salesforce.com/\u001b[2J',
  'https://acme.my.salesforce.com/\u202e',
  'https://acme.my.salesforce.com/ x',
  ' https://acme.my.salesforce.com',
  '',
]

/** User interfaces, which no API is at; pages of them may be shown. */
const PAGES: readonly string[] = ['https://acme.lightning.force.com', 'https://acme.my.salesforce-setup.com']

const ALLOWED: readonly string[] = [
  'https://acme.my.salesforce.com',
  'https://acme--dev.sandbox.my.salesforce.com',
  'https://na1.salesforce.com/services/Soap/u/64.0/00D000000000001',
  'https://acme.my.salesforce.mil',
  'https://ACME.MY.SALESFORCE.COM:443/',
  'https://acme.my.site.com/portal',
]

const find = finder(FIXED)

/** An app and what it answers; the URLs that a token went to. */
function answering(token: object): { fetch: Fetch; tokenTo: string[] } {
  const tokenTo: string[] = []
  const fetch: Fetch = (url, init) => {
    const body = typeof init.body === 'string' ? init.body : ''
    const carried = `${new Headers(init.headers).get('authorization') ?? ''}${body}`
    if (/named!token/.test(carried)) tokenTo.push(new URL(url).host)
    if (url.endsWith('/oauth2/token')) return Promise.resolve(Response.json(token))
    if (url.endsWith('/singleaccess')) return Promise.resolve(Response.json(token))
    return Promise.resolve(goodAnswer(url, body))
  }
  return { fetch, tokenTo }
}

const app = (fetch: Fetch): OAuth2 =>
  new OAuth2({ loginUrl: HOST, clientId: 'c', clientSecret: SECRET, fetch })
const escaped = (text: string): string => text.replace(/[&<>]|\p{Cc}/gu, (one) => `&#${one.charCodeAt(0)};`)

/** Who names a place, and what is done with it. */
const WAYS: Readonly<Record<string, (place: string) => { call: Promise<unknown>; tokenTo: string[] }>> = {
  'instance_url of a login': (place) => {
    const { fetch, tokenTo } = answering({ ...TOKEN, access_token: 'named!token', instance_url: place })
    const conn = new Connection({ oauth2: app(fetch), fetch })
    const call = conn.authorize({ grant_type: 'client_credentials' }).then(() => conn.request('/limits'))
    return { call, tokenTo }
  },
  'instance_url of a renewal': (place) => {
    const { fetch, tokenTo } = answering({ ...TOKEN, access_token: 'named!token', instance_url: place })
    const { refreshToken, accessToken } = FIXED
    const conn = new Connection({ oauth2: app(fetch), refreshToken, accessToken, instanceUrl: HOST, fetch })
    return { call: conn.refresh().then(() => conn.request('/limits')), tokenTo }
  },
  'serverUrl of a SOAP login': (place) => {
    const answer = envelope(
      `<loginResponse><result><metadataServerUrl xsi:nil="true"/><passwordExpired>false</passwordExpired><sandbox>false</sandbox><serverUrl>${escaped(place)}</serverUrl><sessionId>named!token</sessionId><userId>005000000000001</userId></result></loginResponse>`,
    )
    const { fetch, tokenTo } = answering({})
    const conn = new Connection({ loginUrl: HOST, fetch: loginBy(fetch, answer) })
    return { call: conn.login('ada', PASSWORD).then(() => conn.request('/limits')), tokenTo }
  },
  'the identity URL': (place) => {
    const { fetch, tokenTo } = answering({
      ...TOKEN,
      access_token: 'named!token',
      id: `${place}/id/00D000000000001AAA/005000000000001AAA`,
    })
    const conn = new Connection({ oauth2: app(fetch), fetch })
    const call = conn.authorize({ grant_type: 'client_credentials' }).then(() => conn.identity())
    return { call, tokenTo }
  },
  verification_uri: (place) => {
    const { fetch, tokenTo } = answering({ ...DEVICE, verification_uri: place })
    return { call: app(fetch).startDeviceFlow(), tokenTo }
  },
  frontdoor_uri: (place) => {
    const { fetch, tokenTo } = answering({ frontdoor_uri: place })
    return { call: app(fetch).singleAccess(FIXED.accessToken), tokenTo }
  },
}

/** Answers the SOAP login alone. */
function loginBy(fetch: Fetch, answer: string): Fetch {
  return (url, init) => {
    const isLogin = typeof init.body === 'string' && init.body.includes(PASSWORD.slice(0, 2))
    return isLogin
      ? Promise.resolve(new Response(answer, { headers: { 'content-type': 'text/xml' } }))
      : fetch(url, init)
  }
}

let rows = 0
for (const [way, name] of Object.entries(WAYS)) {
  const isPage = ['verification_uri', 'frontdoor_uri', 'the identity URL'].includes(way)
  for (const place of isPage ? REFUSED : [...REFUSED, ...PAGES]) {
    Places(`${way}: ${JSON.stringify(place)} is refused, and gets no token`, async () => {
      rows += 1
      const { call, tokenTo } = name(place)
      if (way === 'the identity URL' && (place === '' || place.startsWith('/'))) {
        await call.catch(() => undefined)
      } else {
        const error = await refused(call)
        assert.ok(
          ['UNTRUSTED_HOST', 'INVALID_RESPONSE'].includes(error.errorCode),
          `${error.errorCode} ${error.message}`,
        )
        assert.equal(leaksOf(error, find), [])
        assert.not.match(error.message, /[\p{Cc}\p{Cf}]/u)
      }
      assert.equal(
        tokenTo.filter((host) => host !== new URL(HOST).host),
        [],
      )
    })
  }
  for (const place of ALLOWED.filter((url) => way !== 'the identity URL' || !url.includes('Soap'))) {
    Places(`${way}: ${place} is taken`, async () => {
      rows += 1
      assert.ok(await name(place).call)
    })
  }
}

Places('prints its size', () => {
  note(
    `${rows} rows: ${Object.keys(WAYS).length} answers x ${REFUSED.length} places refused, ${ALLOWED.length} taken`,
  )
  assert.ok(rows > Object.keys(WAYS).length * REFUSED.length)
})

Places.run()
