import type { FetchResponse } from './fetch.js'

/** As much of a response as a judge reads: a `Response`, or an {@link Answer} that is here as a whole. */
export interface Reply {
  readonly status: number
  readonly statusText: string
  /** Whether the status is 200 to 299. */
  readonly ok: boolean
  readonly headers: FetchResponse['headers']
  arrayBuffer(): Promise<ArrayBuffer | Uint8Array<ArrayBuffer>>
  text(): Promise<string>
  json(): Promise<unknown>
}

/** Facts of a request that only its sender knows. */
export interface Purpose {
  readonly operation?: string | undefined
  readonly attempt?: number | undefined
  readonly renewal?: boolean | undefined
}

/** Sends one request in the terms of `fetch`; gives redirects back. */
export type Exchange = (url: string, init: RequestInit, purpose?: Purpose) => Promise<Reply>

/** A request as far as its secrets are in it. */
export type SentRequest = Pick<RequestInit, 'headers' | 'body'>

/** The status line and the headers of an answer. */
export type AnswerHead = Pick<Reply, 'status' | 'statusText' | 'headers'>

/**
 * An answer that was read whole: bytes in place of a stream, so that it is read any number of times without a
 * copy. It knows its request, whose secrets are hidden when a part of the answer goes into a message.
 */
export class Answer implements Reply {
  readonly status: number
  readonly statusText: string
  readonly headers: Reply['headers']
  /** Where the request went; undefined for an answer of the tests. */
  readonly target: URL | undefined
  readonly #bytes: Uint8Array<ArrayBuffer>
  readonly #request: SentRequest

  constructor(head: AnswerHead, bytes: Uint8Array<ArrayBuffer>, request: SentRequest = {}, target?: URL) {
    this.target = target
    this.status = head.status
    this.statusText = head.statusText
    this.headers = head.headers
    this.#bytes = bytes
    this.#request = request
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300
  }

  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes
  }

  /** The request that it answers. */
  get request(): SentRequest {
    return this.#request
  }

  arrayBuffer(): Promise<Uint8Array<ArrayBuffer>> {
    return Promise.resolve(this.#bytes)
  }

  /** The bytes as text. */
  decoded(): string {
    return new TextDecoder().decode(this.#bytes)
  }

  text(): Promise<string> {
    return Promise.resolve(this.decoded())
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text()) as unknown
  }
}

/** Whether an answer is a redirect; browsers hide the status of one. */
export function isRedirect({ status, type }: { readonly status: number; readonly type?: unknown }): boolean {
  return (status >= 300 && status < 400) || type === 'opaqueredirect'
}

/** The origin that a reply came from; undefined where it is not known. */
export function originOf(reply: Reply | undefined): string | undefined {
  return reply instanceof Answer ? reply.target?.origin : undefined
}

/** A reply as a whole; one that is not here yet is read. */
export async function wholeOf(reply: Reply): Promise<Answer> {
  if (reply instanceof Answer) return reply
  return new Answer(reply, new Uint8Array(await reply.arrayBuffer()))
}

const NULL_BODY = new Set([101, 204, 205, 304])

/** A reply as the WHATWG `Response` that a caller of `fetch` expects. */
export function responseOf(reply: Reply): Response {
  if (!(reply instanceof Answer)) return foreign(reply)
  const { status, statusText, headers, bytes } = reply
  return new Response(NULL_BODY.has(status) ? null : bytes, { status, statusText, headers: [...headers] })
}

/** Every reply that is no answer of this module came out of a `fetch`. */
function foreign(reply: unknown): Response {
  return reply as Response
}

/** The media type, without parameters. */
export function contentType(response: AnswerHead): string {
  return (response.headers.get('content-type')?.split(';')[0] ?? '').trim().toLowerCase()
}
