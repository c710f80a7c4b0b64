import type { RecordedExchange } from './fixture.js'
import { mediaType, type HttpMessage } from './http-message.js'
import { survivors } from '../../scripts/record/forms.js'
import { canonicalXml } from './xml.js'

/** A `fetch` that knows what must be asked and what to answer. */
export interface Replay {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  /** The complaints: unexpected or different requests, and exchanges without a request. */
  readonly problems: () => readonly string[]
}

/** The parts of a request that are compared. */
interface Sent {
  readonly method: string
  readonly url: string
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
}

/** Headers that carry a session: they go out exactly where the recording has them. */
const CARRIERS = ['authorization', 'cookie']
const NULL_BODY = new Set([204, 205, 304])

/**
 * Answers requests from recorded exchanges, in their order.
 *
 * @param secrets may stand in the body and in Authorization, nowhere else
 */
export function replayFetch(
  exchanges: readonly RecordedExchange[],
  secrets: Readonly<Record<string, string>> = {},
): Replay {
  const waiting = [...exchanges]
  const problems: string[] = []
  return {
    // eslint-disable-next-line @typescript-eslint/require-await
    fetch: async (url, init) => {
      const sent = readSent(url, init)
      const exchange = waiting.shift()
      problems.push(...exposed(sent, secrets))
      if (exchange === undefined) {
        problems.push(`unmatched request: ${sent.method} ${sent.url}`)
        throw new Error('no exchange is left')
      }
      problems.push(...differences(exchange.request, sent))
      return toResponse(exchange.response)
    },
    problems: () => [...problems, ...waiting.map(({ request }) => `unused exchange: ${request.start}`)],
  }
}

function readSent(url: string, init: RequestInit): Sent {
  const { method = 'GET', body } = init
  if (body !== undefined && body !== null && typeof body !== 'string')
    throw new Error('the body is no string')
  return { method, url, headers: new Map(new Headers(init.headers)), body: body ?? '' }
}

function exposed({ url, headers }: Sent, secrets: Readonly<Record<string, string>>): string[] {
  const others = [...headers].filter(([name]) => name !== 'authorization')
  const places = [['the URL', url], ...others.map(([name, value]) => [`the header ${name}`, value])]
  return places.flatMap(([place = '', text = '']) =>
    survivors(text, secrets).map((secret) => `${secret} stands in ${place}`),
  )
}

function differences(expected: HttpMessage, sent: Sent): string[] {
  const start = `${sent.method} ${sent.url} HTTP/1.1`
  const names = new Set([...expected.headers.map(([name]) => name), ...CARRIERS])
  const wanted = new Map(expected.headers)
  const headers = [...names].map((name): [string, unknown, unknown] => [
    `header ${name}`,
    wanted.get(name),
    sent.headers.get(name),
  ])
  const type = mediaType(expected.headers)
  const compared: [string, unknown, unknown][] = [
    ['request line', expected.start, start],
    ...headers,
    ['body', readBody(expected.body, type), readBody(sent.body, type)],
  ]
  return compared.flatMap(([what, want, got]) =>
    JSON.stringify(want) === JSON.stringify(got)
      ? []
      : [`${what} differs:\n  expected ${JSON.stringify(want)}\n  sent     ${JSON.stringify(got)}`],
  )
}

/** A body in the form in which it is compared: XML by namespaces and order, forms as sets of parameters. */
function readBody(body: string, type: string): unknown {
  try {
    if (body === '') return ''
    if (type.endsWith('xml')) return canonicalXml(body)
    if (type === 'application/x-www-form-urlencoded') return readForm(body)
    return type.endsWith('json') ? (JSON.parse(body) as unknown) : body
  } catch (error) {
    return `unreadable: ${String(error)}`
  }
}

/** The parameters of a form; a recording may break the line before each `&`. */
function readForm(body: string): string[] {
  const parameters = [...new URLSearchParams(body.replace(/\s*\n\s*/g, ''))]
  return parameters.map(([name, value]) => `${name}=${value}`).sort()
}

function toResponse({ start, headers, body }: HttpMessage): Response {
  const match = /^HTTP\/1\.1 (\d{3})(?: (.*))?$/.exec(start)
  if (match === null) throw new Error(`not a status line: ${start}`)
  const status = Number(match[1])
  return new Response(NULL_BODY.has(status) || body === '' ? null : body, {
    status,
    statusText: match[2] ?? '',
    headers: headers.map(([name, value]): [string, string] => [name, value]),
  })
}
