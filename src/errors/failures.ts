import { type Failure, NETWORK_FAILURES } from './network-failures.js'

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
  ...NETWORK_FAILURES,
} as const satisfies Readonly<Record<string, Failure>>

const ROWS: Readonly<Record<string, Failure>> = FAILURES

/** The row of an HTTP status of 300 and above. */
export function failureOfStatus(status: number): Failure {
  const hundred = `${Math.min(Math.floor(status / 100), 5)}XX`
  return ROWS[status] ?? ROWS[hundred] ?? FAILURES['4XX']
}
