import type { Reply } from '../http/answer.js'

/** Numbers of the org's API usage, from the header `Sforce-Limit-Info: api-usage=n/m`. */
export interface ApiUsage {
  /** Requests of the last 24 hours. */
  readonly used: number
  /** Requests that 24 hours may have. */
  readonly limit: number
}

/** Reads the usage of the org's API limit off an answer. */
export function apiUsage(response: Pick<Reply, 'headers'>): ApiUsage | undefined {
  const info = response.headers.get('sforce-limit-info')
  const match = info === null ? null : /api-usage=(\d{1,15})\/(\d{1,15})(?!\d)/.exec(info)
  return match === null ? undefined : { used: Number(match[1]), limit: Number(match[2]) }
}
