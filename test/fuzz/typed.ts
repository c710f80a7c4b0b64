import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import * as assert from 'uvu/assert'
import { contract as tables } from '../../generated/partner/operations.js'
import { key } from '../../scripts/generate/partner/contract.js'
import type { ComplexType, ElementParticle, QName } from '../../scripts/wsdl/model.js'
import { decode } from '../../src/partner/decode.js'
import { encode } from '../../src/partner/encode.js'
import { schemaOf } from '../../src/partner/types.js'
import { createEnvelopeCheck } from '../../src/testing/contracts/xsd.js'
import { contract, path } from '../partner/samples.js'
import { property, type Property } from './property.js'
import { agree } from './xml.js'

const schema = schemaOf(tables)
const xsd = createEnvelopeCheck(readFileSync(path, 'utf8'))

/** Levels below which nothing optional stands. */
const DEPTH = 4

/** Texts as XML can hold them, with what an encoder may get wrong in some of them. */
const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(
        '<',
        '&',
        ']]>',
        '"',
        "'",
        '\r',
        '\r\n',
        '\t',
        '&amp;',
        '\u3000',
        ' ',
        '\u{1F600}',
        '<![CDATA[',
      ),
    ),
    { maxLength: 4 },
  )
  .map((parts) => parts.join('').replace(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ''))
const someText = text.map((value) => (value === '' ? 'x' : value))
const instant = fc.date({ min: new Date('0001-01-02'), max: new Date('9999-12-30'), noInvalidDate: true })
const clock = instant.map((date) => date.toISOString())

const BUILT_IN: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  anyType: someText,
  base64Binary: fc
    .uint8Array({ minLength: 1, maxLength: 9 })
    .map((bytes) => Buffer.from(bytes).toString('base64')),
  boolean: fc.boolean(),
  date: clock.map((value) => value.slice(0, 10)),
  dateTime: instant,
  decimal: fc.oneof(fc.maxSafeInteger(), fc.double({ noNaN: true, noDefaultInfinity: true })),
  double: fc.double(),
  float: fc.double(),
  int: fc.integer(),
  long: fc.maxSafeInteger(),
  string: text,
  time: clock.map((value) => value.slice(11)),
}

/** A value of a type, as callers give it and as answers have it. */
function valueOf(type: QName | ComplexType, depth: number): fc.Arbitrary<unknown> {
  const target = contract.resolve(type, 1)
  if (target.kind === 'built-in') return BUILT_IN[target.name] ?? fc.constant(`no values of ${target.name}`)
  if (target.kind === 'complex') return objectOf(target, depth)
  if (target.enumeration.length > 0) return fc.constantFrom(...target.enumeration)
  return target.name.name === 'ID' ? fc.stringMatching(/^[a-zA-Z0-9]{18}$/) : valueOf(target.base, depth)
}

/** An object of a type, or of one that extends it. */
function objectOf(type: ComplexType, depth: number): fc.Arbitrary<object> {
  const known = objects.get(type)?.get(depth)
  if (known !== undefined) return known
  const own = objects.get(type) ?? new Map<number, fc.Arbitrary<object>>()
  objects.set(type, own)
  const family = depth < DEPTH ? [type, ...contract.derived(type)] : [type]
  const made = fc.oneof(...family.filter(({ abstract }) => !abstract).map((one) => fieldsOf(one, depth)))
  own.set(depth, made)
  return made
}

const objects = new Map<ComplexType, Map<number, fc.Arbitrary<object>>>()

function fieldsOf(type: ComplexType, depth: number): fc.Arbitrary<object> {
  const label = type.base === undefined ? {} : { 'xsi:type': type.name?.name }
  const particles = contract.content(type)
  const members = particles.filter((one): one is ElementParticle => one.kind === 'element')
  const entries = members.map((member) => fc.tuple(fc.constant(member.name.name), memberOf(member, depth)))
  const declared = fc.tuple(...entries).map((pairs) => pairs.filter(([, value]) => value !== undefined))
  const open =
    particles.length > members.length ? fc.dictionary(field, someText, { maxKeys: 3 }) : fc.constant({})
  return fc
    .tuple(declared, open)
    .map(([pairs, more]) => ({ ...label, ...Object.fromEntries(pairs), ...more }))
}

/** The name of a field of a record, which no member has. */
const field = fc.stringMatching(/^[A-Z][a-z]{1,5}(__c)?$/).filter((name) => name !== 'Id')

function memberOf({ type, min, max, nillable }: ElementParticle, depth: number): fc.Arbitrary<unknown> {
  if (depth > DEPTH && min === 0) return fc.constant(undefined)
  if (depth > DEPTH && nillable && max === 1) return fc.constant(null)
  const item: fc.Arbitrary<unknown> = fc.memo(() => valueOf(type, depth + 1))()
  const one = nillable ? fc.option(item, { freq: 3 }) : item
  const whole = max === 1 ? one : fc.array(one, { minLength: Math.max(1, min), maxLength: 2 })
  const absent = fc.constant(undefined)
  return min > 0 ? whole : fc.oneof({ arbitrary: absent, weight: 1 }, { arbitrary: whole, weight: 2 })
}

interface Case {
  readonly element: string
  readonly value: object
}

const { operations } = contract.wsdl
const elements = [
  ...new Map(
    operations.flatMap(({ input, output }) => [input, output]).map((name) => [key(name), name]),
  ).values(),
]
const cases: fc.Arbitrary<Case> = fc.oneof(
  ...elements.map((name) => {
    const { type } = contract.element(name, 1)
    return valueOf(type, 0).map((value) => ({ element: name.name, value: value as object }))
  }),
)

/** A value is written so that the schema takes it, libxml2 reads it as this library does, and it comes back as it was. */
function comesBack({ element, value }: Case): void {
  const none = { requestHeaders: [], responseHeaders: [], faults: [] }
  const operation = { name: 'any', input: element, output: element, ...none }
  const envelope = encode(schema, operation, value, [])
  assert.equal(xsd.check(envelope), [])
  agree(envelope)
  assert.equal(decode(schema, operation, envelope).result, value)
}

/** Properties of encoding and decoding by the tables, for any values of the contract's types. */
export const TYPED: readonly Property[] = [
  property('any value is written as the schema wants it, and read as it was', cases, comesBack, {
    few: 2000,
  }),
]
