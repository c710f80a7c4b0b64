import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { createEnvelopeCheck } from '../../src/testing/contracts/xsd.js'

const Check = suite('envelopes against the contract')

const wsdl = readFileSync(fileURLToPath(new URL('../../specs/partner.wsdl', import.meta.url)), 'utf8')
const contract = createEnvelopeCheck(wsdl)

const NAMESPACES = [
  'xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  'xmlns:s="urn:sobject.partner.soap.sforce.com"',
  'xmlns:f="urn:fault.partner.soap.sforce.com"',
  'xmlns="urn:partner.soap.sforce.com"',
].join(' ')

function envelope(body: string, header = ''): string {
  const head = header && `<soap:Header>${header}</soap:Header>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<soap:Envelope ${NAMESPACES}>${head}<soap:Body>${body}</soap:Body></soap:Envelope>`
}

const SESSION = '<SessionHeader><sessionId>hidden</sessionId></SessionHeader>'
const LOGIN = '<login><username>u</username><password>hidden</password></login>'

function fault(code: string): string {
  const detail = `<f:LoginFault xsi:type="f:LoginFault"><f:exceptionCode>${code}</f:exceptionCode><f:exceptionMessage>no</f:exceptionMessage></f:LoginFault>`
  return `<soap:Fault><faultcode xmlns="">f:X</faultcode><faultstring xmlns="">no</faultstring><detail xmlns="">${detail}</detail></soap:Fault>`
}

const valid: readonly (readonly [string, string])[] = [
  ['a login', envelope(LOGIN)],
  [
    'a call with headers',
    envelope('<logout/>', `${SESSION}<QueryOptions><batchSize>200</batchSize></QueryOptions>`),
  ],
  [
    'a record with a nil id and fields of its own',
    envelope(
      '<create><sObjects><s:type>Account</s:type><s:Id xsi:nil="true"/><s:Name>n</s:Name></sObjects></create>',
      SESSION,
    ),
  ],
  ['a fault with its detail', envelope(fault('INVALID_LOGIN'))],
]

const DELETE_SHORT = '<delete><ids>hidden000000000</ids></delete>'

const invalid: readonly (readonly [what: string, envelope: string, violation: RegExp])[] = [
  [
    'elements in another order',
    envelope('<login><password>hidden</password><username>u</username></login>'),
    /password': This element is not expected\. Expected is \( \{urn:partner\.soap\.sforce\.com}username \)/,
  ],
  [
    'a missing element',
    envelope('<login><username>hidden</username></login>'),
    /login': Missing child .*password/,
  ],
  ['an element too many', envelope('<logout><all>hidden</all></logout>'), /logout': .*not allowed/],
  ['an operation that is none', envelope('<leave/>'), /leave': No matching global element/],
  [
    'an operation without its namespace',
    envelope('<logout xmlns=""/>'),
    /logout': This element is not expected/,
  ],
  ['a second operation', envelope('<logout/><logout/>', SESSION), /logout': This element is not expected/],
  ['no operation', envelope(''), /Body': Missing child/],
  [
    'a header that is none',
    envelope(LOGIN, '<Session>hidden</Session>'),
    /Session': No matching global element/,
  ],
  ['an empty session header', envelope('<logout/>', '<SessionHeader/>'), /SessionHeader': Missing child/],
  [
    'a client alone in the call options',
    envelope(LOGIN, '<CallOptions><client>hidden</client></CallOptions>'),
    /CallOptions': Missing child .*defaultNamespace/,
  ],
  [
    'a record without an id',
    envelope('<create><sObjects><s:type>Account</s:type><s:Name>hidden</s:Name></sObjects></create>'),
    /Name': This element is not expected.*Id \)/,
  ],
  ['an id of 15 characters', envelope(DELETE_SHORT), /ids': The value is refused by the facet length/],
  [
    'a number that is none',
    envelope(
      '<queryMore><queryLocator>x</queryLocator></queryMore>',
      '<QueryOptions><batchSize>hidden</batchSize></QueryOptions>',
    ),
    /batchSize': The value is no valid value of the atomic type 'xs:int'/,
  ],
  [
    'a value made to look like a message',
    envelope(
      '<logout/>',
      `<QueryOptions><batchSize>' is not a valid value of the atomic type 'xs:int'. 'hidden</batchSize></QueryOptions>`,
    ),
    /batchSize': The value is no valid value of the atomic type 'xs:int'\.$/,
  ],
  [
    'a code outside the enumeration',
    envelope(fault('hidden')),
    /exceptionCode': The value is refused by the facet enumeration/,
  ],
  [
    'a derived type that is none',
    envelope('<sendEmail><messages xsi:type="hidden"/></sendEmail>'),
    /'…' of the xsi:type/,
  ],
  ['another document', '<hidden/>', /No matching global declaration/],
  ['a text that is no XML', 'hidden', /^Not well-formed XML, line 1/],
  ['an envelope cut off', envelope(LOGIN).slice(0, -20), /^Not well-formed XML/],
  ['nothing', '', /^Not well-formed XML/],
  [
    'an external entity',
    `<!DOCTYPE a [<!ENTITY e SYSTEM "file:///hidden">]>${envelope('<logout>&e;</logout>').split('\n')[1] ?? ''}`,
    /^A document type declaration/,
  ],
]

for (const [what, text] of valid) {
  Check(`lets pass ${what}`, () => {
    assert.equal(contract.check(text), [])
  })
}

for (const [what, text, violation] of invalid) {
  Check(`names ${what}, and no value`, () => {
    const violations = contract.check(text)
    assert.match(violations[0] ?? 'no violation', violation)
    if (what !== 'another document') assert.not.match(violations.join('\n'), 'hidden')
  })
}

Check('fetches nothing that a message points to', () => {
  const hint = 'xsi:schemaLocation="urn:partner.soap.sforce.com file:///nowhere.xsd"'
  assert.equal(contract.check(envelope(`<logout ${hint}/>`)), [])
})

Check('works again after it was freed', () => {
  const check = createEnvelopeCheck(wsdl)
  assert.equal(check.check(envelope('<logout/>')), [])
  check.dispose()
  assert.equal(check.check(envelope('<logout/>')), [])
  check.dispose()
})

Check('refuses a contract without schemas', () => {
  const check = createEnvelopeCheck('<definitions xmlns="http://schemas.xmlsoap.org/wsdl/"/>')
  assert.throws(() => check.check(envelope('<logout/>')), /no WSDL with schemas/)
})

Check.after(() => contract.dispose())

Check.run()
