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
