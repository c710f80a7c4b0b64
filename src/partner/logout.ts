import { createStubs, path } from '../../generated/partner/stubs.js'
import type { Send } from '../transport.js'
import { createCall } from './call.js'

/** What a SOAP logout needs. */
export interface SoapLogout {
  readonly send: Send
  /** Origin of the org's instance, without a trailing slash. */
  readonly instanceUrl: string
  readonly version: string
  readonly sessionId: string
}

/**
 * Ends a session, for everybody who holds its id, by the SOAP API's `logout()`.
 *
 * @throws SalesforceError `INVALID_SESSION_ID` when it was over already
 * @see https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_logout.htm
 */
export function logoutBySoap({ send, instanceUrl, version, sessionId }: SoapLogout): Promise<void> {
  const stubs = createStubs(
    createCall({ send, maxBytes: 1024 * 1024, url: () => `${instanceUrl}${path}/${version}` }),
  )
  return stubs.logout({}, { headers: { SessionHeader: { sessionId } } })
}
