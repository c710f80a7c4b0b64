import type { Call } from '../../generated/partner/contract.js'
import type { LoginScopeHeader } from '../../generated/partner/headers.js'
import { createStubs, loadContract, path } from '../../generated/partner/stubs.js'
import type { LoginResult } from '../../generated/partner/types.js'
import type { CallOptions } from '../http/call-options.js'
import type { Send } from '../http/transport.js'
import { once } from '../lib/once.js'
import type { CallSettings } from './call-settings.js'

const invocation = /* @__PURE__ */ once(() => import('./invoke.js'))
const partnerContract = /* @__PURE__ */ once(loadContract)

/** Most bytes of an answer that holds no data of the org. */
const MAX_BYTES = 1024 * 1024

/**
 * Makes the function that generated stubs call. Everything behind it, the contract's tables included, is loaded
 * at the first call.
 */
export function createCall(settings: CallSettings): Call {
  const load = settings.contract ?? partnerContract
  return async (name, request, options) => {
    const [{ invoke }, contract] = await Promise.all([invocation(), load()])
    return invoke(settings, contract, name, request, options ?? {})
  }
}

/** The CallOptions header; the schema requires both of its elements, and takes nil for either. */
export function callOptionsHeader(options: CallOptions | undefined): object {
  if (options === undefined) return {}
  const { client = null, defaultNamespace = null } = options
  return { CallOptions: { client, defaultNamespace } }
}

/** Arguments of a SOAP login. */
export interface SoapLogin {
  readonly send: Send
  /** Origin of the login host, with the path prefix of a site if there is one, without a trailing slash. */
  readonly loginUrl: string
  /** API version, 64.0 at most. */
  readonly version: string
  readonly username: string
  /** Password, followed by the security token where one is needed. */
  readonly password: string
  readonly callOptions?: CallOptions | undefined
  /** Organization, and portal, of a portal user. */
  readonly loginScope?:
    { readonly organizationId: string; readonly portalId?: string | undefined } | undefined
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
  const url = (): string => `${loginUrl}${path}/${version}`
  const stubs = createStubs(createCall({ send, url, maxBytes: MAX_BYTES }))
  const headers = {
    ...(loginScope === undefined ? {} : { LoginScopeHeader: loginScope as LoginScopeHeader }),
    ...callOptionsHeader(callOptions),
  }
  return stubs.login({ username, password }, { headers })
}

/** Arguments of a SOAP logout. */
export interface SoapLogout {
  readonly send: Send
  /** Origin of the org's instance, without a trailing slash. */
  readonly instanceUrl: string
  readonly version: string
  readonly sessionId: string
}

/**
 * Ends a session, for all holders of its id, by the SOAP API's `logout()`.
 *
 * @throws SalesforceError `INVALID_SESSION_ID` when it was over already
 * @see https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_logout.htm
 */
export function logoutBySoap({ send, instanceUrl, version, sessionId }: SoapLogout): Promise<void> {
  const url = (): string => `${instanceUrl}${path}/${version}`
  const stubs = createStubs(createCall({ send, url, maxBytes: MAX_BYTES }))
  return stubs.logout({}, { headers: { SessionHeader: { sessionId } } })
}
