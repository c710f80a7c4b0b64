/** An element to be written. Names without a colon stand in the message's own namespace. */
export interface XmlElement {
  readonly name: string
  readonly attributes?: Readonly<Record<string, string>>
  readonly content?: string | readonly XmlElement[]
}

/** A value that `element` can turn into XML: null is a nil, undefined is left out, an array is repeated. */
export type XmlValue = string | number | boolean | null | undefined | XmlFields | readonly XmlFields[]

/** Child elements by name, in the order in which they are written. */
export interface XmlFields {
  readonly [name: string]: XmlValue
}

/** The element, or elements, that stand for a value. */
export function elements(name: string, value: XmlValue): readonly XmlElement[] {
  if (value === undefined) return []
  if (value === null) return [{ name, attributes: { 'xsi:nil': 'true' } }]
  if (isList(value)) return value.flatMap((item) => elements(name, item))
  if (typeof value === 'object') return [{ name, content: children(value) }]
  return [{ name, content: String(value) }]
}

/** The child elements that stand for the fields of an object. */
export function children(fields: XmlFields): readonly XmlElement[] {
  return Object.entries(fields).flatMap(([name, value]) => elements(name, value))
}

/** Writes an element; `prefix` (such as `urn:`, or nothing) is put before names without a colon. */
export function render(element: XmlElement, prefix: string): string {
  const name = element.name.includes(':') ? element.name : prefix + element.name
  const attributes = Object.entries(element.attributes ?? {}).map(
    ([key, value]) => ` ${key}="${escape(value)}"`,
  )
  const content = renderContent(element.content ?? '', prefix)
  const start = `<${name}${attributes.join('')}`
  return content === '' ? `${start}/>` : `${start}>${content}</${name}>`
}

function renderContent(content: string | readonly XmlElement[], prefix: string): string {
  return typeof content === 'string'
    ? escape(content)
    : content.map((child) => render(child, prefix)).join('')
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escape(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? '')
}

function isList(
  value: XmlFields | readonly XmlFields[] | string | number | boolean,
): value is readonly XmlFields[] {
  return Array.isArray(value)
}
