import { DOMParser, type Document } from '@xmldom/xmldom'
import fc from 'fast-check'

const PIECES = [
  ...['<![CDATA[x]]>', '<![CDATA[<evil/>]]>', '<![CDATA[x]]></password><evil/><password><![CDATA[y]]>'],
  ...[
    '&',
    '<',
    '>',
    '"',
    "'",
    '&lt;',
    '&#38;',
    '&evil;',
    '<![CDATA[',
    ']]>',
    '</password>',
    '<!-- ',
    ' -->',
    '<?x?>',
  ],
  ...[
    '\n',
    '\r',
    '\r\n',
    '\t',
    ' ',
    '  ',
    '=',
    '+',
    '%',
    '%26',
    ':',
    ';',
    ',',
    '\\',
    '$xml',
    '$value',
    'tns:',
    '@',
  ],
  ...['__proto__', 'constructor', '\0', '\u0007', '\u0085', '\u2028', '\ufeff', '\ufffe', '\uffff', '\ud83d'],
  ...[
    '\udd11',
    '🔑',
    'é',
    'e\u0301',
    '\u202e',
    '\u{10ffff}',
    'null',
    'true',
    'true1',
    '1e3',
    'undefined',
    'NaN',
  ],
]

/** Texts of pieces that mean something in XML, forms and headers, of any characters, and of halves of some. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.array(fc.constantFrom(...PIECES, 'a', 'b'), { maxLength: 8 }).map((all) => all.join('')),
  },
  { weight: 1, arbitrary: fc.constantFrom(...PIECES) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary' }) },
  {
    weight: 1,
    arbitrary: fc.array(fc.nat(0xffff), { maxLength: 8 }).map((codes) => String.fromCharCode(...codes)),
  },
)

/** Characters of XML 1.0 (§2.2). */
export function isXml(text: string): boolean {
  return /^[\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u.test(text)
}

/** Characters that UTF-8 can encode. */
export function isUnicode(text: string): boolean {
  return !/\p{Cs}/u.test(text)
}

/**
 * Parses as XML 1.0 has it; xmldom takes the line ends of XML 1.1 for such, and U+FFFD for a mistake, unless
 * they are references.
 *
 * @throws Error when a text is not well-formed, whatever the parser has to say about it
 */
export function parseStrictly(xml: string): Document {
  const onError = (level: string, message: string): void => {
    throw new Error(`${level}: ${message}`)
  }
  const text = xml.replace(/[\u0085\u2028\u2029\ufffd]/g, (character) => `&#${character.charCodeAt(0)};`)
  return new DOMParser({ onError }).parseFromString(text, 'text/xml')
}
