import type { App } from './oauth2/app.js'
import type { Grant } from './oauth2/grants.js'
import { protocol } from './oauth2/lazy.js'
import type { TokenResponse } from './oauth2/token.js'
import { SalesforceError } from './errors.js'
import { timeoutError } from './network-error.js'
import type { RefreshResult } from './options.js'
import { isRecord } from './answers.js'
import { redact } from './redact.js'
import type { LiveTokens, Renew, Renewal, Tokens } from './tokens.js'
import { isToken } from './token-text.js'
import { baseUrl } from './urls.js'

/** The tokens of a token answer; what it does not say stays as it was. */
export function tokensOf(answer: TokenResponse, before?: Pick<Tokens, 'refreshToken'>): LiveTokens {
  return {
    kind: 'oauth2',
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token ?? before?.refreshToken ?? null,
    instanceUrl: baseUrl(answer.instance_url, 'instance_url'),
    id: answer.id,
  }
}

/** Renews by the refresh grant; a rotated refresh token takes the place of the one that was spent. */
export function byRefreshToken(app: App, isHybrid = false): Renew<TokenResponse> {
  return async (current) => {
    if (current.refreshToken === null) throw noRefreshToken()
    const { refreshGrant } = await protocol()
    const answer = await refreshGrant(app, current.refreshToken, isHybrid)
    return { tokens: tokensOf(answer, current), answer }
  }
}

/** Renews by asking again with the same grant. */
export function byGrant(app: App, grant: Grant): Renew<TokenResponse> {
  return async (current) => {
    const { requestGrant } = await protocol()
    const answer = await requestGrant(app, grant)
    return { tokens: tokensOf(answer, current), answer }
  }
}

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

function noRefreshToken(): SalesforceError {
  return new SalesforceError(
    'No refresh token found in the connection: ask for the scope refresh_token, or log in again',
    { errorCode: 'NOT_LOGGED_IN', verdict: 'reauthorize' },
  )
}
