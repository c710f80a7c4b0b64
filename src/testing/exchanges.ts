import type { OrgRequest } from './log.js'

/** A request and its response as the dashboard shows them: bodies without secrets. */
export interface Exchange {
  /** Counts the requests of the org from 1. */
  readonly number: number
  readonly request: OrgRequest
  /** Milliseconds until the response; undefined without one. */
  milliseconds: number | undefined
  readonly requestBody: string
  responseBody: string
}

/** The last exchanges. */
export interface Exchanges {
  /** Adds a request; gives the function that adds its response. */
  add(request: OrgRequest, body: string): (response: string | undefined) => void
  readonly total: number
  /** The newest first. */
  list(): readonly Exchange[]
}

/** Exchanges that are kept. */
const KEPT = 100
/** Characters of a body that are kept. */
const LENGTH = 4000

/** No exchanges yet. */
export function createExchanges(): Exchanges {
  const kept: Exchange[] = []
  let total = 0
  return {
    add(request, body) {
      total += 1
      const started = performance.now()
      const requestBody = redacted(body)
      const exchange: Exchange = {
        number: total,
        request,
        milliseconds: undefined,
        requestBody,
        responseBody: '',
      }
      kept.unshift(exchange)
      kept.length = Math.min(kept.length, KEPT)
      return (response) => {
        if (response === undefined) return
        exchange.milliseconds = Math.round(performance.now() - started)
        exchange.responseBody = redacted(response)
      }
    },
    get total() {
      return total
    },
    list: () => kept,
  }
}

const MASK = '••••'

/** Parameters, members and elements whose values are secrets. */
const NAMES =
  '(?:[a-z_]*(?:token|password|secret|assertion|signature|_sid|csrf)|code|code_verifier|device_code|user_code|sessionId|(?:new|old)Password|frontdoor_uri|cookie-[\\w-]+)'

const RULES: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [new RegExp(`(^|&)(${NAMES})=[^&]*`, 'gi'), `$1$2=${MASK}`],
  [new RegExp(`("${NAMES}"\\s*:\\s*")(?:[^"\\\\]|\\\\.)*`, 'gi'), `$1${MASK}`],
  [new RegExp(`(<(?:\\w+:)?${NAMES}(?:\\s[^>]*)?>)[^<]+`, 'gi'), `$1${MASK}`],
  [/00D\w{12,15}(?:!|%21)[\w.]+|5Aep[\w.]{20,}|eyJ[\w-]+\.[\w-]+\.[\w-]*/g, MASK],
]

/** The first 4,000 characters of a body, without the values of secrets. */
export function redacted(body: string): string {
  const text = body.length > LENGTH ? `${body.slice(0, LENGTH)}…` : body
  return RULES.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), text)
}
