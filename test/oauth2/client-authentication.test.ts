import { generateKeyPairSync } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { appWith, LOGIN, tokenAnswer } from '../helpers/app.js'
import { caught } from '../helpers/caught.js'

const Authentication = suite('oauth2 client authentication')

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const PEM = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

const CREDENTIALS = ['client_id', 'client_secret', 'client_assertion', 'client_assertion_type']

/** The credentials that a refresh goes out with: the members of the form, and the Authorization header. */
async function credentials(options: object): Promise<[Record<string, string>, string | null]> {
  const { oauth2, asked } = appWith(() => tokenAnswer(), options)
  await oauth2.refreshToken('r')
  const form = Object.entries(asked[0]?.form ?? {}).filter(([name]) => CREDENTIALS.includes(name))
  return [Object.fromEntries(form), asked[0]?.headers.get('authorization') ?? null]
}

Authentication('a public client sends its id alone', async () => {
  assert.equal(await credentials({}), [{ client_id: 'the-id' }, null])
})

Authentication('a secret goes into the body, by default and when asked for', async () => {
  const expected = [{ client_id: 'the-id', client_secret: 'a&b=c' }, null]
  assert.equal(await credentials({ clientSecret: 'a&b=c' }), expected)
  assert.equal(
    await credentials({ clientSecret: 'a&b=c', clientAuthentication: 'client_secret_post' }),
    expected,
  )
})

Authentication(
  'by HTTP Basic, id and secret are encoded as forms are, and nothing is in the body',
  async () => {
    const options = { clientId: 'id:1', clientSecret: 'ü +', clientAuthentication: 'client_secret_basic' }
    const [form, header] = await credentials(options)
    assert.equal(form, {})
    assert.is(header, `Basic ${btoa('id%3A1:%C3%BC+%2B')}`)
  },
)

Authentication('by HTTP Basic, half a character is refused, as in a form', async () => {
  for (const broken of [{ clientId: 'a\ud83d' }, { clientSecret: '\udd11b' }]) {
    const options = {
      clientId: 'a',
      clientSecret: 'b',
      clientAuthentication: 'client_secret_basic',
      ...broken,
    } as const
    const { oauth2, asked } = appWith(() => tokenAnswer(), options)
    const error = await caught(oauth2.refreshToken('r'))
    assert.instance(error, TypeError)
    assert.match(error.message, /^client_(id|secret) holds half a character$/)
    assert.equal(asked, [])
  }
})

Authentication(
  'with a private key it is an assertion for the token endpoint, signed and short-lived',
  async () => {
    const [form, header] = await credentials({ privateKey: PEM })
    const { client_assertion: assertion = '', ...rest } = form
    const type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
    assert.equal([rest, header], [{ client_id: 'the-id', client_assertion_type: type }, null])
    const audience = `${LOGIN}/services/oauth2/token`
    const { payload } = await jwtVerify(assertion, publicKey, {
      issuer: 'the-id',
      subject: 'the-id',
      audience,
    })
    assert.equal(decodeProtectedHeader(assertion), { alg: 'RS256' })
    const { exp = 0, jti = '' } = payload
    assert.ok(exp > Date.now() / 1000 && exp <= Date.now() / 1000 + 180)
    const [next] = await credentials({ privateKey: PEM })
    assert.is.not(decodeJwt(next['client_assertion'] ?? '').jti, jti)
  },
)

Authentication('a secret goes before a key, unless the options choose', async () => {
  const [form] = await credentials({ privateKey: PEM, clientSecret: 's' })
  assert.equal(Object.keys(form), ['client_id', 'client_secret'])
  const [chosen] = await credentials({
    privateKey: PEM,
    clientSecret: 's',
    clientAuthentication: 'private_key_jwt',
  })
  assert.ok('client_assertion' in chosen && !('client_secret' in chosen))
  assert.equal(await credentials({ clientSecret: 's', clientAuthentication: 'none' }), [
    { client_id: 'the-id' },
    null,
  ])
})

Authentication('what a way needs and the options lack is a TypeError, before anything is sent', async () => {
  const cases: [options: object, message: RegExp][] = [
    [{ clientId: undefined }, /No OAuth2 client id information is specified: give oauth2\.clientId/],
    [{ clientAuthentication: 'client_secret_post' }, /needs oauth2\.clientSecret/],
    [{ clientAuthentication: 'client_secret_basic' }, /needs oauth2\.clientSecret/],
    [{ clientAuthentication: 'private_key_jwt' }, /needs oauth2\.privateKey/],
    [{ privateKey: 'none' }, /not an RSA private key/],
  ]
  for (const [options, message] of cases) {
    const { oauth2, asked } = appWith(() => tokenAnswer(), options)
    const error = await caught(oauth2.refreshToken('r'))
    assert.instance(error, TypeError)
    assert.match(error.message, message)
    assert.is(asked.length, 0)
  }
})

Authentication(
  'a request that does not say who asks needs nothing; one that must, is refused without',
  async () => {
    const { oauth2, asked } = appWith(() => Response.json({ active: false }))
    const error = await caught(oauth2.introspect('t'))
    assert.match(
      error.message,
      'needs the client to show who it is: give oauth2.clientSecret or oauth2.privateKey',
    )
    await oauth2.revokeToken('t')
    assert.equal(asked[0]?.form, { token: 't' })
  },
)

Authentication("a request's own credentials go before those of the options", async () => {
  const { oauth2, asked } = appWith(() => tokenAnswer(), { clientSecret: 's' })
  await oauth2.requestToken({ grant_type: 'client_credentials', client_id: 'other', client_secret: 'own' })
  await oauth2.requestToken({ grant_type: 'client_credentials', client_id: 'other' })
  const sent = asked.map(({ form }) => [form['client_id'], form['client_secret']])
  assert.equal(sent, [
    ['other', 'own'],
    ['other', 's'],
  ])
})

Authentication.run()
