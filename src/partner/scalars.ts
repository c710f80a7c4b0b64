import { invalidResponse } from '../http/foreign.js'
import { invalidArgument } from '../lib/invalid-argument.js'

const XML_TEXT = /^[\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u

const DOUBLES = ['double', 'float']

/** A built-in type. */
export interface Scalar {
  readonly name: string
  /** How its values are written (XML Schema Part 2, section 3.2); dates as far as their form goes; just any texts without it. */
  readonly form?: RegExp
  /** A value by its text, undefined where JavaScript has no such value; without it, the text is the value. */
  readonly read?: (text: string) => unknown
}

const SCALARS: ReadonlyMap<string, Scalar> = new Map(
  [
    { name: 'boolean', form: /^\s*(?:true|false|1|0)\s*$/, read: (text: string) => /true|1/.test(text) },
    { name: 'date', form: /^\s*-?\d{4,}-\d\d-\d\d(?:Z|[-+]\d\d:\d\d)?\s*$/ },
    {
      name: 'dateTime',
      form: /^\s*-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[-+]\d\d:\d\d)?\s*$/,
      read: instantOf,
    },
    { name: 'time', form: /^\s*\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[-+]\d\d:\d\d)?\s*$/ },
    { name: 'decimal', form: /^\s*[-+]?(?:\d+(?:\.\d*)?|\.\d+)\s*$/, read: numberOf },
    ...['int', 'integer', 'short', 'long'].map((name) => ({
      name,
      form: /^\s*[-+]?\d+\s*$/,
      read: numberOf,
    })),
    ...DOUBLES.map((name) => ({
      name,
      form: /^\s*(?:[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?|[-+]?INF|NaN)\s*$/,
      read: doubleOf,
    })),
  ].map((scalar) => [scalar.name, scalar]),
)

/** A built-in type by its local name; values of one that is not known here are texts. */
export function scalarOf(name: string): Scalar {
  return SCALARS.get(name) ?? { name }
}

/**
 * A value by its text in an answer; null for no text where that is no value.
 *
 * @param scalar - the built-in type, if it has any
 * @throws SalesforceError `INVALID_RESPONSE` when the text stands for no value of the type
 */
export function valueOf(text: string, scalar: Scalar | undefined): unknown {
  if (text === '' && scalar?.name !== 'string') return null
  if (scalar?.read === undefined) return copyOf(text)
  const value = scalar.form?.test(text) === true ? scalar.read(text) : undefined
  if (value !== undefined) return value
  throw invalidResponse(`The answer has a value that is no ${scalar.name}`, 200)
}

/** A text that does not keep the answer in memory that it is a part of, as all parts from 13 characters on do in V8. */
export function copyOf(text: string): string {
  return text.length < 13 ? text : (' ' + text).slice(1)
}

function instantOf(text: string): Date | undefined {
  const date = new Date(text.trim())
  return Number.isNaN(date.getTime()) ? undefined : date
}

function numberOf(text: string): number | undefined {
  const number = Number(text)
  return Number.isFinite(number) ? number : undefined
}

function doubleOf(text: string): number | undefined {
  const number = numberOf(text)
  return number === undefined && /INF|NaN/.test(text) ? Number(text.replace('INF', 'Infinity')) : number
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
  const wanted =
    type === 'anyType' ? 'a string (base64 for bytes), number, boolean or Date' : `of type ${type}`
  if (text === undefined || SCALARS.get(type)?.form?.test(text) === false)
    throw invalidArgument(`${path} must be ${wanted}`)
  if (XML_TEXT.test(text)) return text
  throw invalidArgument(`${path} holds a character that XML cannot hold`)
}

function plainText(value: unknown, type: string): string | undefined {
  if (['string', 'boolean', 'bigint'].includes(typeof value)) return String(value)
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
