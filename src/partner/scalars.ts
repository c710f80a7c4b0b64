import { invalidResponse } from '../http/response.js'
import { invalidArgument } from '../lib/invalid-argument.js'

const XML_TEXT = /^[\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u

const INTEGERS = ['int', 'integer', 'short', 'long']
const DOUBLES = ['double', 'float']

/** How values of built-in types are written (XML Schema Part 2, section 3.2); dates as far as their form goes. */
const FORMS: ReadonlyMap<string, RegExp> = new Map([
  ['boolean', /^\s*(?:true|false|1|0)\s*$/],
  ['date', /^\s*-?\d{4,}-\d\d-\d\d(?:Z|[-+]\d\d:\d\d)?\s*$/],
  ['dateTime', /^\s*-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[-+]\d\d:\d\d)?\s*$/],
  ['time', /^\s*\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[-+]\d\d:\d\d)?\s*$/],
  ['decimal', /^\s*[-+]?(?:\d+(?:\.\d*)?|\.\d+)\s*$/],
  ...INTEGERS.map((type) => [type, /^\s*[-+]?\d+\s*$/] as const),
  ...DOUBLES.map(
    (type) => [type, /^\s*(?:[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?|[-+]?INF|NaN)\s*$/] as const,
  ),
])

/** Values by their texts, for types whose values are no texts; undefined where JavaScript has no such value. */
const VALUES: ReadonlyMap<string, (text: string) => unknown> = new Map<string, (text: string) => unknown>([
  ['boolean', (text) => text === 'true' || text === '1'],
  ['dateTime', instantOf],
  ['decimal', numberOf],
  ...INTEGERS.map((type) => [type, numberOf] as const),
  ...DOUBLES.map((type) => [type, doubleOf] as const),
])

/**
 * A value of a built-in type, by its text in an answer.
 *
 * @param type - local name of the type; values of types that are not known here are texts
 * @throws SalesforceError `INVALID_RESPONSE` when the text stands for no value of the type
 */
export function valueOf(text: string, type: string): unknown {
  const read = VALUES.get(type)
  if (read === undefined) return text
  const value = FORMS.get(type)?.test(text) === true ? read(text.trim()) : undefined
  if (value !== undefined) return value
  throw invalidResponse(`The answer has a value that is no ${type}`, 200)
}

/** Whether a name is that of a built-in type whose values are no texts, or of the texts. */
export function isBuiltIn(type: string): boolean {
  return VALUES.has(type) || type === 'string'
}

function instantOf(text: string): Date | undefined {
  const date = new Date(text)
  return Number.isNaN(date.getTime()) ? undefined : date
}

function numberOf(text: string): number | undefined {
  const number = Number(text)
  return Number.isFinite(number) ? number : undefined
}

function doubleOf(text: string): number | undefined {
  return /INF|NaN/.test(text) ? Number(text.replace('INF', 'Infinity')) : numberOf(text)
}

/**
 * The text of a value as XML Schema writes it.
 *
 * @param type - local name of the built-in type
 * @param path - where the value stands, for messages
 * @throws TypeError when the value is no scalar, or XML cannot hold it; never with the value
 */
export function textOf(value: unknown, type: string, path: string): string {
  const text = plainText(value, type)
  if (text === undefined || FORMS.get(type)?.test(text) === false) throw wrongType(type, path)
  if (XML_TEXT.test(text)) return text
  throw invalidArgument(`${path} holds a character that XML cannot hold`)
}

function plainText(value: unknown, type: string): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  if (typeof value === 'number') return numberText(value, type)
  if (!(value instanceof Date) || Number.isNaN(value.getTime())) return undefined
  return type === 'date' ? value.toISOString().slice(0, 10) : value.toISOString()
}

function numberText(value: number, type: string): string | undefined {
  if (type === 'decimal') return decimalText(String(value))
  if (Number.isFinite(value)) return String(value)
  return DOUBLES.includes(type) ? String(value).replace('Infinity', 'INF') : undefined
}

/** Without an exponent, which a decimal does not have. */
function decimalText(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent] =
    /^(-?)(\d+)(?:\.(\d*))?e([-+]\d+)$/.exec(text) ?? []
  if (exponent === undefined) return text
  const shift = Number(exponent)
  if (shift < 0) return `${sign}0.${'0'.repeat(-shift - 1)}${whole}${fraction}`
  return `${sign}${whole}${fraction}${'0'.repeat(shift - fraction.length)}`
}

function wrongType(type: string, path: string): TypeError {
  const wanted =
    type === 'anyType' ? 'a string (base64 for bytes), number, boolean or Date' : `of type ${type}`
  return invalidArgument(`${path} must be ${wanted}`)
}
