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
/** Members that every object has: node-soap takes an element of such a name for one that it has seen already. */
const INHERITED = Object.getOwnPropertyNames(Object.prototype)

/** What such a name is marked with while node-soap has it; a letter of XML that no field of the service has. */
const MARK = '·'

const TAG = new RegExp(`(</?(?:[\\w.-]+:)?)(${INHERITED.join('|')})(?=[\\s/>])`, 'g')

/**
 * Marks the elements that are called as a member of every object is.
 *
 * @param body - without comments and CDATA sections
 */
export function withMarkedNames(body: string): string {
  return body.replace(TAG, `$1$2${MARK}`)
}

/** The name that an element has on the wire. */
export function unmarkedName(name: string): string {
  return name.endsWith(MARK) && INHERITED.includes(name.slice(0, -1)) ? name.slice(0, -1) : name
}
const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/'
/** The namespaces of Salesforce's SOAP APIs; some servers answer one API in the style of another. */
const SERVICE = /^urn:(?:[\w-]+\.)*soap\.sforce\.com$/
const START_TAG = /<(?:([\w.-]+):)?([\w.-]+)(\s[^<>]*)?\/?>/g

interface Tag {
  readonly prefix: string
  readonly name: string
  readonly attributes: string
}

/**
 * Whether an envelope is one of SOAP 1.1, and holds what belongs to the service: an element of another namespace
 * is another element, whatever its name.
 *
 * @param body - without comments and CDATA sections
 * @param namespace - the contract's own
 */
export function isOfService(body: string, namespace: string): boolean {
  const tags = body.matchAll(START_TAG)
  const envelope = next(tags)
  if (envelope === undefined || namespaceOf(envelope, []) !== SOAP) return false
  let tag = next(tags)
  while (tag !== undefined && !(tag.name === 'Body' && namespaceOf(tag, [envelope]) === SOAP))
    tag = next(tags)
  const content = tag && next(tags)
  if (tag === undefined || content === undefined) return tag !== undefined
  const found = namespaceOf(content, [tag, envelope])
  return found === namespace || SERVICE.test(found) || (found === SOAP && content.name === 'Fault')
}

function next(tags: IterableIterator<RegExpMatchArray>): Tag | undefined {
  const { value } = tags.next() as { readonly value?: RegExpMatchArray }
  if (value === undefined) return undefined
  const [, prefix = '', name = '', attributes = ''] = value
  return { prefix, name, attributes }
}

/** The namespace of an element, by its own declarations or those of the elements around it. */
function namespaceOf(tag: Tag, around: readonly Tag[]): string {
  const attribute = tag.prefix === '' ? 'xmlns' : `xmlns:${tag.prefix.replaceAll('.', '\\.')}`
  const declaration = new RegExp(`\\s${attribute}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
  for (const { attributes } of [tag, ...around]) {
    const [, double, single] = declaration.exec(attributes) ?? []
    if (double !== undefined || single !== undefined) return double ?? single ?? ''
  }
  return ''
}
