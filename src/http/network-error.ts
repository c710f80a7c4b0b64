import { SalesforceError, type Verdict } from '../errors/salesforce-error.js'
import type { Deadline } from '../lib/time.js'

interface Failure {
  readonly what: string
  readonly verdict: Verdict
}

const FAILURES: Readonly<Record<string, Failure>> = {
  ECONNREFUSED: {
    what: 'the connection was refused; is the host right, and is a proxy needed?',
    verdict: 'retry',
  },
  ECONNRESET: { what: 'the connection was closed before the answer was complete', verdict: 'retry' },
  UND_ERR_SOCKET: { what: 'the connection was closed before the answer was complete', verdict: 'retry' },
  EPIPE: { what: 'the connection was closed before the answer was complete', verdict: 'retry' },
  ENOTFOUND: {
    what: 'there is no such host; check loginUrl and instanceUrl, and the network',
    verdict: 'configuration',
  },
  EAI_AGAIN: { what: 'the name could not be looked up just now; check the network', verdict: 'retry' },
  ETIMEDOUT: {
    what: 'the host did not answer; check the network, and whether a proxy is needed',
    verdict: 'retry',
  },
  UND_ERR_CONNECT_TIMEOUT: {
    what: 'the host did not answer; check the network, and whether a proxy is needed',
    verdict: 'retry',
  },
}

const TLS = /^(CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/

/**
 * Translates an error that a `fetch` threw; the only place that sees foreign errors of the network.
 * Nothing but the `code` of the foreign error goes over.
 *
 * @returns the error to throw: a SalesforceError, or the reason of the caller's own signal
 */
export function networkError(error: unknown, target: URL, limit: Deadline): unknown {
  if (error instanceof SalesforceError) return error
  if (limit.cause() === 'caller') return limit.signal.reason
  if (limit.cause() === 'timeout')
    return timeoutError(`${target.origin} gave no complete answer`, limit.timeout)
  const code = codeOf(error)
  const { what, verdict } = describe(code)
  return new SalesforceError(
    `Could not reach ${target.origin}: ${what}${code === undefined ? '' : ` (${code})`}`,
    {
      errorCode: 'NETWORK_ERROR',
      verdict,
    },
  )
}

/** The error of something that took longer than `timeout` milliseconds. */
export function timeoutError(what: string, timeout: number): SalesforceError {
  return new SalesforceError(`${what} within ${timeout} ms; try again, or raise the timeout option`, {
    errorCode: 'TIMEOUT',
    verdict: 'retry',
  })
}

function describe(code: string | undefined): Failure {
  const known = code === undefined ? undefined : FAILURES[code]
  if (known !== undefined) return known
  if (code?.startsWith('ERR_SSL_')) {
    return {
      what: 'it does not speak TLS as https needs it; check scheme and port of the URL, and the proxy',
      verdict: 'configuration',
    }
  }
  if (code !== undefined && TLS.test(code)) {
    return {
      what: "its TLS certificate was not accepted; is something in between, or is the clock wrong? A company's own authority goes into NODE_EXTRA_CA_CERTS",
      verdict: 'configuration',
    }
  }
  return { what: 'the request failed before there was an answer', verdict: 'retry' }
}

function codeOf(error: unknown, depth = 0): string | undefined {
  if (typeof error !== 'object' || error === null || depth > 3) return undefined
  const { code, cause, errors } = error as { code?: unknown; cause?: unknown; errors?: unknown }
  if (typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,40}$/.test(code)) return code
  const inner: unknown = cause ?? (Array.isArray(errors) ? errors[0] : undefined)
  return codeOf(inner, depth + 1)
}
