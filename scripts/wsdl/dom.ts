import { DOMParser, type Document, type Element, type Node } from '@xmldom/xmldom'
import { WsdlError, XSD, type QName } from './model.js'

const PREFIXES = new Map([
  [XSD, 'xsd:'],
  ['http://schemas.xmlsoap.org/wsdl/', 'wsdl:'],
  ['http://schemas.xmlsoap.org/wsdl/soap/', 'soap:'],
])
const ILLEGAL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/ // eslint-disable-line no-control-regex
const WORDS = /[\p{L}\p{N}]/u
const files = new WeakMap<Document, string>()

/**
 * Parses an XML file; whatever the parser has to say about it, warnings included, ends the reading.
 *
 * @returns the root element, whose descendants know their file and lines
 */
export function parseXml(file: string, text: string): Element {
  const illegal = ILLEGAL.exec(text)
  if (illegal) throw new WsdlError(file, lineAt(text, illegal.index), 'a character that XML forbids')
  let failure: WsdlError | undefined
  const onError = (_level: string, message: string, context: { locator?: { lineNumber?: number } }): void => {
    failure ??= new WsdlError(
      file,
      Math.max(1, context.locator?.lineNumber ?? 1),
      `not well-formed XML: ${message}`,
    )
    throw failure
  }
  try {
    const document = new DOMParser({ onError }).parseFromString(text.replace(/^\uFEFF/, ''), 'text/xml')
    if (!document.documentElement) throw new WsdlError(file, 1, 'not well-formed XML: no root element')
    files.set(document, file)
    return document.documentElement
  } catch (error) {
    throw failure ?? error
  }
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}

/** 1-based line of an element's start tag. */
export function line(element: Element): number {
  return element.lineNumber ?? 1
}

/** Ends the reading with a message on an element. */
export function fail(element: Element, message: string): never {
  const file = (element.ownerDocument && files.get(element.ownerDocument)) ?? ''
  const name = element.getAttribute('name')
  throw new WsdlError(
    file,
    line(element),
    `<${element.nodeName}${name ? ` name="${name}"` : ''}>: ${message}`,
  )
}

/** An element's name with the customary prefix of its namespace: `xsd:sequence`, `wsdl:part`, `soap:body`. */
export function label(element: Element): string {
  const namespace = element.namespaceURI ?? ''
  return (PREFIXES.get(namespace) ?? `{${namespace}}`) + (element.localName ?? element.nodeName)
}

/**
 * The child elements, annotations and documentation left out. Stray punctuation between them means
 * nothing and is passed over: Salesforce's own files hold some (a `"` in the internal build of 55.0).
 *
 * @param attributes - the attributes that may stand on the element
 * @param children - the labels of the elements that may stand in it
 * @throws WsdlError on any other attribute, child element or text
 */
export function contents(
  element: Element,
  attributes: readonly string[],
  children: readonly string[],
): Element[] {
  checkAttributes(element, attributes)
  const found: Element[] = []
  for (let node = element.firstChild; node; node = node.nextSibling) {
    if (isElement(node)) {
      if (isDocumentation(node)) continue
      if (!children.includes(label(node)))
        fail(node, `${label(node)} in ${label(element)} is not known to this reader`)
      found.push(node)
    } else if (isText(node) && WORDS.test(node.nodeValue ?? ''))
      fail(element, 'text where only elements may stand')
  }
  return found
}

function checkAttributes(element: Element, known: readonly string[]): void {
  for (const attribute of element.attributes) {
    const name = attribute.nodeName
    if (name === 'xmlns' || name.startsWith('xmlns:') || known.includes(name)) continue
    fail(element, `attribute ${name} is not known to this reader`)
  }
}

function isElement(node: Node): node is Element {
  return node.nodeType === node.ELEMENT_NODE
}

function isText(node: Node): boolean {
  return node.nodeType === node.TEXT_NODE || node.nodeType === node.CDATA_SECTION_NODE
}

function isDocumentation(element: Element): boolean {
  return label(element) === 'xsd:annotation' || label(element) === 'wsdl:documentation'
}

/** The documentation of an element, white space collapsed; an empty object when it has none. */
export function documented(element: Element): { documentation?: string } {
  const texts: string[] = []
  for (let node = element.firstChild; node; node = node.nextSibling) {
    if (isElement(node) && isDocumentation(node)) texts.push(node.textContent ?? '')
  }
  const documentation = texts.join(' ').replace(/\s+/g, ' ').trim()
  return documentation ? { documentation } : {}
}

/** The value of an attribute that must be there. */
export function required(element: Element, name: string): string {
  const value = element.getAttribute(name)
  if (value === null || value === '') fail(element, `attribute ${name} is missing`)
  return value
}

/** Resolves a prefixed name against the namespaces in scope at an element. */
export function qname(element: Element, value: string): QName {
  const [prefix, name] = value.includes(':') ? (value.split(':', 2) as [string, string]) : [null, value]
  const namespace = element.lookupNamespaceURI(prefix)
  if (namespace === null && prefix !== null)
    fail(element, `prefix ${prefix} of ${value} is bound to no namespace`)
  return { namespace: namespace ?? '', name }
}

/** The QName in an attribute that must be there. */
export function qnameAttribute(element: Element, name: string): QName {
  return qname(element, required(element, name))
}

/** The one child of a label. */
export function only(element: Element, children: readonly Element[], wanted: string): Element {
  const [first, second] = children.filter((child) => label(child) === wanted)
  if (!first) fail(element, `${wanted} is missing`)
  if (second) fail(second, `a second ${wanted} is not known to this reader`)
  return first
}
