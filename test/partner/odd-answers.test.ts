import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection, type StubsModule } from '../../src/index.js'
import { createCall } from '../../src/partner/endpoint.js'
import { enterpriseWsdl, loadGenerated } from '../helpers/generated.js'
import { message, ownWsdl, plain, temporaryFile } from '../helpers/own-wsdl.js'
import { answering, envelope, fault, refused, stubs } from './answers.js'

const Odd = suite('answers in the forms that servers have')

const SERVER = 'https://example.my.salesforce.com/services/Soap/u/'

function queried(fields: string): string {
  const record = `<records xsi:type="sf:sObject"><sf:type>X</sf:type><sf:Id xsi:nil="true"/>${fields}</records>`
  return envelope(
    `<queryResponse><result xsi:type="QueryResult"><done>true</done><queryLocator xsi:nil="true"/>${record}<size>1</size></result></queryResponse>`,
  )
}

async function field(xml: string): Promise<unknown> {
  const { records } = await stubs(answering(queried(xml)).send).query({ queryString: 'q' })
  return records?.[0]?.['F']
}

for (const [what, xml, value] of [
  ['a text of one ideographic space', '<sf:F>\u3000</sf:F>', '\u3000'],
  ['a text of blanks', '<sf:F>  \n </sf:F>', '  \n '],
  ['a string of blanks', '<sf:F xsi:type="xsd:string">  </sf:F>', '  '],
  ['infinity', '<sf:F xsi:type="xsd:double">INF</sf:F>', Infinity],
  ['minus infinity', '<sf:F xsi:type="xsd:double">-INF</sf:F>', -Infinity],
  ['no number', '<sf:F xsi:type="xsd:float">NaN</sf:F>', NaN],
  ['line ends', '<sf:F>a\r\nb&#13;c</sf:F>', 'a\nb\rc'],
  ['a nil array item', '<sf:F xsi:type="QueryResult"><records xsi:nil="true"/></sf:F>', { records: [null] }],
  [
    'a type that the contract does not know',
    '<sf:F xsi:type="sf:Mystery"><sf:Name>x</sf:Name><sf:N xsi:type="xsd:int">3</sf:N></sf:F>',
    { 'xsi:type': 'Mystery', Name: 'x', N: 3 },
  ],
] as const) {
  Odd(`a field is read as it is meant: ${what}`, async () => {
    assert.equal(await field(xml), value)
  })
}

for (const [type, text] of [
  ['double', '0x10'],
  ['double', '1e999'],
  ['double', 'Infinity'],
  ['decimal', '1e3'],
  ['int', '0x10'],
  ['int', 'NaN'],
  ['boolean', 'TRUE'],
  ['dateTime', '2026'],
] as const) {
  Odd(`a value that is none of its type is refused: ${text} as ${type}`, async () => {
    const error = await refused(() => field(`<sf:F xsi:type="xsd:${type}">${text}</sf:F>`))
    assert.is(error.errorCode, 'INVALID_RESPONSE')
    assert.not.match(error.message, text)
  })
}

Odd('what comes before the envelope does not matter: white space, comments, instructions', async () => {
  const body = queried('<sf:F>x</sf:F>').replace(/^<\?xml.*?\?>/, '')
  for (const before of [
    '\n<?xml version="1.0"?>',
    '<?xml version="1.0"?><!-- a > b --><?p a?>',
    '<!-- > -->',
  ])
    assert.is((await stubs(answering(before + body).send).query({ queryString: 'q' })).size, 1)
  const dead = `\r\n${fault('INVALID_SESSION_ID', 'gone')}`
  const error = await refused(() => stubs(answering(dead, { status: 500 }).send).query({ queryString: 'q' }))
  assert.is(error.errorCode, 'INVALID_SESSION_ID')
})

Odd('three million comments, and characters that XML does not have, are an invalid answer', async () => {
  const good = queried('<sf:F>x</sf:F>')
  for (const body of [
    good.replace('?>', () => `?>${'<!---->'.repeat(3_000_001)}`),
    ...['\0', '\u0001', '\uFFFE'].map((character) => good.replace('>x<', `>${character}<`)),
    good.replace('UTF-8', 'UTF-16'),
  ]) {
    const error = await refused(() => stubs(answering(body).send).query({ queryString: 'q' }))
    assert.is(error.errorCode, 'INVALID_RESPONSE')
  }
})

Odd('an error of more than 1 MB is known by its status, and not read', async () => {
  const body = fault('INVALID_SESSION_ID', 'x'.repeat(1024 * 1024))
  const error = await refused(() => stubs(answering(body, { status: 500 }).send).query({ queryString: 'q' }))
  assert.is(error.errorCode, 'ERROR_HTTP_500')
})

Odd("a fault's text is whole in faultString, and of one line in the message", async () => {
  const text = 'UNKNOWN_EXCEPTION: first\nsecond\nthird'
  const body = envelope(
    `<soapenv:Fault><faultcode>sf:UNKNOWN_EXCEPTION</faultcode><faultstring>${text}</faultstring></soapenv:Fault>`,
  )
  const error = await refused(() => stubs(answering(body, { status: 500 }).send).query({ queryString: 'q' }))
  assert.is(error.faultString, text)
  assert.is(error.message, 'UNKNOWN_EXCEPTION: first second third')
})

Odd('a fault text shows no secret', async () => {
  const headers = { SessionHeader: { sessionId: '00D!topsecret' } }
  const body = fault('INVALID_SESSION_ID', 'for\n00D!topsecret')
  const call = () => stubs(answering(body, { status: 500 }).send, headers).query({ queryString: 'q' })
  assert.not.match((await refused(call)).faultString ?? '', 'topsecret')
})

for (const code of [
  'INSUFFICIENT_ACCESS',
  'INSUFFICIENT_ACCESS_OR_READONLY',
  'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
])
  Odd(`access that the user lacks is a matter of policy: ${code}`, async () => {
    const { send } = answering(fault(code, 'no'), { status: 500 })
    assert.is((await refused(() => stubs(send).query({ queryString: 'q' }))).verdict, 'policy')
  })

Odd('a required result is undefined in an older version, and missed in that of the contract', async () => {
  const { send } = answering(envelope('<getServerTimestampResponse/>'))
  const at = (version: string): Promise<unknown> =>
    createCall({ send, version, url: SERVER + version })('getServerTimestamp', {})
  assert.is(await at('30.0'), undefined)
  assert.is((await refused(() => at('64.0'))).errorCode, 'INVALID_RESPONSE')
  assert.is((await refused(() => at('65.0'))).errorCode, 'INVALID_RESPONSE')
})

Odd('a record as REST gives it goes out with the type that its attributes name', async () => {
  const { send, sent } = answering(envelope('<createResponse/>'))
  const owner = { attributes: { type: 'User', url: '/x' }, Username: 'u' }
  const record = { attributes: { type: 'Account', url: '/y' }, Name: 'n', Owner: owner }
  await stubs(send).create({ sObjects: [record as never] })
  assert.match(sent[0]?.body ?? '', '<ens:type>Account</ens:type>')
  assert.match(sent[0]?.body ?? '', '<ens:Owner><ens:type>User</ens:type>')
  assert.not.match(sent[0]?.body ?? '', 'attributes')
})

interface Api {
  query(request: object): Promise<{ records: readonly Record<string, unknown>[] }>
  create(request: object): Promise<unknown>
  look(request: object): Promise<unknown>
}

const NAMESPACES =
  'xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:enterprise.soap.sforce.com" xmlns:sf="urn:sobject.enterprise.soap.sforce.com" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"'

async function own(wsdl: string, body: string): Promise<{ readonly api: Api; readonly sent: string[] }> {
  const sent: string[] = []
  const conn = new Connection({
    accessToken: '00D!token',
    instanceUrl: 'https://example.my.salesforce.com',
    callOptions: { client: 'mine' },
    fetch: async (_url, init) => {
      sent.push(await new Response(init.body).text())
      const text = `<soapenv:Envelope ${NAMESPACES}><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`
      return new Response(text, { headers: { 'content-type': 'text/xml' } })
    },
  })
  return { api: conn.api(await loadGenerated<StubsModule<Api>>(wsdl)), sent }
}

const ROWS = (rows: string): string =>
  `<queryResponse><result><done>true</done><queryLocator xsi:nil="true"/>${rows}<size>1</size></result></queryResponse>`

Odd('a known type of the family wins over the one declared, an unknown one keeps its name', async () => {
  const owner = (type: string): string =>
    `<records xsi:type="sf:Contact"><sf:Id xsi:nil="true"/><sf:Account xsi:type="sf:${type}"><sf:Id>1</sf:Id><sf:IsActive>true</sf:IsActive></sf:Account></records>`
  const { api } = await own(enterpriseWsdl, ROWS(owner('User') + owner('Group')))
  const { records } = await api.query({ queryString: 'q' })
  assert.equal(records[0]?.['Account'], { 'xsi:type': 'User', Id: '1', IsActive: true })
  assert.equal(records[1]?.['Account'], { 'xsi:type': 'Group', Id: '1', IsActive: 'true' })
})

Odd('a record of REST gets its type by name where records are typed', async () => {
  const { api, sent } = await own(enterpriseWsdl, '<createResponse/>')
  await api.create({ sObjects: [{ attributes: { type: 'Contact' }, LastName: 'x' }] })
  assert.match(sent[0] ?? '', 'xsi:type="ens:Contact"')
  assert.not.match(sent[0] ?? '', 'attributes')
})

Odd('nil wins over the schema, and an empty string of any type is one', async () => {
  const item = (name: string, type: string, more = ''): string =>
    `<xsd:element name="${name}" type="${type}" ${more}/>`
  const wsdl = ownWsdl({
    types:
      plain('Part', item('a', 'xsd:string')) +
      `<xsd:element name="lookResponse"><xsd:complexType><xsd:sequence>${item('one', 'tns:Part')}${item('many', 'tns:Part', 'minOccurs="0" maxOccurs="unbounded"')}${item('any', 'xsd:anyType')}${item('text', 'xsd:string')}</xsd:sequence></xsd:complexType></xsd:element>`,
    messages: message('lookResponse', 'tns:lookResponse'),
    operations: [{ name: 'look', output: 'lookResponse' }],
  })
  const body =
    '<lookResponse><one xsi:nil="true"/><many xsi:nil="true"/><any xsi:type="xsd:string"/><text xsi:nil="1"/></lookResponse>'
  const { api } = await own(temporaryFile('nil.wsdl', wsdl), body)
  assert.equal(await api.look({ queryString: 'q' }), { one: null, many: [null], any: '', text: null })
})

Odd.run()
