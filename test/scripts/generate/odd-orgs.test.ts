// at most 240 s
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { generatePartner } from '../../../scripts/generate/partner.js'
import { Connection, type StubsModule } from '../../../src/index.js'
import { loadGenerated } from '../../helpers/generated.js'
import { changedWsdl, field, message, object, ownWsdl, plain, temporaryFile } from '../../helpers/own-wsdl.js'
import { compileGenerated } from '../../helpers/compile-generated.js'

const Orgs = suite('generation from the WSDLs of odd orgs')

/** Names of fields that mean something to JavaScript, TypeScript, node-soap or wsdl-tsclient. */
const FIELDS = [
  ...['class', 'constructor', 'default', 'delete', 'function', 'hasOwnProperty', 'interface', 'length'],
  ...['null', 'prototype', 'toJSON', 'toString', '__proto__', 'type', 'undefined', 'valueOf', 'xsi_type'],
  ...['attributes', 'children', 'name', 'request', 'targetNamespace', 'targetNSAlias', 'value', 'then'],
  ...['a.b', 'a-b', 'Ünï__c', 'ns__Bar__c', 'ns__Bar__r', 'X2__c', '_x'],
]

/** Names of types of the same kinds, and such as differ in nothing that TypeScript takes. */
const TYPES = [
  ...['AbortSignal', 'Array', 'Boolean', 'Date', 'Function', 'Number', 'Object', 'Promise', 'ReadonlyArray'],
  ...['Record', 'String', 'Symbol', 'Stubs', 'Operations', 'OperationName', 'Contract', 'Call', 'AnyAccount'],
  ...['any', 'bigint', 'boolean', 'never', 'null', 'number', 'object', 'string', 'undefined', 'void'],
  ...['class', 'default', 'interface', 'types'],
  ...['a-b', 'a.b', 'A_b', 'Ünï__c', 'ünï__c', 'foo__c', 'Foo__c', 'FOO__C', 'Foo__Share', 'ns__Foo__c'],
  ...['account', 'AccountType', 'ACCOUNT', 'query', 'Query', 'QueryRequest', 'SObject', 'AnySObject'],
]

const references = (prefix: string): string =>
  TYPES.map((name, index) => field(`f${index}`, `${prefix}:${name}`)).join('')

const empty = (name: string): string =>
  `<xsd:element name="${name}"><xsd:complexType><xsd:sequence/></xsd:complexType></xsd:element>`
const odd = ['constructor', 'toString', 'delete', 'default', 'then', 'a-b', 'records']

const WSDLS: Readonly<Record<string, string>> = {
  'odd fields': ownWsdl({ fields: FIELDS.map((name) => field(name)).join('') }),
  'odd objects': ownWsdl({
    objects: TYPES.map((name) => object(name)).join('') + object('Refs', references('ens')),
  }),
  'odd types': ownWsdl({
    types: TYPES.map((name) => plain(name, field('x'))).join('') + plain('Refs', references('tns')),
  }),
  'odd operations': ownWsdl({ operations: odd.map((name) => ({ name })) }),
  'operations of one element': ownWsdl({
    types: empty('ping') + empty('Ping') + empty('pingRequest'),
    messages: message('ping', 'tns:ping') + message('Ping', 'tns:Ping') + message('p', 'tns:pingRequest'),
    operations: [
      { name: 'ping', input: 'ping' },
      { name: 'pong', input: 'ping' },
      { name: 'Ping', input: 'Ping' },
      { name: 'pang', input: 'p' },
      { name: 'echo', input: 'queryResponse' },
    ],
  }),
  'odd values': ownWsdl({
    types: `<xsd:simpleType name="Odd"><xsd:restriction base="xsd:string">${['', "a'b", 'a&quot;b', 'a\\b', 'a&#10;b', 'ü', '*/', '${x}', '`', 'a', 'a'].map((value) => `<xsd:enumeration value="${value}"/>`).join('')}</xsd:restriction></xsd:simpleType>${plain('UsesOdd', field('odd', 'tns:Odd'))}`,
  }),
  'a chain of bases, a loop of references, types in types': ownWsdl({
    types:
      plain('C0') +
      Array.from(
        { length: 30 },
        (_, index) =>
          `<xsd:complexType name="C${index + 1}"><xsd:complexContent><xsd:extension base="tns:C${index}"><xsd:sequence>${field(`f${index}`)}</xsd:sequence></xsd:extension></xsd:complexContent></xsd:complexType>`,
      ).join('') +
      plain('Loop', field('back', 'tns:Loop2')) +
      plain('Loop2', field('back', 'tns:Loop')) +
      `<xsd:complexType name="Outer"><xsd:sequence><xsd:element name="inner"><xsd:complexType><xsd:sequence>${field('x')}</xsd:sequence></xsd:complexType></xsd:element></xsd:sequence></xsd:complexType>`,
  }),
  'documentation that could end a comment': changedWsdl(
    'Runs a query.',
    'a */ b @param ${x} ` types.Account',
  ),
  'an element of the base, said again': ownWsdl({
    types:
      plain('Base', field('a')) +
      `<xsd:complexType name="Again"><xsd:complexContent><xsd:extension base="tns:Base"><xsd:sequence>${field('a')}${field('b')}</xsd:sequence></xsd:extension></xsd:complexContent></xsd:complexType>`,
  }),
  'no schema imports': changedWsdl(/<xsd:import[^>]*\/>/g, ''),
  'a byte order mark and CRLF': `\uFEFF${changedWsdl('\n', '\r\n')}`,
  'another org in the address': changedWsdl('/00D000000000001', ''),
}

Orgs('all compile under every strict flag', async () => {
  const inputs = Object.entries(WSDLS).map(([what, text]) => {
    const name = what.replaceAll(/\W/g, '-')
    return { name, file: temporaryFile(`${name}.wsdl`, text) }
  })
  assert.equal(await compileGenerated(inputs), [])
})

for (const [what, name] of [
  ['odd objects', 'sobjects'],
  ['odd types', 'types'],
  ['operations of one element', 'messages'],
] as const) {
  Orgs(`no two declarations share a name: ${what}`, async () => {
    const files = await generatePartner(temporaryFile('own.wsdl', WSDLS[what]!), '.')
    const text = files.find(({ path }) => path.endsWith(`${name}.ts`))?.text ?? ''
    const names = [...text.matchAll(/^export (?:interface|type) ([^\s<={]+)/gmu)].map(([, found]) => found)
    assert.ok(names.length > 5)
    assert.equal(
      names.filter((one, index) => names.indexOf(one) !== index),
      [],
    )
  })
}

interface Row {
  readonly [field: string]: unknown
}

interface Api {
  query(request: object): Promise<{ records?: readonly Row[] }>
  create(request: { sObjects: readonly Row[] }): Promise<unknown>
}

const NAMESPACES =
  'xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:enterprise.soap.sforce.com" xmlns:sf="urn:sobject.enterprise.soap.sforce.com" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'

/** The operations over one literal answer. */
async function api(wsdl: string, body: string): Promise<{ readonly own: Api; readonly sent: string[] }> {
  const sent: string[] = []
  const conn = new Connection({
    accessToken: '00D!token',
    instanceUrl: 'https://example.my.salesforce.com',
    fetch: async (_url, init) => {
      sent.push(await new Response(init.body).text())
      const text = `<soapenv:Envelope ${NAMESPACES}><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`
      return new Response(text, { headers: { 'content-type': 'text/xml' } })
    },
  })
  return { own: conn.api(await loadGenerated<StubsModule<Api>>(temporaryFile('own.wsdl', wsdl))), sent }
}

const queried = (rows: string): string =>
  `<queryResponse><result><done>true</done><queryLocator xsi:nil="true"/>${rows}<size>1</size></result></queryResponse>`

Orgs('fields of any name are sent and read', async () => {
  const fields = FIELDS.map((name) => `<sf:${name}>${name}!</sf:${name}>`).join('')
  const row = `<records xsi:type="sf:Account"><sf:Id xsi:nil="true"/>${fields}</records>`
  const { own } = await api(WSDLS['odd fields']!, queried(row))
  const { records } = await own.query({ queryString: 'q' })
  const read = records?.[0]
  assert.equal(
    Object.keys(read ?? {}).filter((key) => key !== 'xsi:type' && key !== 'Id'),
    FIELDS,
  )
  for (const name of FIELDS) assert.is(Object.getOwnPropertyDescriptor(read, name)?.value, `${name}!`, name)

  const { own: writing, sent } = await api(WSDLS['odd fields']!, '<createResponse/>')
  await writing.create({ sObjects: [{ ...read, Id: undefined }] })
  for (const name of FIELDS) assert.match(sent[0] ?? '', `>${name}!</ens:${name}>`)
})

Orgs('objects of any name are sent and read, those of built-in types apart', async () => {
  const types = TYPES.filter((name) => name !== 'string' && name !== 'boolean')
  const rows = types.map(
    (name) => `<records xsi:type="sf:${name}"><sf:Id xsi:nil="true"/><sf:Name>${name}!</sf:Name></records>`,
  )
  const { own } = await api(WSDLS['odd objects']!, queried(rows.join('')))
  const { records = [] } = await own.query({ queryString: 'q' })
  assert.equal(
    records,
    types.map((name) => ({ 'xsi:type': name, Id: null, Name: `${name}!` })),
  )
  const { own: writing, sent } = await api(WSDLS['odd objects']!, '<createResponse/>')
  await writing.create({ sObjects: records.map((row) => ({ ...row, Id: undefined })) })
  for (const name of types) assert.match(sent[0] ?? '', `xsi:type="ens:${name}"`)
})

Orgs.run()
