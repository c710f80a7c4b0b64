import { redactHost, showsSecret } from '../errors/redact.js'
import { SalesforceError } from '../errors/salesforce-error.js'
import { isLoopback, parseUrl } from '../lib/url.js'
import { type Exchange, originOf, type Reply } from './answer.js'
import { isSalesforceHost } from './hosts.js'
import { isPrivateAddress } from './private-address.js'
import { secretsOf } from './secrets.js'

const MAX_REDIRECTS = 5

/** An answer after redirects. */
export interface Followed {
  readonly reply: Reply
  /** Whether the last request still carried the session. */
  readonly withSession: boolean
  /** Whether it says that the org moved. */
  readonly isMoved: boolean
}

/** A redirect, and the request that it answers. */
export interface Redirect {
  readonly reply: Reply
  readonly url: string
  readonly init: RequestInit
}

/**
 * Follows the redirects of a GET or HEAD; without the session where they leave the origin.
 *
 * @param isWatched whether an answer that says that the org moved is not followed
 */
export async function followed(
  exchange: Exchange,
  { reply: first, url, init }: Redirect,
  isWatched: boolean,
): Promise<Followed> {
  let next = { reply: first, url: new URL(url), init, withSession: true }
  for (let hops = 0; ; hops += 1) {
    const { reply, url: from, withSession } = next
    const isMoved = isWatched && withSession && leadsToNewHost(reply, from, next.init.method)
    const target = hops < MAX_REDIRECTS ? targetOf(reply, from, next.init) : undefined
    if (target === undefined || isMoved) return { reply, withSession, isMoved }
    await discard(reply)
    const isSame = target.origin === from.origin
    const own = isSame ? next.init : stripSession(next.init)
    const answer = await exchange(target.href, own)
    next = { reply: answer, url: target, init: own, withSession: withSession && isSame }
  }
}

/** The URL that a redirect is followed to; undefined when the answer is the result. */
function targetOf(reply: Reply, url: URL, init: RequestInit): URL | undefined {
  const location = reply.headers.get('location')
  if (location === null) return undefined
  if (init.redirect === 'error') throw redirectRefused(url.href, reply.status)
  const target = parseUrl(location, url)
  if (target === undefined || init.redirect === 'manual' || !isSafe(init.method)) return undefined
  if (showsSecret(target.href, [tokenOf(init)])) return undefined
  if (leadsInside(target, url)) throw redirectRefused(url.href, reply.status, 'to a private address')
  return target
}

/** Ends the body of a redirect that is followed. */
async function discard(reply: Reply): Promise<void> {
  await (reply as Partial<Response>).body?.cancel()
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

/** A request without the headers that are meant for the instance alone, and without those that hold the token. */
function stripSession(init: RequestInit): RequestInit {
  const headers = new Headers(init.headers)
  const token = [tokenOf(init)]
  const bearing = [...headers].filter(([, value]) => showsSecret(value, token)).map(([name]) => name)
  for (const name of [...CREDENTIALS, ...bearing]) headers.delete(name)
  return { ...init, headers }
}

const moves = new WeakSet<SalesforceError>()

/** Whether an error says that the session was refused: by its verdict, or because the org moved. */
export function isSessionRefusal(error: unknown): boolean {
  if (!(error instanceof SalesforceError) || error.status === undefined) return false
  return error.verdict === 'reauthorize' || moves.has(error)
}

/**
 * Whether an answer sends a request with the session to another host of Salesforce's, as an org that moved does.
 * Redirects of a GET or HEAD to another path are those of a file.
 */
export function leadsToNewHost(reply: Reply, url: URL, method = 'GET'): boolean {
  if (reply.status !== 307 && reply.status !== 308) return false
  const target = parseUrl(reply.headers.get('location') ?? '', url)
  if (target === undefined || target.origin === url.origin || !isSalesforceHost(target)) return false
  return !isSafe(method) || target.pathname + target.search === url.pathname + url.search
}

/** The error of a redirect that answers a request with credentials; it may say that the org moved. */
export function refused(reply: Reply, target: URL): SalesforceError {
  const error = redirectError(reply, target)
  if (leadsToNewHost(reply, target, 'POST')) moves.add(error)
  return error
}

/** The error of a redirect that is not followed; names the origin that it leads to. */
export function redirectError(reply: Reply, from?: URL): SalesforceError {
  const origin = from?.origin ?? originOf(reply)
  const place = parseUrl(reply.headers.get('location') ?? '', from ?? origin)
  const isElsewhere = place !== undefined && place.origin !== origin
  const elsewhere = isElsewhere ? ` to ${redactHost(place.origin, secretsOf(reply))}` : ''
  const hint = isElsewhere
    ? 'if that is your org, give it as loginUrl or instanceUrl'
    : 'check loginUrl and instanceUrl'
  return new SalesforceError(
    `${origin ?? 'The server'} answered with a redirect${elsewhere}; credentials are not sent on (${hint})`,
    { errorCode: 'REDIRECT_REFUSED', verdict: 'configuration', status: reply.status },
  )
}
