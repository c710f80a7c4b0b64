import { createPrivateKey } from 'node:crypto'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection, type Grant } from '../../src/index.js'
import {
  APP,
  KEYS,
  keyOptions,
  oauth2Of,
  orgWith,
  refused,
  scripted,
  typeErrorOf,
  withOrg,
} from './support.js'
import { createClock } from '../testing/support.js'

const Assertions = suite('assertions and private keys')

const CLIENT_CREDENTIALS = { grant_type: 'client_credentials' } as const
const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
const jwtFor = (sub: string, aud?: string): Grant => ({ grant_type: JWT_BEARER, sub, ...(aud && { aud }) })

for (const hours of [1, -1]) {
  Assertions(
    `a server clock that is ${hours} h off: the assertion is made again by it, once, and the skew is kept`,
    withOrg(
      async (org) => {
        const conn = new Connection({ oauth2: keyOptions(org) })
        await conn.authorize(jwtFor(org.user.username))
        assert.is(org.count(JWT_BEARER), 2)
        await conn.refresh()
        assert.is(org.count(JWT_BEARER), 3)
        const byKey = new Connection({ oauth2: keyOptions(org) })
        await byKey.authorize(CLIENT_CREDENTIALS)
        await byKey.refresh()
        assert.is(org.count('client_credentials'), 3)
      },
      orgWith({}, { strict: true, clock: () => Date.now() + hours * 3_600_000 }),
    ),
  )
}

Assertions('a refusal with another clock repeats nothing that the clock does not explain', async () => {
  const clock = createClock()
  await withOrg(
    async (org) => {
      const both = { privateKey: KEYS.privateKey, clientSecret: APP.clientSecret! }
      const oauth2 = oauth2Of(org, both)
      const { username } = org.user
      await refused(oauth2.authenticate(username, 'wrong'))
      await refused(oauth2.refreshToken('dead'))
      assert.equal([org.count('password'), org.count('refresh_token')], [1, 1])
      const byKey = oauth2Of(org, { ...both, clientAuthentication: 'private_key_jwt' })
      await refused(byKey.refreshToken('dead'))
      assert.is(org.count('refresh_token'), 3, 'once to learn the clock, and no more')
      const { refreshToken } = org.openSession()
      await byKey.refreshToken(refreshToken)
      await refused(byKey.refreshToken(refreshToken))
      assert.equal([org.count('refresh_token'), org.reuses], [5, 1])
    },
    orgWith({}, { strict: true, clock: clock.now }),
  )()
})

Assertions('private keys: PKCS #8, PKCS #1, escaped line breaks, CRLF, text around them', async () => {
  const key = createPrivateKey(KEYS.privateKey)
  const pkcs1 = key.export({ type: 'pkcs1', format: 'pem' }).toString()
  const forms = [KEYS.privateKey, pkcs1, `Bag Attributes\n  friendlyName: app\n${pkcs1}\n`]
  const all = [...forms, ...forms.map((pem) => pem.replaceAll('\n', '\\n'))]
  await withOrg(async (org) => {
    for (const privateKey of [...all, KEYS.privateKey.replaceAll('\n', '\r\n')]) {
      const conn = new Connection({ oauth2: keyOptions(org, { privateKey }) })
      assert.is((await conn.authorize(jwtFor(org.user.username))).id, org.user.id)
    }
  }, orgWith())()
})

Assertions('private keys: encrypted, of another kind, or none are TypeErrors without the key', async () => {
  const key = createPrivateKey(KEYS.privateKey)
  const cipher = { cipher: 'aes-128-cbc', passphrase: 'secret' } as const
  const encrypted = [
    key.export({ type: 'pkcs8', format: 'pem', ...cipher }).toString(),
    key.export({ type: 'pkcs1', format: 'pem', ...cipher }).toString(),
  ]
  const { fetch, sent } = scripted(() => new Response())
  const conn = (privateKey?: string) =>
    new Connection({ oauth2: { clientId: 'c', fetch, ...(privateKey === undefined ? {} : { privateKey }) } })
  for (const pem of encrypted) {
    assert.match((await typeErrorOf(conn(pem).authorize(jwtFor('ada')))).message, /is encrypted: decrypt it/)
  }
  for (const pem of ['', 'nonsense', KEYS.publicKey, KEYS.privateKey.replace('MII', 'MIX')]) {
    const { message } = await typeErrorOf(conn(pem).authorize(jwtFor('ada')))
    assert.match(message, /is not an RSA private key in PEM/)
    assert.not.match(message, 'MI')
  }
  assert.match((await typeErrorOf(conn().authorize(jwtFor('ada')))).message, /needs oauth2\.privateKey/)
  assert.equal(sent, [])
})

Assertions(
  'client credentials without any credential, and unknown grants, are TypeErrors before anything goes out',
  async () => {
    const { fetch, sent } = scripted(() => new Response())
    const conn = new Connection({ oauth2: { clientId: 'c', fetch } })
    assert.match((await typeErrorOf(conn.authorize(CLIENT_CREDENTIALS))).message, /give oauth2.clientSecret/)
    const foreign: readonly [object, RegExp][] = [
      [
        { grant_type: 'refresh_token', refresh_token: 'r', code_verifier: 'v'.repeat(43) },
        /takes no code_verifier/,
      ],
      [{ ...CLIENT_CREDENTIALS, scope: 'api' }, /takes no scope/],
      [{ grant_type: JWT_BEARER, assertion: 'a.b.c', client_secret: 's' }, /takes no client_secret/],
      [{ grant_type: 'refresh_token' }, /needs refresh_token/],
      [{ grant_type: 'device' }, /needs code/],
      [
        { grant_type: 'refresh_token', refresh_token: 'r', '00Dx!AQ.secret.token': 1 },
        /parameter of that name/,
      ],
    ]
    for (const [grant, message] of foreign) {
      const error = await typeErrorOf(conn.authorize(grant as Grant))
      assert.match(error.message, message)
      assert.not.match(error.message, 'secret.token')
    }
    assert.equal(sent, [])
  },
)

Assertions.run()
