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
  const claims = [
    { aud: ['other', 'the-id'], azp: 'the-id' },
    { aud: ['the-id'] },
    { iat: now + 30 },
    { exp: now - 30 },
  ]
  for (const some of claims)
    assert.is((await oauth2.verifyIdToken(await sign({ ...CLAIMS, ...some }))).sub, CLAIMS.sub)
})

const WRONG: readonly (readonly [what: string, part: string, token: () => Promise<string>])[] = [
  ['another issuer', 'iss', () => sign({ ...CLAIMS, iss: 'https://evil.example' })],
  ['another audience', 'aud', () => sign({ ...CLAIMS, aud: 'other' })],
  ['an expiry in the past', 'exp', () => sign({ ...CLAIMS, exp: now - 120 })],
  ['no expiry', 'exp', () => sign({ ...CLAIMS, exp: undefined as never })],
  ['no subject', 'sub', () => sign({ ...CLAIMS, sub: undefined as never })],
  ['another authorized party', 'azp', () => sign({ ...CLAIMS, aud: ['other', 'the-id'], azp: 'other' })],
  ['a second audience and no authorized party', 'azp', () => sign({ ...CLAIMS, aud: ['the-id', 'other'] })],
  ['an age of minus one hour', 'iat', () => sign({ ...CLAIMS, iat: now + 3600 })],
  ['an age of minus ten years', 'iat', () => sign({ ...CLAIMS, iat: now + 315_360_000 })],
  ['a subject that is a number', 'sub', () => sign({ ...CLAIMS, sub: 7 as never })],
  ['an empty subject', 'sub', () => sign({ ...CLAIMS, sub: '' })],
  ['the type of an access token', 'type', () => sign(CLAIMS, { typ: 'at+jwt' })],
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

Verify('of two keys that fit, each is tried', async () => {
  const good = { ...(await exportJWK(publicKey)), kid: '7', alg: 'RS256', use: 'sig' }
  const other = { ...(await exportJWK(stranger.publicKey)), kid: '7', alg: 'RS256', use: 'sig' }
  const configuration = { issuer: LOGIN, token_endpoint: `${LOGIN}/token`, jwks_uri: `${LOGIN}/id/keys` }
  const { oauth2 } = appWith(({ url }) =>
    Response.json(url.endsWith('/id/keys') ? { keys: [other, good] } : configuration),
  )
  assert.is((await oauth2.verifyIdToken(await sign(CLAIMS))).sub, CLAIMS.sub)
  const forged = await generateKeyPair('RS256')
  const error = await refused(oauth2.verifyIdToken(await sign(CLAIMS, {}, forged.privateKey)))
  assert.match(error.message, 'its signature is wrong')
})

Verify('a key that is missing while the host is not asked again may come', async () => {
  const { oauth2 } = await app()
  await oauth2.verifyIdToken(await sign(CLAIMS))
  const error = await refused(oauth2.verifyIdToken(await sign(CLAIMS, { kid: '8' })))
  assert.equal([error.errorCode, error.verdict], ['INVALID_ID_TOKEN', 'retry'])
})

/** Runs work at a later time. */
async function later<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  const { now } = Date
  Date.now = () => now() + milliseconds
  try {
    return await work()
  } finally {
    Date.now = now
  }
}

/** A host that publishes one key, can change it, and counts how often it is asked for it. */
async function rotating() {
  const fresh = await generateKeyPair('RS256', { extractable: true })
  const jwk = { old: await exportJWK(publicKey), fresh: await exportJWK(fresh.publicKey) }
  const host = { keys: [{ ...jwk.old, kid: '7', alg: 'RS256', use: 'sig' }], status: 200 }
  const configuration = { issuer: LOGIN, token_endpoint: `${LOGIN}/token`, jwks_uri: `${LOGIN}/id/keys` }
  const { oauth2, asked } = appWith(({ url }) =>
    url.endsWith('/id/keys')
      ? Response.json({ keys: host.keys }, { status: host.status })
      : Response.json(configuration),
  )
  const rotate = () => (host.keys = [{ ...jwk.fresh, kid: '8', alg: 'RS256', use: 'sig' }])
  const bySecond = () => sign(CLAIMS, { kid: '8' }, fresh.privateKey)
  const asks = (end: string) => asked.filter(({ url }) => url.endsWith(end)).length
  return { oauth2, host, rotate, bySecond, asks }
}

Verify('host and keys are asked once, however many tokens there are', async () => {
  const { oauth2, asks } = await rotating()
  const tokens = await Promise.all(Array.from({ length: 20 }, () => sign(CLAIMS)))
  await Promise.all(tokens.map((token) => oauth2.verifyIdToken(token)))
  await oauth2.verifyIdToken(await sign(CLAIMS))
  assert.equal([asks('/id/keys'), asks('openid-configuration')], [1, 1])
})

Verify('a token by a new key has the keys asked anew, once in half a minute at most', async () => {
  const { oauth2, rotate, bySecond, asks } = await rotating()
  await oauth2.verifyIdToken(await sign(CLAIMS))
  rotate()
  const token = await bySecond()
  for (let turn = 0; turn < 5; turn += 1)
    assert.match((await refused(oauth2.verifyIdToken(token))).message, 'signature')
  assert.is(asks('/id/keys'), 1)
  await later(31_000, async () => {
    await Promise.all([1, 2, 3].map(() => oauth2.verifyIdToken(token)))
    for (let turn = 0; turn < 5; turn += 1) {
      const forged = await sign(CLAIMS, { kid: `forged-${turn}` }, stranger.privateKey)
      assert.match((await refused(oauth2.verifyIdToken(forged))).message, 'signature')
    }
  })
  assert.is(asks('/id/keys'), 2)
})

Verify('keys that could not be had are asked for again', async () => {
  const { oauth2, host, asks } = await rotating()
  host.status = 503
  const token = await sign(CLAIMS)
  assert.is((await refused(oauth2.verifyIdToken(token))).errorCode, 'ERROR_HTTP_503')
  host.status = 200
  assert.equal(await oauth2.verifyIdToken(token), CLAIMS)
  assert.is(asks('/id/keys'), 2)
})

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
