import { DOMImplementation, XMLSerializer, type Element } from '@xmldom/xmldom'
import fc from 'fast-check'
import * as assert from 'uvu/assert'
import { Connection, type Fetch } from '../../src/index.js'
import { envelope } from '../partner/answers.js'
import { isOwn } from './hostile.js'
import { property, type Property } from './property.js'
import { anyText, isXml, parseStrictly } from './texts.js'

const HOST = 'https://acme.my.salesforce.com'
const SOBJECT = 'urn:sobject.partner.soap.sforce.com'

/** Gives an answer, and keeps the envelope. */
function scripted(answer: string): { readonly conn: Connection; readonly bodies: string[] } {
  const bodies: string[] = []
  const fetch: Fetch = (_url, { body }) => {
    bodies.push(typeof body === 'string' ? body : '')
    return Promise.resolve(new Response(answer, { headers: { 'content-type': 'text/xml' } }))
  }
  return { bodies, conn: new Connection({ sessionId: 'sid', serverUrl: HOST, fetch }) }
}

const CREATED = envelope(
  '<createResponse><result><id>001000000000001AAA</id><success>true</success></result></createResponse>',
)

/** The fields of the record as xmldom reads them; the schema wants an Id, which is nil. */
function fieldsOf(body: string): [string, string][] {
  const [record] = parseStrictly(body).getElementsByTagNameNS('urn:partner.soap.sforce.com', 'sObjects')
  const children = Array.from(record?.childNodes ?? []).filter(({ nodeType }) => nodeType === 1)
  const fields = children.map(({ localName, textContent }): [string, string] => [
    localName ?? '',
    textContent ?? '',
  ])
  return fields.filter(([name, text]) => name !== 'Id' || text !== '')
}

async function valueOut(value: string): Promise<void> {
  const { conn, bodies } = scripted(CREATED)
  const outcome: unknown = await conn.partner
    .create({ sObjects: [{ type: 'Account', Name: value }] })
    .catch((error: unknown) => error)
  if (isXml(value)) {
    assert.equal(fieldsOf(bodies[0] ?? ''), [
      ['type', 'Account'],
      ['Name', value],
    ])
  } else {
    assert.ok(outcome instanceof TypeError && isOwn(outcome))
    assert.equal(bodies, [])
  }
}

async function nameOut(name: string): Promise<void> {
  fc.pre(!['type', 'Id', 'fieldsToNull', 'xsi:type'].includes(name))
  const { conn, bodies } = scripted(CREATED)
  const record = Object.fromEntries([
    ['type', 'Account'],
    [name, 'x'],
  ]) as { type: string }
  const outcome: unknown = await conn.partner.create({ sObjects: [record] }).catch((error: unknown) => error)
  if (bodies.length > 0) assert.equal(fieldsOf(bodies[0] ?? ''), Object.entries(record))
  else assert.ok(outcome instanceof TypeError && isOwn(outcome), String(outcome))
}

/** A record in an answer, as a library wrote it that is not the one that reads it. */
function answerWith(value: string): string {
  const document = new DOMImplementation().createDocument(SOBJECT, 'sf:records')
  const root = document.documentElement as Element
  for (const [name, content] of [
    ['type', 'Account'],
    ['Id', '001000000000001AAA'],
    ['Name', value],
  ] as const) {
    const element = document.createElementNS(SOBJECT, `sf:${name}`)
    element.appendChild(document.createTextNode(content))
    root.appendChild(element)
  }
  const xml = new XMLSerializer().serializeToString(root).replaceAll('\r', '&#13;')
  const records = xml.replace(/^<sf:records/, '<records').replace(/<\/sf:records>$/, '</records>')
  return envelope(
    `<queryResponse><result><done>true</done><queryLocator xsi:nil="true"/>${records}<size>1</size></result></queryResponse>`,
  )
}

/** node-soap drops a text of nothing but white space where the schema does not name the element. */
async function valueIn(value: string): Promise<void> {
  fc.pre(isXml(value) && (value === '' || value.trim() !== ''))
  const { records } = await scripted(answerWith(value)).conn.partner.query({ queryString: 'x' })
  const { Name } = records?.[0] as unknown as { Name: unknown }
  assert.is(Name, value === '' ? null : value)
}

const name = fc.oneof(
  anyText,
  fc.constantFrom('Name', 'Größe__c', 'a.b-c', '_x', '1a', 'a:b', 'tns:a', 'sObject', '$xml'),
)

/** Property of any value of a record: it is sent and read unchanged. */
export const FIELDS: readonly Property[] = [
  property('any text of a field arrives as it is, or is refused', anyText, valueOut, { few: 100 }),
  property('any name of a field arrives as it is, or is refused', name, nameOut, { few: 100 }),
  property('any text of a field in an answer is read as it is', anyText, valueIn, { few: 100 }),
]
