const START = /^\uFEFF?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[^>]*-->\s*)*<(?:[\w.-]+:)?Envelope[\s>]/

/** Whether a body begins as a SOAP envelope does and declares no document type. */
export function isEnvelope(body: string): boolean {
  return START.test(body) && !body.includes('<!DOCTYPE')
}

/** Whether a body has fewer tags than that. */
export function hasTagsBelow(body: string, limit: number): boolean {
  let count = 0
  for (let at = body.indexOf('<'); at >= 0; at = body.indexOf('<', at + 1)) {
    count += 1
    if (count >= limit) return false
  }
  return true
}

/** Whether a body has an element of that local name. */
export function hasElement(body: string, name: string): boolean {
  return new RegExp(`<(?:[\\w.-]+:)?${name.replace(/\W/g, '\\$&')}[\\s/>]`).test(body)
}

/** The local names that elements of a body carry under `xsi:type`, whatever the prefixes. */
export function typesIn(body: string): ReadonlySet<string> {
  const attributes = body.matchAll(/\s[\w.-]+:type\s*=\s*["'](?:[^"':<>]*:)?([^"':<>]*)["']/g)
  return new Set([...attributes].map(([, name = '']) => name))
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** The marks that end what breaks a text into pieces, by those that begin it. */
const CLOSE: Readonly<Record<string, string>> = { '<!--': '-->', '<![CDATA[': ']]>', '<?': '?>' }

/**
 * Leaves out comments and processing instructions, and writes CDATA sections as escaped text, so that every
 * text is of one piece: node-soap would keep the last piece of some, and parse a CDATA section that holds an
 * XML declaration as XML. What is not closed stays as it is, for the parser to refuse.
 */
export function withWholeTexts(body: string): string {
  const parts: string[] = []
  const breaks = /<!--|<!\[CDATA\[|<\?/g
  let position = 0
  for (let found = breaks.exec(body); found !== null; found = breaks.exec(body)) {
    const [open] = found
    const end = body.indexOf(CLOSE[open] ?? '', breaks.lastIndex)
    if (end < 0) break
    parts.push(body.slice(position, found.index))
    if (open === '<![CDATA[') parts.push(escaped(body.slice(breaks.lastIndex, end)))
    position = breaks.lastIndex = end + (CLOSE[open] ?? '').length
  }
  return parts.join('') + body.slice(position)
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (character) => ESCAPES[character] ?? '')
}
