import { invalidArgument } from '../urls.js'

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
