import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import * as assert from 'uvu/assert'
import { WsdlError } from '../../scripts/wsdl/model.js'
import { readWsdl } from '../../scripts/wsdl/read.js'
import { mutated } from './mutated.js'
import { property, type Property } from './property.js'

const WORDS = [
  ...[
    '<',
    '>',
    '/>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?x?>',
    '<!DOCTYPE x [<!ENTITY e "x">]>',
    '&e;',
    '&#0;',
  ],
  ...[
    'minOccurs="-1"',
    'maxOccurs="x"',
    'nillable="maybe"',
    'name=""',
    'type="x:y"',
    'type=":"',
    'base="tns:x"',
  ],
  ...[
    '<xsd:any/>',
    '<xsd:choice>',
    '<xsd:import namespace="x"/>',
    '<wsdl:operation>',
    '<soap:fault/>',
    'x',
    '\0',
  ],
  ...[
    '__proto__',
    'constructor',
    'name="constructor"',
    'type="tns:__proto__"',
    '\ufeff',
    'xmlns=""',
    '"',
    "'",
  ],
]
const file = fileURLToPath(new URL('../../scripts/package/enterprise.wsdl', import.meta.url))
const text = fc.oneof(
  { weight: 9, arbitrary: mutated([readFileSync(file, 'utf8')], WORDS) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
)

function readsOrRefuses(bytes: Uint8Array): void {
  try {
    const wsdl = readWsdl('a.wsdl', Buffer.from(bytes).toString())
    assert.ok(wsdl.targetNamespace !== '')
  } catch (error) {
    if (error instanceof WsdlError && /^a\.wsdl:\d+: ./.test(error.message)) return
    throw error
  }
}

/** What the reader of WSDL files holds for any file. */
export const WSDL: readonly Property[] = [
  property('any file is a WSDL, or refused with its place', text, readsOrRefuses, { few: 40, many: 20_000 }),
]
