import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { ElementParticle, Wsdl } from '../../../scripts/wsdl/model.js'
import { readWsdl } from '../../../scripts/wsdl/read.js'
import { Connection, type StubsModule } from '../../../src/index.js'
import { loadGenerated } from '../../helpers/generated.js'
import { message, ownWsdl, temporaryFile } from '../../helpers/own-wsdl.js'
import { smallWsdl } from './small-wsdl.js'

const Forms = suite('forms of XML Schema that WSDLs of others have')

interface Read {
  readonly wsdl: Wsdl
  readonly warnings: readonly string[]
}

function read(text: string): Read {
  const warnings: string[] = []
  const wsdl = readWsdl('x.wsdl', text, (warning) => warnings.push(warning))
  return { wsdl, warnings }
}

const types = (text: string): Read => read(smallWsdl({ types: text }))
const complex = (content: string): Read => types(`<xsd:complexType name="A">${content}</xsd:complexType>`)
const element = (name: string, more = 'type="xsd:int"'): string => `<xsd:element name="${name}" ${more}/>`

/** The elements of the first type: name, occurrence and type. */
function elementsOf({ wsdl }: Read): string[] {
  const particles = wsdl.complexTypes[0]?.particles ?? []
  return particles
    .filter((one): one is ElementParticle => one.kind === 'element')
    .map(({ name, min, max, type }) => `${name.name} ${min}..${max} ${'kind' in type ? '{}' : type.name}`)
}

const PARTICLES: Readonly<Record<string, readonly [content: string, elements: readonly string[]]>> = {
  'a choice: each of its elements may be absent': [
    `<xsd:choice>${element('a')}${element('b')}</xsd:choice>`,
    ['a 0..1 int', 'b 0..1 int'],
  ],
  'a choice within a sequence, in its place': [
    `<xsd:sequence>${element('a')}<xsd:choice minOccurs="0">${element('b')}</xsd:choice>${element('c')}</xsd:sequence>`,
    ['a 1..1 int', 'b 0..1 int', 'c 1..1 int'],
  ],
  'a sequence that may be there several times: so may its elements': [
    `<xsd:sequence maxOccurs="unbounded">${element('a')}</xsd:sequence>`,
    ['a 1..unbounded int'],
  ],
  'all: as a sequence': [`<xsd:all>${element('a')}</xsd:all>`, ['a 1..1 int']],
  'attributes: passed over': [
    `<xsd:sequence>${element('a', 'type="xsd:int" default="1"')}</xsd:sequence><xsd:attribute name="b"/><xsd:anyAttribute/>`,
    ['a 1..1 int'],
  ],
  'a reference to an element: its name and its type': [
    '<xsd:sequence><xsd:element ref="t:ping" minOccurs="0"/><xsd:element ref="ping"/></xsd:sequence>',
    ['ping 0..1 string', 'ping 1..1 string'],
  ],
  'a restriction: the elements that it says again': [
    `<xsd:complexContent><xsd:restriction base="t:B"><xsd:sequence>${element('a')}</xsd:sequence></xsd:restriction></xsd:complexContent>`,
    ['a 1..1 int'],
  ],
  'an element of a simple type without a name: what that restricts': [
    '<xsd:sequence><xsd:element name="a"><xsd:simpleType><xsd:restriction base="xsd:positiveInteger"><xsd:maxExclusive value="100"/></xsd:restriction></xsd:simpleType></xsd:element></xsd:sequence>',
    ['a 1..1 positiveInteger'],
  ],
  'an element of text with attributes: its text': [
    '<xsd:sequence><xsd:element name="a"><xsd:complexType><xsd:simpleContent><xsd:extension base="xsd:int"><xsd:attribute name="b"/></xsd:extension></xsd:simpleContent></xsd:complexType></xsd:element></xsd:sequence>',
    ['a 1..1 int'],
  ],
}

for (const [what, [content, elements]] of Object.entries(PARTICLES)) {
  Forms(`reads ${what}; with a warning`, () => {
    const found = complex(content)
    assert.equal(elementsOf(found), elements)
    assert.ok(found.warnings.length > 0)
    for (const warning of found.warnings) assert.match(warning, /^x\.wsdl:\d+: <.*>: .* is taken in part/)
  })
}

const SIMPLE: Readonly<Record<string, string>> = {
  'a list': '<xsd:simpleType name="S"><xsd:list itemType="xsd:int"/></xsd:simpleType>',
  'a union': '<xsd:simpleType name="S"><xsd:union memberTypes="xsd:int xsd:date"/></xsd:simpleType>',
  'a type of text with attributes':
    '<xsd:complexType name="S"><xsd:simpleContent><xsd:extension base="xsd:string"><xsd:attribute name="a"/></xsd:extension></xsd:simpleContent></xsd:complexType>',
}

for (const [what, text] of Object.entries(SIMPLE)) {
  Forms(`reads ${what} as text; with a warning`, () => {
    const { wsdl, warnings } = types(text)
    assert.equal(
      wsdl.simpleTypes.map(({ name, base }) => [name.name, base.name]),
      [['S', 'string']],
    )
    assert.ok(warnings.length > 0)
  })
}

Forms('of a type that is declared twice, the first counts; with a warning', () => {
  const twice = [element('a'), element('b')].map(
    (one) => `<xsd:complexType name="A"><xsd:sequence>${one}</xsd:sequence></xsd:complexType>`,
  )
  const found = types(twice.join(''))
  assert.equal(elementsOf(found), ['a 1..1 int'])
  assert.is(found.wsdl.complexTypes.length, 1)
  assert.match(found.warnings.join(), '{urn:t}A is declared twice, and the first one counts')
})

Forms('an element that holds itself without a type of a name ends in one that may hold anything', () => {
  const loop =
    '<xsd:element name="loop"><xsd:complexType><xsd:sequence><xsd:element ref="t:loop" minOccurs="0"/></xsd:sequence></xsd:complexType></xsd:element>'
  const { wsdl } = types(loop)
  const { type } = wsdl.elements.find(({ name }) => name.name === 'loop')!
  const [first] = 'kind' in type ? type.particles : []
  const inner = (first as ElementParticle).type
  const [second] = 'kind' in inner ? inner.particles : []
  assert.equal((second as ElementParticle | undefined)?.type ?? inner, {
    namespace: 'http://www.w3.org/2001/XMLSchema',
    name: 'anyType',
  })
})

Forms('of several ports that of a service of Salesforce counts; with a warning', () => {
  const port = (name: string, location: string): string =>
    `<wsdl:port name="${name}" binding="t:B"><soap:address location="${location}"/></wsdl:port>`
  const service = port('P', 'https://x.example/') + port('Q', 'https://x.example/services/Soap/u/64.0')
  const { wsdl, warnings } = read(smallWsdl({ service }))
  assert.is(wsdl.service.port, 'Q')
  assert.match(warnings.join(), 'a second wsdl:port')
})

Forms('sections that import or include each other by a place are read as one file', () => {
  const { wsdl, warnings } = types(
    '<xsd:include schemaLocation="y.xsd"/><xsd:import namespace="u" schemaLocation="z"/>',
  )
  assert.is(wsdl.schemas.length, 1)
  assert.is(warnings.length, 2)
})

Forms('a kind of place is told of once', () => {
  const choices = ['A', 'B', 'C'].map(
    (name) => `<xsd:complexType name="${name}"><xsd:choice/></xsd:complexType>`,
  )
  assert.is(types(choices.join('')).warnings.length, 1)
})

interface Api {
  order(request: object): Promise<unknown>
}

Forms('stubs of such a WSDL send and read what a server of it does', async () => {
  const text = ownWsdl({
    types: `<xsd:element name="note" type="xsd:string"/>
<xsd:simpleType name="Days"><xsd:list itemType="xsd:int"/></xsd:simpleType>
<xsd:complexType name="Price"><xsd:simpleContent><xsd:extension base="xsd:decimal"><xsd:attribute name="currency"/></xsd:extension></xsd:simpleContent></xsd:complexType>
<xsd:complexType name="Base"><xsd:sequence><xsd:element name="id" type="xsd:unsignedInt"/></xsd:sequence></xsd:complexType>
<xsd:complexType name="Middle"><xsd:complexContent><xsd:extension base="tns:Base"><xsd:sequence><xsd:element name="price" type="tns:Price"/></xsd:sequence></xsd:extension></xsd:complexContent></xsd:complexType>
<xsd:complexType name="Part"><xsd:complexContent><xsd:extension base="tns:Middle"><xsd:choice><xsd:element name="days" type="tns:Days"/><xsd:element ref="tns:note"/></xsd:choice></xsd:extension></xsd:complexContent></xsd:complexType>
<xsd:element name="order"><xsd:complexType><xsd:sequence><xsd:element name="parts" type="tns:Base" maxOccurs="unbounded"/></xsd:sequence></xsd:complexType></xsd:element>
<xsd:element name="orderResponse"><xsd:complexType><xsd:sequence><xsd:element name="result" type="tns:Part"/></xsd:sequence></xsd:complexType></xsd:element>`,
    messages: message('orderRequest', 'tns:order') + message('orderResponse', 'tns:orderResponse'),
    operations: [{ name: 'order', input: 'orderRequest', output: 'orderResponse' }],
  })
  const warnings: string[] = []
  const stubs = await loadGenerated<StubsModule<Api>>(temporaryFile('forms.wsdl', text), (one) =>
    warnings.push(one),
  )
  assert.ok(warnings.length > 2)
  const sent: string[] = []
  const conn = new Connection({
    accessToken: '00D!token',
    instanceUrl: 'https://example.my.salesforce.com',
    fetch: async (_url, init) => {
      sent.push(await new Response(init.body).text())
      const result = '<id>7</id><price currency="EUR">1.50</price><days>1 2</days><note>n</note>'
      const answer = `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:enterprise.soap.sforce.com"><e:Body><orderResponse><result>${result}</result></orderResponse></e:Body></e:Envelope>`
      return new Response(answer, { headers: { 'content-type': 'text/xml' } })
    },
  })
  const result = await conn
    .api(stubs)
    .order({ parts: [{ note: 'n', price: 1.5, id: 7, 'xsi:type': 'Part' }] })
  assert.equal(result, { 'xsi:type': 'Part', id: 7, price: 1.5, days: '1 2', note: 'n' })
  assert.match(sent[0] ?? '', '<parts xsi:type="tns:Part"><id>7</id><price>1.5</price><note>n</note></parts>')
})

Forms.run()
