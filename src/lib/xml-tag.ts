import { malformed, nameParts } from './xml-text.js'

const XSI = 'http://www.w3.org/2001/XMLSchema-instance'
const XML = 'http://www.w3.org/XML/1998/namespace'
const XMLNS = 'http://www.w3.org/2000/xmlns/'

/** A name in a namespace. */
export interface Name {
  readonly local: string
  readonly namespace: string
}

/** The namespaces that hold for an element and what is in it, and the start tags that were found there. */
export interface Scope<Note = unknown> {
  readonly outer: Scope<Note> | undefined
  /** Namespaces by the prefixes that the element declares. */
  readonly namespaces: ReadonlyMap<string, string>
  readonly tags: Map<string, Tag<Note>>
}

/** Codes of characters, which are compared faster than texts. */
export type Codes = readonly number[]

/** The parts of a start tag. */
export interface TagParts {
  /** The name as it stands there. */
  readonly qname: string
  /** Values of attributes by their names as they stand there. */
  readonly attributes: ReadonlyMap<string, string>
  readonly isEmpty: boolean
  /** Number of characters from the name to the bracket. */
  readonly length: number
}

/** A start tag. */
export interface Tag<Note = unknown> extends TagParts {
  /** From the name to the bracket; nothing, unless it is remembered. */
  readonly source: Codes
  /** The end tag that fits, less its opening bracket; nothing, unless it is remembered. */
  readonly end: Codes
  readonly name: Name
  readonly type: Name | undefined
  readonly isNil: boolean
  /** That of its content. */
  readonly scope: Scope<Note>
  /** Start tags that came after this one, and after its end: probably they come again. */
  readonly children: Tag<Note>[]
  readonly siblings: Tag<Note>[]
  /** Meaning of the tag to the one who reads the document; a tag that comes again still has it. */
  note: Note | undefined
}

/** The scope of a document. */
export function documentScope<Note>(): Scope<Note> {
  return { outer: undefined, namespaces: new Map([['xml', XML]]).set('', ''), tags: new Map() }
}

/**
 * A start tag within a scope.
 *
 * @throws XmlError when a prefix is not declared, or an attribute stands twice
 */
export function tagOf<Note>(parts: TagParts, outer: Scope<Note>): Tag<Note> {
  const { qname, attributes, isEmpty, length } = parts
  const scope = scopeOf(attributes, outer)
  const xsi = xsiOf(attributes, scope)
  const type = xsi.get('type')
  return {
    source: [],
    length,
    qname,
    attributes,
    isEmpty,
    end: [],
    name: nameOf(qname, scope),
    type: type === undefined ? undefined : typeName(type, scope),
    isNil: /^(?:true|1)$/.test(xsi.get('nil') ?? ''),
    scope,
    children: [],
    siblings: [],
    note: undefined,
  }
}

/** A start tag that is worth remembering, by its text. */
export function remembered<Note>(tag: Tag<Note>, source: string): Tag<Note> {
  const name = { local: keyOf(tag.name.local), namespace: tag.name.namespace }
  return { ...tag, name, source: codesOf(source), end: codesOf(`/${tag.qname}>`) }
}

/** The scope of an element's content, by the namespaces that it declares. */
function scopeOf<Note>(attributes: ReadonlyMap<string, string>, outer: Scope<Note>): Scope<Note> {
  let namespaces: Map<string, string> | undefined
  for (const [qname, uri] of attributes) {
    if (qname !== 'xmlns' && !qname.startsWith('xmlns:')) continue
    const prefix = qname.slice(6)
    const isLegal = prefix === 'xml' ? uri === XML : uri !== XML && uri !== XMLNS && prefix !== 'xmlns'
    if (!isLegal || (prefix !== '' && uri === '')) throw malformed()
    namespaces = (namespaces ?? new Map<string, string>()).set(prefix, keyOf(uri))
  }
  return namespaces === undefined ? outer : { outer, namespaces, tags: new Map() }
}

/** The attributes of XML Schema's instances, by their local names; every other one is but checked. */
function xsiOf(attributes: ReadonlyMap<string, string>, scope: Scope): ReadonlyMap<string, string> {
  if (attributes.size === 0) return attributes
  const xsi = new Map<string, string>()
  const seen = new Set<string>()
  for (const [qname, value] of attributes) {
    const [prefix, local] = nameParts(qname)
    if (prefix === 'xmlns' || qname === 'xmlns') continue
    const namespace = prefix === '' ? '' : nameOf(qname, scope).namespace
    if (seen.size === seen.add(`${namespace} ${local}`).size) throw malformed()
    if (namespace === XSI) xsi.set(local, value.trim())
  }
  return xsi
}

/** The name of an element or attribute: with a prefix that is declared, or without one. */
function nameOf(qname: string, scope: Scope): Name {
  const [prefix, local] = nameParts(qname)
  const namespace = namespaceOf(prefix, scope)
  if (namespace === undefined) throw malformed()
  return { local, namespace }
}

/** The name in an `xsi:type`; one whose prefix is not declared has no namespace. */
function typeName(value: string, scope: Scope): Name {
  const [prefix = '', local] = value.includes(':') ? value.split(':') : ['', value]
  return { local: local ?? '', namespace: namespaceOf(prefix, scope) ?? '' }
}

/** The namespace that a prefix stands for; undefined where it is not declared. */
export function namespaceOf(prefix: string, scope: Scope | undefined): string | undefined {
  if (scope === undefined) return undefined
  return scope.namespaces.get(prefix) ?? namespaceOf(prefix, scope.outer)
}

/** The same text as the engine has it as a key of objects, which is compared and looked up at once. */
function keyOf(text: string): string {
  return Object.keys({ [text]: true })[0] ?? text
}

function codesOf(text: string): Codes {
  const codes: number[] = []
  for (let at = 0; at < text.length; at += 1) codes.push(text.charCodeAt(at))
  return codes
}
