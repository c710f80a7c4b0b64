import { passwordParts } from '../errors/redact.js'
import { Answer, type Reply, type SentRequest } from './answer.js'

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
/** Parameters of a form that are secrets, or stand for one. */
const PARAMETER =
  /^(client_secret|password|refresh_token|token|code|code_verifier|(client_)?assertion|(subject|actor)_token)$/

/**
 * The values of a request that must not show in an error: tokens and credentials of headers, session ids and passwords
 * of an envelope, tokens and credentials of a form.
 */
export function secretsIn({ headers, body }: SentRequest): string[] {
  const sent = new Headers(headers)
  const text = typeof body === 'string' || body instanceof URLSearchParams ? String(body) : ''
  const isForm = body instanceof URLSearchParams || sent.get('content-type')?.includes('form-urlencoded')
  const inBody = isForm === true ? inForm(text) : text.startsWith('<') ? inEnvelope(text) : []
  return [...[...sent].flatMap(inHeader), ...inBody]
}

/** The secrets of the request that a reply answers. */
export function secretsOf(reply: Reply | undefined): readonly string[] {
  return reply instanceof Answer ? secretsIn(reply.request) : []
}

function inHeader([name, value]: readonly [string, string]): string[] {
  if (PLAIN.includes(name) || !(SCHEME.test(value) || value.length > 15)) return []
  const token = value.replace(SCHEME, '')
  return /^Basic /i.test(value) ? [token, ...passwordIn(token)] : [token]
}

/** The password of Basic credentials, as it was before it was encoded (RFC 6749 §2.3.1). */
function passwordIn(credentials: string): string[] {
  try {
    const [, password = ''] = /:(.*)/s.exec(atob(credentials)) ?? []
    return [password, decodeURIComponent(password.replaceAll('+', ' '))]
  } catch {
    return []
  }
}

function inForm(form: string): string[] {
  const secret = [...new URLSearchParams(form)].filter(([name]) => PARAMETER.test(name))
  return secret.flatMap(([name, value]) => (name === 'password' ? passwordParts(value) : [value]))
}

function inEnvelope(envelope: string): string[] {
  return [...envelope.matchAll(ELEMENT)].flatMap(([, isPassword, text = '']) => {
    const value = text.replace(/&#?\w{2,4};/g, (entity) => ENTITIES[entity] ?? entity)
    return isPassword === undefined ? [value] : passwordParts(value)
  })
}
