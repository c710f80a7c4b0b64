import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection } from '../../src/index.js'
import { caught } from '../helpers/caught.js'
import { leaks } from '../helpers/leaks.js'
import { refused } from '../helpers/refused.js'
import { withServers } from '../helpers/servers.js'
import { appOptions, ask, connect, html, scripted, withOrg } from './support.js'

const Secrets = suite('redirects and secrets')

Secrets(
  'conn.fetch follows a redirect to another origin without the session',
  withServers(async (start) => {
    const seen: unknown[] = []
    const { url: elsewhere } = await start((request, response) => {
      seen.push([request.method, request.headers.authorization, request.headers['sforce-call-options']])
      response.end('elsewhere')
    })
    const { url: instanceUrl } = await start((request, response) => {
      seen.push([request.method, request.headers.authorization, request.headers['sforce-call-options']])
      response.writeHead(302, { location: request.url === '/here' ? '/away' : elsewhere }).end()
    })
    const conn = new Connection({ instanceUrl, accessToken: 'SECRET', callOptions: { client: 'me' } })
    assert.is(await (await conn.fetch('/here')).text(), 'elsewhere')
    const own = ['GET', 'Bearer SECRET', 'client=me']
    assert.equal(seen, [own, own, ['GET', undefined, undefined]])
  }),
)

for (const status of [301, 302, 303, 307, 308]) {
  Secrets(
    `a ${status} of a POST is not followed, and not turned into a GET`,
    withServers(async (start) => {
      const seen: string[] = []
      const { url: elsewhere } = await start((_request, response) => {
        seen.push('elsewhere')
        response.end()
      })
      const { url: instanceUrl } = await start((request, response) => {
        seen.push(String(request.method))
        response.writeHead(status, { location: elsewhere }).end()
      })
      const conn = new Connection({ instanceUrl, accessToken: 'SECRET' })
      const response = await conn.fetch('/here', { method: 'POST', body: 'x' })
      assert.is(response.status, status)
      const error = await refused(conn.request({ method: 'POST', url: '/here', body: {} }))
      assert.is(error.status, status)
      assert.equal(seen, ['POST', 'POST'])
    }),
  )
}

Secrets(
  'a redirect of a request with credentials is refused, by the name of the other host',
  withServers(async (start) => {
    const seen: string[] = []
    const { url: elsewhere } = await start((request, response) => {
      seen.push(String(request.url))
      response.end()
    })
    const { url } = await start((_request, response) => {
      response.writeHead(307, { location: `${elsewhere}/stolen` }).end()
    })
    const app = { loginUrl: url, clientId: 'c', clientSecret: 's', redirectUri: 'https://app.example.org' }
    const session = { instanceUrl: url, accessToken: 'A' }
    const calls = [
      () => new Connection({ loginUrl: url }).login('ada', 'secret'),
      () => new Connection({ oauth2: app }).login('ada', 'secret'),
      () => new Connection({ oauth2: app }).authorize('code'),
      () => new Connection({ oauth2: app, refreshToken: 'R' }).refresh(),
      () => new Connection({ ...session, oauth2: app }).logout(),
      () => new Connection({ sessionId: 'S', serverUrl: url }).logout(),
      () =>
        new Connection({
          ...session,
          userInfo: { id: 'u', organizationId: 'o', url: `${url}/id/o/u` },
        }).identity(),
    ]
    for (const call of calls) {
      const error = await caught(call())
      assert.is(error.name, 'REDIRECT_REFUSED')
      assert.ok(error.message.includes(elsewhere), error.message)
    }
    assert.equal(seen, [])
  }),
)

Secrets('an absolute URL gets the session on the instance only', async () => {
  const { fetch, sent } = scripted(() => new Response('{}'))
  const conn = new Connection({ instanceUrl: 'https://x.my.salesforce.com', accessToken: 'SECRET', fetch })
  const urls = [
    'https://x.my.salesforce.com/services/data',
    'https://x.my.salesforce.com.evil.example/services/data',
    'https://evil.example/',
    'https://x.my.salesforce.com:8443/',
  ]
  for (const url of urls) await conn.fetch(url)
  assert.equal(
    sent.map(({ headers }) => headers.has('authorization')),
    [true, false, false, false],
  )
  for (const path of [
    '//evil.example/',
    '@evil.example/',
    '.evil.example/',
    '\\\\evil.example/',
    'services/data',
  ]) {
    await conn.fetch(path)
  }
  assert.equal(
    sent.slice(4).map(({ url }) => new URL(url).host),
    Array.from({ length: 5 }, () => 'x.my.salesforce.com'),
  )
})

Secrets(
  'no secret stands in a URL, in what is printed, or in what the connection and its errors show',
  withOrg(async (org) => {
    const { username, password } = org.user
    const { log, error, warn, info, debug } = console
    const printed: string[] = []
    const write = process.stderr.write.bind(process.stderr)
    const keep = (...args: unknown[]): void => void printed.push(args.map(String).join(' '))
    Object.assign(console, { log: keep, error: keep, warn: keep, info: keep, debug: keep })
    process.stderr.write = (chunk: string | Uint8Array) => printed.push(String(chunk)) > 0
    const urls: string[] = []
    const fetch = (url: string, init: RequestInit): Promise<Response> => {
      urls.push(url)
      return globalThis.fetch(url, init)
    }
    const secrets: Record<string, string> = { password, clientSecret: org.app.clientSecret }
    try {
      const bySoap = new Connection({ loginUrl: org.url, fetch })
      await bySoap.login(username, password)
      const byOAuth2 = connect(org, { fetch })
      for (const conn of [bySoap, byOAuth2]) {
        const note = (what: string): void => {
          secrets[`${what} ${String(conn.accessToken)}`] = String(conn.accessToken)
          if (conn.refreshToken !== null) secrets[`${what} refresh`] = conn.refreshToken
        }
        note('first')
        await conn.identity()
        org.expireSessions()
        await ask(conn)
        note('second')
        await conn.partner.getUserInfo()
        org.answer('limits', { status: 500, body: `<html>${String(conn.accessToken)}</html>` })
        const failure = await caught(ask(conn))
        assert.equal(leaks(failure, secrets), [])
        assert.equal(
          leaks(conn, secrets).filter((found) => !/first|second/.test(found)),
          [],
        )
        await conn.logout()
      }
    } finally {
      Object.assign(console, { log, error, warn, info, debug })
      process.stderr.write = write
    }
    assert.equal(printed, [])
    assert.ok(urls.length > 12)
    for (const secret of Object.values(secrets)) {
      assert.equal(
        urls.filter((url) => url.includes(secret) || decodeURIComponent(url).includes(secret)),
        [],
      )
    }
  }),
)

Secrets(
  'the identity is asked for with the token in the header alone',
  withOrg(async (org) => {
    const { accessToken, instanceUrl } = org.openSession()
    const urls: string[] = []
    const fetch = (url: string, init: RequestInit): Promise<Response> => {
      urls.push(url)
      return globalThis.fetch(url, init)
    }
    const conn = new Connection({ accessToken, instanceUrl, fetch })
    assert.is((await conn.identity()).username, org.user.username)
    assert.equal(urls, [
      `${org.url}/services/data/v64.0/`,
      `${org.url}/id/${org.user.organizationId}/${org.user.id}`,
    ])
  }),
)

Secrets('a server that repeats a secret in its error does not get it into the message', async () => {
  const repeating = scripted(({ body }) =>
    Response.json(
      { error: 'invalid_grant', error_description: `you sent ${body} and MyOwnSecret` },
      { status: 400 },
    ),
  )
  const app = { clientId: 'c', clientSecret: 'MyOwnSecret', fetch: repeating.fetch }
  const error = await caught(new Connection({ oauth2: app }).login('ada', 'short.pw'))
  assert.not.match(error.message, /short\.pw/)
  const page = scripted(() => html(503))
  const unavailable = await caught(new Connection({ fetch: page.fetch }).login('ada', 'short.pw'))
  assert.not.match(unavailable.message, /sign in|short/)
})

Secrets(
  'the client secret of the options shows nowhere on the connection or its app',
  withOrg((org) => {
    const conn = new Connection({ oauth2: appOptions(org) })
    const secrets = { clientSecret: org.app.clientSecret }
    for (const value of [conn, conn.oauth2, { conn }]) assert.equal(leaks(value, secrets), [])
    return Promise.resolve()
  }),
)

Secrets.run()
