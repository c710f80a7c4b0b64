import { createStubs, path } from '../../generated/partner/stubs.js'
import type { LoginScopeHeader } from '../../generated/partner/headers.js'
import type { LoginResult } from '../../generated/partner/types.js'
import type { Send } from '../transport.js'
import { callOptionsHeader, type ClientOptions } from './call-options.js'
import { createCall } from './call.js'

/** What a SOAP login needs. */
export interface SoapLogin {
  readonly send: Send
  /** Origin of the login host, with the path prefix of a site if there is one, without a trailing slash. */
  readonly loginUrl: string
  /** API version, 64.0 at most. */
  readonly version: string
  readonly username: string
  /** Password, followed by the security token where one is needed. */
  readonly password: string
  readonly callOptions?: ClientOptions | undefined
  /** Organization, and portal, of a portal user. */
  readonly loginScope?: LoginScopeHeader | undefined
}

/**
 * Logs in by the SOAP API's `login()`.
 *
 * @throws SalesforceError such as `INVALID_LOGIN`, `LOGIN_MUST_USE_SECURITY_TOKEN`, or `INVALID_OPERATION` where
 * the org or the API version has no SOAP login any more
 * @see https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_login.htm
 */
export function loginBySoap(login: SoapLogin): Promise<LoginResult> {
  const { send, loginUrl, version, username, password, callOptions, loginScope } = login
  const stubs = createStubs(
    createCall({ send, maxBytes: 1024 * 1024, url: () => `${loginUrl}${path}/${version}` }),
  )
  const headers = {
    ...(loginScope === undefined ? {} : { LoginScopeHeader: loginScope }),
    ...callOptionsHeader(callOptions),
  }
  return stubs.login({ username, password }, { headers })
}
