import { XmlReader } from '../../src/lib/xml.js'
import { namespaceOf, type Name, type Scope } from '../../src/lib/xml-tag.js'
import { XmlError } from '../../src/lib/xml-text.js'
import { WsdlError, XSD, type QName } from './model.js'

/** An element of a file. */
export interface Element {
  readonly file: string
  /** 1-based line of its start tag. */
  readonly line: number
  readonly name: Name
  /** Values of attributes by their names as they stand there. */
  readonly attributes: ReadonlyMap<string, string>
  /** The namespaces that hold in it. */
  readonly scope: Scope
  readonly children: readonly Element[]
  /** The texts in it, without those of its children. */
  readonly text: string
  /** Is told of what this reader takes in part; where it is absent, that is refused. */
  readonly warn: Warn | undefined
}

/** Is told of what a file leaves open. */
export type Warn = (message: string) => void

const PREFIXES = new Map([
  [XSD, 'xsd:'],
  ['http://schemas.xmlsoap.org/wsdl/', 'wsdl:'],
  ['http://schemas.xmlsoap.org/wsdl/soap/', 'soap:'],
])
const ILLEGAL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/ // eslint-disable-line no-control-regex
const WORDS = /[\p{L}\p{N}]/u

/**
 * Reads an XML file.
 *
 * @param warn - is told of what is taken in part
 * @returns the root element
 * @throws WsdlError when it is not well-formed, naming the line and the element
 */
export function parseXml(file: string, text: string, warn?: Warn): Element {
  const illegal = ILLEGAL.exec(text)
  if (illegal) throw new WsdlError(file, lineAt(text, illegal.index), 'a character that XML forbids')
  const reading = { file, warn: once(warn), lineOf: linesOf(text), open: [] as string[] }
  let xml: XmlReader | undefined
  try {
    xml = new XmlReader(text)
    const root = elementOf(xml, reading)
    xml.finish()
    return root
  } catch (error) {
    if (!(error instanceof XmlError)) throw error
    const place =
      reading.open.length === 0 ? 'at the root element' : `in the element "${reading.open.at(-1)}"`
    const message = `not well-formed XML: the file ${error.message}, ${place}`
    throw new WsdlError(file, lineAt(text, xml?.position ?? 0), message)
  }
}

/** A file that is read. */
interface Reading {
  readonly file: string
  readonly warn: Warn | undefined
  readonly lineOf: (position: number) => number
  /** Names of the elements that are open. */
  readonly open: string[]
}

/** The element that was entered, with all that is in it. */
function elementOf(xml: XmlReader, reading: Reading): Element {
  const { file, warn, lineOf, open } = reading
  const { name, attributes, scope } = xml.tag
  const line = lineOf(xml.position)
  const children: Element[] = []
  let text = ''
  open.push((PREFIXES.get(name.namespace) ?? '') + name.local)
  while (xml.next()) {
    text += xml.text
    children.push(elementOf(xml, reading))
  }
  open.pop()
  return { file, line, name, attributes, scope, children, text: text + xml.text, warn }
}

/** The lines of positions that go up. */
function linesOf(text: string): (position: number) => number {
  let [line, end] = [0, -1]
  return (position) => {
    while (end < position) {
      const next = text.indexOf('\n', end + 1)
      end = next < 0 ? text.length : next
      line += 1
    }
    return line
  }
}

function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length
}

/** Tells of each kind of place once: what comes after the line and the name. */
function once(warn: Warn | undefined): Warn | undefined {
  const told = new Set<string>()
  return (
    warn &&
    ((message) => {
      const kind = message.slice(message.indexOf('>: '))
      if (!told.has(kind)) warn(message)
      told.add(kind)
    })
  )
}

/** Ends the reading with a message on an element. */
export function fail(element: Element, message: string): never {
  throw new WsdlError(element.file, element.line, about(element, message))
}

function about(element: Element, message: string): string {
  const name = element.attributes.get('name')
  return `<${label(element)}${name ? ` name="${name}"` : ''}>: ${message}`
}

/**
 * Tells of what is taken in part.
 *
 * @throws WsdlError where the file is to be read whole or not at all
 */
export function inPart(element: Element, what: string): void {
  const { file, line, warn } = element
  if (warn === undefined) fail(element, `${what} is not known to this reader`)
  warn(
    `${file}:${line}: ${about(element, `${what} is taken in part, as far as requests and answers need it`)}`,
  )
}

/** An element's name with the customary prefix of its namespace: `xsd:sequence`, `wsdl:part`, `soap:body`. */
export function label({ name: { namespace, local } }: Element): string {
  return (PREFIXES.get(namespace) ?? `{${namespace}}`) + local
}

/**
 * The child elements, annotations and documentation left out. Stray punctuation between them means
 * nothing and is passed over: Salesforce's own files hold some (a `"` in the internal build of 55.0).
 *
 * @param attributes - the attributes that may stand on the element
 * @param children - the labels of the elements that may stand in it
 * @param partly - attributes and labels that are taken in part, or passed over with a warning
 * @throws WsdlError on any other attribute, child element or text
 */
export function contents(
  element: Element,
  attributes: readonly string[],
  children: readonly string[],
  partly: readonly string[] = [],
): Element[] {
  for (const name of element.attributes.keys()) {
    if (name === 'xmlns' || name.startsWith('xmlns:') || attributes.includes(name)) continue
    const what = `attribute ${name}`
    if (partly.includes(name)) inPart(element, what)
    else fail(element, `${what} is not known to this reader`)
  }
  if (WORDS.test(element.text)) fail(element, 'text where only elements may stand')
  const found = element.children.filter((child) => !isDocumentation(child))
  for (const child of found) {
    if (children.includes(label(child))) continue
    const what = `${label(child)} in ${label(element)}`
    if (partly.includes(label(child))) inPart(child, what)
    else fail(child, `${what} is not known to this reader`)
  }
  return found
}

function isDocumentation(element: Element): boolean {
  return label(element) === 'xsd:annotation' || label(element) === 'wsdl:documentation'
}

/** The documentation of an element, white space collapsed; an empty object when it has none. */
export function documented({ children }: Element): { documentation?: string } {
  const texts = children.filter(isDocumentation).map(wholeText)
  const documentation = texts.join(' ').replace(/\s+/g, ' ').trim()
  return documentation ? { documentation } : {}
}

function wholeText({ text, children }: Element): string {
  return text + children.map(wholeText).join('')
}

/** The value of an attribute that must be there. */
export function required(element: Element, name: string): string {
  const value = element.attributes.get(name) ?? ''
  if (value === '') fail(element, `attribute ${name} is missing`)
  return value
}

/** Resolves a prefixed name against the namespaces in scope at an element. */
export function qname(element: Element, value: string): QName {
  const [prefix, name] = value.includes(':') ? (value.split(':', 2) as [string, string]) : ['', value]
  const namespace = namespaceOf(prefix, element.scope)
  return {
    namespace: namespace ?? fail(element, `prefix ${prefix} of ${value} is bound to no namespace`),
    name,
  }
}

/** The QName in an attribute that must be there. */
export function qnameAttribute(element: Element, name: string): QName {
  return qname(element, required(element, name))
}

/** The one child of a label. */
export function only(element: Element, children: readonly Element[], wanted: string): Element {
  const [first, second] = children.filter((child) => label(child) === wanted)
  if (!first) fail(element, `${wanted} is missing`)
  if (second) inPart(second, `a second ${wanted}`)
  return first
}

/** The one child of an element. */
export function single(parent: Element, children: readonly Element[]): Element {
  return optional(children) ?? fail(parent, 'is empty')
}

/** The one child, if there is any. */
export function optional([first, second]: readonly Element[]): Element | undefined {
  return second ? fail(second, 'a second construct beside the first is not known to this reader') : first
}
