import { DOMParser, type Element, type Node } from '@xmldom/xmldom'

/** An element as it is compared: prefixes resolved, layout gone, order kept. */
export interface CanonicalElement {
  /** `{namespace}local-name` */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  /** Child elements in their order, or the text of an element that has none. */
  readonly content: readonly CanonicalElement[] | string
}

const XMLNS = 'http://www.w3.org/2000/xmlns/'
const XSI = 'http://www.w3.org/2001/XMLSchema-instance'

/** @throws Error when the text is not well-formed */
export function canonicalXml(text: string): CanonicalElement {
  const onError = (_level: string, message: string): never => {
    throw new Error(`not well-formed XML: ${message}`)
  }
  const { documentElement } = new DOMParser({ onError }).parseFromString(text, 'text/xml')
  if (documentElement === null) throw new Error('not well-formed XML: no root element')
  return canonical(documentElement)
}

function canonical(element: Element): CanonicalElement {
  const children = Array.from(element.childNodes).filter(isElement)
  return {
    name: `{${element.namespaceURI ?? ''}}${element.localName ?? ''}`,
    attributes: attributesOf(element),
    content: children.length > 0 ? children.map(canonical) : (element.textContent ?? ''),
  }
}

function attributesOf(element: Element): Record<string, string> {
  const attributes = Array.from(element.attributes).filter(({ namespaceURI }) => namespaceURI !== XMLNS)
  const entries = attributes.map(({ namespaceURI, localName, value }): [string, string] => {
    const isType = namespaceURI === XSI && localName === 'type'
    return [`{${namespaceURI ?? ''}}${localName ?? ''}`, isType ? resolveName(element, value) : value]
  })
  return Object.fromEntries(entries.sort(([a], [b]) => a.localeCompare(b)))
}

function resolveName(element: Element, name: string): string {
  const [local = '', prefix = ''] = name.split(':').reverse()
  return `{${element.lookupNamespaceURI(prefix) ?? ''}}${local}`
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1
}
