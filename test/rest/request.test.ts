import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { readRefusal } from '../../src/http/refusal.js'
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

const DEAD = { errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }
const XML_ERROR = '<e><exceptionCode>InvalidSessionId</exceptionCode></e>'

const isRefused = async (response: Response): Promise<boolean> =>
  readRefusal(await answered(response)).verdict === 'reauthorize'

Rest('a code of a dead session refuses it, in JSON, XML or one word', async () => {
  const dead = [
    errors(401, DEAD),
    errors(403, DEAD),
    answer(JSON.stringify([DEAD], null, 2), 401),
    answer('{"errorCode" : "INVALID_SESSION_ID"}', 401, 'application/json'),
    answer(JSON.stringify([DEAD]), 401, 'text/plain'),
    answer(
      '<Errors><Error><errorCode>INVALID_SESSION_ID</errorCode></Error></Errors>',
      401,
      'application/xml',
    ),
    answer('<x:errorCode>INVALID_SESSION_ID</x:errorCode>', 401, 'text/xml'),
    answer('<e><errorCode>\n  INVALID_SESSION_ID\n</errorCode></e>', 401, 'text/xml'),
    answer(XML_ERROR, 400, 'application/xml;charset=UTF-8'),
    answer(
      '<e><faultcode>sf:INVALID_SESSION_ID</faultcode><faultstring>x</faultstring></e>',
      500,
      'text/xml',
    ),
    answer('{"exceptionCode":"InvalidSessionId","exceptionMessage":"x"}', 400),
    answer('Bad_OAuth_Token', 403, 'text/html;charset=UTF-8'),
    answer('Bad_OAuth_Token\n', 403, 'text/plain'),
  ]
  for (const response of dead) assert.ok(await isRefused(response), `${response.status}`)
})

Rest('every 401 refuses the session, unless it names a code that a new token cannot cure', async () => {
  const dead = [
    answer(null, 401, ''),
    answer('<html><title>Unauthorized</title></html>', 401, 'text/html'),
    errors(401, { errorCode: 'INVALID_AUTH_HEADER', message: 'INVALID_HEADER_TYPE' }),
    errors(401, { errorCode: 'NEVER_SEEN', message: 'x' }),
    answer('{"error":"invalid_token"}', 401),
    answer('INVALID_SESSION_ID', 401, 'text/html'),
  ]
  for (const response of dead) assert.ok(await isRefused(response))
  const alive: [response: Response, verdict: string][] = [
    [errors(401, { ...DEAD, message: 'This session is not valid for use with the REST API' }), 'policy'],
    [errors(403, { ...DEAD, message: 'This session is not valid for use with the API' }), 'policy'],
    [errors(401, { ...DEAD, message: 'Connected app is not attached to Agent' }), 'configuration'],
    [errors(401, { errorCode: 'API_DISABLED_FOR_ORG', message: 'x' }), 'policy'],
    [errors(401, { errorCode: 'ORG_LOCKED', message: 'x' }), 'terminal'],
    [errors(401, { errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'x' }), 'throttled'],
  ]
  for (const [response, verdict] of alive) assert.is((await refused(judgeRest(response))).verdict, verdict)
})

Rest('nothing else does', async () => {
  const quoted = JSON.stringify([
    { errorCode: 'MALFORMED_QUERY', message: 'near "errorCode":"INVALID_SESSION_ID"' },
  ])
  const alive = [
    errors(400, DEAD),
    errors(500, DEAD),
    errors(500, { errorCode: 'InvalidSessionId' }),
    errors(403, { errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'x' }),
    errors(400, { errorCode: 'MALFORMED_QUERY', message: "no 'InvalidSessionId' here" }),
    answer(quoted, 400),
    answer('<html>Bad_OAuth_Token</html>', 403, 'text/html'),
    answer('Missing_OAuth_Token', 403, 'text/html'),
    answer('Wrong_Org', 403, 'text/html'),
    answer(null, 403, ''),
    answer('<x>INVALID_SESSION_ID</x>', 400, 'text/xml'),
  ]
  for (const response of alive) assert.not.ok(await isRefused(response))
})

Rest('a bearer challenge tells the error where the body does not', async () => {
  const challenged = (error: string, status: number): Response =>
    new Response(null, { status, headers: { 'www-authenticate': `Bearer realm="x", error="${error}"` } })
  assert.is((await refused(judgeRest(challenged('invalid_token', 403)))).verdict, 'reauthorize')
  const scope = await refused(judgeRest(challenged('insufficient_scope', 401)))
  assert.equal([scope.errorCode, scope.verdict], ['insufficient_scope', 'policy'])
})

Rest('the verdict of the error is the one that decides about the renewal', async () => {
  for (const status of [400, 401, 403, 404, 500]) {
    for (const body of [JSON.stringify([DEAD]), '', XML_ERROR, '[{"errorCode":"X","message":"y"}]']) {
      const type = body.startsWith('<') ? 'text/xml' : 'application/json'
      const error = await refused(judgeRest(answer(body, status, type)))
      assert.is(error.verdict === 'reauthorize', await isRefused(answer(body, status, type)))
    }
  }
})

Rest('an error of the Bulk API in XML is read, with code, message and verdict', async () => {
  const bulk = (code: string): string =>
    `<?xml version="1.0"?>\n<error\n xmlns="http://www.force.com/2009/06/asyncapi/dataload">\n <exceptionCode>${code}</exceptionCode>\n <exceptionMessage>a &lt; b</exceptionMessage></error>`
  const verdicts = {
    ExceededQuota: 'throttled',
    FeatureNotEnabled: 'configuration',
    Timeout: 'retry',
    TooManyLockFailure: 'retry',
    InvalidBatch: 'bug',
    ClientInputError: 'bug',
  }
  for (const [code, verdict] of Object.entries(verdicts)) {
    const error = await refused(judgeRest(answer(bulk(code), 400, 'application/xml')))
    assert.equal([error.errorCode, error.verdict], [code, verdict])
    assert.match(error.message, /^a < b/)
  }
})

Rest('a redirect that is not followed names the host, and the option to change', async () => {
  const headers = { location: 'https://acme2.my.salesforce.com/services/data' }
  const error = await refused(judgeRest(new Response(null, { status: 307, headers })))
  assert.equal([error.errorCode, error.verdict, error.status], ['REDIRECT_REFUSED', 'configuration', 307])
  assert.match(error.message, 'to https://acme2.my.salesforce.com;')
  assert.match(error.message, 'instanceUrl')
})

Rest('a page in place of JSON is maintenance where it looks like that, and its title is told', async () => {
  const page = (title: string, headers: Record<string, string> = {}): Response =>
    new Response(`<html><head><title>${title}</title>`, {
      headers: { 'content-type': 'text/html', ...headers },
    })
  const down = await refused(judgeRest(page('Down for Maintenance')))
  assert.equal([down.errorCode, down.verdict], ['INVALID_RESPONSE', 'retry'])
  assert.match(down.message, '"Down for Maintenance"; try again later')
  assert.is((await refused(judgeRest(page('x', { 'retry-after': '60' })))).retryAfter, 60)
  const other = await refused(judgeRest(page('Sign in to Wi-Fi')))
  assert.is(other.verdict, 'terminal')
  assert.match(other.message, '"Sign in to Wi-Fi"')
})

Rest('a request that is too long is told the limit, and the way out', async () => {
  for (const status of [414, 431]) {
    const error = await refused(judgeRest(answer(null, status, '')))
    assert.match(error.message, /16 KB.*conn\.partner\.query/)
  }
})

Rest.run()
