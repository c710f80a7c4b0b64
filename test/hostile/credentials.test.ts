import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { DOMParser } from '@xmldom/xmldom'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection, OAuth2 } from '../../src/index.js'
import { bounded } from './bounds.js'

const Credentials = suite('credentials are sent right or refused')

/** Texts that try to change the message that they stand in. */
const TEXTS: Readonly<Record<string, string>> = {
  'the five characters of markup': `a&b<c>d"e'f`,
  'entities of their own': '&lt;&amp;&#38;&#x26;&quot;&evil;',
  'an element': '</username><password>x</password><username>',
  'the end of the document': '</soapenv:Envelope><!-- ',
  'a CDATA section': '<![CDATA[x]]>',
  'a CDATA section around an element': '<![CDATA[x]]></password><evil/><password><![CDATA[y]]>',
  'a CDATA section with a carriage return': '<![CDATA[x\r]]>',
  'the end of a CDATA section': 'a]]>b',
  'a nested CDATA section': '<![CDATA[<![CDATA[x]]>]]>',
  'a comment': '<!-- x -->',
  'a processing instruction': '<?xml version="1.0"?>',
  'a document type': '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
  'a newline': 'a\nb',
  'a carriage return': 'a\rb',
  'both line ends': 'a\r\nb',
  'a tab': 'a\tb',
  'spaces at both ends': '  a  ',
  'nothing but spaces': '   ',
  'form separators': 'a=b&password=c&grant_type=refresh_token',
  'percent signs': '%26%00%zz%',
  'plus signs': 'a+b c',
  'a header': 'a\r\nX-Evil: 1\r\n\r\n',
  'other alphabets': 'пароль 密码 🔑 é é',
  'right to left': 'a\u202eb\u200fc',
  'the last characters of a plane': '\u{10ffff}\ud7ff\ue000\ufffd',
  'node-soap words': '$xml $value attributes tns: xsi:type',
  prototype: '__proto__',
  'a template': '${process.env.HOME}{{7*7}}#{7}',
  '100 KB of letters': 'x'.repeat(100_000),
  '100 KB of ampersands': '&'.repeat(100_000),
  '100 KB of brackets': '<![CDATA['.repeat(11_000),
  '100 KB of emoji': '🔑'.repeat(25_000),
}

/** Texts that XML has no way to write; a form writes some of them. */
const NOT_XML: Readonly<Record<string, string>> = {
  'a NUL': 'a\0b',
  'a bell': 'a\u0007b',
  'an escape': 'a\u001b[31mb',
  'a vertical tab': 'a\u000bb',
  'a high surrogate alone': 'a\ud83db',
  'a low surrogate alone': 'a\udd11b',
  'surrogates the wrong way round': '\udd11\ud83d',
  'U+FFFE': 'a\ufffeb',
  'U+FFFF': 'a\uffffb',
  'a NUL at the end of 100 KB': `${'x'.repeat(100_000)}\0`,
}

/** A server that keeps the bodies it is sent. */
async function startServer(): Promise<{ server: Server; url: string; bodies: string[] }> {
  const bodies: string[] = []
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      bodies.push(body)
      response.writeHead(500).end()
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { server, bodies, url: `http://127.0.0.1:${port}` }
}

type Sending = (url: string, username: string, password: string) => Promise<unknown>
type Reading = (body: string) => { username: string; password: string; others: number }

const bySoap: Sending = (url, username, password) =>
  new Connection({ loginUrl: url }).login(username, password)
const byForm: Sending = (url, username, password) =>
  new OAuth2({ loginUrl: url, clientId: 'c', clientSecret: 's3cr&t=' }).authenticate(username, password)

/** As a parser reads it that is not the one that wrote it; and how many elements there are in all. */
const readXml: Reading = (body) => {
  const onError = (level: string, message: string): void => {
    if (level !== 'warning') throw new Error(`${level}: ${message}`)
  }
  const document = new DOMParser({ onError }).parseFromString(body, 'text/xml')
  const one = (name: string): string => {
    const found = document.getElementsByTagNameNS('urn:partner.soap.sforce.com', name)
    assert.is(found.length, 1, `${found.length} elements ${name}`)
    return found[0]?.textContent ?? ''
  }
  const others = document.getElementsByTagName('*').length
  return { username: one('username'), password: one('password'), others }
}

const readForm: Reading = (body) => {
  const form = new URLSearchParams(body)
  const one = (name: string): string => {
    assert.is(form.getAll(name).length, 1, name)
    return form.get(name) ?? ''
  }
  one('grant_type')
  return { username: one('username'), password: one('password'), others: [...form].length }
}

/** A message of harmless credentials has so many elements, or members. */
const PARTS = new Map<Reading, number>([
  [readXml, 5],
  [readForm, 5],
])

async function outcomeOf(send: Sending, read: Reading, secret: string): Promise<'sent' | TypeError> {
  const { server, url, bodies } = await startServer()
  try {
    const error: unknown = await send(url, secret, secret).catch((reason: unknown) => reason)
    if (error instanceof TypeError) {
      assert.equal(bodies, [], 'what is refused is not sent')
      assert.not.match(error.message, secret.slice(0, 20))
      return error
    }
    assert.is(bodies.length, 1)
    const found = read(bodies[0] ?? '')
    assert.is(found.username === secret, true, 'the username arrives as it is')
    assert.is(found.password === secret, true, 'the password arrives as it is')
    assert.is(found.others, PARTS.get(read), 'nothing is added to the message')
    return 'sent'
  } finally {
    server.close()
    server.closeAllConnections()
  }
}

for (const [name, secret] of Object.entries(TEXTS)) {
  Credentials(
    `SOAP: ${name}`,
    bounded({ ms: 2000, mb: 100 }, async () => assert.is(await outcomeOf(bySoap, readXml, secret), 'sent')),
  )
  Credentials(
    `form: ${name}`,
    bounded({ ms: 2000, mb: 100 }, async () => assert.is(await outcomeOf(byForm, readForm, secret), 'sent')),
  )
}

for (const [name, secret] of Object.entries(NOT_XML)) {
  Credentials(
    `SOAP: ${name} is refused`,
    bounded({ ms: 2000, mb: 100 }, async () => {
      const outcome = await outcomeOf(bySoap, readXml, secret)
      assert.instance(outcome, TypeError)
      assert.match((outcome as TypeError).message, 'holds a character that XML cannot hold')
    }),
  )
  Credentials(
    `form: ${name}`,
    bounded({ ms: 2000, mb: 100 }, async () => {
      const outcome = await outcomeOf(byForm, readForm, secret)
      assert.is(outcome === 'sent', !/\p{Cs}/u.test(secret), String(outcome))
    }),
  )
}

for (const value of [
  undefined,
  null,
  7,
  '',
  {},
  [],
  ['a'],
  { toString: () => 'x' },
  { $xml: '<evil/>' },
  Symbol('x'),
  new String('x'),
]) {
  Credentials(`${typeof value} ${Object.prototype.toString.call(value)} is no password`, async () => {
    for (const send of [bySoap, byForm]) {
      const { server, url, bodies } = await startServer()
      const error: unknown = await send(url, 'ada', value as string).catch((reason: unknown) => reason)
      server.close()
      assert.instance(error, TypeError)
      assert.equal(bodies, [])
    }
  })
}

Credentials.run()
