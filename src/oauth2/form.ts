import { invalidArgument } from '../urls.js'

/** Half of a surrogate pair, which no encoding can write: it would arrive as another character. */
const LONE_SURROGATE = /\p{Cs}/u

/**
 * Encodes a form (RFC 6749 appendix B); members that are undefined are left out.
 *
 * @throws TypeError when a member cannot arrive as it is; never with its value
 */
export function formEncode(form: object): string {
  const encoded = new URLSearchParams()
  for (const [name, value] of Object.entries(form) as [string, unknown][]) {
    if (value === undefined || value === null) continue
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    if (LONE_SURROGATE.test(text)) throw invalidArgument(`${name} holds half a character`)
    encoded.append(name, text)
  }
  return encoded.toString()
}
