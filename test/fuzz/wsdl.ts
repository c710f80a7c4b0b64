import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { DOMParser, type Document, type Element } from '@xmldom/xmldom'
import fc from 'fast-check'
import * as assert from 'uvu/assert'
import {
  WsdlError,
  XSD,
  type ComplexType,
  type ElementParticle,
  type Particle,
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
const WSDL_1 = 'http://schemas.xmlsoap.org/wsdl/'
const file = fileURLToPath(new URL('../../scripts/package/enterprise.wsdl', import.meta.url))
const original = readFileSync(file, 'utf8')

const ATTRIBUTE = /([\w:]+)="([^"]*)"/g
const attributes = [...original.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => ({ name, value }))
const STRANGE = ['', ':', 'x:y', 'tns:__proto__', 'tns:x']

/** Some attribute by its name and number, and the value to give it: that of another one, or none that it can have. */
const exchange = fc.tuple(
  fc.constantFrom(...new Set(attributes.map(({ name }) => name))),
  fc.nat(),
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...new Set(attributes.map(({ value }) => value)), ...STRANGE) },
    { weight: 1, arbitrary: fc.constantFrom('ens:Account', 'ens:Contact', 'ens:User', 'tns:address') },
  ),
)

function exchanged(source: string, [name, number, value]: readonly [string, number, string]): string {
  const count = attributes.filter((attribute) => attribute.name === name).length
  let index = 0
  return source.replace(ATTRIBUTE, (all, found: string) => {
    if (found !== name) return all
    index += 1
    return index === (number % count) + 1 ? `${name}="${value}"` : all
  })
}

/** An element of one line, left out of where it stands and put where another line begins, beside itself, or nowhere. */
const move = fc.tuple(fc.nat(), fc.boolean(), fc.option(fc.oneof(fc.nat(), fc.constant('beside' as const))))

function moved(
  source: string,
  [from, stays, to]: readonly [number, boolean, number | 'beside' | null],
): string {
  const lines = source.split('\n')
  const whole = [...lines.keys()].filter((at) =>
    /^\s*<[^!?/].*\/>$|^\s*<([\w:]+)[ >].*<\/\1>$/.test(lines[at] ?? ''),
  )
  const at = whole[from % whole.length] ?? 0
  const element = lines[at] ?? ''
  if (!stays) lines[at] = ''
  if (to !== null) lines.splice(to === 'beside' ? at : to % lines.length, 0, element)
  return lines.join('\n')
}

/** The file, well-formed still, with values of attributes exchanged and elements moved. */
const rearranged = fc
  .tuple(fc.array(exchange, { maxLength: 2 }), fc.array(move, { maxLength: 2 }))
  .map(([exchanges, moves]) => Buffer.from(moves.reduce(moved, exchanges.reduce(exchanged, original))))
const text = fc.oneof(
  { weight: 5, arbitrary: mutated([original], WORDS) },
  { weight: 5, arbitrary: rearranged },
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
function countIn(document: Document, namespace: string, name: string): number {
  const isCounted = (element: Element): boolean => {
    for (let at = element.parentNode; at !== null; at = at.parentNode)
      if (at.localName === 'annotation' || at.localName === 'documentation') return false
    return true
  }
  return Array.from(document.getElementsByTagNameNS(namespace, name)).filter(isCounted).length
}

function particlesOf(type: QName | ComplexType): readonly Particle[] {
  if (!('kind' in type)) return []
  return type.particles.flatMap((one) => [one, ...(one.kind === 'any' ? [] : particlesOf(one.type))])
}

function allParticles({ complexTypes, elements }: Wsdl): readonly Particle[] {
  return [...complexTypes, ...elements.map(({ type }) => type)].flatMap(particlesOf)
}

const isElement = (particle: Particle): particle is ElementParticle => particle.kind === 'element'

/** Nothing is passed over: there is as much as the text has, and every declaration has a name. */
function isWhole(wsdl: Wsdl, source: string): void {
  const { elements, simpleTypes, operations, messages } = wsdl
  const particles = allParticles(wsdl)
  const fields = particles.filter(isElement)
  const document = new DOMParser({ onError: () => undefined }).parseFromString(source, 'text/xml')
  for (const [namespace, name, count] of [
    [XSD, 'element', elements.length + fields.length],
    [XSD, 'any', particles.length - fields.length],
    [XSD, 'simpleType', simpleTypes.length],
    [XSD, 'enumeration', simpleTypes.flatMap(({ enumeration }) => enumeration).length],
    [WSDL_1, 'part', messages.flatMap(({ parts }) => parts).length],
    [WSDL_1, 'operation', 2 * operations.length],
    [WSDL_1, 'port', 1],
    [`${WSDL_1}soap/`, 'address', 1],
  ] as const) {
    assert.is(count, countIn(document, namespace, name), name)
  }
  const names = [...elements, ...fields, ...simpleTypes].map(({ name }) => name.name)
  assert.ok([...names, ...[...operations, ...messages].map(({ name }) => name)].every((name) => name !== ''))
}

/** Every name that is referred to is declared once, or is built in; no type is based on itself. */
function isClosed(wsdl: Wsdl): void {
  const { simpleTypes, complexTypes, elements, messages, operations } = wsdl
  const key = ({ namespace, name }: QName): string => `{${namespace}}${name}`
  const named = [...simpleTypes, ...complexTypes].filter(({ name }) => name !== undefined)
  const bases = new Map(named.map(({ name, base }) => [name && key(name), base && key(base)]))
  assert.is(bases.size, named.length)
  const fields = allParticles(wsdl).filter(isElement)
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

/** Properties of the reader of WSDL files for any file. */
export const WSDL: readonly Property[] = [
  property('any file is a WSDL that is read whole, or refused with its place', text, readsOrRefuses, {
    few: 40,
    many: 100_000,
  }),
]
