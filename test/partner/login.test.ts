import { inspect } from 'node:util'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Send } from '../../src/http/transport.js'
import type { LoginResult } from '../../generated/partner/types.js'
import { stubsAt } from '../../src/partner/endpoint.js'
import { answering, envelope, fault, refused, thrown } from './answers.js'

const Login = suite('SOAP login and logout')

const PASSWORD = 'pa<ss>&"word\'€😀'
const RESULT =
  '<result><metadataServerUrl>https://a.my.salesforce.com/services/Soap/m/64.0/00D1</metadataServerUrl>' +
  '<passwordExpired>false</passwordExpired><sandbox>true</sandbox>' +
  '<serverUrl>https://a.my.salesforce.com/services/Soap/u/64.0/00D1</serverUrl>' +
  '<sessionId>sid</sessionId><userId>005000000000001AAA</userId>' +
  '<userInfo><organizationId>00D000000000001AAA</organizationId><roleId xsi:nil="true"/>' +
  '<sessionSecondsValid>7200</sessionSecondsValid><userFullName> Ada &amp; Co </userFullName></userInfo></result>'

interface More {
  readonly username?: string
  readonly password?: unknown
  readonly callOptions?: object
  readonly loginScope?: unknown
}

function login(send: Send, more: More = {}): Promise<LoginResult> {
  const { username = 'u@x.org', password = PASSWORD, callOptions, loginScope } = more
  const headers = { LoginScopeHeader: loginScope as never, CallOptions: callOptions as never }
  const stubs = stubsAt('https://login.salesforce.com', '64.0', send)
  return stubs.login({ username, password: password as string }, { headers })
}

function logout(send: Send, instanceUrl: string, sessionId: string): Promise<void> {
  return stubsAt(instanceUrl, '64.0', send).logout({}, { headers: { SessionHeader: { sessionId } } })
}

const OPENING =
  '<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ' +
  ' xmlns:ens="urn:sobject.partner.soap.sforce.com" xmlns:tns="urn:partner.soap.sforce.com" xmlns:fns="urn:fault.partner.soap.sforce.com">'

Login('the envelope of login, to the byte', async () => {
  const { send, sent } = answering(envelope(`<loginResponse>${RESULT}</loginResponse>`))
  await login(send)
  assert.is(sent[0]?.url, 'https://login.salesforce.com/services/Soap/u/64.0')
  assert.is(sent[0]?.method, 'POST')
  assert.equal(sent[0]?.headers, { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' })
  assert.is(
    sent[0]?.body,
    `${OPENING}<soap:Body><login xmlns="urn:partner.soap.sforce.com"><username>u@x.org</username>` +
      '<password>pa&lt;ss&gt;&amp;&quot;word&apos;€😀</password></login></soap:Body></soap:Envelope>',
  )
})

Login('headers of login in the order of the contract, with the nil that the schema wants', async () => {
  const { send, sent } = answering(envelope(`<loginResponse>${RESULT}</loginResponse>`))
  await login(send, { callOptions: { client: 'c' }, loginScope: { portalId: '060', organizationId: '00D' } })
  const header = /<soap:Header>.*<\/soap:Header>/.exec(sent[0]?.body ?? '')?.[0]
  assert.is(
    header,
    '<soap:Header><LoginScopeHeader xmlns="urn:partner.soap.sforce.com"><organizationId>00D</organizationId><portalId>060</portalId></LoginScopeHeader> ' +
      '<CallOptions xmlns="urn:partner.soap.sforce.com"><client>c</client><defaultNamespace xsi:nil="true"></defaultNamespace></CallOptions></soap:Header>',
  )
})

Login('the envelope of logout, to the byte', async () => {
  const { send, sent } = answering(envelope('<logoutResponse/>'))
  const result = await logout(send, 'https://a.my.salesforce.com', '00D!a<b')
  assert.is(result, undefined)
  assert.is(sent[0]?.url, 'https://a.my.salesforce.com/services/Soap/u/64.0')
  assert.is(
    sent[0]?.body,
    `${OPENING}<soap:Header><SessionHeader xmlns="urn:partner.soap.sforce.com"><sessionId>00D!a&lt;b</sessionId></SessionHeader></soap:Header>` +
      '<soap:Body><logout xmlns="urn:partner.soap.sforce.com"></logout></soap:Body></soap:Envelope>',
  )
})

const EXPECTED = {
  metadataServerUrl: 'https://a.my.salesforce.com/services/Soap/m/64.0/00D1',
  passwordExpired: false,
  sandbox: true,
  serverUrl: 'https://a.my.salesforce.com/services/Soap/u/64.0/00D1',
  sessionId: 'sid',
  userId: '005000000000001AAA',
  userInfo: {
    organizationId: '00D000000000001AAA',
    roleId: null,
    sessionSecondsValid: 7200,
    userFullName: ' Ada & Co ',
  },
}

const pretty = (xml: string): string => xml.replace(/></g, '>\n    <')
const prefixed = (xml: string): string =>
  xml
    .replace(/<(\/?)([a-z])/g, '<$1p:$2')
    .replace('<p:loginResponse', '<p:loginResponse xmlns:p="urn:partner.soap.sforce.com"')
const cdata = (xml: string): string =>
  xml.replace('>sid<', '><![CDATA[sid]]><').replace(' Ada &amp; Co ', '<![CDATA[ Ada & Co ]]>')
const BODY = `<loginResponse>${RESULT}</loginResponse>`

for (const [style, body] of Object.entries({
  plain: BODY,
  pretty: pretty(BODY),
  prefixed: prefixed(BODY),
  cdata: cdata(BODY),
  both: prefixed(pretty(BODY)),
})) {
  Login(`an answer is read alike in the style ${style}`, async () => {
    const { send } = answering(envelope(body))
    assert.equal(await login(send), EXPECTED)
  })
}

for (const password of [
  '<![CDATA[x]]><evil/><![CDATA[y]]>',
  ']]>',
  '</password><username>admin</username>',
  '&amp;',
  ' padded ',
]) {
  Login(`a password goes out as text whatever it looks like: ${password}`, async () => {
    const { send, sent } = answering(envelope(BODY))
    await login(send, { password })
    const text = /<password>(.*)<\/password>/.exec(sent[0]?.body ?? '')?.[1] ?? ''
    const read = text
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&apos;/g, "'")
      .replace(/&amp;/g, '&')
    assert.is(read, password)
    assert.not.match(text, '<')
  })
}

for (const [what, password] of Object.entries({
  control: 'x\u0001topsecret',
  nul: '\0topsecret',
  surrogate: 'topsecret\uD800',
  noncharacter: 'topsecret\uFFFE',
})) {
  Login(`a password that XML cannot hold is refused without showing: ${what}`, async () => {
    const { send, sent } = answering(envelope(BODY))
    const error = await thrown(() => login(send, { password }))
    assert.instance(error, TypeError)
    assert.is(sent.length, 0)
    assert.not.match(inspect(error, { depth: 9, showHidden: true }), 'topsecret')
  })
}

for (const password of [{ $xml: '<evil/>' }, { attributes: {} }, ['a'], () => 'x', Symbol('x')]) {
  Login(`a password that is no text is refused: ${typeof password}`, async () => {
    const { send, sent } = answering(envelope(BODY))
    assert.instance(await thrown(() => login(send, { password })), TypeError)
    assert.is(sent.length, 0)
  })
}

const VERDICTS: readonly (readonly [code: string, verdict: string])[] = [
  ['INVALID_LOGIN', 'credentials'],
  ['LOGIN_MUST_USE_SECURITY_TOKEN', 'credentials'],
  ['PASSWORD_LOCKOUT', 'policy'],
  ['LOGIN_DURING_RESTRICTED_DOMAIN', 'policy'],
  ['INVALID_OPERATION', 'configuration'],
  ['UNSUPPORTED_API_VERSION', 'configuration'],
  ['ORG_LOCKED', 'terminal'],
  ['REQUEST_LIMIT_EXCEEDED', 'throttled'],
  ['SERVER_UNAVAILABLE', 'retry'],
]

for (const [code, verdict] of VERDICTS) {
  Login(`${code} at login: ${verdict}`, async () => {
    const { send } = answering(fault(code, 'It&apos;s &lt;said&gt;', 'LoginFault'), { status: 500 })
    const error = await refused(() => login(send))
    assert.is(error.errorCode, code)
    assert.is(error.verdict, verdict)
    assert.is(error.status, 500)
    assert.ok(error.message.startsWith(`${code}: It's <said>`))
  })
}

Login('a retired or disabled login names the ways out', async () => {
  const { send } = answering(fault('INVALID_OPERATION', 'off'), { status: 500 })
  const { message } = await refused(() => login(send))
  assert.match(message, /client credentials/)
  assert.match(message, /JWT bearer/)
  assert.match(message, /web login/)
})

Login('a fault that quotes the password is told without it', async () => {
  const { send } = answering(fault('INVALID_LOGIN', 'no: hunter2'), { status: 500 })
  const error = await refused(() => login(send, { password: 'hunter2' }))
  assert.not.match(inspect(error, { depth: 9, showHidden: true }), 'hunter2')
})

Login('INVALID_SESSION_ID asks to sign in again', async () => {
  const { send } = answering(fault('INVALID_SESSION_ID', 'over'), { status: 500 })
  const error = await refused(() => logout(send, 'https://a', 'sid-of-mine'))
  assert.is(error.errorCode, 'INVALID_SESSION_ID')
  assert.is(error.verdict, 'reauthorize')
})

Login('a fault with status 200 is a fault all the same', async () => {
  const error = await refused(() => login(answering(fault('INVALID_LOGIN', 'no')).send))
  assert.is(error.errorCode, 'INVALID_LOGIN')
  assert.is(error.status, 200)
})

Login('logins at once do not mix', async () => {
  const { send, sent } = answering(envelope(BODY))
  await Promise.all(
    ['a', 'b', 'c', 'd'].map((username) => login(send, { username, callOptions: { client: username } })),
  )
  const pairs = sent.map(({ body = '' }) => [/<client>(.)/.exec(body)?.[1], /<username>(.)/.exec(body)?.[1]])
  assert.equal(pairs.sort(), [
    ['a', 'a'],
    ['b', 'b'],
    ['c', 'c'],
    ['d', 'd'],
  ])
})

Login.run()
