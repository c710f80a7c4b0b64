import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { XmlReader } from '../../src/lib/xml.js'
import { XmlError } from '../../src/lib/xml-text.js'

const Xml = suite('reading XML')

/** Goes through a document; the text of the element that is left last. */
function read(text: string): string {
  const xml = new XmlReader(text)
  xml.leave()
  xml.finish()
  return xml.text
}

const ENCODINGS = ['UTF-16', 'iso-8859-1', 'us-ascii', 'UTF-7']

/** Documents that other readers take, and why this one does not. */
const REFUSED: Readonly<Record<string, string>> = {
  'a document type': '<!DOCTYPE a><a/>',
  'a document type with an entity': '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>',
  'xmlns:xml twice':
    '<a xmlns:xml="http://www.w3.org/XML/1998/namespace" xmlns:xml="http://www.w3.org/XML/1998/namespace"/>',
  'a reference of nine digits': '<a>&#x000000041;</a>',
  'a name beyond 1,000 characters': `<${'a'.repeat(1001)}/>`,
  'the value of an attribute beyond 8 KB': `<a b="${'c'.repeat(8193)}"/>`,
  'more than 250 attributes': `<a ${Array.from({ length: 251 }, (_, index) => `b${index}=""`).join(' ')}/>`,
  'more than 250 elements within another': '<a>'.repeat(251) + '</a>'.repeat(251),
  'three million comments': '<!---->'.repeat(3_000_001) + '<a/>',
  'three million processing instructions': '<?p?>'.repeat(3_000_001) + '<a/>',
  'three million attributes': `<a>${`<b ${Array.from({ length: 249 }, (_, index) => `b${index}=""`).join(' ')}/>`.repeat(12_100)}</a>`,
  ...Object.fromEntries(
    ENCODINGS.map((name) => [`the encoding ${name}`, `<?xml version="1.0" encoding="${name}"?><a/>`]),
  ),
}

for (const [what, text] of Object.entries(REFUSED)) {
  Xml(`refuses ${what}`, () => {
    assert.throws(
      () => read(text),
      (error: unknown) => error instanceof XmlError,
    )
  })
}

/** Characters that XML does not have, wherever they stand. */
for (const character of ['\0', '\u0001', '\u001F', '\uFFFE', '\uFFFF']) {
  const code = character.charCodeAt(0).toString(16)
  const places = [
    '<a>#</a>',
    '<a b="#"/>',
    '<a><!--#--></a>',
    '<a><?p #?></a>',
    '<a><![CDATA[#]]></a>',
    '<a#/>',
    '#<a/>',
  ]
  Xml(
    `refuses the character ${code} in texts, attributes, comments, instructions, sections and names`,
    () => {
      for (const place of places)
        assert.throws(
          () => read(place.replace('#', character)),
          (error: unknown) => error instanceof XmlError,
          place,
        )
    },
  )
}

Xml('takes white space and a byte order mark before the declaration', () => {
  assert.is(read('\uFEFF \r\n\t<?xml version="1.0" encoding="utf-8"?>\n<a>x</a>\n'), 'x')
})

Xml('takes comments and instructions with brackets in them before the root', () => {
  assert.is(read('<?xml version="1.0"?><!-- a > b --><?style <x/> ?><a>x</a><!-- > -->'), 'x')
})

Xml('takes any text for the name of a namespace', () => {
  assert.equal(new XmlReader('<a xmlns="{no URI}"/>').tag.name, { local: 'a', namespace: '{no URI}' })
})

Xml('ends lines in LF, but for those that are written as references', () => {
  assert.is(read('<a>1\r\n2\r3&#13;\n<![CDATA[4\r\n]]></a>'), '1\n2\n3\r\n4\n')
})

Xml('gives names by their namespaces, whatever the prefixes, and types and nil by theirs', () => {
  const xml = new XmlReader(
    '<p:a xmlns:p="u" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><b xmlns="v" i:type="p:T" i:nil="1"/><p:c xmlns:p="w" type="x" nil="1"/></p:a>',
  )
  assert.equal(xml.tag.name, { local: 'a', namespace: 'u' })
  assert.ok(xml.next())
  assert.equal(
    [xml.tag.name, xml.tag.type, xml.tag.isNil],
    [{ local: 'b', namespace: 'v' }, { local: 'T', namespace: 'u' }, true],
  )
  assert.not.ok(xml.next())
  assert.ok(xml.next())
  assert.equal(
    [xml.tag.name, xml.tag.type, xml.tag.isNil],
    [{ local: 'c', namespace: 'w' }, undefined, false],
  )
  assert.not.ok(xml.next())
  assert.not.ok(xml.next())
  xml.finish()
})

/** Texts that would take a careless reader long, and how many megabytes they are. */
const LARGE: Readonly<Record<string, string>> = {
  'one attribute of 8 MB': `<a b="${'c'.repeat(8e6)}"/>`,
  'a name of 15 MB': `<${'a'.repeat(15e6)}/>`,
  '1.4 million tags that are never closed': '<a>'.repeat(1_400_000),
  'a million attributes': `<a ${'b=""'.concat(' ').repeat(1_000_000)}/>`,
  'a reference of 8 MB': `<a>&${'c'.repeat(8e6)};</a>`,
  '400,000 references': `<a>${'&amp;'.repeat(400_000)}</a>`,
  '300,000 sections': `<a>${'<![CDATA[x]]>'.repeat(300_000)}</a>`,
  '8 MB of white space in a tag': `<a${' '.repeat(8e6)}/>`,
  '300,000 declarations of a namespace': `<a>${'<b xmlns="u"/>'.repeat(300_000)}</a>`,
}

for (const [what, text] of Object.entries(LARGE)) {
  Xml(`takes at most a tenth of a second of the processor a megabyte: ${what}`, () => {
    const before = process.cpuUsage()
    try {
      read(text)
    } catch (error) {
      assert.instance(error, XmlError)
    }
    const { user, system } = process.cpuUsage(before)
    assert.ok((user + system) / 1000 < 400 + (text.length / 1e6) * 150, `${(user + system) / 1000} ms`)
  })
}

Xml.run()
