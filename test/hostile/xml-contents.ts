import type { Attack } from './matrix-row.js'
import { always, changed, declared, inResult, inside, isEmpty, KB, laughs } from './xml-change.js'

/** Document types and entities. */
export const TYPES: readonly Attack[] = [
  changed('a document type', declared('<!DOCTYPE soapenv:Envelope>')),
  changed('a document type in small letters', declared('<!doctype x>'), { mayPass: isEmpty }),
  changed('an entity', (text) => declared('<!DOCTYPE x [<!ENTITY e "evil">]>')(inResult(text, '&e;'))),
  changed('an entity that is a file', (text) =>
    declared('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>')(inResult(text, '&e;')),
  ),
  changed(
    'a parameter entity',
    declared('<!DOCTYPE x [<!ENTITY % p SYSTEM "https://evil.example/x.dtd">%p;]>'),
  ),
  changed('a document type from elsewhere', declared('<!DOCTYPE x SYSTEM "https://evil.example/x.dtd">')),
  changed('a billion laughs', (text) => declared(`<!DOCTYPE x [${laughs}]>`)(inResult(text, '&l9;'))),
  changed('one entity of 1 MB, a thousand times', (text) =>
    declared(`<!DOCTYPE x [<!ENTITY e "${'x'.repeat(KB * KB)}">]>`)(inResult(text, '&e;'.repeat(1000))),
  ),
  changed('a document type behind a comment', declared('<!-- --><!DOCTYPE x [<!ENTITY e "evil">]><!-- -->')),
  changed('a document type in the middle', (text) => inResult(text, '<!DOCTYPE x [<!ENTITY e "evil">]>&e;')),
  inside('an entity that nobody declared', '<x>&evil;</x>'),
  inside(
    'references to characters that there are not',
    '<x>&#0;&#xD800;&#x110000;&#99999999999;&#-1;&#xZZ;</x>',
  ),
  inside('an XInclude', '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>'),
  inside('a place of a schema', '<x xsi:schemaLocation="urn:x https://evil.example/x.xsd"/>'),
  changed('a style sheet', declared('<?xml-stylesheet href="https://evil.example/x.xsl"?>'), {
    mayPass: always,
  }),
]

/** Names that objects have anyway. */
export const PROTOTYPES: readonly Attack[] = [
  inside('an element __proto__', '<__proto__><polluted>1</polluted></__proto__>'),
  inside('an element __proto__, twice', '<__proto__><polluted>1</polluted></__proto__>'.repeat(2)),
  inside('an element __proto__ of text', '<__proto__>polluted</__proto__>'),
  inside(
    'elements constructor and prototype',
    '<constructor><prototype><polluted>1</polluted></prototype></constructor>',
  ),
  inside('elements named as methods', '<toString>1</toString><hasOwnProperty/><valueOf/><then><a/></then>'),
  inside('attributes __proto__', '<x __proto__="polluted" constructor="x" xsi:nil="__proto__"/>'),
  inside('a type __proto__', '<x xsi:type="__proto__">1</x><y xsi:type="xsd:__proto__">1</y>'),
  inside('a type constructor', '<x xsi:type="constructor">1</x><y xsi:type="sf:toString"><a/></y>'),
  inside('a prefix __proto__', '<__proto__:x xmlns:__proto__="urn:x"><polluted>1</polluted></__proto__:x>'),
  changed('a result under __proto__', (text) => text.replaceAll(/(<\/?)result/g, '$1__proto__'), {
    mayPass: isEmpty,
  }),
  changed('a response under __proto__', (text) => text.replaceAll(/(<\/?)\w+Response/g, '$1__proto__')),
  changed(
    'a body with __proto__',
    (text) => text.replace('</soapenv:Body>', '<__proto__><polluted>1</polluted></__proto__></soapenv:Body>'),
    { mayPass: always },
  ),
  changed(
    'a header with __proto__',
    (text) =>
      text.replace(
        '<soapenv:Body>',
        '<soapenv:Header><__proto__><polluted>1</polluted></__proto__></soapenv:Header><soapenv:Body>',
      ),
    { mayPass: always },
  ),
]

/** Comments, CDATA sections, references. */
export const TEXTS: readonly Attack[] = [
  inside('CDATA with XML inside', '<x><![CDATA[<sessionId>evil</sessionId>]]></x>'),
  inside('CDATA with an XML declaration', '<x><![CDATA[<?xml version="1.0"?><soapenv:Envelope/>]]></x>'),
  inside('CDATA that is not closed', '<x><![CDATA[</x>', { mayPass: () => false }),
  inside('a comment with XML inside', '<!-- </result></loginResponse> -->'),
  inside('a comment that is not closed', '<!-- ', { mayPass: () => false }),
  inside('200,000 comments', '<!---->'.repeat(200_000)),
  inside('200,000 processing instructions', '<?x?>'.repeat(200_000)),
  inside('200,000 CDATA sections', '<![CDATA[]]>'.repeat(200_000)),
  inside('a million brackets', '<'.repeat(1_000_000), { mayPass: () => false }),
  inside('a million ampersands', `<x>${'&amp;'.repeat(1_000_000)}</x>`),
  inside('an entity of 1 MB', `<x>&${'x'.repeat(KB * KB)};</x>`),
]
