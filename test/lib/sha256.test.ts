import { createHash, randomBytes } from 'node:crypto'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { sha256 as ofNode } from '../../src/lib/sha256-node.js'
import { sha256 } from '../../src/lib/sha256.js'

const Sha256 = suite('SHA-256')

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** Examples of FIPS 180-4 and of the Secure Hash Standard's test vectors. */
const KNOWN: readonly (readonly [text: string, digest: string])[] = [
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
]

for (const [text, digest] of KNOWN) {
  Sha256(`the digest of ${JSON.stringify(text)} is that of the standard`, () => {
    assert.is(hex(sha256(new TextEncoder().encode(text))), digest)
    assert.is(hex(ofNode(new TextEncoder().encode(text))), digest)
  })
}

Sha256('every length up to several blocks has the digest that Node.js computes', () => {
  for (let length = 0; length < 300; length += 1) {
    const bytes = randomBytes(length)
    assert.is(hex(sha256(bytes)), createHash('sha256').update(bytes).digest('hex'), `${length} bytes`)
  }
})

Sha256('the argument stays as it was', () => {
  const bytes = Uint8Array.of(1, 2, 3)
  sha256(bytes)
  assert.equal(bytes, Uint8Array.of(1, 2, 3))
})

Sha256.run()
