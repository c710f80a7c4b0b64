import { setTimeout as sleep } from 'node:timers/promises'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection, isSalesforceError, OAuth2, SalesforceError } from '../../src/index.js'
import { caught } from '../helpers/caught.js'
import { complaintsOf, SILENCE } from '../helpers/complaints.js'
import { leaks } from '../helpers/leaks.js'
import { refused } from '../helpers/refused.js'
import {
  appOptions,
  ask,
  connect,
  fault,
  html,
  json,
  loginAnswer,
  scripted,
  tokenAnswer,
  withOrg,
} from './support.js'

const Login = suite('logins')

Login(
  'a password is kept only as long as the session that it renews, and never shows',
  withOrg(async (org) => {
    const { username, password } = org.user
    const conn = new Connection({ loginUrl: org.url })
    await caught(conn.login(username, 'wrong-password-9'))
    assert.is((await caught(conn.refresh())).name, 'NOT_LOGGED_IN')
    assert.is((await caught(ask(conn))).name, 'NOT_LOGGED_IN')
    assert.is(org.count('login'), 1)
    await conn.login(username, password)
    const { accessToken } = conn
    assert.equal(
      leaks(conn, { password, accessToken: String(accessToken) }).filter((found) =>
        found.endsWith('password'),
      ),
      [],
    )
    await conn.logout()
    assert.is((await caught(conn.refresh())).name, 'SESSION_CLOSED')
    assert.is(org.count('login'), 2)
  }),
)

Login(
  'refusals of SOAP, OAuth and REST are one class, with code, name, status and verdict',
  withOrg(async (org) => {
    const { username } = org.user
    const [bySoap, byOAuth2, byRest] = [
      await caught(new Connection({ loginUrl: org.url }).login(username, 'wrong')),
      await caught(new Connection({ oauth2: appOptions(org) }).login(username, 'wrong')),
      await caught(connect(org).request('/query?q=SELECT')),
    ]
    const facts = [bySoap, byOAuth2, byRest].map((error) => {
      assert.instance(error, SalesforceError)
      assert.ok(isSalesforceError(error))
      assert.is(error.name, error.errorCode)
      return [error.errorCode, error.status, error.verdict]
    })
    assert.equal(facts, [
      ['INVALID_LOGIN', 500, 'credentials'],
      ['invalid_grant', 400, 'credentials'],
      ['MALFORMED_QUERY', 400, 'bug'],
    ])
  }),
)

Login('a page in place of an answer is an error that says so', async () => {
  const { fetch } = scripted(() => html())
  const session = { instanceUrl: 'https://x.my.salesforce.com', accessToken: 'TOKEN' }
  const calls = [
    () => new Connection({ fetch }).login('ada', 'secret'),
    () => new Connection({ fetch, clientId: 'c', clientSecret: 's' }).login('ada', 'secret'),
    () => new Connection({ fetch, clientId: 'c', redirectUri: 'https://app.example.org' }).authorize('code'),
    () => new Connection({ fetch, ...session }).request('/limits'),
    () => new Connection({ fetch, ...session }).identity(),
    () => new Connection({ fetch, ...session }).partner.getUserInfo(),
    () => new OAuth2({ fetch, clientId: 'c' }).refreshToken('R'),
  ]
  for (const [index, call] of calls.entries()) {
    const error = await refused(call())
    const isLogin = ![3, 4, 5].includes(index)
    assert.equal(
      [error.errorCode, error.verdict],
      ['INVALID_RESPONSE', isLogin ? 'configuration' : 'terminal'],
    )
    assert.match(error.message, /proxy or captive portal/)
    assert.not.match(error.message, /sign in|undefined/)
  }
})

Login('a token answer without id opens the session; the user is looked up', async () => {
  const { fetch, sent } = scripted(({ url }) => {
    if (url.includes('/token'))
      return json({ access_token: 'A', instance_url: 'https://x.my.salesforce.com' })
    return json({ identity: 'https://login.salesforce.com/id/00Dorg/005user' })
  })
  const conn = new Connection({ fetch, clientId: 'c', clientSecret: 's' })
  const user = await conn.login('ada', 'secret')
  assert.equal(user, {
    id: '005user',
    organizationId: '00Dorg',
    url: 'https://login.salesforce.com/id/00Dorg/005user',
  })
  assert.is(sent[1]!.url, 'https://x.my.salesforce.com/services/data/v64.0/')
})

Login('a refreshFn that authorizes without an id in the answer does not wait for itself', async () => {
  const { fetch } = scripted(({ url }) => {
    if (url.includes('/token'))
      return json({ access_token: 'A', instance_url: 'https://x.my.salesforce.com' })
    return json({ identity: 'https://login.salesforce.com/id/00Dorg/005user' })
  })
  const conn = new Connection({
    fetch,
    clientId: 'c',
    clientSecret: 's',
    timeout: 500,
    refreshFn: async (self) => {
      await self.authorize({ grant_type: 'client_credentials' })
      return self.accessToken ?? ''
    },
  })
  await ask(conn)
  assert.is(conn.accessToken, 'A')
})

for (const member of ['access_token', 'instance_url']) {
  Login(`a token answer without ${member} is refused, and says what is missing`, async () => {
    const { fetch } = scripted(() => tokenAnswer({ [member]: '' }))
    const error = await caught(
      new Connection({ fetch, clientId: 'c', clientSecret: 's' }).login('ada', 'secret'),
    )
    assert.is(error.name, 'INVALID_RESPONSE')
    assert.match(error.message, new RegExp(member))
  })
}

Login(
  'a callback is called, and a failure with a callback is nobody else’s',
  withOrg(async (org) => {
    const conn = new Connection({ loginUrl: org.url })
    const calls: unknown[][] = []
    const complaints = await complaintsOf(async () => {
      void conn.login(org.user.username, 'wrong', (...args) => calls.push(args))
      void conn.login(org.user.username, org.user.password, (...args) => calls.push(args))
      while (calls.length < 2) await sleep(2)
    })
    assert.equal(complaints, SILENCE)
    const failure = calls.find(([error]) => error !== null)
    assert.is((failure?.[0] as Error).name, 'INVALID_LOGIN')
    assert.is(calls.find(([error]) => error === null)?.[1], conn.userInfo)
  }),
)

Login(
  'the authorization URL has the client id of the connection, and the response type that is asked for',
  () => {
    const options = { clientId: 'the.client', redirectUri: 'https://app.example.org/callback' }
    for (const conn of [new Connection(options), new Connection({ oauth2: options })]) {
      const params = new URL(conn.oauth2.getAuthorizationUrl({ scope: 'api' })).searchParams
      assert.equal([params.get('client_id'), params.get('redirect_uri')], ['the.client', options.redirectUri])
      assert.equal([params.get('response_type'), params.get('scope')], ['code', 'api'])
      const implicit = new URL(conn.oauth2.getAuthorizationUrl({ response_type: 'token' }))
      assert.is(implicit.searchParams.get('response_type'), 'token')
    }
  },
)

const VERSIONS: readonly (readonly [options: object, login: string, rest: string])[] = [
  [{}, '64.0', '64.0'],
  [{ version: '66.0' }, '64.0', '66.0'],
  [{ version: '50.0' }, '50.0', '50.0'],
  [{ version: '66.0', loginVersion: '40.0' }, '40.0', '66.0'],
  [{ loginVersion: '65.0' }, '64.0', '64.0'],
  [{ version: 'v58' }, '58.0', '58.0'],
]

for (const [options, login, rest] of VERSIONS) {
  Login(`with ${JSON.stringify(options)} the login goes to ${login}, the rest to ${rest}`, async () => {
    const { fetch, sent } = scripted(({ body }) => (body.includes('login') ? loginAnswer() : json({})))
    const conn = new Connection({ ...options, fetch })
    await conn.login('ada', 'secret')
    await ask(conn)
    const paths = sent.map(({ url }) => new URL(url).pathname)
    assert.equal(paths, [`/services/Soap/u/${login}`, `/services/data/v${rest}/limits`])
    assert.is(conn.version, rest)
  })
}

Login('a login that an org or a version does not have any more names the ways out', async () => {
  for (const code of ['INVALID_OPERATION', 'UNSUPPORTED_API_VERSION', 'INSUFFICIENT_ACCESS']) {
    const { fetch, sent } = scripted(() => fault(code))
    const error = await caught(new Connection({ fetch }).login('ada', 'secret'))
    assert.is(error.name, code)
    assert.match(
      error.message,
      /client credentials or JWT bearer grant for a server, the web login for a person/,
    )
    assert.is(sent.length, 1)
  }
})

Login('a session expires where login is retired: one attempt, and the reason', async () => {
  let retired = false
  const { fetch, sent } = scripted(({ body }) => {
    if (!body.includes('<')) return json([{ errorCode: 'INVALID_SESSION_ID', message: 'gone' }], 401)
    return retired ? fault('INVALID_OPERATION', 'retired') : loginAnswer()
  })
  const conn = new Connection({ fetch })
  await conn.login('ada', 'secret')
  retired = true
  for (let request = 0; request < 3; request += 1) {
    assert.match(
      (await caught(ask(conn))).message,
      /^Unable to refresh session due to: INVALID_OPERATION: retired/,
    )
  }
  assert.is(sent.filter(({ body }) => body.includes('login')).length, 2)
})

for (const name of ['userId', 'sessionId', 'serverUrl']) {
  Login(`a login answer without ${name} opens no session`, async () => {
    const body = await loginAnswer().text()
    const { fetch } = scripted(
      () =>
        new Response(body.replace(new RegExp(`<${name}>.*</${name}>`), ''), {
          headers: { 'content-type': 'text/xml' },
        }),
    )
    const conn = new Connection({ loginUrl: 'https://acme.my.salesforce.com', fetch })
    const error = await refused(conn.login('ada', 'pw'))
    assert.is(error.errorCode, 'INVALID_RESPONSE')
    assert.match(error.message, 'could not extract session information from login response')
    assert.is(conn.accessToken, null)
  })
}

Login.run()
