import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { readWsdl } from '../../../scripts/wsdl/read.js'
import { smallWsdl } from './small-wsdl.js'

const Read = suite('reading a WSDL')

Read('gives operations with headers, elements and documentation', () => {
  const wsdl = readWsdl('x.wsdl', smallWsdl())
  const ping = { namespace: 'urn:t', name: 'ping' }
  const { line, ...operation } = wsdl.operations[0]!
  assert.equal(operation, {
    name: 'ping',
    soapAction: '',
    input: ping,
    output: ping,
    requestHeaders: [{ name: 'who', element: ping }],
    responseHeaders: [],
    faults: [],
    documentation: 'Answers.',
  })
  assert.type(line, 'number')
  assert.is(wsdl.service.address, 'https://x.example/')
})

Read('gives order, occurrence, nil, base and anonymous types', () => {
  const types = `
<xsd:complexType name="A" abstract="true"><xsd:sequence>
<xsd:element name="b" type="xsd:int" minOccurs="0" maxOccurs="unbounded" nillable="true"/>
<xsd:any namespace="##targetNamespace" processContents="lax" minOccurs="0" maxOccurs="5"/>
<xsd:element name="a"><xsd:complexType/></xsd:element>
</xsd:sequence></xsd:complexType>
<xsd:complexType name="B"><xsd:complexContent><xsd:extension base="t:A"/></xsd:complexContent></xsd:complexType>`
  const [a, b] = readWsdl('x.wsdl', smallWsdl({ types })).complexTypes
  assert.is(a?.abstract, true)
  assert.equal(b?.base, { namespace: 'urn:t', name: 'A' })
  const [first, any, last] = a?.particles ?? []
  assert.equal(first, {
    kind: 'element',
    name: { namespace: 'urn:t', name: 'b' },
    type: { namespace: 'http://www.w3.org/2001/XMLSchema', name: 'int' },
    min: 0,
    max: 'unbounded',
    nillable: true,
    line: 11,
  })
  assert.equal(any, {
    kind: 'any',
    namespace: '##targetNamespace',
    processContents: 'lax',
    min: 0,
    max: 5,
    line: 12,
  })
  assert.equal(last?.kind === 'element' && last.type, {
    kind: 'complex',
    abstract: false,
    particles: [],
    line: 13,
  })
})

Read('gives values and facets, and cuts the prefix off qualified values', () => {
  const types = `
<xsd:simpleType name="Code"><xsd:restriction base="xsd:QName"><xsd:enumeration value="t:OK"/></xsd:restriction></xsd:simpleType>
<xsd:simpleType name="Key"><xsd:restriction base="xsd:string"><xsd:length value="3"/></xsd:restriction></xsd:simpleType>`
  const [code, key] = readWsdl('x.wsdl', smallWsdl({ types })).simpleTypes
  assert.equal(code?.enumeration, ['OK'])
  assert.equal(key?.facets, [{ name: 'length', value: '3' }])
})

const shared = fileURLToPath(new URL('../../../../shared/wsdl/', import.meta.url))
const vendor: readonly (readonly [file: string, operations: number, complex: number, simple: number])[] = [
  ['partner-31', 48, 116, 17],
  ['partner-41', 59, 180, 37],
  ['partner-45', 63, 184, 38],
  ['partner-50', 63, 186, 37],
  ['partner-55', 101, 276, 54],
  ['partner-58', 63, 187, 38],
  ['partner-60', 63, 188, 37],
  ['partner-62', 63, 189, 38],
  ['partner-64', 63, 190, 40],
  ['partner-65', 63, 190, 40],
  ['partner-66', 63, 190, 40],
  ['enterprise-47', 63, 900, 38],
  ['metadata-66', 15, 1535, 676],
]

if (existsSync(shared)) {
  for (const [name, operations, complexTypes, simpleTypes] of vendor) {
    Read(`reads the vendor's ${name} whole`, () => {
      const path = `${shared}${name}.wsdl`
      const wsdl = readWsdl(path, readFileSync(path, 'utf8'))
      const counts = [wsdl.operations.length, wsdl.complexTypes.length, wsdl.simpleTypes.length]
      assert.equal(counts, [operations, complexTypes, simpleTypes])
    })
  }
}

Read.run()
