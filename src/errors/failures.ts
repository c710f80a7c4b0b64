import type { Verdict } from './salesforce-error.js'

/** A failure of the network, or an HTTP status without a code. */
export interface Failure {
  readonly verdict: Verdict
  /** The cause, or the way out, in words. */
  readonly hint?: string
  /**
   * `read`: a GET or HEAD without a body is sent again, which is safe because it changes nothing. `never`: the same
   * request would fail again, or the server may have acted on it.
   */
  readonly again: 'read' | 'never'
}

const CLOSED = 'the connection was closed before the answer was complete'
const SILENT = 'the host did not answer; check the network, and whether a proxy is needed'
const TOO_LONG =
  'Salesforce takes URLs and headers of up to 16 KB: send a long query by conn.partner.query, or as a query job of Bulk API 2.0'
const BUSY: Failure = { verdict: 'retry', again: 'read' }
const LIMITED: Failure = { verdict: 'throttled', again: 'read' }

/**
 * Every failure that is known by its HTTP status or by the code of a network error; `3XX`, `4XX` and `5XX` are the
 * rest of their hundred, and `network` the network errors without a row.
 */
export const FAILURES = {
  '3XX': { verdict: 'configuration', again: 'never' },
  '4XX': { verdict: 'bug', again: 'never' },
  401: { verdict: 'reauthorize', again: 'never' },
  403: { verdict: 'policy', again: 'never' },
  404: { verdict: 'configuration', again: 'never' },
  407: { verdict: 'configuration', hint: 'the proxy wants credentials', again: 'never' },
  408: { verdict: 'retry', again: 'never' },
  410: { verdict: 'configuration', again: 'never' },
  413: { verdict: 'bug', hint: 'the body is larger than this API takes', again: 'never' },
  414: { verdict: 'bug', hint: TOO_LONG, again: 'never' },
  420: LIMITED,
  425: { verdict: 'retry', again: 'never' },
  429: LIMITED,
  431: { verdict: 'bug', hint: TOO_LONG, again: 'never' },
  '5XX': { verdict: 'retry', again: 'never' },
  502: BUSY,
  503: BUSY,
  504: BUSY,
  network: { verdict: 'retry', hint: 'the request failed before there was an answer', again: 'read' },
  ECONNREFUSED: {
    verdict: 'retry',
    hint: 'the connection was refused; is the host right, and is a proxy needed?',
    again: 'read',
  },
  ECONNRESET: { verdict: 'retry', hint: CLOSED, again: 'read' },
  UND_ERR_SOCKET: { verdict: 'retry', hint: CLOSED, again: 'read' },
  EPIPE: { verdict: 'retry', hint: CLOSED, again: 'read' },
  ENOTFOUND: {
    verdict: 'configuration',
    hint: 'there is no such host; check loginUrl and instanceUrl, and the network',
    again: 'never',
  },
  EAI_AGAIN: {
    verdict: 'retry',
    hint: 'the name could not be looked up just now; check the network',
    again: 'read',
  },
  ETIMEDOUT: { verdict: 'retry', hint: SILENT, again: 'read' },
  UND_ERR_CONNECT_TIMEOUT: { verdict: 'retry', hint: SILENT, again: 'read' },
  tls: {
    verdict: 'configuration',
    hint: "its TLS certificate was not accepted; is something in between, or is the clock wrong? A company's own authority goes into NODE_EXTRA_CA_CERTS",
    again: 'never',
  },
  ssl: {
    verdict: 'configuration',
    hint: 'it does not speak TLS as https needs it; check scheme and port of the URL, and the proxy',
    again: 'never',
  },
} as const satisfies Readonly<Record<string, Failure>>

const ROWS: Readonly<Record<string, Failure>> = FAILURES

/** The row of an HTTP status of 300 and above. */
export function failureOfStatus(status: number): Failure {
  const hundred = `${Math.min(Math.floor(status / 100), 5)}XX`
  return ROWS[status] ?? ROWS[hundred] ?? FAILURES['4XX']
}

const TLS = /^(CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/

/** The row of a network error, by the code of the runtime. */
export function failureOfNetwork(code: string | undefined): Failure {
  if (code === undefined) return FAILURES.network
  if (Object.hasOwn(ROWS, code)) return ROWS[code] ?? FAILURES.network
  if (code.startsWith('ERR_SSL_')) return FAILURES.ssl
  return TLS.test(code) ? FAILURES.tls : FAILURES.network
}
