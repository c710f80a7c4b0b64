import { documentScope, remembered, tagOf, type Codes, type Scope, type Tag } from './xml-tag.js'
import { attributeText, isSpace, literalText, malformed, nameParts, textOf, XmlError } from './xml-text.js'

/** Most elements, attributes, comments, instructions and sections together. */
const MAX_MARKUP = 3_000_000
/** Most elements around an element. */
const MAX_DEPTH = 250
/** Most characters of the value of an attribute. */
const MAX_VALUE = 8192
/** Most attributes of an element. */
const MAX_ATTRIBUTES = 250

/** The beginning of a document: white space may go before the declaration, as some servers have it. */
const DECLARATION =
  /^\uFEFF?[\t\n\r ]*(?:<\?xml[\t\n\r ]+version[\t\n\r ]*=[\t\n\r ]*(["'])1\.\d+\1(?:[\t\n\r ]+encoding[\t\n\r ]*=[\t\n\r ]*(["'])[Uu][Tt][Ff]-8\2)?(?:[\t\n\r ]+standalone[\t\n\r ]*=[\t\n\r ]*(["'])(?:yes|no)\3)?[\t\n\r ]*\?>)?/
const QNAME = /[^\s=<>"'/]+/y
const ATTRIBUTE = /[\t\n\r ]+([^\s=<>"'/]+)[\t\n\r ]*=[\t\n\r ]*(?:"([^"<]*)"|'([^'<]*)')/y
const NONE = new Map<string, string>()
const TAG_END = /[\t\n\r ]*(\/?)>/y
/** The start tags of a scope that are worth remembering: as long as these, and so many; so many after each. */
const MAX_TAG = 120
const MAX_TAGS = 500
const MAX_GUESSES = 4

const [OPEN, SLASH, BANG, QUESTION, CLOSE] = [60, 47, 33, 63, 62]

/**
 * Goes through an XML document (XML 1.0, Namespaces in XML 1.0), element by element, in one pass. Refuses
 * document types, entities but the five, characters that XML does not have, and what is beyond the bounds.
 */
export class XmlReader<Note = unknown> {
  /** Text before the tag by which an element was entered or left last: all of it, where an element has no children. */
  text = ''
  /** Where the tag begins by which an element was entered or left last. */
  position = 0
  /** The start tag of the element that was entered or left last. */
  tag: Tag<Note>

  readonly #source: string
  /** Start tags of the elements around that one. */
  readonly #outer: Tag<Note>[] = []
  #at = 0
  #markup = 0
  #isInside = true

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
    this.position = this.#at
    this.tag = this.#read(this.#at, documentScope())
    this.#count()
    this.#at += 1 + this.tag.length
  }

  /** Enters the next child of the element that is open; where there is none, leaves the element. */
  next(): boolean {
    const source = this.#source
    let text = ''
    while (!this.#isInside || !this.tag.isEmpty) {
      const at = source.indexOf('<', this.#at)
      if (at < 0) throw malformed()
      if (at > this.#at) text += textOf(source.slice(this.#at, at))
      const code = source.charCodeAt(at + 1)
      if (code === SLASH) return this.#end(at + 1, text)
      if (code !== BANG && code !== QUESTION) return this.#start(at, text)
      text += source.startsWith('<![CDATA[', at) ? this.#past(at, 9, ']]>') : this.#skip(at)
    }
    return this.#leave(text)
  }

  /** Leaves the element that is open, whatever is in it. */
  leave(): void {
    for (let depth = 1; depth > 0; depth += this.next() ? 1 : -1);
  }

  /** Makes sure that nothing follows the root element. */
  finish(): void {
    this.#misc()
    if (this.#at < this.#source.length) throw malformed()
  }

  #start(at: number, text: string): true {
    this.text = text
    this.position = at
    const guesses = this.#isInside ? this.tag.children : this.tag.siblings
    for (const guess of guesses) if (isAt(this.#source, at + 1, guess.source)) return this.#enter(guess)
    return this.#enter(this.#find(at, guesses))
  }

  #enter(tag: Tag<Note>): true {
    this.#count()
    if (!this.#isInside) this.#isInside = true
    else if (this.#outer.push(this.tag) >= MAX_DEPTH) throw new XmlError('is nested too deeply')
    this.tag = tag
    this.#at = this.position + 1 + tag.length
    return true
  }

  #end(at: number, text: string): false {
    if (!this.#isInside) this.tag = this.#outer.pop() ?? this.tag
    const { end, qname } = this.tag
    this.position = at - 1
    const isSame = end.length > 0 && isAt(this.#source, at, end)
    this.#at = isSame ? at + end.length : this.#pastEnd(at + 1, qname)
    return this.#leave(text)
  }

  /** Past the name and the bracket of an end tag. */
  #pastEnd(from: number, qname: string): number {
    const source = this.#source
    if (!source.startsWith(qname, from)) throw malformed()
    let at = from + qname.length
    while (isSpace(source.charCodeAt(at))) at += 1
    if (source.charCodeAt(at) !== CLOSE) throw malformed()
    return at + 1
  }

  #leave(text: string): false {
    this.text = text
    this.#isInside = false
    return false
  }

  /** The start tag at a place, read unless it was found before; one that comes again is remembered, and guessed. */
  #find(at: number, guesses: Tag<Note>[]): Tag<Note> {
    const { scope } = (this.#isInside ? undefined : this.#outer[this.#outer.length - 1]) ?? this.tag
    const source = this.#source.slice(at + 1, this.#source.indexOf('>', at) + 1)
    let tag = scope.tags.get(source)
    if (tag === undefined) {
      tag = this.#read(at, scope)
      const isKept = tag.length === source.length && tag.length <= MAX_TAG && scope.tags.size < MAX_TAGS
      if (isKept) scope.tags.set(source, tag)
      return tag
    }
    if (tag.source.length === 0) scope.tags.set(source, (tag = remembered(tag, source)))
    if (guesses.length < MAX_GUESSES) guesses.push(tag)
    return tag
  }

  #read(at: number, outer: Scope<Note>): Tag<Note> {
    const source = this.#source
    QNAME.lastIndex = at + 1
    const [qname = ''] = QNAME.exec(source) ?? []
    const [attributes, after] = this.#attributes(at + 1 + qname.length)
    TAG_END.lastIndex = after
    const [close, slash] = TAG_END.exec(source) ?? []
    if (close === undefined) throw malformed()
    const length = after + close.length - at - 1
    return tagOf({ qname, attributes, isEmpty: slash === '/', length }, outer)
  }

  /** The attributes from a place on, and where they end. */
  #attributes(at: number): readonly [ReadonlyMap<string, string>, number] {
    let found = NONE
    ATTRIBUTE.lastIndex = at
    for (let match = ATTRIBUTE.exec(this.#source); match !== null; match = ATTRIBUTE.exec(this.#source)) {
      const [whole, name = '', double, single = ''] = match
      const value = double ?? single
      at += whole.length
      this.#count()
      if (found.has(name)) throw malformed()
      if (found.size === MAX_ATTRIBUTES || value.length > MAX_VALUE)
        throw new XmlError('has a start tag beyond all bounds')
      if (found === NONE) found = new Map()
      found.set(name, attributeText(value))
    }
    return [found, at]
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

function isAt(source: string, at: number, codes: Codes): boolean {
  for (let index = 0; index < codes.length; index += 1)
    if (source.charCodeAt(at + index) !== codes[index]) return false
  return true
}
