import { deviceAuthorization } from '../../generated/oauth2/operations.js'
import type { DeviceAuthorizationResponse } from '../../generated/oauth2/schema.js'
import { invalidResponse } from '../answers.js'
import { SalesforceError } from '../errors.js'
import { timeoutError } from '../network-error.js'
import { noClientId, type App } from './app.js'
import { ask } from './ask.js'
import { oauthError } from './errors.js'
import { requestGrant } from './grants.js'
import { judgeMembers } from './members.js'
import type { TokenResponse } from './token.js'

/** Milliseconds that a user code lives; the answer does not say it (Salesforce Help, "OAuth 2.0 Device Flow"). */
const LIFETIME = 600_000
/** Seconds that `slow_down` adds to the interval (RFC 8628 §3.5). */
const SLOWER = 5

/** A device flow under way (RFC 8628): show the code and the URL, then poll. */
export class DeviceFlow {
  readonly #app: App
  readonly #deviceCode: string
  readonly #deadline: number
  #interval: number
  /** What the user types in at {@link DeviceFlow.verification_uri}. */
  readonly user_code: string
  /** Where the user goes, with any browser. */
  readonly verification_uri: string

  constructor(app: App, answer: DeviceAuthorizationResponse) {
    this.#app = app
    this.#deviceCode = answer.device_code
    this.#deadline = Date.now() + LIFETIME
    this.#interval = answer.interval
    this.user_code = answer.user_code
    this.verification_uri = answer.verification_uri
  }

  /** Seconds between two polls, now. */
  get interval(): number {
    return this.#interval
  }

  /**
   * Polls until the user has approved or declined.
   *
   * @param options.signal ends the polling
   * @throws SalesforceError `access_denied`, `TIMEOUT` after ten minutes, or what else the server says
   */
  async poll({ signal }: { readonly signal?: AbortSignal | undefined } = {}): Promise<TokenResponse> {
    for (;;) {
      await pause(this.#interval * 1000, signal)
      if (Date.now() > this.#deadline) throw timeoutError('The user did not approve the device', LIFETIME)
      const answer = await this.#ask()
      if (answer !== undefined) return answer
    }
  }

  async #ask(): Promise<TokenResponse | undefined> {
    try {
      return await requestGrant(this.#app, { grant_type: 'device', code: this.#deviceCode })
    } catch (error) {
      if (!(error instanceof SalesforceError)) throw error
      if (error.errorCode === 'slow_down') this.#interval += SLOWER
      else if (error.verdict !== 'retry') throw error
      return undefined
    }
  }
}

/** Starts a device flow. */
export async function startDeviceFlow(
  app: App,
  { scope }: { readonly scope?: string } = {},
): Promise<DeviceFlow> {
  const { clientId } = app.options
  if (clientId === undefined) throw noClientId()
  const body = {
    response_type: 'device_code',
    client_id: clientId,
    ...(scope === undefined ? {} : { scope }),
  } as const
  const response = await ask(app, 'requestToken', { form: deviceAuthorization, body })
  if (!response.ok) throw await oauthError('The start of the device flow', response, [])
  const required = ['device_code', 'user_code', 'verification_uri']
  const answer = await judgeMembers<DeviceAuthorizationResponse>(
    response,
    'The device authorization',
    required,
  )
  const { interval } = answer
  if (!(interval > 0))
    throw invalidResponse('The device authorization that came back has no interval', response.status)
  return new DeviceFlow(app, answer)
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      clearTimeout(timer)
      reject(signal?.reason as Error)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort)
      resolve()
    }, milliseconds)
    if (signal?.aborted === true) onAbort()
    else signal?.addEventListener('abort', onAbort, { once: true })
  })
}
