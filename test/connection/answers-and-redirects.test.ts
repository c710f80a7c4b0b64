import { setTimeout as sleep } from 'node:timers/promises'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import * as strictforce from '../../src/index.js'
import { Connection } from '../../src/index.js'
import { caught } from '../helpers/caught.js'
import { complaintsOf, SILENCE } from '../helpers/complaints.js'
import { leaks } from '../helpers/leaks.js'
import { refused } from '../helpers/refused.js'
import { appOptions, ask, connect, fault, html, scripted, withOrg } from './support.js'

const Answers = suite('answers, URLs, callbacks and exports')

Answers('a 200 of HTML from the token and the SOAP endpoint: a typed error', async () => {
  const { fetch } = scripted(() => html())
  for (const app of [{}, { clientId: 'c', clientSecret: 's' }]) {
    const error = await refused(new Connection({ ...app, fetch }).login('ada', 'secret'))
    assert.equal([error.errorCode, error.status, error.verdict], ['INVALID_RESPONSE', 200, 'configuration'])
  }
})

Answers('the entities of a fault are decoded, its code is INVALID_LOGIN', async () => {
  const { fetch } = scripted(() => fault('INVALID_LOGIN', 'It&apos;s &lt;tricky&gt; &amp; escaped'))
  const error = await refused(new Connection({ fetch }).login('ada', 'secret'))
  assert.is(error.errorCode, 'INVALID_LOGIN')
  assert.ok(error.message.startsWith("INVALID_LOGIN: It's <tricky> & escaped"), error.message)
})

Answers(
  'trailing slashes on loginUrl and instanceUrl change nothing',
  withOrg(async (org) => {
    const conn = new Connection({ loginUrl: `${org.url}//` })
    await conn.login(org.user.username, org.user.password)
    const { accessToken } = org.openSession()
    const given = new Connection({
      instanceUrl: `${org.url}/`,
      accessToken,
      oauth2: { ...appOptions(org), loginUrl: `${org.url}/` },
    })
    await ask(given)
    await given.logout()
    assert.equal([conn.loginUrl, conn.instanceUrl, given.oauth2.loginUrl], [org.url, org.url, org.url])
    assert.equal(
      org.requests.filter(({ path }) => path.includes('//')),
      [],
    )
  }),
)

Answers('a redirect to another origin never carries the session', async () => {
  const { fetch, sent } = scripted(({ url }) =>
    url.startsWith('https://x.')
      ? new Response(null, { status: 307, headers: { location: 'https://evil.example/' } })
      : new Response('{}'),
  )
  const conn = new Connection({ instanceUrl: 'https://x.my.salesforce.com', accessToken: 'SECRET', fetch })
  await conn.fetch('/a')
  await conn.request('/a')
  await caught(conn.partner.getUserInfo())
  const atEvil = sent.filter(({ url }) => url.startsWith('https://evil.example'))
  assert.equal(
    atEvil.map(({ method, headers }) => [method, headers.has('authorization')]),
    [
      ['GET', false],
      ['GET', false],
    ],
  )
  assert.not(JSON.stringify(atEvil).includes('SECRET'))
})

Answers(
  'a callback is called exactly once, and a failure raises no rejection of its own',
  withOrg(async (org) => {
    const conn = new Connection({ loginUrl: org.url })
    for (const password of [org.user.password, 'wrong']) {
      let calls = 0
      const complaints = await complaintsOf(async () => {
        void conn.login(org.user.username, password, () => (calls += 1))
        while (calls === 0) await sleep(2)
      })
      assert.equal([calls, complaints], [1, SILENCE])
    }
  }),
)

Answers('every exported name is defined', () => {
  const names = ['Connection', 'OAuth2', 'PasswordExpiredError', 'SalesforceError', 'isSalesforceError']
  for (const name of names) assert.type(Reflect.get(strictforce, name), 'function')
  for (const [name, value] of Object.entries(strictforce))
    assert.type(value, name === 'default' ? 'object' : 'function')
})

Answers('a revocation goes to the host of the instance when no login URL is known', async () => {
  const { fetch, sent } = scripted(() => new Response(null))
  await new Connection({
    instanceUrl: 'https://x--qa.sandbox.my.salesforce.com',
    accessToken: 'A',
    fetch,
  }).logout()
  assert.equal(
    sent.map(({ url }) => url),
    ['https://x--qa.sandbox.my.salesforce.com/services/oauth2/revoke'],
  )
})

Answers(
  'errors of every kind hold no secret, and no URL does',
  withOrg(async (org) => {
    const urls: string[] = []
    const fetch = (url: string, init: RequestInit): Promise<Response> => {
      urls.push(url)
      return globalThis.fetch(url, init)
    }
    const password = 'Wrong-password-0815'
    const conn = connect(org, { fetch })
    const secrets = {
      password,
      clientSecret: org.app.clientSecret,
      accessToken: String(conn.accessToken),
      refreshToken: String(conn.refreshToken),
    }
    org.expireSessions()
    org.revokeRefreshToken(String(conn.refreshToken))
    const failures = [
      await caught(new Connection({ loginUrl: org.url, fetch }).login(org.user.username, password)),
      await caught(new Connection({ oauth2: appOptions(org), fetch }).login(org.user.username, password)),
      await caught(ask(conn)),
      await caught(conn.identity()),
      await caught(conn.partner.getUserInfo()),
      await caught(conn.oauth2.revokeToken(String(conn.refreshToken))),
    ]
    for (const failure of failures) assert.equal(leaks(failure, secrets), [])
    for (const secret of Object.values(secrets))
      assert.equal(
        urls.filter((url) => url.includes(secret)),
        [],
      )
  }),
)

Answers.run()
