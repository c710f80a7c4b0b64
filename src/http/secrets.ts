import { passwordParts } from '../errors/redact.js'

const SCHEME = /^(Bearer|OAuth|Basic) /i
/** Headers that hold no token, however long they are. */
const PLAIN: readonly string[] = ['accept', 'content-type']
/** Elements of an envelope that hold a secret. */
const ELEMENT = /<(?:[\w.-]+:)?(?:sessionId|(password|newPassword|oldPassword))>([^<]*)</g
const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&#13;': '\r',
  '&amp;': '&',
}

/** The values of a request that must not show in an error: tokens of headers, session ids and passwords of an envelope. */
export function secretsIn({ headers, body }: RequestInit): string[] {
  const tokens = [...new Headers(headers)]
    .filter(([name, value]) => !PLAIN.includes(name) && (SCHEME.test(value) || value.length > 15))
    .map(([, value]) => value.replace(SCHEME, ''))
  const envelope = typeof body === 'string' && body.startsWith('<') ? body : ''
  const elements = [...envelope.matchAll(ELEMENT)].flatMap(([, isPassword, text = '']) => {
    const value = text.replace(/&#?\w{2,4};/g, (entity) => ENTITIES[entity] ?? entity)
    return isPassword === undefined ? [value] : passwordParts(value)
  })
  return [...tokens, ...elements]
}
