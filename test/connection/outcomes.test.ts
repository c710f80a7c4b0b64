import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection, PasswordExpiredError, type Verdict } from '../../src/index.js'
import { leaks } from '../helpers/leaks.js'
import { refused } from '../helpers/refused.js'
import { appOptions, ask, connect, fault, html, json, logIn, scripted, withOrg } from './support.js'

const Outcomes = suite('refused logins and failed requests')

const EXPIRED = {
  users: [{ username: 'ada@local.example', password: 'local-password-1', passwordExpired: true }],
}

Outcomes(
  'an expired password: one login, no session, and the way to a new password',
  withOrg(async (org) => {
    const { username, password } = org.user
    const conn = new Connection({ loginUrl: org.url })
    const error = await refused(conn.login(username, password))
    assert.equal([error.errorCode, error.verdict, org.count('login')], ['PASSWORD_EXPIRED', 'credentials', 1])
    assert.match(error.message, /^Unable to login because the used password has expired/)
    assert.equal([conn.accessToken, conn.userInfo], [null, null])
    if (!(error instanceof PasswordExpiredError)) throw error
    assert.equal(leaks(error, { sessionId: error.session.sessionId }), [])
    const { userId, ...session } = error.session
    await new Connection(session).partner.setPassword({ userId, password: 'a-new-password-2' })
    await conn.login(username, 'a-new-password-2')
    await ask(conn)
  }, EXPIRED),
)

Outcomes(
  'the restricted session of an expired password renews nothing and loops nowhere',
  withOrg(async (org) => {
    const { username, password } = org.user
    const byOAuth2 = new Connection({ oauth2: appOptions(org) })
    await byOAuth2.login(username, password)
    const error = await refused(ask(byOAuth2))
    assert.equal([error.errorCode, error.status, org.count('password')], ['INVALID_SESSION_ID', 401, 1])
    const fromSoap = await refused(byOAuth2.partner.query({ queryString: 'SELECT Id FROM Account' }))
    assert.is(fromSoap.errorCode, 'INVALID_OPERATION_WITH_EXPIRED_PASSWORD')
    assert.is(org.count('password'), 1)
  }, EXPIRED),
)

Outcomes(
  'a password that expires later ends the renewal, once and for all requests',
  withOrg(async (org) => {
    const conn = await logIn(org)
    org.updateUser(org.user.username, { passwordExpired: true })
    org.expireSessions()
    for (let request = 0; request < 3; request += 1) {
      const error = await refused(ask(conn))
      assert.equal([error.errorCode, error.verdict], ['PASSWORD_EXPIRED', 'credentials'])
      assert.match(error.message, /^Unable to refresh session due to: Unable to login/)
      assert.instance(error.cause, PasswordExpiredError)
    }
    assert.is(org.count('login'), 2)
  }),
)

/** Refusals of the local org, by SOAP and by the password grant. */
const REFUSALS: readonly (readonly [flag: object, bySoap: string, byOAuth2: string])[] = [
  [{ locked: true }, 'PASSWORD_LOCKOUT policy', 'invalid_grant credentials'],
  [{ inactive: true }, 'INVALID_LOGIN credentials', 'inactive_user terminal'],
  [{ ipRestricted: true }, 'LOGIN_DURING_RESTRICTED_DOMAIN policy', 'invalid_grant policy'],
  [{ requireSecurityToken: true }, 'LOGIN_MUST_USE_SECURITY_TOKEN credentials', 'invalid_grant credentials'],
  [{ password: 'changed-meanwhile-3' }, 'INVALID_LOGIN credentials', 'invalid_grant credentials'],
]

for (const [flag, bySoap, byOAuth2] of REFUSALS) {
  Outcomes(
    `a user with ${Object.keys(flag).join()}: ${bySoap} by SOAP, ${byOAuth2} by the password grant`,
    withOrg(async (org) => {
      const { username, password } = org.user
      org.updateUser(username, flag)
      for (const [options, expected] of [
        [{ loginUrl: org.url }, bySoap],
        [{ oauth2: appOptions(org) }, byOAuth2],
      ] as const) {
        const conn = new Connection(options)
        const error = await refused(conn.login(username, password))
        assert.is(`${error.errorCode} ${error.verdict}`, expected)
        assert.match(error.message, /\(.{10,}\)$/)
        assert.is(conn.accessToken, null)
      }
      assert.is(org.requests.length, 2)
    }),
  )
}

for (const soapLogin of ['disabled', 'retired'] as const) {
  Outcomes(
    `SOAP login ${soapLogin} in the org: the reason of the server, and the ways out`,
    withOrg(
      async (org) => {
        const error = await refused(
          new Connection({ loginUrl: org.url }).login(org.user.username, org.user.password),
        )
        assert.equal([error.errorCode, error.verdict], ['INVALID_OPERATION', 'configuration'])
        assert.match(
          error.message,
          soapLogin === 'disabled' ? /disabled by default in this org/ : /not available in the API version/,
        )
        assert.match(error.message, /client credentials or JWT bearer grant/)
        await new Connection({ oauth2: appOptions(org) }).authorize({ grant_type: 'client_credentials' })
      },
      { soapLogin },
    ),
  )
}

Outcomes(
  'a user who is deactivated while the session lives: the refusal of the renewal is final',
  withOrg(async (org) => {
    const conn = connect(org)
    org.updateUser(org.user.username, { inactive: true })
    for (let request = 0; request < 2; request += 1) {
      const error = await refused(ask(conn))
      assert.equal([error.errorCode, error.verdict], ['inactive_user', 'terminal'])
    }
    assert.is(org.count('refresh_token'), 1)
  }),
)

Outcomes('no answer at all: what failed, at which host, and whether to try again', async () => {
  const failures: readonly (readonly [code: string, errorCode: string, verdict: Verdict])[] = [
    ['ECONNREFUSED', 'NETWORK_ERROR', 'retry'],
    ['ECONNRESET', 'NETWORK_ERROR', 'retry'],
    ['ENOTFOUND', 'NETWORK_ERROR', 'configuration'],
    ['EAI_AGAIN', 'NETWORK_ERROR', 'retry'],
    ['CERT_HAS_EXPIRED', 'NETWORK_ERROR', 'configuration'],
  ]
  for (const [code, errorCode, verdict] of failures) {
    const fetch = (): Promise<Response> =>
      Promise.reject(
        new TypeError('fetch failed', { cause: Object.assign(new Error('secret words'), { code }) }),
      )
    const error = await refused(new Connection({ fetch }).login('ada', 'secret'))
    assert.equal([error.errorCode, error.verdict, error.status], [errorCode, verdict, undefined])
    assert.match(error.message, /https:\/\/login\.salesforce\.com/)
    assert.not.match(error.message, /secret/)
  }
})

Outcomes(
  'a server that never answers: TIMEOUT after the time of the options, for every kind of call',
  withOrg(async (org) => {
    org.answer(() => true, 'hang', 99)
    const session = org.openSession()
    const calls = [
      () => new Connection({ loginUrl: org.url, timeout: 40 }).login('ada', 'secret'),
      () => new Connection({ oauth2: appOptions(org), timeout: 40 }).login('ada', 'secret'),
      () => connect(org, { ...session, timeout: 40 }).request('/limits'),
      () => connect(org, { ...session, timeout: 40 }).fetch('/services/data'),
      () => connect(org, { ...session, timeout: 40 }).partner.getUserInfo(),
      () => connect(org, { ...session, timeout: 40 }).logout(),
    ]
    for (const call of calls) {
      const error = await refused(call())
      assert.equal([error.errorCode, error.verdict], ['TIMEOUT', 'retry'])
    }
  }),
)

Outcomes(
  'a page or plain text in place of an error keeps its status, and its verdict follows from that',
  async () => {
    const pages: readonly (readonly [status: number, verdict: Verdict])[] = [
      [400, 'bug'],
      [401, 'reauthorize'],
      [403, 'policy'],
      [404, 'configuration'],
      [429, 'throttled'],
      [500, 'retry'],
      [503, 'retry'],
    ]
    for (const [status, verdict] of pages) {
      for (const page of [
        () => html(status),
        () => new Response('plain words', { status }),
        () => new Response(null, { status }),
      ]) {
        const { fetch } = scripted(page)
        const session = { instanceUrl: 'https://x.my.salesforce.com', accessToken: 'T', retry: 0 }
        const calls = [
          () => new Connection({ fetch }).login('ada', 'secret'),
          () => new Connection({ fetch, clientId: 'c', clientSecret: 's' }).login('ada', 'secret'),
          () => new Connection({ fetch, ...session }).request('/limits'),
          () => new Connection({ fetch, ...session }).partner.getUserInfo(),
          () => new Connection({ fetch, ...session }).logout(),
        ]
        for (const call of calls) {
          const error = await refused(call())
          assert.equal(
            [error.errorCode, error.status, error.verdict],
            [`ERROR_HTTP_${status}`, status, verdict],
          )
          assert.not.match(error.message, /words|sign in|undefined/)
        }
      }
    }
  },
)

Outcomes('Retry-After is told in seconds', async () => {
  const { fetch } = scripted(() =>
    json([{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'x' }], 429, { 'retry-after': '17' }),
  )
  const error = await refused(
    new Connection({ fetch, instanceUrl: 'https://x.my.salesforce.com', accessToken: 'T', retry: 0 }).request(
      '/x',
    ),
  )
  assert.equal([error.retryAfter, error.verdict], [17, 'throttled'])
})

Outcomes(
  'multi-factor authentication: the fault of the policy, and the web login as the way out',
  async () => {
    const { fetch } = scripted(() => fault('TXN_SECURITY_TWO_FA_REQUIRED', 'two factors'))
    const error = await refused(new Connection({ fetch }).login('ada', 'secret'))
    assert.equal([error.errorCode, error.verdict], ['TXN_SECURITY_TWO_FA_REQUIRED', 'policy'])
    assert.match(error.message, /multi-factor authentication: log in by the web login/)
  },
)

Outcomes.run()
