import { envelope } from './good-answers.js'
import type { Attack } from './matrix-row.js'
import { always, changed, inResult, inside, isEmpty, KB, says, utf8 } from './xml-change.js'

const response = /<(\w+Response)[\s\S]*?(<\/\1>|\/>)/

/** Elements where they do not belong. */
export const STRUCTURE: readonly Attack[] = [
  changed('another namespace of the envelope', (text) => text.replace('schemas.xmlsoap.org', 'evil.example')),
  changed('the namespace of SOAP 1.2', (text) =>
    text.replace('http://schemas.xmlsoap.org/soap/envelope/', 'http://www.w3.org/2003/05/soap-envelope'),
  ),
  changed('another namespace of the body', (text) => text.replace('urn:partner.soap.sforce.com', 'urn:evil')),
  changed('no namespace of the body', (text) => text.replace(' xmlns="urn:partner.soap.sforce.com"', '')),
  changed('a namespace that only looks like it', (text) =>
    text.replace('urn:partner.soap.sforce.com', 'urn:partner.soap.sforce.com.evil.example'),
  ),
  changed('a prefix that nobody declared', (text) => text.replaceAll(/(<\/?)(\w+Response)/g, '$1q:$2')),
  changed('the envelope in an envelope', (text) => envelope(text.replace(/<\?.*?\?>/, ''))),
  changed('two envelopes', (text) => text + text.replace(/<\?.*?\?>/, ''), { mayPass: isEmpty }),
  changed('two bodies', (text) => text.replace(/(<soapenv:Body>.*<\/soapenv:Body>)/s, '$1$1'), {
    mayPass: isEmpty,
  }),
  changed(
    'two responses, the evil one first',
    (text) => text.replace(response, (all) => all.replaceAll('00', '66') + all),
    { mayPass: isEmpty },
  ),
  changed(
    'two results, the evil one first',
    (text) => text.replace(/<result.*<\/result>/s, (all) => all.replaceAll('00', '66') + all),
    { mayPass: isEmpty },
  ),
  changed(
    'every element twice, differing',
    (text) => text.replace(/<(\w+)>([^<]+)<\/\1>/g, '<$1>$2</$1><$1>evil</$1>'),
    { mayPass: isEmpty },
  ),
  changed('an empty body', (text) => text.replace(response, '')),
  changed('an empty response', (text) => text.replace(response, '<$1/>'), { mayPass: isEmpty }),
  changed('an empty result', (text) => text.replace(/<result.*<\/result>/s, '<result/>'), {
    mayPass: isEmpty,
  }),
  changed('a nil result', (text) => text.replace(/<result.*<\/result>/s, '<result xsi:nil="true"/>'), {
    mayPass: isEmpty,
  }),
  changed('a result that is text', (text) => text.replace(/<result.*<\/result>/s, '<result>evil</result>'), {
    mayPass: isEmpty,
  }),
  changed('every element nil', (text) => text.replace(/<(\w+)>[^<]+<\/\1>/g, '<$1 xsi:nil="true"/>'), {
    mayPass: ({ name }) => name !== 'SOAP login',
  }),
  changed('every element of text', (text) => text.replace(/<(\w+)>[^<]+<\/\1>/g, '<$1>a text</$1>'), {
    mayPass: isEmpty,
  }),
  changed(
    'every element with elements',
    (text) => text.replace(/<(\w+)>[^<]+<\/\1>/g, '<$1><a><b>1</b></a></$1>'),
    { mayPass: isEmpty },
  ),
  changed(
    'numbers beyond all bounds',
    (text) => text.replace(/<(size|userId)>.*?<\/\1>/, `<$1>${'9'.repeat(400)}</$1>`),
    { mayPass: ({ name }) => name !== 'partner.query' },
  ),
  changed('the answer to another operation', () =>
    envelope('<describeGlobalResponse><result/></describeGlobalResponse>'),
  ),
  changed('the request itself', () =>
    envelope('<login><username>ada</username><password>x</password></login>'),
  ),
  inside('references in a circle', '<x href="#a"/><y id="a" href="#b"/><z id="b" href="#a"/>'),
  inside('an id for a reference', '<x id="__proto__" href="#__proto__"/>'),
  inside(
    'another type of the result',
    '<x xsi:type="sf:sObject"/><y xsi:type="QueryResult"/><z xsi:type="DescribeSObjectResult"/>',
  ),
]

/** Documents that are no envelope. */
export const BROKEN: readonly Attack[] = [
  says('nothing', ''),
  says('white space', ' \r\n\t '),
  ...[0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99].map((part) =>
    changed(`truncated after ${part * 100} %`, (text) => text.slice(0, Math.floor(text.length * part))),
  ),
  changed('without its end', (text) => text.replace('</soapenv:Envelope>', ''), { mayPass: isEmpty }),
  changed(
    'closed in the wrong order',
    (text) => text.replace('</soapenv:Body></soapenv:Envelope>', '</soapenv:Envelope></soapenv:Body>'),
    { mayPass: isEmpty },
  ),
  changed('something after the end', (text) => `${text}<evil/>`, { mayPass: always }),
  changed('something before the beginning', (text) => `evil${text}`),
  changed('with a byte order mark', (text) => `\ufeff${text}`, { mayPass: always }),
  changed('in UTF-16', (text) => Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le'))),
  changed('declared as UTF-16', (text) => text.replace('UTF-8', 'UTF-16'), { mayPass: always }),
  changed('declared as UTF-7', (text) => text.replace('UTF-8', 'UTF-7'), { mayPass: always }),
  changed('with a byte that is no UTF-8', (text) => Uint8Array.from([...utf8(text), 0xff])),
  changed('with NULs', (text) => inResult(text, '<x>\0\0</x>'), { mayPass: always }),
  changed('JSON', () => '{"sessionId":"evil"}'),
  changed(
    'JSON as JSON',
    () => '{"sessionId":"evil"}',
    {},
    { headers: { 'content-type': 'application/json' } },
  ),
  ...[200, 403, 500, 503].map((code) =>
    says(
      `a page with ${code}`,
      '<html><body>Please sign in</body></html>',
      {},
      { status: code, headers: { 'content-type': 'text/html' } },
    ),
  ),
  says(
    'JSON with 500',
    '[{"errorCode":"INVALID_SESSION_ID"}]',
    {},
    { status: 500, headers: { 'content-type': 'application/json' } },
  ),
  ...[400, 401, 404, 429, 500, 503].map((code) =>
    changed(`the good answer with ${code}`, (text) => text, {}, { status: code }),
  ),
  ...['text/plain', 'application/json', 'image/png', '', 'text/xml; charset=utf-7'].map((type) =>
    changed(
      `the good answer as '${type}'`,
      (text) => text,
      { mayPass: always },
      { headers: { 'content-type': type } },
    ),
  ),
]

const many = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join('')

/** Many, long, deep. */
export const LARGE: readonly Attack[] = [
  inside('100,000 attributes', `<x ${many(100_000, (index) => `a${index}="1" `)}/>`),
  inside('60,000 namespaces', `<x ${many(60_000, (index) => `xmlns:a${index}="u" `)}/>`),
  inside('one attribute a hundred thousand times', `<x ${'a="1" '.repeat(100_000)}/>`),
  inside(
    '60,000 types',
    many(30_000, (index) => `<x xsi:type="sf:T${index}"/>`),
  ),
  inside(
    '60,000 elements',
    many(60_000, (index) => `<e${index}/>`),
  ),
  inside('1 MB of one element', `<x>${'y'.repeat(900 * KB)}</x>`),
  inside('an attribute of 900 KB', `<x a="${'y'.repeat(900 * KB)}"/>`),
  inside('a name of 500 KB', `<${'y'.repeat(500 * KB)}/>`),
  inside('a name of 200,000 colons', `<${'y:'.repeat(200_000)}z/>`),
  inside('900 KB of spaces in a tag', `<x${' '.repeat(900 * KB)}/>`),
  inside('900 KB of spaces before a type', `<x xsi:type${' '.repeat(900 * KB)}="y"/>`),
  inside('nested 300 deep', '<a>'.repeat(300) + '</a>'.repeat(300)),
  inside('nested 100,000 deep', '<a>'.repeat(100_000) + '</a>'.repeat(100_000)),
  inside('nested and never closed', '<a>'.repeat(200_000), { mayPass: () => false }),
  changed('900 KB before the envelope', (text) => text.replace('?>', `?>${'<!-- x -->'.repeat(90 * KB)}`), {
    mayPass: always,
  }),
  says('40 MB', 'x'.repeat(40 * KB * KB), { bounds: { mb: 300 } }),
]

const fault = (code: string, sentence: string, detail = ''): string =>
  envelope(
    `<soapenv:Fault><faultcode>${code}</faultcode><faultstring>${sentence}</faultstring>${detail}</soapenv:Fault>`,
  )
const details = (code: string, sentence: string, more = ''): string =>
  `<detail><f:UnexpectedErrorFault xmlns:f="urn:fault.partner.soap.sforce.com" xsi:type="f:UnexpectedErrorFault"><f:exceptionCode>${code}</f:exceptionCode><f:exceptionMessage>${sentence}</f:exceptionMessage>${more}</f:UnexpectedErrorFault></detail>`

/** Faults that are none. */
export const FAULTS: readonly Attack[] = [200, 500].flatMap((code) => {
  const faults: Readonly<Record<string, string>> = {
    __proto__: fault('__proto__', '__proto__', details('__proto__', '__proto__')),
    constructor: fault('sf:constructor', 'constructor', details('constructor', 'x')),
    'of an element __proto__': fault(
      'A_B',
      'x',
      '<detail><__proto__><exceptionCode>A_B</exceptionCode></__proto__></detail>',
    ),
    'of 900 KB': fault('A_B', 'x y '.repeat(220 * KB), details('A_B', 'x'.repeat(10 * KB))),
    'with control characters': fault(
      'A_B',
      '&#27;[2J&#x2028;&#x202e;&#10;INFO all is well',
      details('A_B', '&#27;[2J&#10;INFO'),
    ),
    'of nothing': fault('', ''),
    'that is empty': envelope('<soapenv:Fault/>'),
    'that is text': envelope('<soapenv:Fault>evil</soapenv:Fault>'),
    'many times over': envelope(
      '<soapenv:Fault><faultcode>A_B</faultcode><faultstring>x</faultstring></soapenv:Fault>'.repeat(5000),
    ),
    'of 5,000 details': fault('A_B', 'x', details('A_B', 'x').repeat(5000)),
    'of 20,000 messages': fault(
      'A_B',
      'x',
      details('A_B', 'x', '<f:exceptionMessage>x</f:exceptionMessage>'.repeat(20_000)),
    ),
    'of another namespace': fault('A_B', 'x').replaceAll('soapenv:Fault', 'Fault'),
    'nested 100,000 deep': fault(
      'A_B',
      'x',
      `<detail>${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}</detail>`,
    ),
  }
  return Object.entries(faults).map(([name, text]) =>
    says(`a fault ${name}, with ${code}`, text, {}, { status: code }),
  )
})
