import { randomBytes } from 'node:crypto'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { createSealer } from '../../src/stores/seal.js'
import { caught } from '../helpers/caught.js'
import { session } from './sessions.js'

const Seal = suite('stores/seal')
const bytes = randomBytes(32)

for (const [name, secret] of [
  ['a passphrase', 'correct horse'],
  ['32 bytes', bytes],
] as const) {
  Seal(`${name} opens what it has sealed, also elsewhere`, async () => {
    const text = await createSealer(secret).seal('ada', session(1))
    assert.equal(await createSealer(secret).open('ada', text, 'here'), session(1))
    assert.not.match(text, /refresh|access/)
  })

  Seal(`${name} seals nothing twice alike`, async () => {
    const sealer = createSealer(secret)
    assert.is.not(await sealer.seal('ada', session(1)), await sealer.seal('ada', session(1)))
  })
}

Seal('every change to what is sealed is found, bit by bit', async () => {
  const sealer = createSealer(bytes)
  const text = await sealer.seal('ada', session(1))
  const [mark = '', salt = '', data = ''] = text.split(':')
  const sealed = Buffer.from(data, 'base64url')
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 1
    const error = await caught(sealer.open('ada', `${mark}:${salt}:${changed.toString('base64url')}`, 'here'))
    assert.match(error.message, /^here cannot be decrypted/)
  }
})

Seal('what is cut short is refused', async () => {
  const sealer = createSealer(bytes)
  const text = await sealer.seal('ada', session(1))
  for (let length = text.length - 1; length > 0; length -= 7) {
    assert.is(codeOf(await caught(sealer.open('ada', text.slice(0, length), 'here'))), 'STORE_CORRUPT')
  }
})

Seal('a session is sealed for its own key', async () => {
  const sealer = createSealer(bytes)
  const text = await sealer.seal('ada', session(1))
  assert.match((await caught(sealer.open('bob', text, 'here'))).message, /cannot be decrypted/)
  const plain = createSealer(undefined)
  const error = await caught(plain.open('bob', await plain.seal('ada', session(1)), 'here'))
  assert.match(error.message, /another key/)
})

Seal('another key, none, and one too many are told apart', async () => {
  const sealed = await createSealer('one').seal('ada', session(1))
  const plain = await createSealer(undefined).seal('ada', session(1))
  assert.match((await caught(createSealer('two').open('ada', sealed, 'here'))).message, /another key/)
  assert.match((await caught(createSealer(undefined).open('ada', sealed, 'here'))).message, /is encrypted/)
  assert.match((await caught(createSealer('one').open('ada', plain, 'here'))).message, /is not encrypted/)
})

Seal('the salt that others use is taken over', async () => {
  const [one, two] = [createSealer('same'), createSealer('same')]
  const text = await one.seal('ada', session(1))
  await two.open('ada', text, 'here')
  const salts = [text, await two.seal('ada', session(2))].map((sealed) => sealed.split(':')[1])
  assert.is(salts[0], salts[1])
})

Seal('a key is a passphrase or 32 bytes', () => {
  for (const wrong of ['', new Uint8Array(16), new Uint8Array(33)]) {
    assert.throws(() => createSealer(wrong), /key must be a passphrase, or 32 bytes/)
  }
})

function codeOf(error: Error): unknown {
  return 'code' in error ? error.code : undefined
}

Seal.run()
