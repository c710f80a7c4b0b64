import { decodeJwt } from 'jose'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection, type Grant, type OAuth2Options } from '../../src/index.js'
import {
  APP,
  ask,
  checkToken,
  formOf,
  KEYS,
  keyOptions,
  oauth2Of,
  observed,
  orgWith,
  refusal,
  refused,
  strangersKey,
  withOrg,
} from './support.js'

const Server = suite('server to server')

const CLIENT_CREDENTIALS = { grant_type: 'client_credentials' } as const
const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
const jwtFor = (sub: string, aud?: string): Grant => ({ grant_type: JWT_BEARER, sub, ...(aud && { aud }) })

const WAYS: readonly (readonly [string, Partial<OAuth2Options>])[] = [
  ['secret in the body', {}],
  ['HTTP Basic', { clientAuthentication: 'client_secret_basic' }],
  ['a client assertion', { clientAuthentication: 'private_key_jwt', privateKey: KEYS.privateKey }],
]

Server(
  'parameters that come beside a grant belong to it, as with jsforce 3, and to its renewals',
  withOrg(async (org) => {
    const conn = new Connection({ oauth2: keyOptions(org) })
    const authorize = conn.authorize.bind(conn) as (...args: unknown[]) => Promise<{ id: string }>
    org.approve()
    const { id } = await authorize({ grant_type: JWT_BEARER }, { sub: org.user.username })
    org.expireSessions()
    await ask(conn)
    assert.equal([id, org.count(JWT_BEARER)], [org.user.id, 2])
  }, orgWith()),
)

for (const [what, options] of WAYS) {
  Server(
    `client credentials by ${what}: a session that renews itself by the same grant`,
    withOrg(async (org) => {
      const { fetch, sent } = observed()
      const conn = new Connection({ oauth2: oauth2Of(org, { ...options, fetch }) })
      const user = await conn.authorize(CLIENT_CREDENTIALS)
      assert.equal([user.id, conn.refreshToken], [org.user.id, null])
      org.expireSessions()
      await ask(conn)
      assert.equal([org.count('client_credentials'), org.count('token')], [2, 2])
      const secretInBody = sent.filter(({ body }) => 'client_secret' in formOf({ body } as never))
      assert.is(secretInBody.length, what === 'secret in the body' ? 2 : 0)
      assert.ok(sent.every(({ url }) => !url.includes('secret')))
    }, orgWith()),
  )
}

Server(
  'JWT bearer: a session that renews itself with a new assertion; the private key stays here',
  withOrg(
    async (org) => {
      const { fetch, sent } = observed()
      const conn = new Connection({ oauth2: keyOptions(org, { fetch }) })
      const before = Math.floor(Date.now() / 1000)
      await conn.authorize(jwtFor(org.user.username))
      const claims = decodeJwt(formOf(sent[0])['assertion'] ?? '')
      assert.equal([claims.iss, claims.sub, claims.aud], [org.app.clientId, org.user.username, org.url])
      const { exp = 0 } = claims
      assert.ok(exp > before && exp <= before + 180, `exp is ${exp - before} s ahead`)
      assert.equal(Object.keys(formOf(sent[0])).sort(), ['assertion', 'grant_type'])
      assert.is(conn.refreshToken, null)
      org.expireSessions()
      await ask(conn)
      assert.is(org.count(JWT_BEARER), 2)
    },
    orgWith({ publicKey: KEYS.publicKey }),
  ),
)

for (const [what, grant, isKey] of [
  ['client credentials', CLIENT_CREDENTIALS, false],
  ['JWT bearer', jwtFor('ada@local.example'), true],
] as const) {
  const conn = (options: OAuth2Options, more: { grant?: Grant } = {}) =>
    new Connection({ oauth2: options, ...more })

  Server(
    `${what}: 100 refused requests at once ask for one token`,
    withOrg(async (org) => {
      const connection = conn(
        isKey ? keyOptions(org) : { ...keyOptions(org), clientSecret: APP.clientSecret! },
      )
      await connection.authorize(grant)
      org.expireSessions()
      await Promise.all(Array.from({ length: 100 }, () => ask(connection)))
      assert.is(org.count('token'), 2)
    }, orgWith()),
  )

  Server(
    `${what}: the option grant opens the session at the first use, once, and renews it`,
    withOrg(async (org) => {
      const options = isKey ? keyOptions(org) : { ...keyOptions(org), clientSecret: APP.clientSecret! }
      const connection = conn(options, { grant })
      assert.equal([org.requests.length, connection.accessToken], [0, null])
      await Promise.all(Array.from({ length: 20 }, () => ask(connection)))
      assert.is(org.count('token'), 1)
      assert.is(connection.userInfo?.id, org.user.id)
      org.expireSessions()
      await ask(connection)
      await connection.refresh()
      assert.is(org.count('token'), 3)
    }, orgWith()),
  )

  Server(
    `${what}: a refused renewal is an error with a way out, and is not tried again`,
    withOrg(async (org) => {
      const options = isKey ? keyOptions(org) : { ...keyOptions(org), clientSecret: APP.clientSecret! }
      const connection = conn(options)
      await connection.authorize(grant)
      org.updateUser(org.user.username, { inactive: true })
      const errors = await Promise.all(Array.from({ length: 5 }, () => refused(ask(connection))))
      assert.equal(new Set(errors.map(({ errorCode }) => errorCode)), new Set(['inactive_user']))
      await refused(ask(connection))
      assert.is(org.count('token'), 2)
    }, orgWith()),
  )
}

Server(
  'client credentials without run-as user, on a login host, with wrong secret, unknown, disabled, public',
  async () => {
    const cases: readonly (readonly [Parameters<typeof orgWith>, Partial<OAuth2Options>, string, string])[] =
      [
        [[{ runAs: '' }], {}, 'invalid_grant', 'no client credentials user enabled'],
        [[{}, { myDomain: false }], {}, 'invalid_grant', 'request not supported on this domain'],
        [[{}], { clientSecret: 'a-wrong-secret' }, 'invalid_client', 'invalid client credentials'],
        [[{}], { clientId: 'unknown-app' }, 'invalid_client_id', 'client identifier invalid'],
        [
          [{ disabled: true }],
          {},
          'oauth_flow_disabled',
          'The external client app or the OAuth plugin is disabled.',
        ],
        [
          [{ adminApprovedOnly: true, preAuthorized: [] }],
          {},
          'invalid_app_access',
          'user is not admin approved to access this app',
        ],
      ]
    for (const [org, options, code, sentence] of cases) {
      await withOrg(
        async (started) => {
          const oauth2 = oauth2Of(started, options)
          const error = await refused(oauth2.requestToken(CLIENT_CREDENTIALS))
          assert.is(error.errorCode, code)
          assert.match(error.message, sentence)
          assert.not.match(error.message, 'a-wrong-secret')
          assert.ok(['configuration', 'policy'].includes(error.verdict))
        },
        orgWith(...org),
      )()
    }
  },
)

Server(
  'a stranger’s key is refused, as client and as bearer',
  withOrg(async (org) => {
    const stranger = { privateKey: strangersKey() }
    const byKey = oauth2Of(org, { ...stranger, clientAuthentication: 'private_key_jwt' })
    assert.is((await refused(byKey.requestToken(CLIENT_CREDENTIALS))).errorCode, 'invalid_client')
    const conn = new Connection({ oauth2: keyOptions(org, stranger) })
    assert.equal(await refusal(conn.authorize(jwtFor(org.user.username))), [
      'invalid_grant',
      'configuration',
      'invalid assertion',
    ])
    assert.is(org.count('token'), 2)
  }, orgWith()),
)

Server(
  'JWT bearer: user not approved, unknown or not admin-approved, wrong audience, unknown app',
  withOrg(
    async (org) => {
      const conn = (more = {}) => new Connection({ oauth2: keyOptions(org, more) })
      const { username } = org.user
      const unapproved = ['invalid_grant', 'configuration', "user hasn't approved this consumer"]
      assert.equal(await refusal(conn().authorize(jwtFor(username))), unapproved)
      org.approve()
      checkToken(org, await conn().oauth2.requestToken(jwtFor(username)))
      assert.equal(await refusal(conn().authorize(jwtFor('nobody@local.example'))), unapproved)
      const elsewhere = conn().authorize(jwtFor(username, 'https://example.org'))
      assert.equal(await refusal(elsewhere), ['invalid_grant', 'configuration', 'Audience validation failed'])
      await conn().authorize(jwtFor(username, 'https://login.salesforce.com'))
      await conn({ audience: 'https://test.salesforce.com' }).authorize(jwtFor(username))
      const unknown = conn({ clientId: 'who' }).authorize(jwtFor(username))
      assert.is((await refused(unknown)).errorCode, 'invalid_client_id')
      for (const assertion of ['a.b.c', 'nonsense']) {
        const made = conn().authorize({ grant_type: JWT_BEARER, assertion })
        assert.equal(await refusal(made), ['invalid_grant', 'configuration', 'invalid assertion'])
      }
    },
    orgWith({ preAuthorized: [] }),
  ),
)

Server.run()
