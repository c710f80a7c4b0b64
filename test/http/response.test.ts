import { inspect } from 'node:util'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { verdictOfStatus } from '../../src/errors/verdicts.js'
import { responseOf, wholeOf } from '../../src/http/answer.js'
import { secretsOf } from '../../src/http/secrets.js'
import { contentType } from '../../src/http/answer.js'
import { invalidResponse } from '../../src/http/foreign.js'
import { httpError, retryAfter } from '../../src/http/response.js'
import { entryOf, isRecord, parseJson, stringAt } from '../../src/lib/json.js'
import { answered } from '../helpers/answered.js'

const Answers = suite('answers')

function withHeader(name: string, value: string): Response {
  return new Response(null, { headers: { [name]: value } })
}

Answers('JSON is parsed, and what is none gives undefined', () => {
  assert.equal(parseJson('{"a":[1]}'), { a: [1] })
  assert.is(parseJson('null'), null)
  for (const text of ['', '<html>', '{', 'undefined', "{'a':1}"]) assert.is(parseJson(text), undefined)
})

Answers('a record is an object with members', () => {
  assert.equal([{}, { a: 1 }].map(isRecord), [true, true])
  assert.equal([[], null, undefined, 'a', 1, () => 1].map(isRecord), [
    false,
    false,
    false,
    false,
    false,
    false,
  ])
})

Answers('a string member is one of its own, with something in it', () => {
  assert.is(stringAt({ a: 'x' }, 'a'), 'x')
  for (const value of ['', 1, null, undefined, ['x'], { a: 'x' }])
    assert.is(stringAt({ a: value }, 'a'), undefined)
  assert.is(stringAt({}, 'constructor'), undefined)
  assert.is(stringAt(Object.create({ a: 'inherited' }) as Record<string, unknown>, 'a'), undefined)
})

Answers("names of the server's find nothing but entries of the table's own", () => {
  assert.is(entryOf({ a: 1 }, 'a'), 1)
  for (const name of ['b', 'constructor', 'toString', '__proto__'])
    assert.is(entryOf({ a: 1 }, name), undefined)
})

Answers('an answer that is none names the part and the way out', () => {
  const error = invalidResponse('The token answer is not JSON', 200)
  assert.equal([error.errorCode, error.verdict, error.status], ['INVALID_RESPONSE', 'terminal', 200])
  assert.match(error.message, /^The token answer is not JSON; is the URL that of a Salesforce org/)
  assert.is(invalidResponse('x').status, undefined)
})

Answers('an error answer without a code is told by status, media type and Retry-After', () => {
  const headers = { 'content-type': 'text/html; charset=UTF-8', 'retry-after': '7' }
  const error = httpError('The request', new Response('<p>hunter2</p>', { status: 503, headers }))
  assert.is(error.message, 'The request failed with HTTP status 503 (text/html)')
  assert.equal(
    [error.errorCode, error.verdict, error.status, error.retryAfter],
    ['ERROR_HTTP_503', 'retry', 503, 7],
  )
  assert.is(httpError('It', new Response(null, { status: 404 })).message, 'It failed with HTTP status 404')
})

Answers('a status alone says whether waiting, signing in or changing something helps', () => {
  const verdicts: Record<string, number[]> = {
    reauthorize: [401],
    policy: [403],
    throttled: [420, 429],
    retry: [500, 502, 503, 504],
    configuration: [404, 410],
    bug: [400, 405, 409, 415],
  }
  for (const [verdict, statuses] of Object.entries(verdicts)) {
    for (const status of statuses) assert.is(verdictOfStatus(status), verdict)
  }
})

Answers('the media type comes without parameters, in small letters', () => {
  assert.is(contentType(withHeader('content-type', 'Application/JSON ;charset=UTF-8')), 'application/json')
  assert.is(contentType(new Response(null)), '')
})

Answers('Retry-After is read as seconds or as a date; anything else is none', () => {
  assert.is(retryAfter(new Response(null)), undefined)
  assert.is(retryAfter(withHeader('retry-after', '120')), 120)
  assert.is(retryAfter(withHeader('retry-after', '0')), 0)
  const soon = retryAfter(withHeader('retry-after', new Date(Date.now() + 60_000).toUTCString()))
  assert.ok(soon !== undefined && soon >= 59 && soon <= 60)
  assert.is(retryAfter(withHeader('retry-after', '9'.repeat(400))), 2 ** 31)
  for (const value of ['', 'soon', '-5', '120 seconds', new Date(0).toUTCString()]) {
    assert.is(retryAfter(withHeader('retry-after', value)), undefined)
  }
})

Answers('a Retry-After that is this very second asks for no wait', () => {
  const { now } = Date
  const second = Math.floor(now() / 1000) * 1000
  try {
    Date.now = () => second
    assert.is(retryAfter(withHeader('retry-after', new Date(second).toUTCString())), undefined)
    assert.is(retryAfter(withHeader('retry-after', new Date(second + 1000).toUTCString())), 1)
  } finally {
    Date.now = now
  }
})

Answers('an answer that is here as a whole is read any number of times', async () => {
  const answer = await answered(new Response('{"a":"zwölf €"}', { status: 404 }))
  assert.equal([await answer.text(), await answer.json()], ['{"a":"zwölf €"}', { a: 'zwölf €' }])
  assert.equal([answer.ok, answer.status, await wholeOf(answer)], [false, 404, answer])
  const response = responseOf(answer)
  assert.equal(
    [response.status, await response.text(), await answer.text()],
    [404, '{"a":"zwölf €"}', '{"a":"zwölf €"}'],
  )
})

Answers('the secrets of a request go with its answer, and do not print', async () => {
  const answer = await answered(new Response('x'), ['hunter2'])
  assert.equal([secretsOf(answer), secretsOf(new Response()), secretsOf(undefined)], [['hunter2'], [], []])
  assert.not.match(inspect(answer, { showHidden: true }) + JSON.stringify(answer), 'hunter2')
})

Answers.run()
