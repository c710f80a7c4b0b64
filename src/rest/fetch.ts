import { part } from '../errors/part.js'
import { SalesforceError } from '../errors/salesforce-error.js'
import { type Exchange, type Reply, wholeOf } from '../http/answer.js'
import type { CallOptions } from '../http/call-options.js'
import { follow } from '../http/follow.js'
import type { Followed } from '../http/redirects.js'
import { abortable } from '../lib/time.js'
import type { Session } from '../session/session.js'
import type { LiveTokens } from '../session/tokens.js'
import { type PlainInit, plainOf, type PlainRequest } from './plain-request.js'

/** The part of a session that requests use. */
export type RestSession = Pick<Session, 'tokens' | 'closures' | 'current' | 'run'>

/** Dependencies of {@link sessionFetch}. */
export interface SessionFetchContext {
  readonly session: RestSession
  /** Sends one request; follows no redirect. */
  readonly exchange: Exchange
  readonly callOptions: CallOptions | undefined
}

/** Loads the judge of error answers, and what a repetition with another token needs: once, with the first of them. */
const loadRefusals = /* @__PURE__ */ part('refusals', () => import('./refusals.js'))

const ABSOLUTE = /^[a-z][a-z0-9+.-]*:/i

/** An answer, and whether it refuses the session. */
interface Judged {
  readonly reply: Reply
  readonly isRefused: boolean
  /** Follows a redirect of a file, should the org not have moved after all. */
  readonly follow?: (() => Promise<Followed>) | undefined
}

/**
 * WHATWG `fetch` with the session: renews it and repeats the request once when the session is refused.
 *
 * A relative path goes to the instance. An absolute URL gets the session only when it is on the instance;
 * elsewhere the request goes out without. Redirects of GET and HEAD are followed, without the session
 * when they lead to another origin; `redirect` of the request counts. A repetition carries the new token in place of
 * the old one wherever the caller gave that: in a header, in the URL, in a body of text.
 *
 * @throws SalesforceError `BODY_NOT_REPLAYABLE` when the session was renewed, but the body was a stream
 */
export async function sessionFetch(
  context: SessionFetchContext,
  input: string | URL | Request,
  init: RequestInit = {},
): Promise<Reply> {
  const request = await plainOf(input, init)
  const { session, exchange } = context
  const signal = request.init.signal ?? undefined
  const isAbsolute = ABSOLUTE.test(request.url)
  if (isAbsolute && session.tokens?.instanceUrl === '') await abortable(session.current(), signal)
  const { instanceUrl, accessToken: given } = session.tokens ?? {}
  if (isAbsolute && !isOnInstance(request.url, instanceUrl)) {
    return (await follow(exchange, request.url, request.init)).reply
  }
  const send = async (tokens: LiveTokens): Promise<Judged> => {
    const { url: asked, init: renewed } = await withToken(request, given, tokens.accessToken)
    const url = absoluteUrl(asked, instanceUrl, tokens.instanceUrl)
    const own = withSession(renewed, tokens, context.callOptions)
    const followed = await follow(exchange, url, own, true)
    if (followed.reply.status >= 400) return refusalOf(followed)
    const isRead = ['GET', 'HEAD'].includes((own.method ?? 'GET').toUpperCase())
    const { reply, isMoved } = followed
    return {
      reply,
      isRefused: isMoved,
      follow: isMoved && isRead ? () => follow(exchange, url, own) : undefined,
    }
  }
  const once = isStream(request.init.body) ? onlyOnce(send) : send
  const last = await abortable(
    session.run(once, ({ isRefused }) => isRefused),
    signal,
  )
  return last.follow === undefined ? last.reply : (await last.follow()).reply
}

async function refusalOf({ reply, withSession }: Followed): Promise<Judged> {
  const answer = await wholeOf(reply)
  if (!withSession) return { reply: answer, isRefused: false }
  const { readRefusal } = await loadRefusals()
  return { reply: answer, isRefused: readRefusal(answer).verdict === 'reauthorize' }
}

/** A request with the new token in place of the one that the caller had. */
async function withToken(
  request: PlainRequest,
  old: string | null | undefined,
  now: string,
): Promise<PlainRequest> {
  if (!old || old === now) return request
  const { renewed } = await loadRefusals()
  return renewed(request, old, now)
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

function withSession(init: PlainInit, tokens: LiveTokens, callOptions: CallOptions | undefined): RequestInit {
  const headers: Record<string, string> = {
    ...init.headers,
    authorization: `Bearer ${tokens.accessToken}`,
  }
  if (callOptions !== undefined) {
    const given = Object.entries(callOptions).filter(([, value]) => value != null)
    const options = given.map(([name, value]) => `${name}=${String(value)}`)
    if (options.length > 0) headers['sforce-call-options'] ??= options.join(', ')
  }
  return { ...init, headers }
}

function isStream(body: RequestInit['body']): boolean {
  return (
    body instanceof ReadableStream ||
    (typeof body === 'object' && body !== null && Symbol.asyncIterator in body)
  )
}

function onlyOnce(send: (tokens: LiveTokens) => Promise<Judged>): typeof send {
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
