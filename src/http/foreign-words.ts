import { redact } from '../errors/redact.js'
import type { SentRequest } from './answer.js'
import { secretsIn } from './secrets.js'

/** Members of the errors of sockets, of DNS, of Node.js and of fetch; those of HTTP clients have more, such as their request. */
const MEMBERS: ReadonlySet<PropertyKey> = new Set([
  ...['message', 'stack', 'name', 'cause', 'code', 'errno', 'syscall', 'erroredSysCall', 'type', 'errors'],
  ...['address', 'port', 'hostname', 'localAddress', 'localPort', 'reason', 'library', 'host', 'cert'],
])
/** User and password of a URL, and credentials by their scheme. */
const CREDENTIALS = /\/\/[^/@\s]*@|\b(Basic|Bearer|OAuth|Digest|Negotiate)\s+\S+/gi

/**
 * The first line of the innermost error of a foreign `fetch`, without the secrets of its request; empty where the error
 * has other members than the usual ones.
 */
export function wordsOf(error: unknown, request: SentRequest): string {
  const inner = error instanceof Error ? innermost(error) : { message: error }
  const isUsual = Reflect.ownKeys(inner).every((name) => MEMBERS.has(name))
  if (!isUsual || typeof inner.message !== 'string') return ''
  const [line = ''] = inner.message.split(/[\r\n]/, 1)
  return redact(line.replace(CREDENTIALS, '…'), secretsIn(request))
}

function innermost(error: Error, depth = 0): Error {
  return error.cause instanceof Error && depth < 3 ? innermost(error.cause, depth + 1) : error
}
