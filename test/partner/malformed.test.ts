import { inspect } from 'node:util'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Send } from '../../src/http/transport.js'
import type { LoginResult } from '../../generated/partner/types.js'
import { createCall, stubsAt } from '../../src/partner/endpoint.js'
import { answering, envelope, refused, thrown } from './answers.js'

const Answers = suite('answers that are none')

const PASSWORD = 'pa<ss>word'
const BODY =
  '<loginResponse><result><metadataServerUrl xsi:nil="true"/><passwordExpired>false</passwordExpired><sandbox>false</sandbox>' +
  '<serverUrl>https://a</serverUrl><sessionId>sid</sessionId><userId>005</userId></result></loginResponse>'

function login(send: Send): Promise<LoginResult> {
  const stubs = stubsAt('https://login.salesforce.com', '64.0', send)
  return stubs.login({ username: 'u', password: PASSWORD })
}

const MALFORMED: readonly (readonly [what: string, status: number, body: string | null, code: string])[] = [
  ['HTML with 200', 200, '<html><body>Maintenance secret-body</body></html>', 'INVALID_RESPONSE'],
  ['HTML with 503', 503, '<html><body>secret-body</body></html>', 'ERROR_HTTP_503'],
  ['nothing with 200', 200, null, 'INVALID_RESPONSE'],
  ['nothing with 500', 500, '', 'ERROR_HTTP_500'],
  ['JSON with 200', 200, '{"secret-body":1}', 'INVALID_RESPONSE'],
  ['JSON with 403', 403, '[{"errorCode":"secret-body"}]', 'ERROR_HTTP_403'],
  ['another document', 200, '<rss>secret-body</rss>', 'INVALID_RESPONSE'],
  ['truncated XML', 200, envelope(BODY).slice(0, -60), 'INVALID_RESPONSE'],
  ['a document type', 200, `<!DOCTYPE x [<!ENTITY e "secret-body">]>${envelope(BODY)}`, 'INVALID_RESPONSE'],
  [
    'a document type after the declaration',
    200,
    envelope(BODY).replace('?>', '?><!DOCTYPE x>'),
    'INVALID_RESPONSE',
  ],
  ['an unknown entity', 200, envelope(BODY.replace('sid', '&secret-body;')), 'INVALID_RESPONSE'],
  ['an empty body', 200, envelope(''), 'INVALID_RESPONSE'],
  [
    'a result twice, of text',
    200,
    envelope('<loginResponse><result>secret-body</result><result>secret-body</result></loginResponse>'),
    'INVALID_RESPONSE',
  ],
  [
    'a result that has nothing but its type',
    200,
    envelope('<loginResponse><result xsi:type="LoginResult"/></loginResponse>'),
    'INVALID_RESPONSE',
  ],
  ['another operation', 200, envelope('<logoutResponse/>'), 'INVALID_RESPONSE'],
  [
    'the request itself',
    200,
    envelope('<login><username>secret-body</username></login>'),
    'INVALID_RESPONSE',
  ],
  ['no result', 200, envelope('<loginResponse/>'), 'INVALID_RESPONSE'],
  ['another child', 200, envelope('<loginResponse><secret-body/></loginResponse>'), 'INVALID_RESPONSE'],
  ['a result with 500', 500, envelope(BODY), 'ERROR_HTTP_500'],
  [
    'a fault without a code',
    500,
    envelope(
      '<soapenv:Fault><faultcode>soapenv:Client</faultcode><faultstring>no</faultstring></soapenv:Fault>',
    ),
    'ERROR_HTTP_500',
  ],
  ['an element that is a trap', 200, envelope('<__proto__><x>1</x></__proto__>'), 'INVALID_RESPONSE'],
]

for (const [what, status, body, code] of MALFORMED) {
  Answers(`${what} is a typed error that shows nothing of it`, async () => {
    const error = await refused(() => login(answering(body, { status }).send))
    assert.is(error.errorCode, code)
    assert.is(error.status, status)
    const shown = inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error)
    assert.not.match(shown, 'secret-body')
    assert.not.match(shown, 'pa<ss>')
  })
}

Answers('an answer of more elements than any has is refused before they are read', async () => {
  const many = '<a/>'.repeat(3_000_001)
  const call = createCall({
    send: answering(envelope(many)).send,
    url: 'https://example.my.salesforce.com',
  })
  const begun = performance.now()
  const error = await refused(() => call('query', { queryString: 'q' }))
  assert.is(error.errorCode, 'INVALID_RESPONSE')
  assert.match(error.message, 'too many elements')
  assert.ok(performance.now() - begun < 3000)
})

Answers('CDATA that holds an XML declaration stays text', async () => {
  const body = BODY.replace('>sid<', '><![CDATA[<?xml version="1.0"?><a/>]]><')
  assert.is((await login(answering(envelope(body)).send)).sessionId, '<?xml version="1.0"?><a/>')
})

Answers('what the transport throws goes through as it is, and the prototype stays clean', async () => {
  const failure = new Error('unreachable')
  assert.is(await thrown(() => login(() => Promise.reject(failure))), failure)
  assert.is(Reflect.get({}, 'x'), undefined)
})

Answers.run()
