import { deviceAuthorization } from '../../generated/oauth2/operations.js'
import type { DeviceAuthorizationResponse } from '../../generated/oauth2/schema.js'
import { SalesforceError } from '../errors/salesforce-error.js'
import { ruleFor } from '../http/hosts.js'
import type { CallLimits } from '../http/limits.js'
import { timeoutError } from '../http/network-error.js'
import { invalidResponse } from '../http/foreign.js'
import { pause } from '../lib/time.js'
import { type App, noClientId } from './app.js'
import { ask } from './call.js'
import { oauthError } from './errors.js'
import { judgeAnswer } from './judge.js'
import { requestGrant } from './token-request.js'
import type { TokenResponse } from './token-response.js'

/** Upper limit of the life of a user code in milliseconds (Salesforce Help, "OAuth 2.0 Device Flow"). */
const LIFETIME = 600_000
/** Seconds that `slow_down` adds to the interval (RFC 8628 §3.5). */
const SLOWER = 5
/** Upper limit of the seconds between two polls while the server cannot be reached. */
const LONGEST = 60

/** A device flow under way (RFC 8628): show the code and the URL, then poll. */
export interface DeviceFlow {
  /** The code that the user types in at {@link DeviceFlow.verification_uri}. */
  readonly user_code: string
  /** Where the user goes, with any browser. */
  readonly verification_uri: string
  /** Seconds between two polls, now. */
  readonly interval: number
  /**
   * Polls until the user has approved or declined, or ten minutes after the start; while the server cannot be
   * reached, more and more rarely.
   *
   * @param limits `signal` ends the polling, in place of the one that the flow was started with
   * @throws SalesforceError `access_denied`, `TIMEOUT` after ten minutes, or what else the server says
   */
  poll(limits?: CallLimits): Promise<TokenResponse>
}

/** The flow of an answer; the device code, which is a secret, stays in here. */
function flowOf(app: App, answer: DeviceAuthorizationResponse, given?: AbortSignal): DeviceFlow {
  const { user_code, verification_uri, device_code: code } = answer
  const lifetime = lifetimeOf(answer)
  const deadline = Date.now() + lifetime
  let interval = intervalOf(answer)
  return {
    user_code,
    verification_uri,
    get interval() {
      return interval
    },
    async poll({ signal = given, timeout } = {}) {
      let failures = 0
      let wait = interval
      for (;;) {
        await pause(Math.min(wait * 1000, Math.max(deadline - Date.now(), 0)), signal)
        if (Date.now() >= deadline) throw timeoutError('The user did not approve the device', lifetime)
        const outcome = await pollOnce(app, code, { signal, timeout })
        if (!(outcome instanceof SalesforceError)) return outcome
        if ((outcome.retryAfter ?? 0) * 1000 > deadline - Date.now()) throw outcome
        if (outcome.errorCode === 'slow_down') interval += SLOWER
        failures = isAnswer(outcome) ? 0 : failures + 1
        wait = Math.max(outcome.retryAfter ?? 0, backoff(interval, failures))
      }
    },
  }
}

/** Seconds until the next poll: the interval, twice as long after each failure (RFC 8628 §3.5). */
function backoff(interval: number, failures: number): number {
  return Math.min(interval * 2 ** failures, Math.max(interval, LONGEST))
}

/** Whether the server judged the poll, and only the user is missing. */
function isAnswer({ errorCode }: SalesforceError): boolean {
  return errorCode === 'authorization_pending' || errorCode === 'slow_down'
}

/** Whether a later poll may bring the tokens. */
function mayPass({ errorCode, verdict, status = 0 }: SalesforceError): boolean {
  return errorCode === 'slow_down' || verdict === 'retry' || status === 429 || status >= 500
}

/** Polls once: the tokens, or why there are none yet. */
async function pollOnce(
  app: App,
  code: string,
  limits: CallLimits,
): Promise<TokenResponse | SalesforceError> {
  try {
    return await requestGrant(app, { grant_type: 'device', code }, limits)
  } catch (error) {
    if (error instanceof SalesforceError && mayPass(error)) return error
    throw error
  }
}

/** Options of a device flow. */
export interface DeviceParameters {
  /** Scopes, separated by blanks, where not all scopes of the app are wanted. */
  readonly scope?: string
  /** Ends the start of the flow, and its polling. */
  readonly signal?: AbortSignal
}

/** Starts a device flow. */
export async function startDeviceFlow(
  app: App,
  { scope, signal }: DeviceParameters = {},
): Promise<DeviceFlow> {
  const { clientId } = app.options
  if (clientId === undefined) throw noClientId()
  const body = {
    response_type: 'device_code',
    client_id: clientId,
    ...(scope === undefined ? {} : { scope }),
  } as const
  const response = await ask(app, 'requestToken', { form: deviceAuthorization, body, signal })
  if (!response.ok) throw await oauthError('The start of the device flow', response)
  const answer = await judgeAnswer(response, 'DeviceAuthorizationResponse', 'The device authorization')
  ruleFor(app.hosts).check(answer.verification_uri, 'The verification_uri', [answer.device_code])
  checkFlow(answer, response.status)
  return flowOf(app, answer, signal)
}

/** Printable characters only: a user code is printed, and must move no cursor. */
const USER_CODE = /^[\x20-\x7e]{1,64}$/

function checkFlow(answer: DeviceAuthorizationResponse, status: number): void {
  const { interval, user_code: code }: { readonly interval?: unknown; readonly user_code: string } = answer
  if (!USER_CODE.test(code))
    throw invalidResponse("The device authorization's user_code is not a legal one", status)
  if (interval !== undefined && (typeof interval !== 'number' || !(interval > 0)))
    throw invalidResponse("The device authorization's interval is no number of seconds", status)
}

/** Seconds between two polls: 5 when the answer does not say it (RFC 8628 §3.2), and at least 1. */
function intervalOf({ interval = SLOWER }: { readonly interval?: number }): number {
  return Math.max(interval, 1)
}

/** Milliseconds that the user code lives; `expires_in` where the answer says it. */
function lifetimeOf(answer: object): number {
  const { expires_in: seconds } = answer as { readonly expires_in?: unknown }
  return typeof seconds === 'number' && seconds > 0 ? Math.min(seconds * 1000, LIFETIME) : LIFETIME
}
