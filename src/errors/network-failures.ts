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

/** Every failure that is known by the code of a network error; `network` stands for those without a row. */
export const NETWORK_FAILURES = {
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

const ROWS: Readonly<Record<string, Failure>> = NETWORK_FAILURES

const TLS = /^(CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/

/** The row of a network error, by the code of the runtime. */
export function failureOfNetwork(code: string | undefined): Failure {
  if (code === undefined) return NETWORK_FAILURES.network
  if (Object.hasOwn(ROWS, code)) return ROWS[code] ?? NETWORK_FAILURES.network
  if (code.startsWith('ERR_SSL_')) return NETWORK_FAILURES.ssl
  return TLS.test(code) ? NETWORK_FAILURES.tls : NETWORK_FAILURES.network
}
