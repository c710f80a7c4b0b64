/**
 * Door of `strictforce/soap`: options with which clients of node-soap and wsdl-tsclient work on a session kept here;
 * imported by users alone.
 *
 * @module strictforce/soap
 */
import type { Connection } from './connection/connection.js'
import type { ErrorCode } from './errors/codes.js'
import type { Verdict } from './errors/salesforce-error.js'

/** How node-soap hears of an answer. */
export type SoapCallback = (error: unknown, response?: unknown, body?: unknown) => unknown

/** The HTTP client with which node-soap sends its envelopes. */
export interface SoapHttpClient {
  /** Sends an envelope, to the path of the URL at the connection's instance. */
  request(url: string, envelope: unknown, callback: SoapCallback, headers?: object): Promise<never>
}

/** Options of `soap.createClientAsync(wsdl, options)` and of similar functions. */
export interface SoapOptions {
  /** Sends the envelopes of the client on the session of the connection. */
  readonly httpClient: SoapHttpClient
}

/** An answer as node-soap takes it. */
interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly data: string
}

/** Limits of the answers to a client. */
export interface SoapLimits {
  /** Milliseconds until the whole answer must be there; 120,000 when absent. */
  readonly timeout?: number | undefined
  /** Most characters of an answer; 32 million when absent. */
  readonly maxLength?: number | undefined
}

const BODY = /<([\w.-]+):Body(?:\s[^<>]*)?>\s*<(?:([\w.-]+):)?[\w.-]+/
const DEAD = /<(?:[\w.-]+:)?faultcode(?:\s[^<>]*)?>\s*(?:[\w.-]+:)?INVALID_SESSION_ID\s*</

/**
 * The options of a client of node-soap, or of one that wsdl-tsclient generated, whose session strictforce keeps:
 * each envelope goes to the connection's instance with the session in its header, and once more with a renewed
 * one when the session is refused. The WSDL is a file; log in by strictforce's connection.
 *
 * Errors of the client are a fault as node-soap gives it, or an error of strictforce's.
 *
 * @example
 * const client = await soap.createClientAsync('partner.wsdl', soapOptions(conn))
 * const [{ result }] = await client.queryAsync({ queryString: 'SELECT Id FROM Account' })
 */
export function soapOptions(conn: Connection, limits: SoapLimits = {}): SoapOptions {
  const request: SoapHttpClient['request'] = (url, envelope, callback, headers) => {
    const { pathname } = new URL(url)
    const post = (body: string): Promise<Answer> =>
      sent(conn, pathname, { method: 'POST', headers: { ...headers }, body }, limits)
    const work = typeof envelope === 'string' ? exchange(conn, envelope, post) : Promise.reject(noFile())
    const told = work.then(
      (answer) => callback(null, answer, answer.data),
      (error: unknown) => callback(error),
    )
    return told as Promise<never>
  }
  return { httpClient: { request } }
}

function noFile(): TypeError {
  return new TypeError('Give the WSDL as the path of a file: its URL asks for a login of its own')
}

/** Sends an envelope with the session, and once more with a renewed one when the session is refused. */
async function exchange(
  conn: Connection,
  envelope: string,
  post: (body: string) => Promise<Answer>,
): Promise<Answer> {
  const token = conn.accessToken ?? (await renewed(conn))
  const answer = await post(withSession(envelope, token))
  if (answer.status < 400 || !DEAD.test(answer.data)) return answer
  const fresh = conn.accessToken === token ? await renewed(conn) : (conn.accessToken ?? token)
  return fresh === token ? answer : post(withSession(envelope, fresh))
}

/** The whole answer to a request, within the limits. */
async function sent(conn: Connection, path: string, init: RequestInit, limits: SoapLimits): Promise<Answer> {
  const { timeout = 120_000, maxLength = 32_000_000 } = limits
  const limit = new AbortController()
  const timer = setTimeout(() => {
    limit.abort(
      failure('TIMEOUT', 'retry', `${conn.instanceUrl} gave no complete answer within ${timeout} ms`),
    )
  }, timeout)
  try {
    const response = await conn.fetch(path, { ...init, signal: limit.signal })
    const decoder = new TextDecoder()
    let data = ''
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      data += decoder.decode(chunk, { stream: true })
      if (data.length > maxLength)
        throw failure(
          'RESPONSE_TOO_LARGE',
          'terminal',
          `${conn.instanceUrl} sent more than ${maxLength} characters`,
        )
    }
    return { status: response.status, headers: Object.fromEntries(response.headers), data }
  } finally {
    clearTimeout(timer)
  }
}

/** An error in the form of the library's; a bridge shares no code with it. */
function failure(errorCode: ErrorCode, verdict: Verdict, message: string): Error {
  return Object.assign(new Error(message), { name: errorCode, errorCode, verdict })
}

/** The session, renewed by a request that is refused like the envelope was; a good one stays. */
async function renewed(conn: Connection): Promise<string> {
  await conn.request('/')
  if (conn.accessToken !== null) return conn.accessToken
  throw new TypeError('Nobody is logged in on this connection')
}

/** The envelope with the session in its header, unless there is one already. */
function withSession(envelope: string, token: string): string {
  const [found, soap = '', prefix] = BODY.exec(envelope) ?? []
  if (found === undefined || /<(?:[\w.-]+:)?SessionHeader[\s>]/.test(envelope)) return envelope
  const name = prefix === undefined ? 'xmlns' : `xmlns:${prefix}`
  const after = envelope.slice(envelope.indexOf(found))
  const declared = new RegExp(`\\s${name}="([^"]*)"`)
  const namespace = (declared.exec(after) ?? declared.exec(envelope))?.[1] ?? ''
  const id = token.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`)
  const header = `<SessionHeader xmlns="${namespace}"><sessionId>${id}</sessionId></SessionHeader>`
  const end = `</${soap}:Header>`
  if (envelope.includes(end)) return envelope.replace(end, () => header + end)
  return envelope.replace(found, () => `<${soap}:Header>${header}${end}${found}`)
}
