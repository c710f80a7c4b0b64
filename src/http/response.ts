import { SalesforceError } from '../errors/salesforce-error.js'
import { verdictOfStatus } from '../errors/verdicts.js'

/** The answer is not what the contract says; `what` names the part, never its content. */
export function invalidResponse(what: string, status?: number): SalesforceError {
  return new SalesforceError(
    `${what}; is the URL that of a Salesforce org, or does a proxy or captive portal answer in its place?`,
    { errorCode: 'INVALID_RESPONSE', verdict: 'terminal', status },
  )
}

/**
 * The whole body as text.
 *
 * @throws SalesforceError `INVALID_RESPONSE` when it is not UTF-8
 */
export async function readText(response: Response): Promise<string> {
  const bytes = await response.arrayBuffer()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw invalidResponse('The answer is not UTF-8', response.status)
  }
}

/** The error of an answer that carries no code of its own. */
export function httpError(what: string, response: Response): SalesforceError {
  const { status } = response
  const kind = namedType(response)
  return new SalesforceError(`${what} failed with HTTP status ${status}${kind === '' ? '' : ` (${kind})`}`, {
    errorCode: `ERROR_HTTP_${status}`,
    verdict: verdictOfStatus(status),
    status,
    retryAfter: retryAfter(response),
  })
}

/** The beginning of a body, which stays readable; at most `limit` bytes are taken. */
export async function peek(response: Response, limit = 65_536): Promise<string> {
  const body = response.clone().body
  if (body === null) return ''
  const decoder = new TextDecoder()
  const reader = body.getReader()
  let text = ''
  while (text.length < limit) {
    const chunk: { done: boolean; value?: unknown } = await reader.read()
    if (chunk.done) return text + decoder.decode()
    text += decoder.decode(chunk.value as Uint8Array, { stream: true })
  }
  void reader.cancel()
  return text
}

/** The media type, without parameters. */
export function contentType(response: Response): string {
  return (response.headers.get('content-type')?.split(';')[0] ?? '').trim().toLowerCase()
}

const NAMED_TYPES: ReadonlySet<string> = new Set([
  'text/html',
  'text/plain',
  'text/xml',
  'application/xml',
  'application/json',
  'application/octet-stream',
  'application/x-www-form-urlencoded',
])

/** The media type for a message: a header's text is a server's, and only what is known of it is repeated. */
export function namedType(response: Response): string {
  const type = contentType(response)
  return type === '' || NAMED_TYPES.has(type) ? type : 'another content type'
}

/** Longest wait that a server can ask for, in seconds: 68 years. */
const MAX_SECONDS = 2 ** 31

/** Seconds of a Retry-After header, as number or date (RFC 9110 §10.2.3). */
export function retryAfter(response: Response): number | undefined {
  const value = response.headers.get('retry-after')
  if (value === null) return undefined
  if (/^\d+$/.test(value)) return Math.min(Number(value), MAX_SECONDS)
  const seconds = Math.ceil((Date.parse(value) - Date.now()) / 1000)
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, MAX_SECONDS) : undefined
}
