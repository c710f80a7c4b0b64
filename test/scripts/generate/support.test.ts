import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { generatePartner } from '../../../scripts/generate/partner.js'
import { changedWsdl, field, message, ownWsdl, plain, temporaryFile } from '../../helpers/own-wsdl.js'

const Support = suite('what the generator refuses')

const extended = (name: string, base: string, fields: string): string =>
  `<xsd:complexType name="${name}"><xsd:complexContent><xsd:extension base="${base}"><xsd:sequence>${fields}</xsd:sequence></xsd:extension></xsd:complexContent></xsd:complexType>`

const simple = '<xsd:element name="simple" type="xsd:string"/>'
const other = { name: 'other', input: 'other' }

/** The defect, the WSDL, and the message after file and line. */
const REFUSED: Readonly<Record<string, readonly [wsdl: string, message: RegExp]>> = {
  'an element twice': [
    ownWsdl({ types: plain('Twice', field('a') + field('b') + field('a')) }),
    /complex type Twice: element a stands there twice/,
  ],
  'an element that the base has': [
    ownWsdl({ types: plain('P', field('a')) + extended('Q', 'tns:P', field('a', 'xsd:int')) }),
    /complex type Q: element a stands there twice, itself or by a base/,
  ],
  'an element that may not occur': [
    ownWsdl({
      types: plain('Never', '<xsd:element name="a" type="xsd:int" minOccurs="0" maxOccurs="0"/>'),
    }),
    /complex type Never: element a may not occur/,
  ],
  'elements without a namespace': [
    changedWsdl('elementFormDefault="qualified"', ''),
    /element \w+ is not qualified: elementFormDefault/,
  ],
  'a body of another namespace': [
    ownWsdl({ messages: message('other', 'fns:UnexpectedErrorFault'), operations: [other] }),
    /operation other: the body of the request: element UnexpectedErrorFault is not in the target namespace/,
  ],
  'a body of a simple type': [
    ownWsdl({ types: simple, messages: message('other', 'tns:simple'), operations: [other] }),
    /operation other: the body of the request: element simple is not of a complex type/,
  ],
  'an answer of a simple type': [
    ownWsdl({
      types: simple,
      messages: message('other', 'tns:simple'),
      operations: [{ name: 'other', output: 'other' }],
    }),
    /operation other: the body of the answer: element simple is not of a complex type/,
  ],
  'a header of another namespace': [
    changedWsdl('element="tns:SessionHeader"', 'element="fns:UnexpectedErrorFault"'),
    /operation query: a header: element UnexpectedErrorFault is not in the target namespace/,
  ],
  'a SOAPAction': [
    changedWsdl('soapAction=""', 'soapAction="urn:do"'),
    /operation query: soapAction urn:do is not known/,
  ],
  'a built-in type that is not known': [
    ownWsdl({ types: plain('Odd', field('a', 'xsd:NOTATION')) }),
    /a: type \{http:\/\/www\.w3\.org\/2001\/XMLSchema\}NOTATION is declared nowhere/,
  ],
  'a name that is none': [
    changedWsdl('name="Since__c"', 'name="Since &quot;c"'),
    /complex type Account: element "Since \\"c"/,
  ],
  'the address of another service': [
    changedWsdl(/location="[^"]*"/g, 'location="https://x.example/soap"'),
    /<soap:address>: location ends in no \/services\/Soap\/…\/<version>: https:\/\/x\.example\/soap/,
  ],
}

for (const [what, [wsdl, message]] of Object.entries(REFUSED)) {
  Support(`${what}, with file, line and element`, async () => {
    const file = temporaryFile('refused.wsdl', wsdl)
    try {
      await generatePartner(file, '.')
    } catch (error) {
      const { name, message: text } = error as Error
      assert.is(name, 'WsdlError')
      assert.ok(text.startsWith(`${file}:`), text)
      assert.ok(Number(/:(\d+): /.exec(text)?.[1]) > 1, text)
      assert.match(text.slice(file.length), message)
      return
    }
    assert.unreachable('it was taken')
  })
}

Support.run()
