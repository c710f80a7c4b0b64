import { createStubs, path, type Stubs } from '../../generated/partner/stubs.js'
import { SalesforceError } from '../errors.js'
import type { Send } from '../transport.js'
import { callOptionsHeader, type ClientOptions } from './call-options.js'
import { createCall } from './call.js'

/** All operations of the Partner API, on the session of a connection. */
export type PartnerApi = Stubs

/** What a call is sent with. */
export interface CallSession {
  readonly accessToken: string
  readonly instanceUrl: string
}

/** What the Partner API of a connection needs. */
export interface PartnerSettings {
  readonly send: Send
  readonly version: string
  readonly callOptions?: ClientOptions | undefined
  /** Makes one attempt with the session, and a second one with a renewed session when it is refused. */
  readonly withSession: <T>(attempt: (session: CallSession) => Promise<T>) => Promise<T>
}

/** The API version from which SOAP takes access tokens in JWT format. */
const JWT_VERSION = 68

/** Makes the operations of a connection. */
export function createPartnerApi(settings: PartnerSettings): PartnerApi {
  const { send, version, callOptions, withSession } = settings
  return createStubs((operation, request, options) =>
    withSession(({ accessToken, instanceUrl }) => {
      if (isJwt(accessToken) && Number(version) < JWT_VERSION) return Promise.reject(jwtRefused())
      const headers = { SessionHeader: { sessionId: accessToken }, ...callOptionsHeader(callOptions) }
      const url = `${instanceUrl}${path}/${version}`
      return createCall({ send, url: () => url, headers: () => headers })(operation, request, options)
    }),
  )
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
