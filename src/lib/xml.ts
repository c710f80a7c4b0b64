import { attributeText, isSpace, literalText, malformed, nameParts, textOf, XmlError } from './xml-text.js'

/** Most elements, attributes, comments, instructions and sections together. */
const MAX_MARKUP = 3_000_000
/** Most elements around an element. */
const MAX_DEPTH = 250
/** Most characters of the value of an attribute. */
const MAX_VALUE = 8192
/** Most attributes of an element. */
const MAX_ATTRIBUTES = 250

const XSI = 'http://www.w3.org/2001/XMLSchema-instance'
const XML = 'http://www.w3.org/XML/1998/namespace'
const XMLNS = 'http://www.w3.org/2000/xmlns/'

/** The beginning of a document: white space may go before the declaration, as some servers have it. */
const DECLARATION =
  /^\uFEFF?[\t\n\r ]*(?:<\?xml[\t\n\r ]+version[\t\n\r ]*=[\t\n\r ]*(["'])1\.\d+\1(?:[\t\n\r ]+encoding[\t\n\r ]*=[\t\n\r ]*(["'])[Uu][Tt][Ff]-8\2)?(?:[\t\n\r ]+standalone[\t\n\r ]*=[\t\n\r ]*(["'])(?:yes|no)\3)?[\t\n\r ]*\?>)?/
const ATTRIBUTE = /[\t\n\r ]+([^\s=<>"'/]+)[\t\n\r ]*=[\t\n\r ]*(?:"([^"<]*)"|'([^'<]*)')/y
/** The start tags of a scope, less their names, that are worth remembering: as long as these, and so many. */
const MAX_TAG = 120
const MAX_TAGS = 500

const [OPEN, SLASH, BANG, QUESTION, CLOSE] = [60, 47, 33, 63, 62]

/** A name in a namespace. */
export interface Name {
  readonly local: string
  readonly namespace: string
}

/** Namespaces by the prefixes that a start tag declares, and what was resolved by them. */
interface Declared {
  readonly namespaces: ReadonlyMap<string, string>
  readonly names: Map<string, Name>
  readonly tags: Map<string, Tag>
}

/** The namespaces that hold for an element and what is in it. */
interface Scope extends Declared {
  readonly parent: Scope | undefined
  /** Number of elements around the one that declared them. */
  readonly depth: number
}

/** A start tag, less its name. */
interface Tag {
  readonly type: Name | undefined
  readonly isNil: boolean
  readonly isEmpty: boolean
  readonly declared: Declared | undefined
}

const PLAIN: Tag = { type: undefined, isNil: false, isEmpty: false, declared: undefined }

/**
 * Goes through an XML document (XML 1.0, Namespaces in XML 1.0), element by element, in one pass. Refuses
 * document types, entities but the five, characters that XML does not have, and what is beyond the bounds.
 */
export class XmlReader {
  /** Name of the element that was entered last. */
  name: Name = { local: '', namespace: '' }
  /** Its `xsi:type`. */
  type: Name | undefined
  /** Its `xsi:nil`. */
  isNil = false
  /** Text of the element that was left last, after its last child. */
  text = ''

  readonly #source: string
  readonly #open: string[] = []
  #at = 0
  #markup = 0
  #isEmpty = false
  #scope: Scope = { parent: undefined, depth: -1, ...declaredOf(new Map([['xml', XML]]).set('', '')) }

  /**
   * Enters the root element.
   *
   * @throws XmlError here and at every step
   */
  constructor(source: string) {
    this.#source = source
    this.#at = DECLARATION.exec(source)?.[0].length ?? 0
    this.#misc()
    if (source.charCodeAt(this.#at) !== OPEN) throw malformed()
    this.#start(this.#at)
  }

  /** Enters the next child of the element that is open; where there is none, leaves the element. */
  next(): boolean {
    const source = this.#source
    let text = ''
    while (!this.#isEmpty) {
      const at = source.indexOf('<', this.#at)
      if (at < 0) throw malformed()
      if (at > this.#at) text += textOf(source.slice(this.#at, at))
      const code = source.charCodeAt(at + 1)
      if (code === SLASH) return this.#end(at, text)
      if (code !== BANG && code !== QUESTION) return this.#start(at)
      text += source.startsWith('<![CDATA[', at) ? this.#past(at, 9, ']]>') : this.#skip(at)
    }
    return this.#leave(text)
  }

  /** Leaves the element that is open, whatever is in it. */
  leave(): void {
    const depth = this.#open.length
    while (this.#open.length >= depth) this.next()
  }

  /** Makes sure that nothing follows the root element. */
  finish(): void {
    this.#misc()
    if (this.#at < this.#source.length) throw malformed()
  }

  #start(at: number): true {
    const source = this.#source
    this.#count()
    let end = at + 1
    let code = source.charCodeAt(end)
    while (code > 32 && code !== CLOSE && code !== SLASH) code = source.charCodeAt((end += 1))
    const qname = source.slice(at + 1, end)
    this.#at = code === CLOSE ? end + 1 : end
    const tag = code === CLOSE ? PLAIN : this.#tag()
    if (this.#open.push(qname) > MAX_DEPTH) throw new XmlError('is nested too deeply')
    this.name = this.#resolve(qname)
    this.type = tag.type
    this.isNil = tag.isNil
    this.#isEmpty = tag.isEmpty
    return true
  }

  #end(at: number, text: string): false {
    const qname = this.#open.at(-1) ?? ''
    const source = this.#source
    let end = at + 2 + qname.length
    while (isSpace(source.charCodeAt(end))) end += 1
    if (!source.startsWith(qname, at + 2) || source.charCodeAt(end) !== CLOSE) throw malformed()
    this.#at = end + 1
    return this.#leave(text)
  }

  #leave(text: string): false {
    this.text = text
    this.#isEmpty = false
    this.#open.pop()
    if (this.#scope.depth === this.#open.length) this.#scope = this.#scope.parent ?? this.#scope
    return false
  }

  /** Reads a start tag from the end of its name on; one that is alike is not read again. */
  #tag(): Tag {
    const outer = this.#scope
    const close = this.#source.indexOf('>', this.#at) + 1
    const text = close - this.#at > MAX_TAG ? '' : this.#source.slice(this.#at, close)
    const known = outer.tags.get(text)
    if (known !== undefined) this.#at = close
    const tag = known ?? this.#tagOf(this.#attributes())
    if (known === undefined && this.#at === close && text !== '' && outer.tags.size < MAX_TAGS)
      outer.tags.set(text, tag)
    this.#enter(outer, tag.declared)
    return tag
  }

  #enter(parent: Scope, declared: Declared | undefined): void {
    this.#scope = declared === undefined ? parent : { parent, depth: this.#open.length, ...declared }
  }

  #attributes(): ReadonlyMap<string, string> {
    const found = new Map<string, string>()
    ATTRIBUTE.lastIndex = this.#at
    for (let match = ATTRIBUTE.exec(this.#source); match !== null; match = ATTRIBUTE.exec(this.#source)) {
      this.#at = ATTRIBUTE.lastIndex
      this.#count()
      const [, name = '', double, single = ''] = match
      const value = double ?? single
      if (found.has(name)) throw malformed()
      if (found.size === MAX_ATTRIBUTES || value.length > MAX_VALUE)
        throw new XmlError('has a start tag beyond all bounds')
      found.set(name, attributeText(value))
    }
    return found
  }

  #tagOf(attributes: ReadonlyMap<string, string>): Tag {
    const declared = declaredBy(attributes)
    this.#enter(this.#scope, declared)
    const xsi = new Map<string, string>()
    const seen = new Set<string>()
    for (const [qname, value] of attributes) {
      const [prefix, local] = nameParts(qname)
      if (prefix === 'xmlns' || qname === 'xmlns') continue
      const namespace = prefix === '' ? '' : this.#namespace(prefix)
      if (seen.size === seen.add(`${namespace} ${local}`).size) throw malformed()
      if (namespace === XSI) xsi.set(local, value.trim())
    }
    const type = xsi.get('type')
    return {
      type: type === undefined ? undefined : this.#typeName(type),
      isNil: /^(?:true|1)$/.test(xsi.get('nil') ?? ''),
      isEmpty: this.#tagEnd(),
      declared,
    }
  }

  /** Past the end of a start tag; whether it closes its element, too. */
  #tagEnd(): boolean {
    const source = this.#source
    while (isSpace(source.charCodeAt(this.#at))) this.#at += 1
    const isEmpty = source.charCodeAt(this.#at) === SLASH
    if (isEmpty) this.#at += 1
    if (source.charCodeAt(this.#at) !== CLOSE) throw malformed()
    this.#at += 1
    return isEmpty
  }

  /** The name of an element or attribute: with a prefix that is declared, or without one. */
  #resolve(qname: string): Name {
    const { names } = this.#scope
    const known = names.get(qname)
    if (known !== undefined) return known
    const [prefix, local] = nameParts(qname)
    const name = { local, namespace: this.#namespace(prefix) }
    if (names.size < 10_000) names.set(qname, name)
    return name
  }

  #namespace(prefix: string): string {
    const namespace = declaredIn(this.#scope, prefix)
    if (namespace === undefined) throw malformed()
    return namespace
  }

  /** The name in an `xsi:type`; one whose prefix is not declared has no namespace. */
  #typeName(value: string): Name {
    const [prefix = '', local] = value.includes(':') ? value.split(':') : ['', value]
    return { local: local ?? '', namespace: declaredIn(this.#scope, prefix) ?? '' }
  }

  /** Past white space, comments and processing instructions outside the root element. */
  #misc(): void {
    for (;;) {
      while (isSpace(this.#source.charCodeAt(this.#at))) this.#at += 1
      const code = this.#source.charCodeAt(this.#at + 1)
      if (this.#source.charCodeAt(this.#at) !== OPEN || (code !== BANG && code !== QUESTION)) return
      this.#skip(this.#at)
    }
  }

  /** Past a comment or a processing instruction, which stand for no text. */
  #skip(at: number): string {
    if (this.#source.startsWith('<!--', at)) {
      if (/--|-$/.test(this.#past(at, 4, '-->'))) throw malformed()
    } else if (this.#source.startsWith('<?', at)) {
      const [target = ''] = this.#past(at, 2, '?>').split(/[\t\n\r ]/, 1)
      const [prefix, local] = nameParts(target)
      if (prefix !== '' || local.toLowerCase() === 'xml') throw malformed()
    } else throw malformed()
    return ''
  }

  /** Past a piece of markup, of which it gives the content. */
  #past(at: number, length: number, mark: string): string {
    this.#count()
    const end = this.#source.indexOf(mark, at + length)
    if (end < 0) throw malformed()
    this.#at = end + mark.length
    return literalText(this.#source.slice(at + length, end))
  }

  #count(): void {
    if ((this.#markup += 1) > MAX_MARKUP) throw new XmlError('has too many elements')
  }
}

function declaredOf(namespaces: ReadonlyMap<string, string>): Declared {
  return { namespaces, names: new Map(), tags: new Map() }
}

function declaredBy(attributes: ReadonlyMap<string, string>): Declared | undefined {
  const namespaces = new Map<string, string>()
  for (const [qname, uri] of attributes) {
    if (qname !== 'xmlns' && !qname.startsWith('xmlns:')) continue
    const prefix = qname.slice(6)
    const isLegal = prefix === 'xml' ? uri === XML : uri !== XML && uri !== XMLNS && prefix !== 'xmlns'
    if (!isLegal || (prefix !== '' && uri === '')) throw malformed()
    namespaces.set(prefix, uri)
  }
  return namespaces.size === 0 ? undefined : declaredOf(namespaces)
}

function declaredIn(scope: Scope, prefix: string): string | undefined {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    const namespace = at.namespaces.get(prefix)
    if (namespace !== undefined) return namespace
  }
  return undefined
}
