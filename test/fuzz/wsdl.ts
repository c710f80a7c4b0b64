import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { DOMParser, type Element } from '@xmldom/xmldom'
import fc from 'fast-check'
import * as assert from 'uvu/assert'
import {
  WsdlError,
  XSD,
  type ComplexType,
  type ElementParticle,
  type QName,
  type Wsdl,
} from '../../scripts/wsdl/model.js'
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
const original = readFileSync(file, 'utf8')

/** The file with some values of attributes changed for others of the file, or for such as it cannot have. */
const exchanged = fc
  .array(fc.tuple(fc.nat(), fc.oneof(fc.nat(), fc.constantFrom('', ':', 'x:y', 'tns:__proto__', 'tns:x'))), {
    minLength: 1,
    maxLength: 3,
  })
  .map((steps) => {
    const parts = original.split('"')
    const place = (number: number): number => 2 * (number % ((parts.length - 1) / 2)) + 1
    for (const [at, by] of steps) parts[place(at)] = typeof by === 'string' ? by : (parts[place(by)] ?? '')
    return Buffer.from(parts.join('"'))
  })
const text = fc.oneof(
  { weight: 5, arbitrary: mutated([original], WORDS) },
  { weight: 5, arbitrary: exchanged },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
)

function readOrRefused(source: string): Wsdl | undefined {
  try {
    return readWsdl('a.wsdl', source)
  } catch (error) {
    if (error instanceof WsdlError && /^a\.wsdl:\d+: ./.test(error.message)) return undefined
    throw error
  }
}

/** How many elements of the schema language there are, those of annotations left out. */
function countIn(source: string, name: string): number {
  const document = new DOMParser({ onError: () => undefined }).parseFromString(source, 'text/xml')
  const isCounted = (element: Element): boolean => {
    for (let at = element.parentNode; at !== null; at = at.parentNode)
      if (at.localName === 'annotation' || at.localName === 'documentation') return false
    return true
  }
  return Array.from(document.getElementsByTagNameNS(XSD, name)).filter(isCounted).length
}

function particlesOf(type: QName | ComplexType): readonly ElementParticle[] {
  if (!('kind' in type)) return []
  const elements = type.particles.filter((one): one is ElementParticle => one.kind === 'element')
  return elements.flatMap((one) => [one, ...particlesOf(one.type)])
}

/** Nothing is passed over: there are as many declarations as the text has, each with a name. */
function isWhole(wsdl: Wsdl, source: string): void {
  const { elements, complexTypes, simpleTypes, operations, messages } = wsdl
  const particles = [...complexTypes, ...elements.map(({ type }) => type)].flatMap(particlesOf)
  assert.is(elements.length + particles.length, countIn(source, 'element'))
  assert.is(simpleTypes.length, countIn(source, 'simpleType'))
  const values = simpleTypes.flatMap(({ enumeration }) => enumeration)
  assert.is(values.length, countIn(source, 'enumeration'))
  const names = [...elements, ...particles, ...simpleTypes].map(({ name }) => name.name)
  assert.ok([...names, ...[...operations, ...messages].map(({ name }) => name)].every((name) => name !== ''))
}

/** Every name that is referred to is declared once, or is built in; no type is based on itself. */
function isClosed({ simpleTypes, complexTypes, elements, messages, operations }: Wsdl): void {
  const key = ({ namespace, name }: QName): string => `{${namespace}}${name}`
  const named = [...simpleTypes, ...complexTypes].filter(({ name }) => name !== undefined)
  const bases = new Map(named.map(({ name, base }) => [name && key(name), base && key(base)]))
  assert.is(bases.size, named.length)
  const fields = [...complexTypes, ...elements.map(({ type }) => type)].flatMap(particlesOf)
  const types = [...elements, ...fields]
    .map(({ type }) => type)
    .filter((type): type is QName => !('kind' in type))
  const used = [...types.map(key), ...[...bases.values()].filter((base) => base !== undefined)]
  for (const name of used) assert.ok(bases.has(name) || name.startsWith(`{${XSD}}`), name)
  for (let [name] of bases) {
    for (let steps = 0; name !== undefined; name = bases.get(name)) assert.ok((steps += 1) <= bases.size)
  }
  const globals = new Set(elements.map(({ name }) => key(name)))
  const parts = messages.flatMap((message) => message.parts.map(({ element }) => element))
  const all = [...parts, ...operations.flatMap(({ input, output }) => [input, output])]
  for (const element of all) assert.ok(globals.has(key(element)), key(element))
}

function readsOrRefuses(bytes: Uint8Array): void {
  const source = Buffer.from(bytes).toString()
  const wsdl = readOrRefused(source)
  if (wsdl === undefined) return
  assert.ok(wsdl.targetNamespace !== '')
  isWhole(wsdl, source.replace(/^\ufeff/, ''))
  isClosed(wsdl)
}

/** What the reader of WSDL files holds for any file. */
export const WSDL: readonly Property[] = [
  property('any file is a WSDL that is read whole, or refused with its place', text, readsOrRefuses, {
    few: 40,
    many: 20_000,
  }),
]
