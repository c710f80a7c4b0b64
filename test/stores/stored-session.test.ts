import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { SalesforceError } from '../../src/errors/salesforce-error.js'
import { readRecord, storeCorrupt, storeUnavailable } from '../../src/stores/stored-session.js'
import { ended, record, session } from './sessions.js'

const Stored = suite('stored sessions')

const WHOLE = record(7, { login: 3, renewals: 4 })

function refusal(found: unknown): Error & { code?: unknown; version?: unknown } {
  try {
    readRecord(found)
  } catch (error) {
    return error as Error
  }
  throw new Error('It was read')
}

Stored('a record comes back as it was stored, without what no record has', () => {
  assert.equal(readRecord(WHOLE), WHOLE)
  assert.equal(readRecord({ ...WHOLE, more: 1, session: { ...WHOLE.session, generation: 9 } }), WHOLE)
  const soap = record(1, { kind: 'soap', refreshToken: null })
  assert.equal(readRecord(soap), soap)
  assert.equal(readRecord({ ...ended(8), session: session(1) }), ended(8))
  assert.equal([readRecord(undefined), readRecord(null)], [undefined, undefined])
})

Stored(
  'a session without a refresh token has none; an id, a login and a count that are none are left out',
  () => {
    const { kind, accessToken, instanceUrl } = WHOLE.session
    const odd = { kind, accessToken, instanceUrl, id: 7, login: '3', renewals: null }
    assert.equal(readRecord({ version: 7, state: 'live', session: odd }), {
      version: 7,
      state: 'live',
      session: { kind, accessToken, instanceUrl, refreshToken: null },
    })
  },
)

/** Members that make a session none. */
const BROKEN: readonly Readonly<Record<string, unknown>>[] = [
  { kind: 'saml' },
  { kind: undefined },
  { accessToken: '' },
  { accessToken: 'a b' },
  { accessToken: undefined },
  { accessToken: 'x'.repeat(16_385) },
  { refreshToken: 'a\nb' },
  { refreshToken: 7 },
  { refreshToken: '' },
  { instanceUrl: 'acme' },
  { instanceUrl: 'http://acme.my.salesforce.com' },
  { instanceUrl: 'ftp://acme.my.salesforce.com' },
  { instanceUrl: 7 },
  { instanceUrl: ['https://acme.my.salesforce.com'] },
  { instanceUrl: undefined },
]

for (const change of BROKEN) {
  const [name, value] = Object.entries(change)[0] ?? ['', '']
  Stored(`${name} ${String(value).slice(0, 40)} makes it corrupt; its version is told`, () => {
    const error = refusal({ ...WHOLE, session: { ...WHOLE.session, ...change } })
    assert.equal([error.code, error.version], ['STORE_CORRUPT', 7])
  })
}

Stored('a record without a whole version, or with another state, is corrupt', () => {
  for (const version of ['7', 1.5, 2 ** 60, undefined, NaN]) {
    const error = refusal({ ...WHOLE, version })
    assert.equal([error.code, error.version], ['STORE_CORRUPT', undefined])
  }
  for (const state of ['dead', undefined, 7]) assert.is(refusal({ ...WHOLE, state }).code, 'STORE_CORRUPT')
})

Stored(
  'the longest token, plain http on this machine, and the edges of a token’s characters are well',
  () => {
    for (const change of [
      { accessToken: 'x'.repeat(16_384) },
      { accessToken: '!~' },
      { instanceUrl: 'http://localhost:8080' },
    ]) {
      const changed = { ...WHOLE, session: { ...WHOLE.session, ...change } }
      assert.equal(readRecord(changed), changed)
    }
  },
)

Stored('a store that fails is unavailable, with its reason and without the session', () => {
  const { accessToken, refreshToken } = WHOLE.session
  const error = storeUnavailable(new Error(`SET ${accessToken} ${String(refreshToken)} refused`), [
    accessToken,
    refreshToken,
  ])
  assert.equal([error.errorCode, error.verdict], ['STORE_UNAVAILABLE', 'retry'])
  assert.is(
    error.message,
    'The session store does not answer: SET … … refused; the session itself is not affected',
  )
  assert.is(
    storeUnavailable('down').message,
    'The session store does not answer; the session itself is not affected',
  )
})

Stored('a store that lacks a permission is a matter of configuration', () => {
  for (const code of ['STORE_REFUSED', 'EACCES', 'EROFS', 'EPERM']) {
    const error = storeUnavailable(Object.assign(new Error('no permission'), { code }))
    assert.equal([error.errorCode, error.verdict], ['STORE_UNAVAILABLE', 'configuration'])
  }
})

Stored('an entry that cannot be read is corrupt, in the words of the store, with its whole place', () => {
  const place = '/var/lib/my-app/sessions/ada-example-com-0123456789abcdef0123456789abcdef.session'
  const error = storeUnavailable(storeCorrupt('it is cut', place, 7))
  assert.equal([error.errorCode, error.verdict], ['STORE_CORRUPT', 'configuration'])
  assert.is(error.message, `The session store holds something else than a session at ${place}: it is cut`)
  const bare = storeUnavailable(Object.assign(new Error('the row is cut'), { code: 'STORE_CORRUPT' }))
  assert.is(bare.message, 'The session store holds something else than a session: the row is cut')
  for (const other of [
    Object.assign(new Error('x'), { code: 'EIO' }),
    new Error('x'),
    { code: 'STORE_CORRUPT' },
  ]) {
    assert.is(storeUnavailable(other).errorCode, 'STORE_UNAVAILABLE')
  }
})

Stored('an error of the library goes through as it is', () => {
  const own = new SalesforceError('x', { errorCode: 'TIMEOUT', verdict: 'retry' })
  assert.is(storeUnavailable(own), own)
})

Stored.run()
