import { createPrivateKey, generateKeyPairSync, verify } from 'node:crypto'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type PrivateKeyInput, readPrivateKey } from '../../src/oauth2/private-key.js'
import { caught } from '../helpers/caught.js'

const PrivateKeys = suite('oauth2 private key')

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })

function pem(type: 'pkcs1' | 'pkcs8', options: object = {}): string {
  return pair.privateKey.export({ type, format: 'pem', ...options }).toString()
}

const ENCRYPTED = { cipher: 'aes-256-cbc', passphrase: 'x' }

/** Tells whether a signature of a key is valid under the pair's public key. */
async function signs(text: PrivateKeyInput): Promise<boolean> {
  const key = await readPrivateKey(text)
  const data = new TextEncoder().encode('data')
  const signature = await crypto.subtle.sign('RSASSA-PKCS1-v1_5', key, data)
  return verify('sha256', data, pair.publicKey, new Uint8Array(signature))
}

PrivateKeys('PKCS #8 and PKCS #1 are read, with any line breaks and with text around', async () => {
  for (const type of ['pkcs1', 'pkcs8'] as const) {
    const text = pem(type)
    const forms = [
      text,
      text.replaceAll('\n', '\r\n'),
      text.replaceAll('\n', '\\n'),
      `Bag Attributes\n${text}\nmore`,
    ]
    for (const form of [
      ...forms,
      text.replaceAll('\n', '').replace(/-----(?=[^-\s])(?!BEGIN|END)/g, '-----\n'),
    ]) {
      assert.ok(await signs(form), form.slice(0, 60))
    }
  }
})

PrivateKeys('bytes, base64 of a PEM, and a key object of Node are read too', async () => {
  for (const form of [
    Buffer.from(pem('pkcs1')),
    new TextEncoder().encode(pem('pkcs8')),
    Buffer.from(pem('pkcs8')).toString('base64'),
    pair.privateKey,
    createPrivateKey({ key: pem('pkcs8', ENCRYPTED), passphrase: 'x' }),
  ])
    assert.ok(await signs(form))
  for (const form of [pair.publicKey, {}, 7, null, 'no base64 !', Buffer.from([1, 2])]) {
    const error = await caught(readPrivateKey(form as never))
    assert.match(error.message, 'oauth2.privateKey is not an RSA private key')
  }
})

PrivateKeys('PKCS #1 of short keys is read too', async () => {
  for (const modulusLength of [1024, 512]) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength })
    const key = await readPrivateKey(privateKey.export({ type: 'pkcs1', format: 'pem' }).toString())
    assert.equal((key.algorithm as { modulusLength?: number }).modulusLength, modulusLength)
  }
})

PrivateKeys('a key can sign, and cannot be taken out', async () => {
  const key = await readPrivateKey(pem('pkcs8'))
  assert.equal([key.type, key.extractable, key.usages], ['private', false, ['sign']])
})

PrivateKeys('an encrypted key is refused, with the way out', async () => {
  for (const text of [pem('pkcs8', ENCRYPTED), pem('pkcs1', ENCRYPTED)]) {
    const error = await caught(readPrivateKey(text))
    assert.instance(error, TypeError)
    assert.match(error.message, 'oauth2.privateKey is encrypted: decrypt it first')
  }
})

PrivateKeys('what is no RSA private key is refused, and not repeated', async () => {
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  const texts = [
    '',
    'hunter2',
    pair.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    ec.export({ type: 'pkcs8', format: 'pem' }).toString(),
    ec.export({ type: 'sec1', format: 'pem' }).toString(),
    '-----BEGIN PRIVATE KEY-----\nhunter2\n-----END PRIVATE KEY-----',
    '-----BEGIN PRIVATE KEY-----\n***\n-----END PRIVATE KEY-----',
    '-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----',
    '-----BEGIN RSA PRIVATE KEY-----\n-----END RSA PRIVATE KEY-----',
    pem('pkcs8').slice(0, 400),
  ]
  for (const text of texts) {
    const error = await caught(readPrivateKey(text))
    assert.instance(error, TypeError)
    assert.match(error.message, 'oauth2.privateKey is not an RSA private key in PEM')
    assert.not.match(error.message, 'hunter2')
  }
  assert.is(createPrivateKey(pem('pkcs1')).asymmetricKeyType, 'rsa')
})

PrivateKeys.run()
