import type { Call, RequestOptions } from '../../generated/partner/contract.js'
import { SalesforceError } from '../errors/salesforce-error.js'
import { isSessionRefusal } from '../http/refusal.js'
import { once } from '../lib/once.js'
import { abortable } from '../lib/time.js'
import { invoke } from './invoke.js'
import { type ApiSettings, callOptionsHeader, type StubsModule } from './settings.js'

/** The API version from which SOAP takes access tokens in JWT format. */
const JWT_VERSION = 68

/** Makes the function that stubs call, on a session and its renewal. */
export function sessionCall(settings: ApiSettings, stubs: StubsModule<unknown>): Call {
  const { endpoint, version } = stubs
  const load = once(stubs.loadContract)
  const { send, callOptions, session } = settings
  return (operation, request, options = {}) => {
    const call = session.attempt(
      async ({ accessToken, instanceUrl }) => {
        if (isJwt(accessToken) && version !== '' && Number(version) < JWT_VERSION) throw jwtRefused()
        const headers = { SessionHeader: { sessionId: accessToken }, ...callOptionsHeader(callOptions) }
        const call = { send, version, url: `${instanceUrl}${endpoint}`, headers }
        return invoke(call, await load(), operation, request, options)
      },
      (error) => !hasOwnSession(options) && isSessionRefusal(error),
    )
    return abortable(call, options.signal)
  }
}

/** A session that the caller gave for one call is not renewed. */
function hasOwnSession({ headers }: RequestOptions): boolean {
  return headers?.['SessionHeader'] !== undefined
}

function isJwt(token: string): boolean {
  return /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/.test(token)
}

function jwtRefused(): SalesforceError {
  return new SalesforceError(
    'Access tokens in JWT format work for REST only: switch them off for the app in Setup to use the SOAP API',
    { errorCode: 'INVALID_SESSION_ID', verdict: 'configuration' },
  )
}
