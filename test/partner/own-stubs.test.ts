import { readFileSync } from 'node:fs'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Contract } from '../../generated/partner/contract.js'
import { type Batch, Connection, isFault, records, type StubsModule } from '../../src/index.js'
import { createEnvelopeCheck } from '../../src/testing/contracts/xsd.js'
import { startOrg } from '../../src/testing/index.js'
import { enterpriseWsdl, loadGenerated } from '../helpers/generated.js'
import { refused, thrown } from './answers.js'

const Own = suite('stubs of an own org')

interface Row {
  readonly 'xsi:type'?: string
  readonly [field: string]: unknown
}

interface Api {
  query(request: { queryString: string }, options?: object): Promise<Batch<Row>>
  queryMore(request: { queryLocator: string }, options?: object): Promise<Batch<Row>>
  create(request: { sObjects: readonly Row[] }, options?: object): Promise<unknown>
}

const salesforce = await loadGenerated<StubsModule<Api>>(enterpriseWsdl)
const schema = createEnvelopeCheck(readFileSync(enterpriseWsdl, 'utf8'))

function envelope(body: string): string {
  return (
    '<?xml version="1.0"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:enterprise.soap.sforce.com"' +
    ' xmlns:sf="urn:sobject.enterprise.soap.sforce.com" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`
  )
}

function fault(name: string, code: string, more = ''): string {
  const fields = `<f:exceptionCode>${code}</f:exceptionCode><f:exceptionMessage>no</f:exceptionMessage>${more}`
  return envelope(
    `<soapenv:Fault><faultcode>f:${code}</faultcode><faultstring>${code}: no</faultstring><detail><f:${name} xmlns:f="urn:fault.enterprise.soap.sforce.com" xsi:type="f:${name}">${fields}</f:${name}></detail></soapenv:Fault>`,
  )
}

function queried(rows: string, more = '<done>true</done><queryLocator xsi:nil="true"/>'): string {
  return envelope(`<queryResponse><result>${more}${rows}<size>1</size></result></queryResponse>`)
}

const CREATED = envelope(
  '<createResponse><result><id>001000000000001AAA</id><success>true</success></result></createResponse>',
)

interface Sent {
  readonly url: string
  readonly body: string
}

/** The operations on a session, over literal answers. */
function api(...answers: readonly string[]): { readonly api: Api; readonly sent: Sent[] } {
  const sent: Sent[] = []
  const conn = new Connection({
    accessToken: '00D!token',
    instanceUrl: 'https://example.my.salesforce.com',
    version: '66.0',
    callOptions: { client: 'mine', defaultNamespace: 'ns' },
    fetch: async (input, init) => {
      sent.push({ url: input, body: await new Response(init.body).text() })
      const answer = answers[sent.length - 1] ?? ''
      const status = answer.includes(':Fault>') ? 500 : 200
      return new Response(answer, { status, headers: { 'content-type': 'text/xml' } })
    },
  })
  return { api: conn.api(salesforce), sent }
}

const ACCOUNT =
  '<records xsi:type="sf:Account"><sf:Id>001000000000001AAA</sf:Id><sf:Active__c>true</sf:Active__c><sf:AnnualRevenue>5.5</sf:AnnualRevenue>' +
  '<sf:BillingAddress xsi:type="address"><latitude>51.5</latitude><longitude>-0.1</longitude><city>London</city><country xsi:nil="true"/></sf:BillingAddress>' +
  '<sf:Contacts xsi:type="QueryResult"><done>true</done><queryLocator xsi:nil="true"/><records xsi:type="sf:Contact"><sf:Id xsi:nil="true"/>' +
  '<sf:Account xsi:nil="true"/><sf:Birthdate>1980-01-02</sf:Birthdate><sf:DoNotCall>false</sf:DoNotCall></records><size>1</size></sf:Contacts>' +
  '<sf:CreatedDate>2026-01-02T03:04:05.000Z</sf:CreatedDate><sf:Name></sf:Name><sf:NumberOfEmployees>7</sf:NumberOfEmployees>' +
  '<sf:Owner xsi:type="sf:User"><sf:Id xsi:nil="true"/><sf:IsActive>true</sf:IsActive></sf:Owner><sf:Phone xsi:nil="true"/><sf:Since__c>2020-02-29</sf:Since__c></records>'

const READ = {
  'xsi:type': 'Account',
  Id: '001000000000001AAA',
  Active__c: true,
  AnnualRevenue: 5.5,
  BillingAddress: { 'xsi:type': 'address', latitude: 51.5, longitude: -0.1, city: 'London', country: null },
  Contacts: {
    done: true,
    queryLocator: null,
    records: [{ 'xsi:type': 'Contact', Id: null, Account: null, Birthdate: '1980-01-02', DoNotCall: false }],
    size: 1,
  },
  CreatedDate: new Date('2026-01-02T03:04:05Z'),
  Name: '',
  NumberOfEmployees: 7,
  Owner: { 'xsi:type': 'User', Id: null, IsActive: true },
  Phone: null,
  Since__c: '2020-02-29',
}

for (const [what, text] of Object.entries({
  'named by xsi:type': ACCOUNT,
  'named by the records alone': ACCOUNT.replace(/ xsi:type="(?:sf:User|address|QueryResult)"/g, ''),
})) {
  Own(`typed records are read by the types of their fields, ${what}`, async () => {
    const made = api(queried(text), queried(text))
    for (const time of ['first', 'second']) {
      const { records: rows } = await made.api.query({ queryString: 'q' })
      assert.equal(rows, [READ], time)
    }
  })
}

Own('they go to the version and the path of their contract, with headers that it has', async () => {
  const { api: soap, sent } = api(queried(''))
  await soap.query({ queryString: 'q' })
  const [{ url, body } = { url: '', body: '' }] = sent
  assert.is(url, 'https://example.my.salesforce.com/services/Soap/c/64.0')
  assert.match(body, '<sessionId>00D!token</sessionId>')
  assert.match(body, '<client>mine</client>')
  assert.not.match(body, 'defaultNamespace')
  assert.equal(schema.check(body), [])
})

Own('typed records go out as the schema wants them, whatever the order of the keys', async () => {
  const { api: soap, sent } = api(CREATED)
  const owner = { Username: 'u', 'xsi:type': 'User' }
  const account = {
    Since__c: '2020-02-29',
    Phone: null,
    Owner: owner,
    Name: 'A & B',
    BillingAddress: { city: 'London', latitude: 1 },
    Active__c: false,
    'xsi:type': 'Account',
  }
  const contact = { 'xsi:type': 'Contact', LastName: 'Doe', Birthdate: new Date('1980-01-02T00:00:00Z') }
  await soap.create({ sObjects: [account, contact] })
  assert.equal(schema.check(sent[0]?.body ?? ''), [])
  assert.match(sent[0]?.body ?? '', /<ens:fieldsToNull[^>]*>Phone<\/ens:fieldsToNull>/)
  assert.match(sent[0]?.body ?? '', /<ens:Birthdate[^>]*>1980-01-02<\/ens:Birthdate>/)
})

Own('a field that the type does not have is refused, by name', async () => {
  const { api: soap, sent } = api(CREATED)
  const error = await thrown(() => soap.create({ sObjects: [{ 'xsi:type': 'Account', Nmae: 'x' }] }))
  assert.instance(error, TypeError)
  assert.match((error as Error).message, 'create.sObjects[0].Nmae is not part of Account')
  assert.is(sent.length, 0)
})

Own('open records of a closed contract are read by their xsi:type', async () => {
  const row =
    '<records xsi:type="sf:AggregateResult"><sf:Id xsi:nil="true"/><sf:n xmlns:xsd="x" xsi:type="xsd:int">3</sf:n><sf:Name>x</sf:Name></records>'
  const { records: rows } = await api(queried(row)).api.query({ queryString: 'q' })
  assert.equal(rows, [{ 'xsi:type': 'AggregateResult', Id: null, n: 3, Name: 'x' }])
})

Own('faults carry their fields', async () => {
  const body = fault('MalformedQueryFault', 'MALFORMED_QUERY', '<f:row>1</f:row><f:column>9</f:column>')
  const error = await refused(() => api(body).api.query({ queryString: 'q' }))
  if (!isFault(error, 'query') || error.fault['xsi:type'] !== 'MalformedQueryFault') throw error
  assert.is(error.fault.column, 9)
})

Own('records() follows their queries', async () => {
  const first = queried(ACCOUNT, '<done>false</done><queryLocator>next</queryLocator>')
  const made = api(first, queried(ACCOUNT).replaceAll('queryResponse', 'queryMoreResponse'))
  const types: unknown[] = []
  for await (const row of records(made.api, 'q')) types.push(row['xsi:type'])
  assert.equal(types, ['Account', 'Account'])
})

Own('a dead session is renewed, as with the Partner API', async () => {
  const org = await startOrg()
  const conn = new Connection({
    oauth2: { loginUrl: org.url, clientId: org.app.clientId, clientSecret: org.app.clientSecret },
    ...org.openSession(),
  })
  const isEnterprise = ({ path }: { path: string }): boolean => path === '/services/Soap/c/64.0'
  const dead = { status: 500, body: fault('UnexpectedErrorFault', 'INVALID_SESSION_ID') }
  org.answer(isEnterprise, dead)
  org.answer(isEnterprise, { status: 200, body: queried(ACCOUNT) })
  const { records: rows } = await conn.api(salesforce).query({ queryString: 'q' })
  assert.is(rows?.length, 1)
  assert.is(org.count('refresh_token'), 1)
  await org.close()
})

Own('what is no module of stubs is refused', () => {
  const conn = new Connection()
  const wrong = { ...salesforce, loadContract: undefined } as object as typeof salesforce
  assert.throws(() => conn.api(wrong), TypeError)
})

Own('stubs of an older form are refused, with the way out', async () => {
  const loadContract = (): Promise<Contract> => Promise.resolve({ operations: {}, wsdlOf: () => '' } as never)
  const conn = new Connection({ accessToken: '00D!token', instanceUrl: 'https://example.my.salesforce.com' })
  const error = await thrown(() => conn.api({ ...salesforce, loadContract }).query({ queryString: 'q' }))
  assert.instance(error, TypeError)
  assert.match((error as Error).message, 'generate again')
})

Own.run()
