import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { encodeRequest, resolveUrl } from '../../src/rest/request.js'
import { judgeRest, restError } from '../../src/rest/response.js'
import { apiUsage } from '../../src/rest/usage.js'
import { answered } from '../helpers/answered.js'
import { refused } from '../helpers/refused.js'

const Rest = suite('rest')

function answer(body: string | null, status: number, type = 'application/json;charset=UTF-8'): Response {
  return new Response(body, { status, headers: type === '' ? {} : { 'content-type': type } })
}

function errors(status: number, ...list: object[]): Response {
  return answer(JSON.stringify(list), status)
}

Rest('the three forms of a URL: absolute, from the host, from the API version', () => {
  assert.is(resolveUrl('https://a.my.salesforce.com/x', '64.0'), 'https://a.my.salesforce.com/x')
  assert.is(resolveUrl('HTTP://localhost/x', '64.0'), 'HTTP://localhost/x')
  assert.is(resolveUrl('/services/apexrest/x', '64.0'), '/services/apexrest/x')
  assert.is(resolveUrl('/sobjects/Account', '64.0'), '/services/data/v64.0/sobjects/Account')
  assert.is(resolveUrl('sobjects/Account', '50.0'), '/services/data/v50.0/sobjects/Account')
  assert.is(resolveUrl('/', '64.0'), '/services/data/v64.0/')
  assert.is(resolveUrl('/query?q=https://a', '64.0'), '/services/data/v64.0/query?q=https://a')
})

Rest('a request is a GET for JSON unless it says otherwise', () => {
  const { method, headers, body, signal } = encodeRequest({ url: '/x' })
  assert.equal([method, body, signal], ['GET', undefined, null])
  assert.equal([...new Headers(headers)], [['accept', 'application/json']])
  const own = encodeRequest({ url: '/x', method: 'patch', headers: { Accept: 'text/csv' } })
  assert.equal([own.method, new Headers(own.headers).get('accept')], ['PATCH', 'text/csv'])
})

Rest('a body that is no string goes out as JSON, a string as it is, null not at all', () => {
  const encoded = encodeRequest({ url: '/x', method: 'POST', body: { a: [1] } })
  assert.equal(
    [encoded.body, new Headers(encoded.headers).get('content-type')],
    ['{"a":[1]}', 'application/json'],
  )
  const csv = encodeRequest({ url: '/x', body: 'a,b', headers: { 'Content-Type': 'text/csv' } })
  assert.equal([csv.body, new Headers(csv.headers).get('content-type')], ['a,b', 'text/csv'])
  for (const body of [null, undefined]) {
    const none = encodeRequest({ url: '/x', body })
    assert.equal([none.body, new Headers(none.headers).has('content-type')], [undefined, false])
  }
  assert.is(encodeRequest({ url: '/x', body: false }).body, 'false')
})

Rest("the caller's signal is kept", () => {
  const { signal } = new AbortController()
  assert.is(encodeRequest({ url: '/x', signal }).signal, signal)
})

Rest('JSON gives its value, an empty body undefined, other text itself', async () => {
  assert.equal(await judgeRest(answer('{"a":1}', 200)), { a: 1 })
  assert.equal(await judgeRest(answer('[]', 201, 'application/vnd.x+json')), [])
  assert.is(await judgeRest(answer('null', 200)), null)
  assert.is(await judgeRest(answer(null, 204, '')), undefined)
  assert.is(await judgeRest(answer('', 200)), undefined)
  assert.is(await judgeRest(answer(null, 304, '')), undefined)
  assert.is(await judgeRest(answer('a,b\n', 200, 'text/csv')), 'a,b\n')
  assert.is(await judgeRest(answer('text', 200, '')), 'text')
})

Rest('an answer that says it is JSON and is not, or is a page, is no answer', async () => {
  for (const [body, type] of [
    ['<html>', 'application/json'],
    ['{"a":', 'application/json'],
    ['<p>', 'text/html'],
  ]) {
    const error = await refused(judgeRest(answer(body ?? '', 200, type)))
    assert.equal([error.errorCode, error.status], ['INVALID_RESPONSE', 200])
    assert.not.match(error.message, body ?? '')
  }
})

Rest('an error array gives code, message and fields', async () => {
  const body = { errorCode: 'INVALID_FIELD', message: 'No such column', fields: ['Nme', 7, 'Age'] }
  const error = await refused(judgeRest(errors(400, body)))
  assert.equal(
    [error.errorCode, error.name, error.message],
    ['INVALID_FIELD', 'INVALID_FIELD', 'No such column'],
  )
  assert.equal([error.status, error.fields, error.verdict], [400, ['Nme', 'Age'], 'bug'])
})

Rest('fields that name none are left out', async () => {
  for (const fields of [[], [1], 'Name', null, undefined]) {
    const text = JSON.stringify([{ errorCode: 'INVALID_FIELD', message: 'x', fields }])
    assert.is(restError(await answered(answer(text, 400))).fields, undefined)
  }
})

Rest('several errors are MULTIPLE_API_ERRORS, with all messages', async () => {
  const list = [
    { errorCode: 'REQUIRED_FIELD_MISSING', message: 'first', fields: ['A'] },
    { errorCode: 'INVALID_FIELD', message: 'second' },
  ]
  const error = restError(await answered(answer(JSON.stringify(list), 400)))
  assert.equal(
    [error.errorCode, error.message, error.fields],
    ['MULTIPLE_API_ERRORS', 'first; second', ['A']],
  )
})

Rest('an object, the Bulk API and an OAuth error are read as well', async () => {
  const bodies: [body: object, code: string, message: string][] = [
    [{ errorCode: 'NOT_FOUND', message: 'gone' }, 'NOT_FOUND', 'gone'],
    [{ exceptionCode: 'InvalidJob', exceptionMessage: 'no such job' }, 'InvalidJob', 'no such job'],
    [{ error: 'invalid_token', error_description: 'dead' }, 'invalid_token', 'dead'],
    [{ errorCode: 'NOT_FOUND' }, 'NOT_FOUND', 'The request was refused'],
  ]
  for (const [body, code, message] of bodies) {
    const error = restError(await answered(answer(JSON.stringify(body), 404)))
    assert.equal([error.errorCode, error.message], [code, message])
  }
})

Rest('a body without a code that can be read leaves the status to speak', async () => {
  const bodies = [
    '',
    '<html>hunter2</html>',
    'plain',
    '[]',
    '{}',
    '"text"',
    '[["x"]]',
    'null',
    '{"errorCode":7}',
  ]
  const codes = ['', '1X', 'A B', 'x'.repeat(101), '<b>'].map((errorCode) => JSON.stringify([{ errorCode }]))
  for (const text of [...bodies, ...codes]) {
    const error = restError(await answered(answer(text, 503, 'text/html')))
    assert.equal([error.errorCode, error.verdict], ['ERROR_HTTP_503', 'retry'])
    assert.is(error.message, 'The request failed with HTTP status 503 (text/html)')
  }
})

Rest('a code that names a member of every object is a code like any other', async () => {
  for (const errorCode of ['constructor', 'toString', 'hasOwnProperty']) {
    assert.is(restError(await answered(answer(JSON.stringify([{ errorCode }]), 400))).verdict, 'bug')
  }
})

Rest('a message shows no token, and Retry-After is read', async () => {
  const headers = { 'retry-after': '30' }
  const message = 'limit of 00D000000000001!AQcAQH0dMHZfz972Szmpkb58urFRkgeBGsxL'
  const text = JSON.stringify([{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message }])
  const error = restError(await answered(new Response(text, { status: 403, headers })))
  assert.equal([error.message, error.verdict, error.retryAfter], ['limit of …', 'throttled', 30])
})

Rest('the usage of the API is read off its header', () => {
  const usage = (value: string) => apiUsage(new Response(null, { headers: { 'sforce-limit-info': value } }))
  assert.equal(usage('api-usage=18/5000'), { used: 18, limit: 5000 })
  assert.equal(usage('api-usage=25/5000; per-app-api-usage=17/250(appName=x)'), { used: 25, limit: 5000 })
  assert.is(usage('nothing'), undefined)
  assert.is(apiUsage(new Response(null)), undefined)
})

Rest.run()
