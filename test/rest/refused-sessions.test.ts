import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { readRefusal } from '../../src/http/refusal.js'
import { judgeRest } from '../../src/rest/response.js'
import { answered } from '../helpers/answered.js'
import { refused } from '../helpers/refused.js'

const Rest = suite('rest: refused sessions and pages')

function answer(body: string | null, status: number, type = 'application/json;charset=UTF-8'): Response {
  return new Response(body, { status, headers: type === '' ? {} : { 'content-type': type } })
}

function errors(status: number, ...list: object[]): Response {
  return answer(JSON.stringify(list), status)
}

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
  assert.match(down.message, /"Down for Maintenance".*; try again later/)
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
