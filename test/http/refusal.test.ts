import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Answer } from '../../src/http/answer.js'
import { namingHost, pageError } from '../../src/http/foreign.js'
import { SalesforceError } from '../../src/errors/salesforce-error.js'
import { restError } from '../../src/rest/response.js'
import { caught } from '../helpers/caught.js'

const Refusals = suite('refusals in words')

const SECRET = '00Dxx0000001gPL!AQ4AQFtoken'

function answer(status: number, body: string, headers: Record<string, string> = {}): Answer {
  const bytes = new TextEncoder().encode(body)
  return new Answer({ status, statusText: '', headers: new Headers(headers) }, bytes, {
    headers: { authorization: `Bearer ${SECRET}` },
  })
}

Refusals('each entry keeps its code, from JSON and from XML; one that shows a secret has none', () => {
  const xml =
    '<error><exceptionCode>ExceededQuota</exceptionCode><exceptionMessage>x</exceptionMessage></error>'
  const bulk = restError(answer(400, xml, { 'content-type': 'application/xml' }))
  assert.equal([bulk.errorCode, bulk.data], ['ExceededQuota', { errorCode: 'ExceededQuota', message: 'x' }])
  const entries = [
    { errorCode: 'INVALID_FIELD', message: 'a' },
    { errorCode: SECRET, message: 'b' },
  ]
  const both = restError(answer(400, JSON.stringify(entries)))
  assert.equal(both.data, [
    { errorCode: 'INVALID_FIELD', message: 'a' },
    { errorCode: '', message: 'b' },
  ])
  const challenge = { 'www-authenticate': 'Bearer realm="x", error="insufficient_scope"' }
  const scope = restError(answer(403, '[{"message":"x"}]', challenge))
  assert.equal(
    [scope.errorCode, scope.data],
    ['insufficient_scope', { errorCode: 'insufficient_scope', message: 'x' }],
  )
})

Refusals('the title of a page stands behind what is wrong with the answer', () => {
  const page = '<html><title>Scheduled Maintenance</title></html>'
  const reply = answer(200, page, { 'content-type': 'text/html' })
  const what = 'The token answer is not JSON but text/html'
  const { message, verdict } = pageError(what, reply, page, 'terminal')
  assert.is(message, `${what} (the title of the page: "Scheduled Maintenance"); try again later`)
  assert.is(verdict, 'retry')
})

Refusals('a failed login names its host, once, in the stack as well', async () => {
  const login = 'https://test.salesforce.com/services/oauth2/token'
  const refuse = (message: string): Promise<never> =>
    Promise.reject(new SalesforceError(message, { errorCode: 'invalid_grant', verdict: 'reauthorize' }))
  const error = await caught(namingHost(login, refuse('no $& such user')))
  assert.is(error.message, 'no $& such user (asked https://test.salesforce.com)')
  assert.match(error.stack ?? '', error.message)
  const named = 'Could not reach https://test.salesforce.com'
  assert.is((await caught(namingHost(login, refuse(named)))).message, named)
  const foreign = new TypeError('x')
  assert.is(await caught(namingHost(login, Promise.reject(foreign))), foreign)
  assert.is(foreign.message, 'x')
})

Refusals.run()
