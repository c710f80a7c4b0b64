import fc from 'fast-check'
import { XmlDocument, XmlElement, XmlLibError } from 'libxml2-wasm'
import * as assert from 'uvu/assert'
import { XmlReader } from '../../src/lib/xml.js'
import { XmlError } from '../../src/lib/xml-text.js'
import { mutated } from './mutated.js'
import { ENVELOPES } from './originals.js'
import { property, type Property } from './property.js'

const XSI = 'http://www.w3.org/2001/XMLSchema-instance'

/** Where this library's reader differs from libxml2 on purpose; each has a test in test/lib/xml.test.ts. */
const DELIBERATE: Readonly<Record<string, RegExp>> = {
  'a document type is refused': /<!DOCTYPE/,
  'white space may stand before the declaration': /^\uFEFF?[\t\n\r ]+<\?xml/,
  'another encoding than UTF-8 is refused': /^\uFEFF?[\t\n\r ]*<\?xml[^>]*encoding/,
  'a reference of more than eight digits is refused': /&#x?[\da-fA-F]{9}/,
  'xmlns:xml twice is refused, as any attribute is': /xmlns:xml\s*=[^<]*xmlns:xml\s*=/,
  'the name of a namespace need not be a URI':
    /xmlns(?::[^\s=]*)?\s*=\s*(?:"(?!(?:[A-Za-z][\w+.-]*:)?[\w/.-]*")|'(?!(?:[A-Za-z][\w+.-]*:)?[\w/.-]*'))/,
  'a name of more than 1,000 characters is refused': /[^\s<>&"'=/]{1001}/,
  'the value of an attribute is bounded': /"[^"]{8193}|'[^']{8193}/,
}

/** The elements of a document, one line each: depth, name, nil, and the text where there are no elements in it. */
function ours(text: string): string | undefined {
  const lines: string[] = []
  try {
    const xml = new XmlReader(text)
    const walk = (depth: number): void => {
      const { name, isNil } = xml.tag
      const { namespace, local } = name
      const at = lines.push('') - 1
      let isLeaf = true
      while (xml.next()) {
        isLeaf = false
        walk(depth + 1)
      }
      lines[at] = line(depth, namespace, local, isNil, isLeaf ? xml.text : undefined)
    }
    walk(0)
    xml.finish()
    return lines.join('\n')
  } catch (error) {
    if (error instanceof XmlError) return undefined
    throw error
  }
}

function line(depth: number, namespace: string, local: string, isNil: boolean, text?: string): string {
  return `${depth} {${namespace}}${local} ${String(isNil)} ${JSON.stringify(text)}`
}

/** The same by libxml2. */
function theirs(text: string): string | undefined {
  let document: XmlDocument | undefined
  try {
    document = XmlDocument.fromString(text)
    const lines: string[] = []
    const walk = (element: XmlElement, depth: number): void => {
      const children = childrenOf(element)
      const nil = element.attrs.find(({ name, namespaceUri }) => name === 'nil' && namespaceUri === XSI)
      const isNil = /^\s*(?:true|1)\s*$/.test(nil?.content ?? '')
      const content = children.length === 0 ? element.content : undefined
      lines.push(line(depth, element.namespaceUri, element.name, isNil, content))
      for (const child of children) walk(child, depth + 1)
    }
    walk(document.root, 0)
    return lines.join('\n')
  } catch (error) {
    if (error instanceof XmlLibError) return undefined
    throw error
  } finally {
    document?.dispose()
  }
}

function childrenOf(element: XmlElement): readonly XmlElement[] {
  return element.find('*').filter((node) => node instanceof XmlElement)
}

const PREFIXES = ['', '', '', 'a:', 'b:', 'xml:', 'xmlns:', 'A\u0301:']
const LOCALS = ['x', 'y', 'é', 'a.b-c', '_1', '__proto__', 'constructor', '1a', 'a:b', '\u0301']
const TEXTS = [
  ...[
    '',
    ' ',
    't',
    '&amp;',
    '&lt;&#65;&#x42;',
    '&#0;',
    '&#xD800;',
    '&#x10FFFF;',
    '&no;',
    '&',
    '\r\n',
    '\r',
    ']]>',
  ],
  ...[
    '<![CDATA[<&\r\n]]>',
    '<![CDATA[',
    '<!-- c -->',
    '<!-- -- -->',
    '<!---->',
    '<!--->',
    '<?p x?>',
    '<?xml x?>',
    '<?p:q?>',
  ],
  ...['\u0001', '\uFFFE', '\u{1F600}', '>', '"', "'", '<', '<!DOCTYPE x>', '&#x9;&#10;&#13;', '\u3000'],
]
const ATTRIBUTES = [
  ...[
    '',
    '',
    ' p="1"',
    " p='\"'",
    ' p="<"',
    ' p="&lt;&#10;\t\r\n>"',
    ' p="1" p="2"',
    ' p=1',
    ' p',
    ' p="1"q="2"',
    ' p = "1" ',
  ],
  ...[
    ' xmlns="u"',
    ' xmlns=""',
    ' xmlns:a="u"',
    ' xmlns:a="u" xmlns:b="u"',
    ' xmlns:a=""',
    ' a:p="1" b:p="2"',
    ' xmlns:A\u0301="v"',
  ],
  ...[
    ' xmlns:xml="http://www.w3.org/XML/1998/namespace"',
    ' xmlns:xmlns="u"',
    ' xmlns:xml="u"',
    ' xml:lang="en"',
    ' xmlns:="u"',
  ],
  ...[
    ` xmlns:i="${XSI}" i:nil="true"`,
    ` xmlns:i="${XSI}" i:nil=" 1 "`,
    ` xmlns:i="${XSI}" i:nil="TRUE"`,
    ' i:nil="true"',
    ' nil="1"',
  ],
]

const name = fc.tuple(fc.constantFrom(...PREFIXES), fc.constantFrom(...LOCALS)).map((parts) => parts.join(''))
const attributes = fc.array(fc.constantFrom(...ATTRIBUTES), { maxLength: 2 }).map((parts) => parts.join(''))
const text = fc.constantFrom(...TEXTS)

const element: fc.Memo<string> = fc.memo((depth) => {
  const content = depth <= 1 ? text : fc.oneof(text, element(depth - 1))
  const inside = fc.array(content, { maxLength: 4 }).map((parts) => parts.join(''))
  return fc
    .tuple(name, attributes, inside, fc.constantFrom('', '', ' ', '\n', '/'))
    .map(([tag, more, within, space]) =>
      space === '/' ? `<${tag}${more}/>` : `<${tag}${more}${space}>${within}</${tag}${space}>`,
    )
})

const DECLARATIONS = [
  '',
  '',
  '<?xml version="1.0"?>',
  "<?xml version='1.0' standalone='yes' ?>",
  '<?xml?>',
  '<?XML version="1.0"?>',
]
const AROUND = ['', '', '\n', '<!-- a > -->', '<?p?>', '\uFEFF', 'x', '<y/>']

/** A document by chance, well-formed or nearly so. */
const made = fc
  .tuple(fc.constantFrom(...DECLARATIONS), fc.constantFrom(...AROUND), element(3), fc.constantFrom(...AROUND))
  .map((parts) => parts.join(''))

/** A real answer with something changed. */
const changed = mutated(ENVELOPES, [...TEXTS, ...ATTRIBUTES]).map((bytes) => bytes.toString('utf8'))

/** Throws unless this library and libxml2 agree on a document. */
export function agree(document: string): void {
  if (Object.values(DELIBERATE).some((form) => form.test(document))) return
  assert.is(ours(document), theirs(document))
}

/** Properties of reading XML for any text. */
export const XML: readonly Property[] = [
  property(
    'any document is read as libxml2 reads it, or refused as libxml2 refuses it',
    fc.oneof(made, changed),
    agree,
    {
      few: 2000,
    },
  ),
]
