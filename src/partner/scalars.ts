import { invalidResponse } from '../http/response.js'
import { invalidArgument } from '../lib/invalid-argument.js'

/** A whole number as XML Schema writes it; longer ones than those of 64 bits there are none. */
const LONG = /^\s*[+-]?\d{1,19}\s*$/

/** What is no value of a type makes none: no number, no date, neither true nor false. */
export function legal(type: string, value: unknown): unknown {
  const number = value instanceof Date ? value.getTime() : value
  const isNone = typeof number === 'number' && !Number.isFinite(number)
  if (!isNone && (type !== 'boolean' || typeof value === 'boolean')) return value
  throw invalidResponse(`The answer has a value that is no ${type}`, 200)
}

/** True and false as XML Schema writes them; whatever else it is stays as it is. */
export function booleanOf(text: string): boolean | string {
  const word = text.trim()
  if (word === 'true' || word === '1') return true
  return word === 'false' || word === '0' ? false : text
}

export function fromText(type: string, text: string): unknown {
  switch (type) {
    case 'int':
    case 'integer':
    case 'short':
    case 'long':
      return LONG.test(text) ? Number(text) : NaN
    case 'double':
    case 'float':
    case 'decimal':
      return Number(text)
    case 'boolean':
      return booleanOf(text)
    case 'dateTime':
      return new Date(text)
    default:
      return text
  }
}

/** What node-soap takes for an element's text: a string that it escapes, or one that is escaped already. */
export type Text = string | { readonly $xml: string }

const WELL_FORMED = /^[\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u
const INTEGER = /^\s*[-+]?\d+\s*$/
const NUMBER = /^\s*(?:[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?|-?INF|NaN)\s*$/

/** How values of built-in types are written (XML Schema Part 2, section 3.2); dates as far as their form goes. */
const FORMS: Readonly<Record<string, RegExp>> = {
  boolean: /^\s*(?:true|false|1|0)\s*$/,
  date: /^\s*-?\d{4,}-\d\d-\d\d(?:Z|[-+]\d\d:\d\d)?\s*$/,
  dateTime: /^\s*-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[-+]\d\d:\d\d)?\s*$/,
  time: /^\s*\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[-+]\d\d:\d\d)?\s*$/,
  ...Object.fromEntries(['int', 'integer', 'short', 'long'].map((type) => [type, INTEGER])),
  ...Object.fromEntries(['decimal', 'double', 'float'].map((type) => [type, NUMBER])),
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' }

/**
 * The text of a scalar value as XML Schema writes it.
 *
 * @param type - local name of the built-in type
 * @param path - where the value stands, for messages
 * @throws TypeError when the value is no scalar, or XML cannot hold it; never with the value
 */
export function textOf(value: unknown, type: string, path: string): Text {
  const text = plainText(value, type, path)
  if (FORMS[type]?.test(text) === false) throw wrongType(type, path)
  if (!WELL_FORMED.test(text)) throw invalidArgument(`${path} holds a character that XML cannot hold`)
  return isCdata(text) ? { $xml: text.replace(/[&<>\r]/g, (character) => ESCAPES[character] ?? '') } : text
}

/** node-soap sends such a string as it is. */
function isCdata(text: string): boolean {
  return text.startsWith('<![CDATA[') && text.endsWith(']]>')
}

function plainText(value: unknown, type: string, path: string): string {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (value instanceof Date && !Number.isNaN(value.getTime())) {
    return type === 'date' ? value.toISOString().slice(0, 10) : value.toISOString()
  }
  throw wrongType(type, path)
}

function wrongType(type: string, path: string): TypeError {
  const wanted =
    type === 'anyType' ? 'a string (base64 for bytes), number, boolean or Date' : `of type ${type}`
  return invalidArgument(`${path} must be ${wanted}`)
}
