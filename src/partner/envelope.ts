const START = /^\uFEFF?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[^>]*-->\s*)*<(?:[\w.-]+:)?Envelope[\s>]/

/** Whether a body begins as a SOAP envelope does and declares no document type. */
export function isEnvelope(body: string): boolean {
  return START.test(body) && !body.includes('<!DOCTYPE')
}

/** Whether a body has an element of that local name. */
export function hasElement(body: string, name: string): boolean {
  return new RegExp(`<(?:[\\w.-]+:)?${name.replace(/\W/g, '\\$&')}[\\s/>]`).test(body)
}

const OPEN = '<![CDATA['
const CLOSE = ']]>'
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/**
 * Writes CDATA sections as escaped text, which means the same: node-soap would parse one that holds an XML
 * declaration as XML. What is not closed stays as it is, for the parser to refuse.
 */
export function withoutCdata(body: string): string {
  const parts: string[] = []
  let position = 0
  for (;;) {
    const start = body.indexOf(OPEN, position)
    const end = start < 0 ? -1 : body.indexOf(CLOSE, start)
    if (end < 0) return parts.join('') + body.slice(position)
    const text = body.slice(start + OPEN.length, end)
    parts.push(
      body.slice(position, start),
      text.replace(/[&<>]/g, (character) => ESCAPES[character] ?? ''),
    )
    position = end + CLOSE.length
  }
}
