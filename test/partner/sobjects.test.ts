import { readFileSync } from 'node:fs'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { SObject } from '../../generated/partner/sobjects.js'
import { createEnvelopeCheck } from '../../src/testing/contracts/xsd.js'
import { answering, envelope, stubs, thrown } from './answers.js'
import { path } from './samples.js'

const SObjects = suite('fields of records')

const schema = createEnvelopeCheck(readFileSync(path, 'utf8'))

/** A record's fields as they stand in an answer, and as they are read. */
async function read(fields: string): Promise<Readonly<Record<string, unknown>>> {
  const record = `<records xsi:type="sf:sObject"><sf:type>X</sf:type><sf:Id xsi:nil="true"/>${fields}</records>`
  const result = `<done>true</done><queryLocator xsi:nil="true"/>${record}<size>1</size>`
  const { send } = answering(
    envelope(`<queryResponse><result xsi:type="QueryResult">${result}</result></queryResponse>`),
  )
  const { records } = await stubs(send).query({ queryString: 'q' })
  const own = Object.entries(records?.[0] ?? {}).filter(([name]) => name !== 'type' && name !== 'Id')
  return Object.fromEntries(own)
}

const INSTANT = new Date('2026-01-02T03:04:05.678Z')

const FIELDS: Readonly<Record<string, readonly [xml: string, value: unknown]>> = {
  'text without a type': ['<sf:F>12</sf:F>', '12'],
  'a date-time without a type': ['<sf:F>2026-01-02T03:04:05.678Z</sf:F>', '2026-01-02T03:04:05.678Z'],
  string: ['<sf:F xsi:type="xsd:string">12</sf:F>', '12'],
  'an empty string': ['<sf:F xsi:type="xsd:string"></sf:F>', ''],
  'a string of blanks': ['<sf:F xsi:type="xsd:string"> a </sf:F>', ' a '],
  int: ['<sf:F xsi:type="xsd:int">-7</sf:F>', -7],
  long: ['<sf:F xsi:type="xsd:long">9007199254740991</sf:F>', 9007199254740991],
  double: ['<sf:F xsi:type="xsd:double">1.5E3</sf:F>', 1500],
  decimal: ['<sf:F xsi:type="xsd:decimal">0.25</sf:F>', 0.25],
  true: ['<sf:F xsi:type="xsd:boolean">true</sf:F>', true],
  false: ['<sf:F xsi:type="xsd:boolean">false</sf:F>', false],
  'a boolean as a digit': ['<sf:F xsi:type="xsd:boolean">1</sf:F>', true],
  dateTime: ['<sf:F xsi:type="xsd:dateTime">2026-01-02T03:04:05.678Z</sf:F>', INSTANT],
  'a day, which is no instant': ['<sf:F xsi:type="xsd:date">2026-01-02</sf:F>', '2026-01-02'],
  time: ['<sf:F xsi:type="xsd:time">03:04:05.678Z</sf:F>', '03:04:05.678Z'],
  base64Binary: ['<sf:F xsi:type="xsd:base64Binary">AAEC</sf:F>', 'AAEC'],
  'nil of a type': ['<sf:F xsi:type="xsd:int" xsi:nil="true"/>', null],
  nil: ['<sf:F xsi:nil="1"/>', null],
  'a nil record': ['<sf:F xsi:type="sf:sObject" xsi:nil="true"/>', null],
  'an address': [
    '<sf:F xsi:type="address"><latitude>51.5</latitude><longitude xsi:nil="true"/><city>London</city><country>UK</country><countryCode xsi:nil="true"/>' +
      '<geocodeAccuracy>Street</geocodeAccuracy><postalCode>1</postalCode><state xsi:nil="true"/><stateCode xsi:nil="true"/><street>a\nb</street></sf:F>',
    {
      'xsi:type': 'address',
      latitude: 51.5,
      longitude: null,
      city: 'London',
      country: 'UK',
      countryCode: null,
      geocodeAccuracy: 'Street',
      postalCode: '1',
      state: null,
      stateCode: null,
      street: 'a\nb',
    },
  ],
  'a location': [
    '<sf:F xsi:type="location"><latitude>1.5</latitude><longitude>-2</longitude></sf:F>',
    { latitude: 1.5, longitude: -2 },
  ],
  'a record in a record': [
    '<sf:F xsi:type="sf:sObject"><sf:type>User</sf:type><sf:Id>005000000000001AAA</sf:Id><sf:Manager xsi:type="sf:sObject"><sf:type>User</sf:type><sf:Id xsi:nil="true"/><sf:Age xsi:type="xsd:int">3</sf:Age></sf:Manager></sf:F>',
    { type: 'User', Id: '005000000000001AAA', Manager: { type: 'User', Id: null, Age: 3 } },
  ],
  'a sub-query without rows': [
    '<sf:F xsi:type="QueryResult"><done>true</done><queryLocator xsi:nil="true"/><size>0</size></sf:F>',
    { done: true, queryLocator: null, size: 0 },
  ],
  'a sub-query with more rows to come': [
    '<sf:F xsi:type="QueryResult"><done>false</done><queryLocator>01g-2</queryLocator><records xsi:type="sf:sObject"><sf:type>C</sf:type><sf:Id xsi:nil="true"/></records>' +
      '<records xsi:type="sf:sObject"><sf:type>C</sf:type><sf:Id xsi:nil="true"/></records><size>9</size></sf:F>',
    {
      done: false,
      queryLocator: '01g-2',
      records: [
        { type: 'C', Id: null },
        { type: 'C', Id: null },
      ],
      size: 9,
    },
  ],
  'what stands there twice': [
    '<sf:F xsi:type="xsd:int">1</sf:F><sf:F xsi:type="xsd:int">2</sf:F><sf:F xsi:nil="true"/>',
    [1, 2, null],
  ],
  'a type of another name space': ['<sf:F xsi:type="foo:Bar">x</sf:F>', 'x'],
}

for (const [what, [xml, value]] of Object.entries(FIELDS)) {
  SObjects(`are read: ${what}`, async () => {
    assert.equal(await read(xml), { F: value })
  })
}

/** The XML that a field of a record goes out as. */
async function written(value: unknown): Promise<string> {
  const { send, sent } = answering(envelope('<createResponse/>'))
  await stubs(send).create({ sObjects: [{ type: 'X', F: value }] })
  const body = sent[0]?.body ?? ''
  assert.equal(schema.check(body), [])
  const text = body.replaceAll(/ xmlns(?::\w+)?="[^"]*"/g, '')
  return /<ens:Id xsi:nil="true"><\/ens:Id>(.*)<\/sObjects>/s.exec(text)?.[1] ?? text
}

const VALUES: readonly (readonly [what: string, value: unknown, xml: string])[] = [
  ['text', 'a<b', '<ens:F>a&lt;b</ens:F>'],
  ['an empty text', '', '<ens:F></ens:F>'],
  ['a number', 1e21, '<ens:F>1e+21</ens:F>'],
  ['a large number', 9007199254740993n, '<ens:F>9007199254740993</ens:F>'],
  ['a boolean', false, '<ens:F>false</ens:F>'],
  ['a date', INSTANT, '<ens:F>2026-01-02T03:04:05.678Z</ens:F>'],
  ['a record', { Name: 'x', type: 'User' }, '<ens:F><ens:type>User</ens:type><ens:Name>x</ens:Name></ens:F>'],
  [
    'a location by its name',
    { longitude: 2, latitude: 1, 'xsi:type': 'location' },
    '<ens:F xsi:type="tns:location"><latitude>1</latitude><longitude>2</longitude></ens:F>',
  ],
  [
    'a query result, as it was read',
    { done: true, queryLocator: null, records: [{ type: 'C', Id: null }], size: 1 },
    '<ens:F xsi:type="tns:QueryResult"><done>true</done><queryLocator xsi:nil="true"></queryLocator><records><ens:type>C</ens:type><ens:Id xsi:nil="true"></ens:Id></records><size>1</size></ens:F>',
  ],
]

for (const [what, value, xml] of VALUES) {
  SObjects(`go out: ${what}`, async () => {
    assert.is(await written(value), xml)
  })
}

for (const [what, value] of Object.entries({
  'a record without a type': { Name: 'x' },
  'a type that the contract does not have': { 'xsi:type': 'Nothing' },
  'a type that is no text': { 'xsi:type': 3 },
  'a function': () => 1,
  'no number': Number.NaN,
  'no date': new Date(Number.NaN),
  'several values': ['a', 'b'],
  bytes: Buffer.from('abc'),
  'a Map': new Map([['type', 'User']]),
  'a text that is an object': new Object('x'),
})) {
  SObjects(`are refused before anything is sent: ${what}`, async () => {
    const { send, sent } = answering(envelope('<createResponse/>'))
    const error = await thrown(() => stubs(send).create({ sObjects: [{ type: 'X', F: value }] }))
    assert.instance(error, TypeError)
    assert.match((error as Error).message, 'create.sObjects[0].F')
    assert.is(sent.length, 0)
  })
}

SObjects('a field that is undefined stays away, and one that is null is named', async () => {
  const { send, sent } = answering(envelope('<updateResponse/>'))
  const record = { type: 'X', Id: '001000000000001AAA', Name: undefined, Phone: null }
  await stubs(send).update({ sObjects: [record] })
  assert.not.match(sent[0]?.body ?? '', 'Name')
  assert.match(sent[0]?.body ?? '', />Phone<\/ens:fieldsToNull>/)
  assert.equal(schema.check(sent[0]?.body ?? ''), [])
})

SObjects('a record may be frozen, without a prototype, or of a class', async () => {
  class Account {
    readonly type = 'Account'
    readonly Name = 'c'
  }
  const bare = Object.assign(Object.create(null) as SObject, { type: 'Account', Name: 'b' })
  const { send, sent } = answering(envelope('<createResponse/>'))
  await stubs(send).create({
    sObjects: [Object.freeze({ type: 'Account', Name: 'a' }), bare, new Account() as SObject & Account],
  })
  assert.equal(
    [...(sent[0]?.body ?? '').matchAll(/<ens:Name[^>]*>(.)</g)].map(([, name]) => name),
    ['a', 'b', 'c'],
  )
})

for (const name of Object.getOwnPropertyNames(Object.prototype)) {
  SObjects(`a field may be called ${name}`, async () => {
    const own = await read(
      `<sf:${name} xsi:type="xsd:int">1</sf:${name}><sf:F><sf:${name}>x</sf:${name}></sf:F>`,
    )
    assert.is(Object.getOwnPropertyDescriptor(own, name)?.value, 1)
    assert.is(Object.getOwnPropertyDescriptor(own['F'], name)?.value, 'x')
    const { send, sent } = answering(envelope('<createResponse/>'))
    await stubs(send).create({
      sObjects: [
        Object.fromEntries([
          ['type', 'X'],
          [name, 'y'],
        ]) as unknown as SObject,
      ],
    })
    assert.match(sent[0]?.body ?? '', `>y</ens:${name}>`)
  })
}

SObjects('go out again as they were read', async () => {
  const record = await read(
    FIELDS['an address']![0].replaceAll('sf:F', 'sf:BillingAddress') +
      '<sf:Count xsi:type="xsd:int">3</sf:Count><sf:When xsi:type="xsd:dateTime">2026-01-02T03:04:05.678Z</sf:When>',
  )
  const { send, sent } = answering(envelope('<updateResponse/>'))
  const again: SObject = { ...record, type: 'X', Id: '001000000000001AAA' }
  await stubs(send).update({ sObjects: [again] })
  assert.equal(schema.check(sent[0]?.body ?? ''), [])
  assert.match(sent[0]?.body ?? '', /<ens:When[^>]*>2026-01-02T03:04:05\.678Z</)
  assert.match(sent[0]?.body ?? '', /<ens:BillingAddress[^>]* xsi:type="tns:address"/)
})

SObjects.run()
