import { createClientAsync } from 'soap'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { generatePartner } from '../../../scripts/generate/partner.js'
import { Connection, type StubsModule } from '../../../src/index.js'
import { soapOptions } from '../../../src/soap.js'
import { APEX_WSDL, apexAnswer } from '../../helpers/apex-wsdl.js'
import { enterpriseWsdl, loadGenerated } from '../../helpers/generated.js'
import { changedWsdl, field, ownWsdl, plain, temporaryFile } from '../../helpers/own-wsdl.js'
import { compileGenerated } from '../../helpers/compile-generated.js'

const Kinds = suite('WSDLs of every kind that an org gives')

const NAMESPACED = changedWsdl(
  /<xsd:element name="UnexpectedErrorFault" type="fns:UnexpectedErrorFault"\/>/g,
  '<xsd:element name="UnexpectedErrorFault" fns:type="UnexpectedErrorFault"/>',
)
const PACKAGE = changedWsdl('/64.0/00D000000000001', '/64.0/0DF7F000000TEST')
const MISSING = ownWsdl({
  types:
    plain(
      'Holder',
      field('one', 'tns:Nowhere') + field('two', 'tns:Nowhere') + field('three', 'tns:Missing'),
    ) +
    '<xsd:complexType name="Heir"><xsd:complexContent><xsd:extension base="tns:Lost"><xsd:sequence/></xsd:extension></xsd:complexContent></xsd:complexType>',
})

interface Stock {
  take(request: object, options?: object): Promise<unknown>
  clear(): Promise<unknown>
}

interface Sent {
  readonly url: string
  readonly body: string
}

/** A connection over literal answers, one for each request. */
function connection(...answers: readonly string[]): { readonly conn: Connection; readonly sent: Sent[] } {
  const sent: Sent[] = []
  const conn = new Connection({
    accessToken: '00D!token',
    instanceUrl: 'https://example.my.salesforce.com',
    callOptions: { client: 'mine' },
    fetch: async (url, init) => {
      sent.push({ url, body: await new Response(init.body).text() })
      return new Response(answers[sent.length - 1], { headers: { 'content-type': 'text/xml' } })
    },
  })
  return { conn, sent }
}

const TAKEN = apexAnswer('<takeResponse><result><Count>2</Count><Name>bolt</Name></result></takeResponse>')

Kinds('all compile under every strict flag', async () => {
  const inputs = Object.entries({ apex: APEX_WSDL, namespaced: NAMESPACED, package: PACKAGE }).map(
    ([name, text]) => ({ name, file: temporaryFile(`${name}.wsdl`, text) }),
  )
  assert.equal(await compileGenerated(inputs), [])
})

Kinds('the operations of an Apex class are called at its path, with the session in its header', async () => {
  const { conn, sent } = connection(TAKEN, apexAnswer('<clearResponse/>'))
  const api = conn.api(await loadGenerated<StubsModule<Stock>>(temporaryFile('apex.wsdl', APEX_WSDL)))
  assert.equal(await api.take({ items: [{ Name: 'bolt', Count: 2 }] }), { Count: 2, Name: 'bolt' })
  assert.is(await api.clear(), undefined)
  assert.is(sent[0]?.url, 'https://example.my.salesforce.com/services/Soap/class/depot/Stock')
  assert.match(sent[0]?.body ?? '', '<sessionId>00D!token</sessionId>')
  assert.match(sent[0]?.body ?? '', '<items><Count>2</Count><Name>bolt</Name></items><note xsi:nil="true">')
})

Kinds('call options that want more than the connection has are given with the call', async () => {
  const { conn, sent } = connection(TAKEN, TAKEN)
  const api = conn.api(await loadGenerated<StubsModule<Stock>>(temporaryFile('apex.wsdl', APEX_WSDL)))
  await api.take({})
  assert.not.match(sent[0]?.body ?? '', 'CallOptions')
  await api.take({}, { headers: { CallOptions: { region: 'eu' } } })
  assert.match(sent[1]?.body ?? '', '<client>mine</client><region>eu</region></CallOptions>')
})

Kinds('a client of node-soap calls an Apex class on the session of a connection', async () => {
  const { conn, sent } = connection(TAKEN)
  const client = await createClientAsync(temporaryFile('apex.wsdl', APEX_WSDL), soapOptions(conn))
  const call = (client as unknown as Record<string, (request: object) => Promise<[unknown]>>)['takeAsync']!
  const [result] = await call.call(client, { items: [{ Count: 2, Name: 'bolt' }] })
  assert.equal(result, { result: { Count: 2, Name: 'bolt' } })
  assert.is(sent[0]?.url, 'https://example.my.salesforce.com/services/Soap/class/depot/Stock')
  assert.match(sent[0]?.body ?? '', /<SessionHeader xmlns="http:[^"]*Stock"><sessionId>00D!token</)
})

Kinds('the version of a package stays in the endpoint, the id of an org does not', async () => {
  const own = await loadGenerated<StubsModule<Stock>>(temporaryFile('package.wsdl', PACKAGE))
  assert.is(own.endpoint, '/services/Soap/c/64.0/0DF7F000000TEST')
  assert.is((await loadGenerated<StubsModule<Stock>>(enterpriseWsdl)).endpoint, '/services/Soap/c/64.0')
})

Kinds('a type that is declared nowhere is unknown, with one warning; the rest is as ever', async () => {
  const file = temporaryFile('missing.wsdl', MISSING)
  const warnings: string[] = []
  const files = await generatePartner(file, '.', (message) => warnings.push(message))
  const types = files.find(({ path }) => path.endsWith('types.ts'))?.text ?? ''
  assert.match(types, /interface Holder \{\n {2}one\?: unknown\n {2}two\?: unknown\n {2}three\?: unknown\n\}/)
  assert.match(types, /interface Heir \{\n[^}]*\[field: string\]: unknown/)
  assert.equal(
    warnings.map((message) =>
      /:\d+: (\w+): type \{urn:[\w.]+\}(\w+) is declared nowhere/.exec(message)?.slice(1),
    ),
    [
      ['one', 'Nowhere'],
      ['three', 'Missing'],
      ['Heir', 'Lost'],
    ],
  )
  try {
    await generatePartner(file, '.')
    assert.unreachable('it was taken')
  } catch (error) {
    assert.match(
      (error as Error).message,
      /missing\.wsdl:\d+: .*(?:Nowhere|Missing|Lost).*is declared nowhere/,
    )
  }
})

Kinds.run()
