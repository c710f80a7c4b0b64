import type { Element } from '@xmldom/xmldom'
import { parseXml } from '../xml/index.js'

/** A request as read from its envelope. */
export interface SoapRequest {
  /** Local name of the first element of the body. */
  readonly operation: string
  /** Text of a child of the operation; empty when it is missing. */
  field(name: string): string
  /** Texts of all children of that name. */
  fields(name: string): readonly string[]
  /** Text of a child of a header element; undefined when either is missing. */
  header(name: string, child: string): string | undefined
}

const ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/'
const MESSAGES = 'urn:partner.soap.sforce.com'

/** Reads an envelope; a string says why it is none. */
export async function readEnvelope(xml: string): Promise<SoapRequest | string> {
  const root = await parse(xml)
  if (typeof root === 'string') return root
  if (root.localName !== 'Envelope' || root.namespaceURI !== ENVELOPE)
    return 'The document is no SOAP 1.1 envelope'
  const body = childrenOf(root, ENVELOPE, 'Body')[0]
  const operation = body && elementsOf(body)[0]
  if (operation?.namespaceURI !== MESSAGES) return `The body holds no operation of ${MESSAGES}`
  return readRequest(root, operation)
}

function readRequest(root: Element, operation: Element): SoapRequest {
  const fields = (name: string): readonly string[] => childrenOf(operation, MESSAGES, name).map(textOf)
  return {
    operation: operation.localName ?? '',
    field: (name) => fields(name)[0] ?? '',
    fields,
    header(name, child) {
      const header = childrenOf(root, ENVELOPE, 'Header')[0]
      const entry = header && childrenOf(header, MESSAGES, name)[0]
      const value = entry && childrenOf(entry, MESSAGES, child)[0]
      return value && textOf(value)
    },
  }
}

async function parse(xml: string): Promise<Element | string> {
  try {
    const document = await parseXml(xml, refuse)
    if (document.doctype) return 'A document type declaration is not allowed'
    return document.documentElement ?? 'The body is empty'
  } catch {
    return 'The body is not well-formed XML'
  }
}

function refuse(): never {
  throw new SyntaxError('not well-formed')
}

function elementsOf(parent: Element): Element[] {
  return Array.from(parent.childNodes).filter(isElement)
}

function childrenOf(parent: Element, namespace: string, name: string): Element[] {
  return elementsOf(parent).filter((child) => child.namespaceURI === namespace && child.localName === name)
}

function isElement(node: { nodeType: number }): node is Element {
  return node.nodeType === 1
}

function textOf(element: Element): string {
  return element.textContent ?? ''
}
