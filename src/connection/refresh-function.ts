import { redact } from '../errors/redact.js'
import { SalesforceError } from '../errors/salesforce-error.js'
import { timeoutError } from '../http/network-error.js'
import { isRecord } from '../lib/json.js'
import { within } from '../lib/time.js'
import { isToken } from '../lib/token.js'
import { baseUrl } from '../lib/url.js'
import { publicPartOf } from '../oauth2/public-token-response.js'
import type { TokenResponse } from '../oauth2/token-response.js'
import type { LiveTokens, Renew, Renewal, Tokens } from '../session/tokens.js'
import type { RefreshResult } from './options.js'

/** A {@link RefreshFunctionOf} bound to its connection. */
export type BoundRefresh = (
  callback: (error: unknown, accessToken?: string, response?: Partial<TokenResponse>) => void,
) => unknown

/**
 * Renews by the user's `refreshFn`: by its callback or its promise, whichever comes first. A throw, a rejection, a
 * result without a token, or no result within `timeout` milliseconds is an error.
 *
 * @param now the tokens at the time of the result, which a login may have replaced
 */
export function byFunction(
  refresh: BoundRefresh,
  timeout: number,
  now: () => Tokens | undefined,
): Renew<TokenResponse> {
  return async (current) => {
    const late = (): SalesforceError =>
      timeoutError('refreshFn neither called back nor settled its promise', timeout)
    const { accessToken, response } = await within(timeout, resultOf(refresh, current), late)
    return renewalFrom(accessToken, response, now() ?? current)
  }
}

interface FunctionResult {
  readonly accessToken: unknown
  readonly response?: Partial<TokenResponse> | undefined
}

function resultOf(
  refresh: BoundRefresh,
  { accessToken: old, refreshToken }: Tokens,
): Promise<FunctionResult> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => {
      reject(failureOf(error, [old, refreshToken]))
    }
    const run = async (): Promise<void> => {
      const returned = refresh((error, accessToken, response) => {
        if (error) fail(error)
        else resolve({ accessToken, response })
      })
      const result = await (isResult(returned) ? returned : undefined)
      if (result !== undefined && result !== null) resolve(resultFrom(result as RefreshResult))
    }
    run().catch(fail)
  })
}

/** Whether a return value is a result or a promise; a timer or a request in flight is neither. */
function isResult(returned: unknown): boolean {
  if (typeof returned === 'string') return true
  return isRecord(returned) && ('access_token' in returned || typeof returned['then'] === 'function')
}

function resultFrom(result: RefreshResult): FunctionResult {
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
    answer: response === undefined ? current.answer : { ...current.answer, ...publicPartOf(response) },
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
