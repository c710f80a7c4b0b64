/** A request as it arrived, read whole. */
export interface Call {
  readonly method: string
  readonly path: string
  readonly url: URL
  readonly headers: Headers
  readonly body: string
  /** Parameters of the path, as the route's pattern names them. */
  readonly params: Readonly<Record<string, string>>
  /** Runs `step` once the answer is on its way or the client is gone. */
  onAnswered(step: () => void): void
}

/** An answer before it is put on the wire. */
export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Where a request belongs. */
export type Endpoint = 'token' | 'oauth2' | 'soap' | 'rest' | 'discovery' | 'page' | 'other'

/** A request that has been recognised: its name, and what plays it. */
export interface Scene {
  /** SOAP operation, grant type, or the endpoint's own name. */
  readonly name: string
  play(): Reply | Promise<Reply>
}

/** The HTTP methods that the org knows. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** One entry of the routing table. */
export interface Route {
  readonly methods: readonly Method[]
  /** Pattern in Hono's notation. */
  readonly path: string
  readonly endpoint: Endpoint
  /** A route for observers of the org: its requests are neither logged, nor scripted, nor delayed. */
  readonly quiet?: boolean
  readonly open: (call: Call) => Scene | Promise<Scene>
}

/** The fields of a form body, or of the query when there is no body. */
export function readForm(call: Call): URLSearchParams {
  return call.method === 'GET' ? call.url.searchParams : new URLSearchParams(call.body)
}

/** The media type of the body without its parameters, in lower case; empty when none is named. */
export function mediaType(call: Call): string {
  return (call.headers.get('content-type') ?? '').split(';', 1).join('').trim().toLowerCase()
}

const NO_STORE = 'no-cache,must-revalidate,max-age=0,no-store,private'

/** A JSON answer with the header set of the service. */
export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  const type = { 'Content-Type': 'application/json;charset=UTF-8', 'Cache-Control': NO_STORE }
  return { status, headers: { ...type, 'X-ReadOnlyMode': 'false', ...headers }, body: JSON.stringify(value) }
}

/** An answer of one word, as identity and userinfo give for refused tokens. */
export function word(status: number, text: string): Reply {
  return {
    status,
    headers: { 'Content-Type': 'text/html;charset=UTF-8', 'Cache-Control': NO_STORE },
    body: text,
  }
}

/** A SOAP answer. */
export function soap(status: number, envelope: string): Reply {
  return {
    status,
    headers: { 'Content-Type': 'text/xml; charset=utf-8', 'Cache-Control': NO_STORE },
    body: envelope,
  }
}
