import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { SalesforceError } from '../../src/errors/salesforce-error.js'
import { fromStore, storeUnavailable, toStore } from '../../src/stores/stored-session.js'
import { refused } from '../helpers/refused.js'
import { tokensOf } from '../helpers/session.js'

const Stored = suite('stored sessions')

const WHOLE = { ...tokensOf(0), generation: 7, id: 'https://login.salesforce.com/id/00D/005' }

Stored('a session comes back as it was stored', () => {
  assert.equal(fromStore(toStore(WHOLE)), WHOLE)
  const soap = { ...tokensOf(0, { kind: 'soap', refreshToken: null }), generation: 1 }
  assert.equal(fromStore(toStore(soap)), soap)
  assert.equal(Object.keys(toStore(soap)).includes('id'), false)
})

Stored('a session without a number is the first state; one without a refresh token has none', () => {
  assert.is(toStore(tokensOf(0)).generation, 0)
  const { kind, accessToken, instanceUrl } = WHOLE
  assert.equal(fromStore({ kind, accessToken, instanceUrl }), {
    kind,
    accessToken,
    instanceUrl,
    refreshToken: null,
    generation: 0,
  })
})

Stored('an id that is no text is left out', () => {
  assert.equal(Object.keys(fromStore({ ...WHOLE, id: 7 })).includes('id'), false)
})

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
  { generation: '7' },
  { generation: 1.5 },
  { generation: 2 ** 60 },
]

for (const change of BROKEN) {
  const [name, value] = Object.entries(change)[0] ?? ['', '']
  Stored(`${name} ${String(value).slice(0, 40)} makes it corrupt`, async () => {
    const error = await refused(Promise.resolve().then(() => fromStore({ ...WHOLE, ...change })))
    assert.equal([error.errorCode, error.verdict], ['STORE_CORRUPT', 'configuration'])
    assert.is(error.message, 'What the session store holds is no session: delete it and log in again')
  })
}

Stored(
  'the longest token, plain http on this machine, and the edges of a token’s characters are well',
  () => {
    for (const change of [
      { accessToken: 'x'.repeat(16_384) },
      { accessToken: '!~' },
      { instanceUrl: 'http://localhost:8080' },
      { generation: -1 },
    ]) {
      assert.equal(fromStore({ ...WHOLE, ...change }), { ...WHOLE, ...change })
    }
  },
)

Stored('a store that fails is unavailable, with its reason and without the session', () => {
  const { accessToken, refreshToken } = WHOLE
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

Stored('a store that says what it holds is broken is corrupt, in its own words', () => {
  const error = storeUnavailable(Object.assign(new Error('the file is cut'), { code: 'STORE_CORRUPT' }))
  assert.equal([error.errorCode, error.verdict], ['STORE_CORRUPT', 'configuration'])
  assert.is(error.message, 'What the session store holds is no session: the file is cut')
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
