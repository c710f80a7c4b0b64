import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { compareWsdl } from '../../../scripts/specs-check/compare.js'
import { readWsdl } from '../../../scripts/wsdl/read.js'
import { replaced } from '../wsdl/small-wsdl.js'

const Compare = suite('comparing contracts')

const text = readFileSync(fileURLToPath(new URL('../../../specs/partner.wsdl', import.meta.url)), 'utf8')
const contract = readWsdl('partner.wsdl', text)

const PARTNER = '{urn:partner.soap.sforce.com}'
const FAULT = '{urn:fault.partner.soap.sforce.com}'

/** The differences after one text of the contract is replaced by another. */
function differences(part: string, replacement: string): string[] {
  return compareWsdl(contract, readWsdl('changed.wsdl', replaced(text, part, replacement)))
}

type Change = readonly [what: string, part: string, replacement: string, expected: readonly string[]]

const login = 'operation login'
const result = `complex type ${PARTNER}LoginResult`
const record = 'complex type {urn:sobject.partner.soap.sforce.com}sObject'
const loginScope = '<soap:header message="tns:Header" part="LoginScopeHeader" use="literal"/>'
const callOptions = '<soap:header message="tns:Header" part="CallOptions" use="literal"/>'

const changes: readonly Change[] = [
  [
    'a type under another name',
    '<xsd:simpleType name="json">',
    '<xsd:simpleType name="JSON">',
    [`simple type ${PARTNER}json is missing`, `simple type ${PARTNER}JSON is not expected`],
  ],
  [
    'another base of a simple type',
    '<xsd:simpleType name="json">\n        <xsd:restriction base="xsd:string"/>',
    '<xsd:simpleType name="json">\n        <xsd:restriction base="xsd:token"/>',
    [`simple type ${PARTNER}json: base is xsd:token, expected xsd:string`],
  ],
  [
    'a value that is missing',
    '<xsd:enumeration value="Profiling"/>',
    '',
    [`simple type ${PARTNER}DebugLevel: value Profiling is missing`],
  ],
  [
    'a value too many',
    '<xsd:enumeration value="Profiling"/>',
    '<xsd:enumeration value="Profiling"/><xsd:enumeration value="All"/>',
    [`simple type ${PARTNER}DebugLevel: value All is not expected`],
  ],
  [
    'another order of values',
    '<xsd:enumeration value="DebugOnly"/>\n          <xsd:enumeration value="Db"/>',
    '<xsd:enumeration value="Db"/>\n          <xsd:enumeration value="DebugOnly"/>',
    [`simple type ${PARTNER}DebugLevel: value Db stands where DebugOnly is expected`],
  ],
  [
    'another facet',
    '<xsd:length value="18"/>',
    '<xsd:length value="15"/>',
    [
      `simple type ${PARTNER}ID: facet length 18 is missing`,
      `simple type ${PARTNER}ID: facet length 15 is not expected`,
    ],
  ],
  [
    'an abstract type',
    '<xsd:complexType name="LoginResult">',
    '<xsd:complexType name="LoginResult" abstract="true">',
    [`${result}: abstract is true, expected false`],
  ],
  [
    'another base of a complex type',
    '<xsd:extension base="fault:ApiQueryFault"/>',
    '<xsd:extension base="fault:ApiFault"/>',
    [`complex type ${FAULT}InvalidFieldFault: base is ${FAULT}ApiFault, expected ${FAULT}ApiQueryFault`],
  ],
  [
    'an element under another name',
    '<xsd:element name="passwordExpired" type="xsd:boolean">',
    '<xsd:element name="expired" type="xsd:boolean">',
    [`${result}: element passwordExpired is missing`, `${result}: element expired is not expected`],
  ],
  [
    'another order of elements',
    '<xsd:element name="username" type="xsd:string"/>\n            <xsd:element name="password" type="xsd:string"/>',
    '<xsd:element name="password" type="xsd:string"/>\n            <xsd:element name="username" type="xsd:string"/>',
    [`element ${PARTNER}login: element password stands where username is expected`],
  ],
  [
    'another type of an element',
    '<xsd:element name="passwordExpired" type="xsd:boolean">',
    '<xsd:element name="passwordExpired" type="xsd:string">',
    [`${result}, element passwordExpired: type is xsd:string, expected xsd:boolean`],
  ],
  [
    'an optional element',
    '<xsd:element name="passwordExpired" type="xsd:boolean">',
    '<xsd:element name="passwordExpired" type="xsd:boolean" minOccurs="0">',
    [`${result}, element passwordExpired: minOccurs is 0, expected 1`],
  ],
  [
    'a repeated element',
    '<xsd:element name="passwordExpired" type="xsd:boolean">',
    '<xsd:element name="passwordExpired" type="xsd:boolean" maxOccurs="unbounded">',
    [`${result}, element passwordExpired: maxOccurs is unbounded, expected 1`],
  ],
  [
    'a nillable element',
    '<xsd:element name="passwordExpired" type="xsd:boolean">',
    '<xsd:element name="passwordExpired" type="xsd:boolean" nillable="true">',
    [`${result}, element passwordExpired: nillable is true, expected false`],
  ],
  [
    'another wildcard',
    '<xsd:any namespace="##targetNamespace" processContents="lax"',
    '<xsd:any namespace="##any" processContents="skip"',
    [
      `${record}, element any: namespace is ##any, expected ##targetNamespace`,
      `${record}, element any: processContents is skip, expected lax`,
    ],
  ],
  [
    'another type of a global element',
    '<xsd:element name="LoginFault" type="fault:LoginFault"/>',
    '<xsd:element name="LoginFault" type="fault:ApiFault"/>',
    [`element ${FAULT}LoginFault: type is ${FAULT}ApiFault, expected ${FAULT}LoginFault`],
  ],
  [
    'another element of a message',
    '<wsdl:message name="loginRequest">\n    <wsdl:part name="parameters" element="tns:login"/>',
    '<wsdl:message name="loginRequest">\n    <wsdl:part name="parameters" element="tns:logout"/>',
    [
      `message loginRequest, part parameters: element is ${PARTNER}logout, expected ${PARTNER}login`,
      `${login}: input is ${PARTNER}logout, expected ${PARTNER}login`,
    ],
  ],
  [
    'another SOAPAction',
    '<soap:operation soapAction=""/>',
    '<soap:operation soapAction="login"/>',
    [`${login}: SOAPAction is "login", expected ""`],
  ],
  ['a header that is missing', loginScope, '', [`${login}: request header LoginScopeHeader is missing`]],
  [
    'another order of headers',
    `${loginScope}\n        ${callOptions}`,
    `${callOptions}\n        ${loginScope}`,
    [`${login}: request header CallOptions stands where LoginScopeHeader is expected`],
  ],
  [
    'a response header too many',
    '<wsdl:output>\n        <soap:body use="literal"/>',
    '<wsdl:output>\n        <soap:header message="tns:Header" part="LimitInfoHeader" use="literal"/><soap:body use="literal"/>',
    [`${login}: response header LimitInfoHeader is not expected`],
  ],
  [
    'another detail of a fault',
    '<wsdl:fault name="LoginFault" message="tns:LoginFault"/>',
    '<wsdl:fault name="LoginFault" message="tns:ApiFault"/>',
    [`${login}, fault LoginFault: element is ${FAULT}fault, expected ${FAULT}LoginFault`],
  ],
  [
    'another name of the service',
    '<wsdl:service name="SforceService">',
    '<wsdl:service name="Service">',
    ['service: name is Service, expected SforceService'],
  ],
]

for (const [what, part, replacement, expected] of changes) {
  Compare(`names ${what}`, () => {
    assert.equal(differences(part, replacement), expected)
  })
}

Compare('finds a contract equal to itself', () => {
  assert.equal(compareWsdl(contract, contract), [])
})

Compare('names operations that are missing and others that are new', () => {
  const renamed = text.replaceAll('<wsdl:operation name="logout">', '<wsdl:operation name="leave">')
  assert.equal(compareWsdl(contract, readWsdl('changed.wsdl', renamed)), [
    'operation logout is missing',
    'operation leave is not expected',
  ])
})

Compare('names a fault that is missing', () => {
  const declared = '<wsdl:fault name="InvalidIdFault" message="tns:InvalidIdFault"/>'
  const bound =
    '<wsdl:fault name="InvalidIdFault"><soap:fault name="InvalidIdFault" use="literal"/></wsdl:fault>'
  const without = replaced(replaced(text, declared, ''), bound, '')
  const found = compareWsdl(contract, readWsdl('changed.wsdl', without))
  assert.equal(found, [`${login}: fault InvalidIdFault is missing`])
})

Compare('takes no notice of documentation, prefixes, order of declarations and the address', () => {
  const address = replaced(text, 'https://login.salesforce.com/', 'https://test.salesforce.com/')
  const prefixed = address.replaceAll('fault:', 'f:').replace('xmlns:fault=', 'xmlns:f=')
  const undocumented = prefixed.replaceAll(/<wsdl:documentation>.*<\/wsdl:documentation>/g, '')
  const type = '<xsd:complexType name="SetPasswordResult"/>'
  const moved = replaced(
    replaced(undocumented, type, ''),
    '<xsd:simpleType name="ID">',
    `${type}<xsd:simpleType name="ID">`,
  )
  assert.equal(compareWsdl(contract, readWsdl('changed.wsdl', moved)), [])
})

Compare.run()
