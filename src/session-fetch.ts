import { abortable } from './abortable.js'
import { SalesforceError } from './errors.js'
import type { CallOptions } from './options.js'
import { isSessionRefused } from './rest.js'
import { showsSecret } from './secret-forms.js'
import type { Session } from './session.js'
import type { LiveTokens } from './tokens.js'
import type { Exchange } from './transport.js'
import { isPrivateAddress } from './private-address.js'
import { invalidArgument, isLoopback } from './urls.js'

/** What requests with a session need. */
export interface SessionFetchContext<Answer> {
  readonly session: Session<Answer>
  /** Sends one request; follows no redirect. */
  readonly exchange: Exchange
  readonly callOptions: CallOptions | undefined
}

const MAX_REDIRECTS = 5
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
export async function sessionFetch<Answer>(
  context: SessionFetchContext<Answer>,
  input: string | URL | Request,
  init: RequestInit = {},
): Promise<Response> {
  const request = await readRequest(input, init)
  const { session } = context
  const signal = request.init.signal ?? undefined
  const isAbsolute = ABSOLUTE.test(request.url)
  if (isAbsolute && session.tokens?.instanceUrl === '') await abortable(session.current(), signal)
  const instanceUrl = session.tokens?.instanceUrl
  if (isAbsolute && !isOnInstance(request.url, instanceUrl)) {
    return follow(context.exchange, request.url, request.init)
  }
  const send = async (tokens: LiveTokens): Promise<Response> => {
    const url = absoluteUrl(request.url, instanceUrl, tokens.instanceUrl)
    return follow(context.exchange, url, withSession(request.init, tokens, context.callOptions))
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

/** Where a request goes after a renewal may have moved the org to another instance. */
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

function onlyOnce(send: (tokens: LiveTokens) => Promise<Response>): typeof send {
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

async function follow(exchange: Exchange, url: string, init: RequestInit, hops = 0): Promise<Response> {
  const response = await exchange(url, init)
  const location = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null
  if (location !== null && init.redirect === 'error') throw redirectRefused(url, response.status)
  if (location === null || init.redirect === 'manual' || !isSafe(init.method)) return response
  if (hops >= MAX_REDIRECTS || !URL.canParse(location, url)) return response
  const target = new URL(location, url)
  if (showsSecret(target.href, [tokenOf(init)])) return response
  if (leadsInside(target, new URL(url))) throw redirectRefused(url, response.status, 'to a private address')
  await response.body?.cancel()
  return follow(
    exchange,
    target.href,
    target.origin === new URL(url).origin ? init : stripSession(init),
    hops + 1,
  )
}

/** The token that a request goes out with; a server that puts it into a URL is not followed there. */
function tokenOf({ headers }: RequestInit): string | undefined {
  return new Headers(headers).get('authorization')?.slice('Bearer '.length)
}

/** Whether a server out there sends the request on into the network that it comes from. */
function leadsInside(target: URL, from: URL): boolean {
  const isInside = (url: URL): boolean => isLoopback(url) || isPrivateAddress(url.hostname)
  return isInside(target) && !isInside(from)
}

function redirectRefused(url: string, status: number, why = 'which the request refuses'): SalesforceError {
  const { origin } = new URL(url)
  return new SalesforceError(`${origin} answered with a redirect ${why}; it is not followed`, {
    errorCode: 'REDIRECT_REFUSED',
    verdict: 'configuration',
    status,
  })
}

function isSafe(method: string | undefined): boolean {
  return method === undefined || ['GET', 'HEAD'].includes(method.toUpperCase())
}

const CREDENTIALS = ['authorization', 'cookie', 'proxy-authorization', 'sforce-call-options']

/** Without what only the instance may see: its own headers, and whatever else holds the token. */
function stripSession(init: RequestInit): RequestInit {
  const headers = new Headers(init.headers)
  const token = [tokenOf(init)]
  const bearing = [...headers].filter(([, value]) => showsSecret(value, token)).map(([name]) => name)
  for (const name of [...CREDENTIALS, ...bearing]) headers.delete(name)
  return { ...init, headers }
}
