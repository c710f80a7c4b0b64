import type { Exchange } from './answer.js'
import { isReset } from './network-error.js'

/**
 * Sends a GET or HEAD without a body once more when the connection was closed before any byte of an answer, as a
 * socket is that went stale while the process slept.
 */
export function withResend(exchange: Exchange): Exchange {
  return async (url, init) => {
    try {
      return await exchange(url, init)
    } catch (error) {
      if (isRepeatable(init) && isReset(error)) return exchange(url, init)
      throw error
    }
  }
}

/** Whether a request is a GET or HEAD without a body, which changes nothing. */
export function isRepeatable({ method = 'GET', body }: RequestInit): boolean {
  return ['GET', 'HEAD'].includes(method.toUpperCase()) && (body === undefined || body === null)
}
