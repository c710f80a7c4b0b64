import type { Call } from '../../generated/partner/contract.js'
import { SalesforceError } from '../errors/salesforce-error.js'
import { isSessionRefusal } from '../http/redirects.js'
import { once } from '../lib/once.js'
import { abortable } from '../lib/time.js'
import { invoke } from './invoke.js'
import type { ApiSettings, StubsModule } from './settings.js'

/** The API version from which SOAP takes access tokens in JWT format. */
const JWT_VERSION = 68
const JWT = /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/
const JWT_REFUSED =
  'Access tokens in JWT format work for REST only: switch them off for the app in Setup to use the SOAP API'

/** Makes the function that stubs call, on a session and its renewal; one that the caller gives for a call is not renewed. */
export function sessionCall(settings: ApiSettings, stubs: StubsModule<unknown>): Call {
  const { endpoint, version } = stubs
  const load = once(stubs.loadContract)
  const { send, callOptions, session } = settings
  return (operation, request, options = {}) => {
    const call = session.attempt(
      async ({ accessToken, instanceUrl }) => {
        if (JWT.test(accessToken) && version !== '' && Number(version) < JWT_VERSION)
          throw new SalesforceError(JWT_REFUSED, {
            errorCode: 'INVALID_SESSION_ID',
            verdict: 'configuration',
          })
        const headers = { SessionHeader: { sessionId: accessToken }, CallOptions: callOptions }
        const call = { send, version, url: `${instanceUrl}${endpoint}`, headers }
        return invoke(call, await load(), operation, request, options)
      },
      (error) => options.headers?.['SessionHeader'] === undefined && isSessionRefusal(error),
    )
    return abortable(call, options.signal)
  }
}
