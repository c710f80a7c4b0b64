import { randomBytes } from 'node:crypto'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { createSealer, versionOf } from '../../src/stores/seal.js'
import type { StoreCorruption } from '../../src/stores/stored-session.js'
import { caught } from '../helpers/caught.js'
import { FIRST } from './first-version.js'
import { ended, record } from './sessions.js'

const Seal = suite('stores/seal')
const bytes = Buffer.from('0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20', 'hex')

for (const [name, secret] of [
  ['a passphrase', 'correct horse'],
  ['32 bytes', bytes],
] as const) {
  Seal(`${name} opens what it has sealed, also elsewhere`, async () => {
    for (const one of [record(1), ended(2)]) {
      const text = await createSealer(secret).seal('ada', one)
      assert.equal(await createSealer(secret).open('ada', text, 'here'), one)
      assert.not.match(text, /refresh|access/)
      assert.is(versionOf(text), one.version)
    }
  })

  Seal(`${name} seals nothing twice alike`, async () => {
    const sealer = createSealer(secret)
    assert.is.not(await sealer.seal('ada', record(1)), await sealer.seal('ada', record(1)))
  })
}

Seal('every change to what is sealed is found, bit by bit', async () => {
  const sealer = createSealer(bytes)
  const text = await sealer.seal('ada', record(1))
  const [mark = '', version = '', salt = '', data = ''] = text.split(':')
  const sealed = Buffer.from(data, 'base64url')
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 1
    const parts = [mark, version, salt, changed.toString('base64url')].join(':')
    const error = await caught(sealer.open('ada', parts, 'here'))
    assert.match(error.message, /^here: it cannot be decrypted/)
  }
})

Seal('what is cut short is refused', async () => {
  const sealer = createSealer(bytes)
  const text = await sealer.seal('ada', record(1))
  for (let length = text.length - 1; length >= 0; length -= 7) {
    assert.is(codeOf(await caught(sealer.open('ada', text.slice(0, length), 'here'))), 'STORE_CORRUPT')
  }
})

Seal('the name and the version are bound by the seal', async () => {
  const sealer = createSealer(bytes)
  const text = await sealer.seal('ada', record(1))
  assert.match((await caught(sealer.open('bob', text, 'here'))).message, /cannot be decrypted/)
  const raised = text.replace(':1:', ':2:')
  assert.match((await caught(sealer.open('ada', raised, 'here'))).message, /cannot be decrypted/)
  const clear = createSealer(false)
  const plain = await clear.seal('ada', record(1))
  assert.match((await caught(clear.open('bob', plain, 'here'))).message, /of another name/)
  assert.match((await caught(clear.open('ada', plain.replace(':1:', ':2:'), 'here'))).message, /no session/)
})

Seal('another key, none, and one too many are told apart, with the version of the entry', async () => {
  const sealed = await createSealer('one').seal('ada', record(5))
  const plain = await createSealer(false).seal('ada', record(6))
  for (const [keys, text, message, version] of [
    ['two', sealed, /another key/, 5],
    [false, sealed, /is encrypted/, 5],
    ['one', plain, /is not encrypted/, 6],
    [false, 'other text', /holds no session/, undefined],
  ] as const) {
    const error = (await caught(createSealer(keys).open('ada', text, 'here'))) as StoreCorruption
    assert.match(error.message, message)
    assert.equal([error.code, error.place, error.version], ['STORE_CORRUPT', 'here', version])
  }
})

Seal('of a list the first key encrypts and all decrypt', async () => {
  const texts = await Promise.all(
    ([bytes, 'old', false] as const).map((key) => createSealer(key).seal('ada', record(1))),
  )
  const sealer = createSealer(['new', bytes, 'old', false])
  for (const text of texts) assert.equal(await sealer.open('ada', text, 'here'), record(1))
  const text = await sealer.seal('ada', record(2))
  assert.equal(await createSealer('new').open('ada', text, 'here'), record(2))
})

Seal('a session that version 0.1.0 stored is read as a first version', async () => {
  for (const [keys, text] of [
    [false, FIRST.clear],
    [bytes, FIRST.sealed],
  ] as const) {
    const found = await createSealer(keys).open('ada', text, 'here')
    assert.is(versionOf(text), 0)
    assert.equal([found.version, found.state], [0, 'live'])
    assert.is(found.state === 'live' && found.session.refreshToken, '5Aep.refresh.1')
    assert.match((await caught(createSealer(keys).open('bob', text, 'here'))).message, /another/)
  }
})

Seal('the salt that others use is taken over', async () => {
  const [one, two] = [createSealer('same'), createSealer('same')]
  const text = await one.seal('ada', record(1))
  await two.open('ada', text, 'here')
  const salts = [text, await two.seal('ada', record(2))].map((sealed) => sealed.split(':')[2])
  assert.is(salts[0], salts[1])
})

Seal('a key is a passphrase or 32 bytes, or false; a missing one is a TypeError', () => {
  for (const wrong of ['', new Uint8Array(16), new Uint8Array(33), undefined, null, true, ['a', undefined]]) {
    assert.throws(() => createSealer(wrong as never), /key must be a passphrase, or 32 bytes/)
  }
  assert.throws(() => createSealer([]), /empty list/)
  assert.ok(createSealer(randomBytes(32)))
})

function codeOf(error: Error): unknown {
  return 'code' in error ? error.code : undefined
}

Seal.run()
