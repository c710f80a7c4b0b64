import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection, type Fetch, OAuth2 } from '../../src/index.js'
import { caught } from '../helpers/caught.js'
import { goodAnswer } from './good-answers.js'
import { FIXED, HOST, PASSWORD } from './inspect-views.js'
import { finder, leaksOf } from './printed-views.js'

const Options = suite('options that attack')

const SESSION = { accessToken: FIXED.accessToken, instanceUrl: HOST }
const connect = (options: object): Connection => new Connection({ ...SESSION, ...options })

/** Values that would add a header, a line, a part of a URL, or another host. */
const VALUES: readonly unknown[] = [
  'x\r\nX-Evil: 1',
  'x\nX-Evil: 1',
  'x\0',
  'x\u001b[2J',
  'x\u2028',
  '64.0/../../..',
  '64.0?x',
  '64.0#x',
  '64.0@evil.example',
  '64.0\n',
  ' 64.0',
  '1e3',
  '0x40',
  '-64.0',
  '٦٤.0',
  '',
  {},
  [],
  true,
  Symbol('x'),
]

Options('version and loginVersion are versions, or refused', () => {
  for (const name of ['version', 'loginVersion']) {
    for (const value of VALUES) {
      assert.throws(
        () => connect({ [name]: value }),
        (error: unknown) => error instanceof TypeError,
        `${name}: ${String(value)}`,
      )
    }
  }
})

Options('callOptions add no header and no other option', async () => {
  for (const value of [
    'x\r\nX-Evil: 1',
    'x\nX',
    'x\0',
    'x\u001b',
    'é',
    '\ud83d',
    'a, defaultNamespace=b',
    7,
    {},
    [],
  ]) {
    for (const name of ['client', 'defaultNamespace'])
      assert.throws(() => connect({ callOptions: { [name]: value } }), /callOptions takes client/)
  }
  for (const name of ['x', 'client\r\nX-Evil', '__proto__'])
    assert.throws(
      () => connect({ callOptions: JSON.parse(`{${JSON.stringify(name)}:"a"}`) as object }),
      TypeError,
    )
  const sent: (string | null)[] = []
  const fetch: Fetch = (url, init) => {
    sent.push(new Headers(init.headers).get('sforce-call-options'))
    return Promise.resolve(goodAnswer(url, ''))
  }
  await connect({ callOptions: { client: 'a/1 (b)', defaultNamespace: undefined }, fetch }).request('/limits')
  assert.equal(sent, ['client=a/1 (b)'])
})

Options(
  'URLs with credentials, other schemes and Lightning hosts are refused, without what they hold',
  () => {
    const find = finder(FIXED)
    const password = encodeURIComponent(PASSWORD)
    for (const url of [
      `https://ada:${password}@acme.my.salesforce.com`,
      `https://${FIXED.accessToken}@acme.my.salesforce.com`,
      'javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      'http://acme.my.salesforce.com',
      'http://127.0.0.1.evil.example',
      'http://localhost.evil.example',
      'https://acme.lightning.force.com',
      'https://',
      '//',
      '\u0000',
      {},
      7,
    ]) {
      const makes: readonly (() => unknown)[] = [
        () => new Connection({ loginUrl: url as string }),
        () => connect({ instanceUrl: url }),
        () => connect({ serverUrl: url }),
        () => new OAuth2({ loginUrl: url as string }),
        () => new OAuth2({ authzServiceUrl: url as string, tokenServiceUrl: `${HOST}/t` }),
        () => new OAuth2({ authzServiceUrl: `${HOST}/a`, tokenServiceUrl: url as string }),
        () => new OAuth2({ revokeServiceUrl: url as string }),
      ]
      for (const make of makes) {
        try {
          make()
          assert.unreachable(JSON.stringify(url))
        } catch (error) {
          assert.instance(error, TypeError, String(error))
          assert.equal(leaksOf(error, find), [])
        }
      }
    }
  },
)

Options('what stands in a form or in the query of the login page cannot leave its place', () => {
  const redirectUri = 'javascript:alert(1)//&client_id=evil#x\r\nX-Evil: 1'
  const url = new URL(
    new OAuth2({ loginUrl: HOST, clientId: 'c&client_id=evil\r\n', redirectUri }).getAuthorizationUrl({
      state: 'x&redirect_uri=https://evil.example',
      scope: 'api#',
    }),
  )
  assert.equal([url.origin, url.pathname, url.hash], [HOST, '/services/oauth2/authorize', ''])
  assert.equal(Object.fromEntries(url.searchParams), {
    response_type: 'code',
    client_id: 'c&client_id=evil\r\n',
    redirect_uri: redirectUri,
    state: 'x&redirect_uri=https://evil.example',
    scope: 'api#',
  })
  assert.is([...url.searchParams].length, 5)
})

Options(
  'no option, request or parameter changes a prototype, or counts when it only seems to be there',
  async () => {
    const evil = JSON.parse(
      '{"__proto__":{"accessToken":"evil","polluted":1,"fetch":1},"constructor":{"prototype":{"polluted":1}}}',
    ) as object
    const fetch: Fetch = (url, init) =>
      Promise.resolve(goodAnswer(url, typeof init.body === 'string' ? init.body : ''))
    const refusal = /^unknown option (oauth2\.)?__proto__; unknown option (oauth2\.)?constructor$/
    assert.throws(() => new Connection({ ...evil, loginUrl: HOST }), refusal)
    assert.throws(() => new Connection(evil), refusal)
    assert.throws(() => new OAuth2({ ...evil, clientId: 'c' }), refusal)
    const oauth2 = new OAuth2({ loginUrl: HOST, clientId: 'c', clientSecret: 's', fetch })
    await caught(oauth2.requestToken({ ...evil, grant_type: 'client_credentials' } as never))
    await caught(
      oauth2.requestToken(JSON.parse('{"__proto__":{"grant_type":"client_credentials"}}') as never),
    )
    await caught(oauth2.requestToken({ grant_type: '__proto__' } as never))
    await caught(oauth2.requestToken({ grant_type: 'constructor' } as never))
    const conn = connect({ fetch })
    await caught(conn.partner.query(Object.assign(evil, { queryString: 'x' })))
    const record = JSON.parse('{"type":"Account","__proto__":{"polluted":1}}') as never
    await caught(conn.partner.create({ sObjects: [record] }))
    await conn
      .request({ url: '/limits', headers: JSON.parse('{"__proto__":"x"}') as Record<string, string> })
      .catch(() => 0)
    for (const value of [{}, [], () => undefined, conn, oauth2])
      assert.is((value as { polluted?: unknown }).polluted, undefined)
  },
)

Options(
  'frozen options, options with getters and options with a prototype serve as any do; none is changed',
  async () => {
    const fetch: Fetch = (url, init) =>
      Promise.resolve(goodAnswer(url, typeof init.body === 'string' ? init.body : ''))
    const plain = { ...SESSION, fetch, oauth2: { clientId: 'c', loginUrl: HOST } }
    const text = JSON.stringify(plain)
    const getters = Object.defineProperties(
      {},
      Object.fromEntries(
        Object.entries(plain).map(([name, value]) => [name, { get: () => value, enumerable: true }]),
      ),
    )
    for (const options of [Object.freeze({ ...plain }), getters, Object.create(plain) as object, plain]) {
      const conn = new Connection(options)
      assert.is(conn.accessToken, FIXED.accessToken)
      await conn.request('/limits')
    }
    assert.is(JSON.stringify(plain), text)
  },
)

Options('a getter that throws is the error of the constructor, and nothing is half made', () => {
  const boom = new Error('boom')
  const options = {
    ...SESSION,
    get version(): string {
      throw boom
    },
  }
  assert.throws(
    () => new Connection(options),
    (error: unknown) => error === boom,
  )
})

Options('an option that says one thing to the check and another to the use does not get by', async () => {
  const sent: string[] = []
  const fetch: Fetch = (url) => {
    sent.push(new URL(url).host)
    return Promise.resolve(goodAnswer(url, ''))
  }
  for (const evil of ['http://evil.example', 'javascript:alert(1)', 'https://user:pw@evil.example']) {
    for (let honest = 1; honest < 6; honest += 1) {
      let reads = 0
      const options = {
        accessToken: FIXED.accessToken,
        get instanceUrl() {
          reads += 1
          return reads <= honest ? HOST : evil
        },
        fetch,
      }
      const conn = ((): Connection | undefined => {
        try {
          return new Connection(options)
        } catch (error) {
          assert.instance(error, TypeError)
          return undefined
        }
      })()
      await conn?.request('/limits')
    }
  }
  assert.equal([...new Set(sent)], [new URL(HOST).host])
})

Options('subclasses print no more than the class, and keep its privacy', async () => {
  class Mine extends Connection {
    readonly own = 'mine'
    override get accessToken(): string | null {
      return super.accessToken
    }
  }
  const fetch: Fetch = (url) => Promise.resolve(goodAnswer(url, ''))
  const conn = new Mine({ ...SESSION, fetch })
  assert.equal(leaksOf(conn, finder(FIXED)), [])
  assert.instance(conn, Connection)
  await conn.request('/limits')
  assert.equal(Object.keys(conn), ['own'])
  for (const receiver of [Object.create(conn), new Proxy(conn, {})] as Connection[])
    assert.throws(() => receiver.refreshToken, TypeError)
})

Options.run()
