import { createHmac } from 'node:crypto'
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { appWith, LOGIN } from '../helpers/app.js'
import { caught } from '../helpers/caught.js'
import { leaks } from '../helpers/leaks.js'
import { refused } from '../helpers/refused.js'

const Verify = suite('oauth2 verify')

const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
const stranger = await generateKeyPair('RS256')
const now = Math.floor(Date.now() / 1000)

const CLAIMS = {
  iss: LOGIN,
  aud: 'the-id',
  sub: `${LOGIN}/id/00D/005`,
  exp: now + 120,
  iat: now,
  nonce: 'the-nonce',
}

function sign(claims: JWTPayload, header: object = {}, key = privateKey): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: '7', ...header }).sign(key)
}

/** An app at a host that publishes the key. */
async function app(options: object = {}) {
  const key = { ...(await exportJWK(publicKey)), kid: '7', alg: 'RS256', use: 'sig' }
  const configuration = { issuer: LOGIN, token_endpoint: `${LOGIN}/token`, jwks_uri: `${LOGIN}/id/keys` }
  return appWith(
    ({ url }) => Response.json(url.endsWith('/id/keys') ? { keys: [key] } : configuration),
    options,
  )
}

Verify('a token that holds gives its claims', async () => {
  const { oauth2 } = await app()
  const claims = await oauth2.verifyIdToken(await sign(CLAIMS), { nonce: 'the-nonce' })
  assert.equal(claims, CLAIMS)
  assert.equal(await oauth2.verifyIdToken(await sign({ ...CLAIMS, custom: [1] })), { ...CLAIMS, custom: [1] })
})

Verify('an audience of several, and clocks that differ by a minute, hold', async () => {
  const { oauth2 } = await app()
  await oauth2.verifyIdToken(await sign({ ...CLAIMS, aud: ['other', 'the-id'] }))
  await oauth2.verifyIdToken(await sign({ ...CLAIMS, exp: now - 30 }))
})

const WRONG: readonly (readonly [what: string, part: string, token: () => Promise<string>])[] = [
  ['another issuer', 'iss', () => sign({ ...CLAIMS, iss: 'https://evil.example' })],
  ['another audience', 'aud', () => sign({ ...CLAIMS, aud: 'other' })],
  ['an expiry in the past', 'exp', () => sign({ ...CLAIMS, exp: now - 120 })],
  ['no expiry', 'exp', () => sign({ ...CLAIMS, exp: undefined as never })],
  ['no subject', 'sub', () => sign({ ...CLAIMS, sub: undefined as never })],
  ['another nonce', 'nonce', () => sign({ ...CLAIMS, nonce: 'other' })],
  ['no nonce', 'nonce', () => sign({ ...CLAIMS, nonce: undefined })],
  ['the signature of another key', 'signature', () => sign(CLAIMS, {}, stranger.privateKey)],
  ['an unknown key', 'signature', () => sign(CLAIMS, { kid: '8' })],
  ['no dots', 'form', () => Promise.resolve('hunter2')],
  [
    'no signature',
    'algorithm',
    () => Promise.resolve(`${btoa('{"alg":"none"}')}.${btoa(JSON.stringify(CLAIMS))}.`.replaceAll('=', '')),
  ],
  [
    'a signature by the public id as a secret',
    'algorithm',
    () =>
      new SignJWT(CLAIMS)
        .setProtectedHeader({ alg: 'HS256', kid: '7' })
        .sign(new TextEncoder().encode('the-id')),
  ],
  [
    'claims that were changed',
    'signature',
    async () => {
      const [head, , signature] = (await sign(CLAIMS)).split('.')
      return `${head}.${Buffer.from(JSON.stringify({ ...CLAIMS, sub: 'evil' })).toString('base64url')}.${signature}`
    },
  ],
]

for (const [what, part, token] of WRONG) {
  Verify(`a token with ${what} is INVALID_ID_TOKEN, which names the part`, async () => {
    const { oauth2 } = await app()
    const idToken = await token()
    const error = await refused(oauth2.verifyIdToken(idToken, { nonce: 'the-nonce' }))
    assert.equal([error.errorCode, error.verdict], ['INVALID_ID_TOKEN', 'terminal'])
    assert.match(error.message, `its ${part} is wrong`)
    assert.equal(leaks(error, { idToken }), [])
  })
}

Verify('without an app it is a TypeError; a host that cannot be asked is told as such', async () => {
  const { oauth2 } = await app({ clientId: undefined })
  assert.instance(await caught(oauth2.verifyIdToken(await sign(CLAIMS))), TypeError)
  const down = appWith(() => new Response('', { status: 503 }))
  assert.is((await refused(down.oauth2.verifyIdToken(await sign(CLAIMS)))).errorCode, 'ERROR_HTTP_503')
  const empty = appWith(({ url }) =>
    Response.json(
      url.endsWith('keys') ? { keys: [] } : { issuer: LOGIN, token_endpoint: 'x', jwks_uri: 'x' },
    ),
  )
  assert.match((await refused(empty.oauth2.verifyIdToken(await sign(CLAIMS)))).message, 'signature')
})

const ANSWER = { id: `${LOGIN}/id/00D/005`, issued_at: '1700000000000' }

function signatureOf(secret: string, text = ANSWER.id + ANSWER.issued_at): string {
  return createHmac('sha256', secret).update(text).digest('base64')
}

Verify('the signature of a token answer holds under the client secret, and under no other', async () => {
  const { oauth2 } = appWith(() => new Response(''), { clientSecret: 'sécret' })
  assert.is(await oauth2.verifySignature({ ...ANSWER, signature: signatureOf('sécret') }), true)
  const wrong = [
    signatureOf('other'),
    signatureOf('sécret', 'other'),
    '',
    'not base64 ***',
    signatureOf('sécret').slice(1),
  ]
  for (const signature of wrong) {
    const error = await refused(oauth2.verifySignature({ ...ANSWER, signature }))
    assert.equal([error.errorCode, error.verdict], ['INVALID_SIGNATURE', 'terminal'])
  }
  const changed = { ...ANSWER, id: `${LOGIN}/id/00D/006`, signature: signatureOf('sécret') }
  assert.is((await refused(oauth2.verifySignature(changed))).errorCode, 'INVALID_SIGNATURE')
})

Verify('without a client secret there is nothing to verify with', async () => {
  const { oauth2 } = appWith(() => new Response(''))
  const error = await caught(oauth2.verifySignature({ ...ANSWER, signature: signatureOf('x') }))
  assert.instance(error, TypeError)
  assert.match(error.message, 'verifySignature needs oauth2.clientSecret')
})

Verify.run()
