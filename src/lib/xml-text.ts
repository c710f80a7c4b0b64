/** A text that is no document of XML 1.0 with namespaces, or is beyond the bounds. */
export class XmlError extends Error {}

/** Most characters of a name. */
const MAX_NAME = 1000

const START =
  'A-Z_a-z\\xC0-\\xD6\\xD8-\\xF6\\xF8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}'
const NCNAME = `[${START}][${START}\\d.\\xB7\\u0300-\\u036F\\u203F\\u2040-]*`
/** A name without a prefix. */
export const NAME = new RegExp(`^${NCNAME}$`, 'u') // eslint-disable-line no-misleading-character-class
const QNAME = new RegExp(`^(?:(${NCNAME}):)?(${NCNAME})$`, 'u') // eslint-disable-line no-misleading-character-class

/** Characters that are not taken as they are, and such as XML does not have. */
const SPECIAL = /[&>\r\0-\x08\v\f\x0E-\x1F\uFFFE\uFFFF]/ // eslint-disable-line no-control-regex
const ILLEGAL = /[\0-\x08\v\f\x0E-\x1F\uFFFE\uFFFF]/ // eslint-disable-line no-control-regex
const NUMBER = /^#(?:x([\da-fA-F]{1,8})|(\d{1,8}))$/
/** Most characters of a reference, less its last one. */
const MAX_REFERENCE = 11
const CHARACTER = /^[\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]$/u
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** A document that breaks the rules of XML. */
export function malformed(): XmlError {
  return new XmlError('is no well-formed XML')
}

/** Whether a character is white space of XML's. */
export function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9
}

/** A name with its prefix, which is empty where there is none. */
export function nameParts(qname: string): readonly [prefix: string, local: string] {
  const [, prefix = '', local] = (qname.length <= MAX_NAME && QNAME.exec(qname)) || []
  if (local === undefined) throw malformed()
  return [prefix, local]
}

/** Character data as it is meant: lines end in LF, references are replaced. */
export function textOf(text: string): string {
  if (!SPECIAL.test(text)) return text
  if (text.includes(']]>')) throw malformed()
  return withoutReferences(text.replace(/\r\n?/g, '\n'))
}

/** The same of the value of an attribute, whose white space is blanks. */
export function attributeText(text: string): string {
  return SPECIAL.test(text) || /[\t\n]/.test(text)
    ? withoutReferences(text.replace(/\r\n|[\t\n\r]/g, ' '))
    : text
}

/** The same of what holds no references: a section, a comment, an instruction. */
export function literalText(text: string): string {
  if (ILLEGAL.test(text)) throw malformed()
  return text.replace(/\r\n?/g, '\n')
}

/** A text with a character in place of each reference. */
function withoutReferences(text: string): string {
  if (ILLEGAL.test(text)) throw malformed()
  let result = ''
  let from = 0
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', from)) {
    const end = text.indexOf(';', at)
    if (end < 0 || end - at > MAX_REFERENCE) throw malformed()
    result += text.slice(from, at) + character(text.slice(at + 1, end))
    from = end + 1
  }
  return result + text.slice(from)
}

function character(reference: string): string {
  const known = ENTITIES.get(reference)
  if (known !== undefined) return known
  const [, hex, decimal] = NUMBER.exec(reference) ?? []
  const code = hex === undefined ? Number(decimal) : parseInt(hex, 16)
  const text = code <= 0x10ffff ? String.fromCodePoint(code) : ''
  if (!CHARACTER.test(text)) throw malformed()
  return text
}
