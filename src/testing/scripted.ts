import type { Endpoint, Reply } from './call.js'

/** The request as a predicate of `org.answer` sees it. */
export interface RequestFacts {
  /** HTTP method. */
  readonly method: string
  /** Path of the URL, without its query. */
  readonly path: string
  /** Operation, grant type or resource, such as `login`, `refresh_token`, `query`. */
  readonly name: string
  /** The endpoint that received it. */
  readonly endpoint: Endpoint
}

/** A request's name (`login`, `refresh_token`, `query`, …), its endpoint (`token`, `soap`, …), or a predicate. */
export type Match = string | ((request: RequestFacts) => boolean)

/** An answer given in place of the org's own. */
export interface ScriptedReply {
  /** HTTP status. */
  readonly status: number
  /** Headers of the answer. */
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as it is when a string, as JSON otherwise. */
  readonly body?: unknown
}

/**
 * A scripted fault.
 *
 * - a reply: sent instead of the org's own answer, which is not played at all
 * - `delay` (milliseconds) or `until`: the answer is held back; `then` replaces it
 * - `hang`: no answer ever
 * - `reset`: the connection is torn down
 *
 * @example
 * org.answer('token', { status: 503 }, 2) // the next two token requests fail
 * org.answer('limits', { delay: 5000 }) // the next answer to /limits takes five seconds
 * org.answer(({ path }) => path.endsWith('/query'), 'reset')
 */
export type OrgResponse =
  | ScriptedReply
  | { readonly delay: number; readonly then?: OrgResponse }
  | { readonly until: PromiseLike<unknown>; readonly then?: OrgResponse }
  | 'hang'
  | 'reset'

/** The queue of scripted answers. */
export interface Script {
  add(match: Match, response: OrgResponse, times?: number): void
  /** Takes the oldest answer that fits the request. */
  take(request: RequestFacts): OrgResponse | undefined
}

/** An empty script. */
export function createScript(): Script {
  const lines: { match: Match; response: OrgResponse; left: number }[] = []
  return {
    add(match, response, times = 1) {
      lines.push({ match, response, left: times })
    },
    take(request) {
      const line = lines.find((candidate) => candidate.left > 0 && matches(candidate.match, request))
      if (line) line.left -= 1
      return line?.response
    },
  }
}

/** Whether a name or predicate fits a request. */
export function matches(match: Match, request: RequestFacts): boolean {
  if (typeof match === 'function') return match(request)
  return match === request.name || match === request.endpoint
}

/** A scripted reply with its defaults filled in. */
export function readReply({ status, headers, body = '' }: ScriptedReply): Reply {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const type = {
    'Content-Type': typeof body === 'string' ? guessType(text) : 'application/json;charset=UTF-8',
  }
  return { status, headers: { ...type, ...headers }, body: text }
}

function guessType(text: string): string {
  if (text.startsWith('<?xml') || text.includes('Envelope')) return 'text/xml; charset=utf-8'
  return /^\s*[[{]/.test(text) ? 'application/json;charset=UTF-8' : 'text/html;charset=UTF-8'
}
