import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { WsdlError } from '../../../scripts/wsdl/model.js'
import { readWsdl } from '../../../scripts/wsdl/read.js'
import { bindingWith, smallWsdl } from './small-wsdl.js'

const Refuse = suite('refusing what is no WSDL, or one not known')

function failure(text: string): string {
  try {
    readWsdl('x.wsdl', text)
  } catch (error) {
    assert.instance(error, WsdlError)
    return (error as Error).message
  }
  return 'read without an error'
}

function complex(content: string): string {
  return smallWsdl({ types: `<xsd:complexType name="A">\n${content}\n</xsd:complexType>` })
}

Refuse('passes over stray punctuation, not over words', () => {
  assert.is(failure(smallWsdl({ types: '"' })), 'read without an error')
  assert.match(failure(smallWsdl({ types: 'words' })), /^x\.wsdl:7: <xsd:schema>: text where only elements/)
})

const refusals: readonly (readonly [string, string, RegExp])[] = [
  ['an empty file', '', /^x\.wsdl:1: not well-formed/],
  ['prose', 'Not found', /^x\.wsdl:1: not well-formed/],
  ['another document', '<rss>\n<item/></rss>', /^x\.wsdl:1: no WSDL 1\.1: the root element is <rss>/],
  ['a web page', '<!-- p -->\n<!DOCTYPE html><p>Login<br>', /^x\.wsdl:1: <html>: a web page, no WSDL/],
  ['WSDL 2.0', '<description xmlns="http://www.w3.org/ns/wsdl"/>', /no WSDL 1\.1/],
  ['a file cut off', smallWsdl().slice(0, 420), /^x\.wsdl:\d+: not well-formed XML/],
  [
    'a file cut off between elements',
    smallWsdl().split('<wsdl:message')[0]!,
    /^x\.wsdl:1[01]: .*wsdl:definitions/,
  ],
  ['crossed tags', '<a>\n<b>\n</a>', /^x\.wsdl:[23]: not well-formed XML: .*"b"/],
  ['an attribute without quotation marks', '<a b=c/>', /^x\.wsdl:1: not well-formed/],
  ['an unknown entity', '<a>\n&x;</a>', /^x\.wsdl:[12]: not well-formed/],
  ['a control character', '<a>\n\u0001</a>', /^x\.wsdl:2: a character that XML forbids/],
  ['an unbound prefix of an element', '<a>\n<x:b/></a>', /^x\.wsdl:2: not well-formed/],
  [
    'an unbound prefix of a type',
    complex(seq('type="q:A"')),
    /^x\.wsdl:10: <xsd:element name="e">: prefix q of q:A/,
  ],
  ['an unknown type', complex(seq('type="t:Nope"')), /^x\.wsdl:10: e: type {urn:t}Nope is declared nowhere/],
  [
    'an unknown built-in type',
    complex(seq('type="xsd:strnig"')),
    /^x\.wsdl:10: e: type .*strnig is declared nowhere/,
  ],
  [
    'an unknown base',
    complex(extension('t:Nope')),
    /^x\.wsdl:9: complex type {urn:t}Nope is declared nowhere/,
  ],
  ['a base that is itself', complex(extension('t:A')), /^x\.wsdl:9: type {urn:t}A is based on itself/],
  [
    'an element without a type',
    complex(seq('')),
    /^x\.wsdl:10: <xsd:element name="e">: attribute type is missing/,
  ],
  ['a reference to an element', complex(seq('ref="t:ping"')), /attribute ref is not known/],
  ['a default', complex(seq('type="xsd:int" default="1"')), /attribute default is not known/],
  [
    'a choice',
    complex('<xsd:choice/>'),
    /^x\.wsdl:10: <xsd:choice>: xsd:choice in xsd:complexType is not known/,
  ],
  ['a nested choice', complex('<xsd:sequence>\n<xsd:choice/></xsd:sequence>'), /^x\.wsdl:11: <xsd:choice>/],
  ['all', complex('<xsd:all/>'), /xsd:all in xsd:complexType is not known/],
  ['a group', complex('<xsd:group ref="t:G"/>'), /xsd:group in xsd:complexType is not known/],
  ['an attribute', complex('<xsd:attribute name="a"/>'), /xsd:attribute in xsd:complexType is not known/],
  ['simple content', complex('<xsd:simpleContent/>'), /xsd:simpleContent in xsd:complexType is not known/],
  [
    'two sequences',
    complex('<xsd:sequence/>\n<xsd:sequence/>'),
    /^x\.wsdl:11: <xsd:sequence>: a second construct/,
  ],
  ['a list', simple('<xsd:list itemType="xsd:int"/>'), /^x\.wsdl:10: <xsd:list>: xsd:list in xsd:simpleType/],
  ['a union', simple('<xsd:union/>'), /xsd:union in xsd:simpleType is not known/],
  [
    'an include',
    smallWsdl({ types: '<xsd:include schemaLocation="y.xsd"/>' }),
    /xsd:include in xsd:schema is not/,
  ],
  [
    'another file',
    smallWsdl({ types: '<xsd:import namespace="u" schemaLocation="y"/>' }),
    /schemaLocation is not known/,
  ],
  ['a bad count', complex(seq('type="xsd:int" maxOccurs="many"')), /maxOccurs is no count: many/],
  [
    'a count below the least',
    complex(seq('type="xsd:int" minOccurs="2"')),
    /maxOccurs is less than minOccurs/,
  ],
  ['a bad boolean', complex(seq('type="xsd:int" nillable="yes"')), /nillable is no boolean: yes/],
  [
    'a type declared twice',
    smallWsdl({ types: '<xsd:complexType name="A"/>\n<xsd:complexType name="A"/>' }),
    /^x\.wsdl:10: type {urn:t}A is declared twice/,
  ],
  [
    'an unknown message',
    smallWsdl({
      portType:
        '<wsdl:operation name="ping"><wsdl:input message="t:X"/><wsdl:output message="t:Out"/></wsdl:operation>',
    }),
    /message t:X is declared nowhere/,
  ],
  [
    'an unknown element of a message',
    smallWsdl({ parts: '<wsdl:part name="body" element="t:x"/><wsdl:part name="who" element="t:x"/>' }),
    /message In: element {urn:t}x is declared nowhere/,
  ],
  [
    'a part with a type',
    smallWsdl({ parts: '<wsdl:part name="body" type="xsd:string"/>' }),
    /attribute type is not known/,
  ],
  [
    'a header that is no part',
    smallWsdl({ binding: bindingWith('part="who"', 'part="when"') }),
    /part when is not in its message/,
  ],
  [
    'rpc style',
    smallWsdl({ binding: bindingWith('style="document"', 'style="rpc"') }),
    /style rpc is not known/,
  ],
  [
    'encoded use',
    smallWsdl({ binding: bindingWith('parts="body" use="literal"', 'parts="body" use="encoded"') }),
    /use encoded is not known/,
  ],
  [
    'an operation that is not bound',
    smallWsdl({ binding: bindingWith('name="ping"', 'name="pong"') }),
    /<wsdl:operation name="ping">: is not bound/,
  ],
  [
    'a service of another binding',
    smallWsdl({ service: '<wsdl:port name="P" binding="t:C"><soap:address location="x"/></wsdl:port>' }),
    /binding t:C is declared nowhere/,
  ],
  [
    'a second port',
    smallWsdl({ service: '<wsdl:port name="P" binding="t:B"/>\n<wsdl:port name="Q" binding="t:B"/>' }),
    /<wsdl:port name="Q">: a second wsdl:port/,
  ],
]

function seq(attributes: string): string {
  return `<xsd:sequence><xsd:element name="e" ${attributes}/></xsd:sequence>`
}

function extension(base: string): string {
  return `<xsd:complexContent><xsd:extension base="${base}"/></xsd:complexContent>`
}

function simple(content: string): string {
  return smallWsdl({ types: `<xsd:simpleType name="A">\n${content}</xsd:simpleType>` })
}

for (const [what, text, message] of refusals) {
  Refuse(`refuses ${what}, with file and line`, () => {
    assert.match(failure(text), message)
    assert.match(failure(text), /^x\.wsdl:\d+: /)
  })
}

Refuse.run()
