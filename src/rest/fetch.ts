import { SalesforceError } from '../errors/salesforce-error.js'
import { type Exchange, type Reply, wholeOf } from '../http/answer.js'
import type { CallOptions } from '../http/call-options.js'
import { follow } from '../http/redirects.js'
import { invalidArgument } from '../lib/invalid-argument.js'
import { abortable } from '../lib/time.js'
import type { Session } from '../session/session.js'
import type { LiveTokens } from '../session/tokens.js'
import { isSessionRefused } from './session-refused.js'

/** The part of a session that requests use. */
export type RestSession = Pick<Session, 'tokens' | 'closures' | 'current' | 'run'>

/** Dependencies of {@link sessionFetch}. */
export interface SessionFetchContext {
  readonly session: RestSession
  /** Sends one request; follows no redirect. */
  readonly exchange: Exchange
  readonly callOptions: CallOptions | undefined
}
const ABSOLUTE = /^[a-z][a-z0-9+.-]*:/i

/**
 * WHATWG `fetch` with the session: renews it and repeats the request once when the session is refused.
 *
 * A relative path goes to the instance. An absolute URL gets the session only when it is on the instance;
 * elsewhere the request goes out without. Redirects of GET and HEAD are followed, without the session
 * when they lead to another origin; `redirect` of the request counts.
 *
 * @throws SalesforceError `BODY_NOT_REPLAYABLE` when the session was renewed, but the body was a stream
 */
export async function sessionFetch(
  context: SessionFetchContext,
  input: string | URL | Request,
  init: RequestInit = {},
): Promise<Reply> {
  const request = await readRequest(input, init)
  const { session } = context
  const signal = request.init.signal ?? undefined
  const isAbsolute = ABSOLUTE.test(request.url)
  if (isAbsolute && session.tokens?.instanceUrl === '') await abortable(session.current(), signal)
  const instanceUrl = session.tokens?.instanceUrl
  if (isAbsolute && !isOnInstance(request.url, instanceUrl)) {
    return follow(context.exchange, request.url, request.init)
  }
  const send = async (tokens: LiveTokens): Promise<Reply> => {
    const url = absoluteUrl(request.url, instanceUrl, tokens.instanceUrl)
    const reply = await follow(context.exchange, url, withSession(request.init, tokens, context.callOptions))
    return reply.status < 400 ? reply : wholeOf(reply)
  }
  const once = isStream(request.init.body) ? onlyOnce(send) : send
  return abortable(session.run(once, isSessionRefused), signal)
}

interface PlainRequest {
  readonly url: string
  readonly init: RequestInit
}

async function readRequest(input: string | URL | Request, init: RequestInit): Promise<PlainRequest> {
  const isRequest = typeof input !== 'string' && !(input instanceof URL)
  const given = init.headers ?? (isRequest ? input.headers : undefined)
  if (given !== undefined && new Headers(given).has('authorization')) {
    throw invalidArgument('conn.fetch sets the Authorization header itself; use the global fetch for others')
  }
  if (typeof input === 'string') return { url: input, init }
  if (!isRequest) return { url: input.href, init }
  const { url, method, headers, signal, redirect } = input
  const body = input.body === null ? null : await input.arrayBuffer()
  return { url, init: { method, headers, signal, redirect, body, ...init } }
}

/** The URL of a request; on the new instance when a renewal moved the org. */
function absoluteUrl(url: string, before: string | undefined, now: string): string {
  if (!ABSOLUTE.test(url)) return now + (url.startsWith('/') ? url : `/${url}`)
  if (before === undefined || before === now) return url
  const { pathname, search, hash } = new URL(url)
  return new URL(now).origin + pathname + search + hash
}

function isOnInstance(url: string, instanceUrl: string | undefined): boolean {
  return (
    instanceUrl !== undefined && instanceUrl !== '' && new URL(url).origin === new URL(instanceUrl).origin
  )
}

function withSession(
  init: RequestInit,
  tokens: LiveTokens,
  callOptions: CallOptions | undefined,
): RequestInit {
  const headers = new Headers(init.headers)
  headers.set('authorization', `Bearer ${tokens.accessToken}`)
  const given = Object.entries(callOptions ?? {}).filter(([, value]) => value != null)
  const options = given.map(([name, value]) => `${name}=${String(value)}`)
  if (options.length > 0 && !headers.has('sforce-call-options'))
    headers.set('sforce-call-options', options.join(', '))
  return { ...init, headers }
}

function isStream(body: RequestInit['body']): boolean {
  return (
    body instanceof ReadableStream ||
    (typeof body === 'object' && body !== null && Symbol.asyncIterator in body)
  )
}

function onlyOnce(send: (tokens: LiveTokens) => Promise<Reply>): typeof send {
  let sent = false
  return async (tokens) => {
    if (sent) throw notReplayable()
    sent = true
    return send(tokens)
  }
}

function notReplayable(): SalesforceError {
  return new SalesforceError(
    'The session had expired and was renewed, but the request had a stream as its body, which is spent: send it again with a new stream',
    { errorCode: 'BODY_NOT_REPLAYABLE', verdict: 'retry' },
  )
}
