import { redact } from '../errors/redact.js'
import { SalesforceError } from '../errors/salesforce-error.js'
import { timeoutError } from '../http/network-error.js'
import { isRecord } from '../lib/json.js'
import { isToken } from '../lib/token.js'
import { baseUrl } from '../lib/url.js'
import type { TokenResponse } from '../oauth2/token-response.js'
import type { LiveTokens, Renew, Renewal, Tokens } from '../session/tokens.js'
import type { RefreshResult } from './options.js'

/** What a refresh function is called with, bound to its connection. */
export type BoundRefresh = (
  callback: (error: unknown, accessToken?: string, response?: Partial<TokenResponse>) => void,
) => unknown

/**
 * Renews by the user's own function: by its callback or its promise, whichever comes first; a throw, a
 * rejection, an answer without a token, or no answer at all within `timeout` milliseconds is an error.
 */
export function byFunction(
  refresh: BoundRefresh,
  timeout: number,
  now: () => Tokens | undefined,
): Renew<TokenResponse> {
  return async (current) => {
    const { accessToken, response } = await outcomeOf(refresh, timeout, current)
    return renewalFrom(accessToken, response, now() ?? current)
  }
}

interface Outcome {
  readonly accessToken: unknown
  readonly response?: Partial<TokenResponse> | undefined
}

function outcomeOf(refresh: BoundRefresh, timeout: number, current: Tokens): Promise<Outcome> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const outcome = new Promise<Outcome>((resolve, reject) => {
    timer = setTimeout(() => {
      reject(timeoutError('refreshFn neither called back nor settled its promise', timeout))
    }, timeout)
    const fail = (error: unknown): void => {
      reject(failureOf(error, [current.accessToken, current.refreshToken]))
    }
    const run = async (): Promise<void> => {
      const returned = refresh((error, accessToken, response) => {
        if (error) fail(error)
        else resolve({ accessToken, response })
      })
      const result = await (isAnswer(returned) ? returned : undefined)
      if (result !== undefined && result !== null) resolve(outcomeFrom(result as RefreshResult))
    }
    run().catch(fail)
  })
  return outcome.finally(() => {
    clearTimeout(timer)
  })
}

/** Whether what a refresh function returns is meant as its answer; a timer or a request in flight is not. */
function isAnswer(returned: unknown): boolean {
  if (typeof returned === 'string') return true
  return isRecord(returned) && ('access_token' in returned || typeof returned['then'] === 'function')
}

function outcomeFrom(result: RefreshResult): Outcome {
  if (typeof result === 'string') return { accessToken: result }
  return { accessToken: result.access_token, response: result }
}

function renewalFrom(
  accessToken: unknown,
  response: Partial<TokenResponse> | undefined,
  current: Tokens,
): Renewal<TokenResponse> {
  if (!isToken(accessToken)) {
    throw functionFailed('it gave no access token')
  }
  const instanceUrl = response?.instance_url ?? current.instanceUrl
  if (instanceUrl === '')
    throw functionFailed('it gave no instance_url, and the connection has no instanceUrl')
  const tokens: LiveTokens = {
    kind: current.kind,
    accessToken,
    refreshToken: response?.refresh_token ?? current.refreshToken,
    instanceUrl: baseOf(instanceUrl),
    id: current.id,
  }
  return { tokens, answer: response as TokenResponse | undefined }
}

function baseOf(instanceUrl: string): string {
  try {
    return baseUrl(instanceUrl, 'instance_url')
  } catch {
    throw functionFailed('its instance_url is no https URL of an API')
  }
}

function failureOf(error: unknown, secrets: readonly (string | null)[]): SalesforceError {
  if (error instanceof SalesforceError) return error
  const message = isRecord(error) ? error['message'] : undefined
  return functionFailed(typeof message === 'string' ? redact(message, secrets) : 'it rejected')
}

function functionFailed(why: string): SalesforceError {
  return new SalesforceError(`refreshFn failed: ${why}`, {
    errorCode: 'REFRESH_FUNCTION_FAILED',
    verdict: 'retry',
  })
}
