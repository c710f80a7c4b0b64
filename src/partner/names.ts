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
