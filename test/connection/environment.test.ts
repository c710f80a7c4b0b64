// own process
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import * as esm from '../../src/index.js'
import { Connection } from '../../src/index.js'
import { requireSource } from '../helpers/common-js.js'
import { ask, connect, loginAnswer, withOrg } from './support.js'

const Packaging = suite('package, environment and options')

const root = new URL('../../', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
  readonly engines: { readonly node: string }
  readonly dependencies?: Record<string, string>
  readonly exports: Record<string, string | Record<string, Record<string, string>>>
}

Packaging('50 logins in a row open no connection each', async () => {
  let sockets = 0
  const body = await loginAnswer().text()
  const server = createServer((request, response) => {
    request.resume()
    request.on('end', () => response.writeHead(200, { 'content-type': 'text/xml' }).end(body))
  })
  server.on('connection', () => (sockets += 1))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  try {
    for (let login = 0; login < 50; login += 1) {
      await new Connection({ loginUrl: `http://127.0.0.1:${port}` }).login('ada', 'secret')
    }
    assert.ok(sockets <= 2, `${sockets} connections`)
  } finally {
    server.close()
    server.closeAllConnections()
  }
})

Packaging(
  'a fetch that is given sends every request: login, renewal, REST, SOAP, identity, logout',
  withOrg(async (org) => {
    const { fetch } = globalThis
    const through: string[] = []
    const own = (url: string, init: RequestInit): Promise<Response> => {
      through.push(url)
      return fetch(url, init)
    }
    globalThis.fetch = () => Promise.reject(new Error('the global fetch is not to be used'))
    try {
      const conn = connect(org, { fetch: own })
      const bySoap = new Connection({ loginUrl: org.url, fetch: own })
      await bySoap.login(org.user.username, org.user.password)
      org.expireSessions()
      for (const one of [conn, bySoap]) {
        await ask(one)
        await one.partner.getUserInfo()
        await one.identity()
        await one.oauth2.openidConfiguration()
        await one.logout(true)
      }
    } finally {
      globalThis.fetch = fetch
    }
    assert.is(through.length, org.requests.length)
    assert.ok(through.length > 12)
  }),
)

Packaging(
  'the global fetch is looked up at the call, and proxies of the environment are its own business',
  withOrg(async (org) => {
    const { fetch } = globalThis
    let calls = 0
    const conn = connect(org)
    process.env['HTTP_PROXY'] = process.env['http_proxy'] = 'http://127.0.0.1:9'
    globalThis.fetch = (input, init) => {
      calls += 1
      return fetch(input, init)
    }
    try {
      await ask(conn)
    } finally {
      globalThis.fetch = fetch
      delete process.env['HTTP_PROXY']
      delete process.env['http_proxy']
    }
    assert.is(calls, 1)
  }),
)

Packaging('nothing that is installed with the package raises its floor of Node 20.19', () => {
  assert.is(manifest.engines.node, '>=20.19.0')
  const names = Object.keys(manifest.dependencies ?? {})
  assert.ok(names.length <= 2, names.join())
  for (const name of names) {
    const file = new URL(`node_modules/${name}/package.json`, root)
    const { engines } = JSON.parse(readFileSync(file, 'utf8')) as { engines?: { node?: string } }
    const floor = Number(/(\d+)/.exec(engines?.node ?? '')?.[1] ?? 0)
    assert.ok(floor <= 20, `${name} needs Node ${floor}`)
  }
})

Packaging('every exported name is there, by import and by require, and means the same', () => {
  const cjs = requireSource()
  const { default: standard, ...named } = esm
  const names = Object.keys(named).sort()
  assert.is(standard.Connection, named.Connection)
  assert.ok(
    ['Connection', 'OAuth2', 'SalesforceError', 'isSalesforceError'].every((name) => names.includes(name)),
  )
  assert.equal(
    Object.keys(cjs)
      .filter((name) => name !== '__esModule' && name !== 'default')
      .sort(),
    names,
  )
  for (const [name, value] of Object.entries(named)) {
    assert.type(value, 'function', name)
    assert.type(cjs[name], 'function', name)
  }
})

Packaging('each entry of the exports map has its types, and one for import and for require', () => {
  const entries = Object.entries(manifest.exports).filter(([path]) => path !== './package.json')
  assert.ok(entries.length >= 2)
  for (const [path, conditions] of entries) {
    assert.equal(Object.keys(conditions), ['import', 'require'], path)
    for (const condition of Object.values(conditions as Record<string, Record<string, string>>)) {
      assert.equal(Object.keys(condition), ['types', 'module', 'default'], path)
    }
  }
})

function thrown(task: () => unknown): Error {
  try {
    task()
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('Expected an error')
}

const INSTANCE = 'https://x.my.salesforce.com'
const WRONG: readonly (readonly [options: object, message: RegExp])[] = [
  [{ accessToken: 'A' }, /accessToken needs instanceUrl/],
  [{ sessionId: 'S' }, /sessionId needs serverUrl/],
  [{ refreshToken: 'R' }, /Refresh token is specified without oauth2 client information or refresh function/],
  [{ refreshToken: 'R', oauth2: {} }, /Refresh token is specified without/],
  [{ accessToken: 'A', sessionId: 'S', instanceUrl: INSTANCE }, /sessionId and accessToken are two sessions/],
  [{ sessionId: 'S', instanceUrl: INSTANCE, refreshToken: 'R', clientId: 'c' }, /sessionId and refreshToken/],
  [
    { accessToken: 'A', instanceUrl: INSTANCE, signedRequest: { client: { oauthToken: 'T' } } },
    /two sessions/,
  ],
  [{ signedRequest: 'no request' }, /signedRequest holds no client\.oauthToken/],
  [{ signedRequest: { client: { oauthToken: 'T' } } }, /accessToken needs instanceUrl/],
  [
    { accessToken: 'A\r\nX: y', instanceUrl: INSTANCE },
    /accessToken must be a string that can stand in a header/,
  ],
  [{ accessToken: 5, instanceUrl: INSTANCE }, /accessToken must be a string/],
  [{ loginUrl: 'http://login.salesforce.com' }, /loginUrl must be an https URL/],
  [{ loginUrl: '' }, /loginUrl must be a URL/],
  [{ loginUrl: 'https://ada:pw@login.salesforce.com' }, /loginUrl must not hold a user name/],
  [{ oauth2: { loginUrl: 'ftp://login.salesforce.com' } }, /oauth2\.loginUrl must be an https URL/],
  [{ oauth2: { authzServiceUrl: 'https://x.example.org/a' } }, /must be given together/],
  [{ version: 'newest' }, /version must be an API version/],
  [{ timeout: 0 }, /timeout must be/],
  [{ timeout: Number.NaN }, /timeout must be/],
  [{ httpProxy: 'http://proxy' }, /httpProxy is not an option here: give a fetch that uses the proxy/],
]

for (const [options, message] of WRONG) {
  Packaging(`${JSON.stringify(options)} is a clear TypeError at construction`, () => {
    const construct = (): Connection => new Connection(options)
    const error = thrown(construct)
    assert.instance(error, TypeError)
    assert.match(error.message, message)
    assert.not.match(error.message, /undefined|object Object/)
  })
}

const UI_HOSTS: readonly (readonly [host: string, right: string])[] = [
  ['acme.lightning.force.com', 'acme.my.salesforce.com'],
  ['acme--qa.sandbox.lightning.force.com', 'acme--qa.sandbox.my.salesforce.com'],
  ['acme.my.salesforce-setup.com', 'acme.my.salesforce.com'],
  ['acme.lightning.crmforce.mil', 'acme.my.salesforce.mil'],
]

for (const [host, right] of UI_HOSTS) {
  Packaging(`${host} is refused in every URL option, and ${right} is named`, () => {
    const url = `https://${host}/lightning/page/home`
    const good = 'https://x.my.salesforce.com'
    const all = [
      { loginUrl: url },
      { instanceUrl: url, accessToken: 'A' },
      { serverUrl: url, sessionId: 'S' },
      { serverUrl: good, instanceUrl: url, sessionId: 'S' },
      { oauth2: { loginUrl: url } },
      { oauth2: { authzServiceUrl: url, tokenServiceUrl: good } },
      { oauth2: { authzServiceUrl: good, tokenServiceUrl: url } },
      { oauth2: { revokeServiceUrl: url } },
    ]
    for (const options of all) {
      assert.throws(
        () => new Connection(options),
        (error: unknown) => error instanceof TypeError && error.message.endsWith(`use https://${right}`),
        JSON.stringify(options),
      )
    }
  })
}

Packaging('a host that only looks like one of the user interface is taken', () => {
  for (const host of ['foo-lightning.my.salesforce.com', 'lightning.force.com.my.salesforce.com']) {
    assert.is(new Connection({ loginUrl: `https://${host}` }).loginUrl, `https://${host}`)
  }
})

Packaging.run()
