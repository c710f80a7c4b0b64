import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { redact, redactCode } from '../../src/errors/redact.js'

const Redact = suite('redact')

const SESSION_ID = '00D000000000001!AQcAQH0dMHZfz972Szmpkb58urFRkgeBGsxL_QJWwYMfAbUeeG7c1E6LYUfiDUkWe6H34r1'
const JWT = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZGFAZXhhbXBsZS5jb20ifQ.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg'

Redact('an honest sentence comes through as it is', () => {
  const sentences = [
    'authentication failure - Invalid Password',
    'The external client app or the OAuth plugin is disabled.',
    "user hasn't approved this consumer",
    'TotalRequests Limit exceeded.',
    "sObject type 'Account_c' is not supported.",
  ]
  for (const sentence of sentences) assert.is(redact(sentence), sentence)
})

Redact('secrets that were sent do not show, wherever and however often they stand', () => {
  const clean = redact('hunter2 is wrong: "hunter2", xhunter2x', ['hunter2', undefined, null, ''])
  assert.not.match(clean, 'hunter2')
  assert.match(clean, 'is wrong')
})

Redact('a secret with characters of patterns is taken as text', () => {
  assert.is(redact('a.*$& b', ['.*$&']), 'a… b')
})

Redact('of two secrets, one within the other, nothing is left', () => {
  for (const secrets of [
    ['geheim', 'geheim-lang'],
    ['geheim-lang', 'geheim'],
  ]) {
    assert.not.match(redact('it was geheim-lang', secrets), /geheim|lang/)
  }
})

Redact('what looks like a token does not show, even if nobody sent it', () => {
  for (const token of [
    SESSION_ID,
    JWT,
    '5Aep861dMHZfz972Szmpkb58urFRk.gxL_QJWw',
    'a'.repeat(20) + '1'.repeat(20),
  ]) {
    assert.is(redact(`invalid token: ${token}`), 'invalid token: …')
  }
})

Redact('control characters become blanks, and the message has no line breaks', () => {
  assert.is(redact('one\r\ntwo\u0000three\u001b[31m'), 'one two three [31m')
  assert.is(redact('\ud800 lone'), 'lone')
})

Redact('a message is not longer than a sentence is, however long the text', () => {
  assert.is(redact('word '.repeat(1000)).length, 600)
  assert.ok(redact('a b '.repeat(1_000_000), ['hunter2']).length <= 600)
})

Redact('a code comes through unless it shows a secret or looks like a token', () => {
  assert.is(redactCode('INVALID_LOGIN'), 'INVALID_LOGIN')
  assert.is(redactCode('hunter2', ['hunter2']), undefined)
  assert.is(redactCode(SESSION_ID), undefined)
})

Redact.run()
