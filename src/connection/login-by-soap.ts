import { PasswordExpiredError } from '../errors/password-expired.js'
import { ruleFor } from '../http/hosts.js'
import { type CallLimits, limited } from '../http/limits.js'
import { invalidResponse, namingHost } from '../http/foreign.js'
import type { Send } from '../http/transport.js'
import { isToken } from '../lib/token.js'
import { stubsAt } from '../partner/endpoint.js'
import { identityUrl } from './user.js'
import { checkCredentials, type Login } from './login.js'
import type { Settings } from './settings.js'

/**
 * Logs in by the SOAP API's `login()`; the session renews itself by another login, as jsforce's do.
 *
 * @throws SalesforceError such as `INVALID_LOGIN`, `LOGIN_MUST_USE_SECURITY_TOKEN`, or `INVALID_OPERATION` where
 * the org or the API version has no SOAP login any more
 * @see https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_login.htm
 * @throws PasswordExpiredError when the response holds a restricted session
 */
export async function soapLogin(
  settings: Settings,
  username: string,
  password: string,
  limits: CallLimits = {},
  renewal = false,
): Promise<Login> {
  checkCredentials(username, password)
  const { app, transport, loginUrl, loginVersion: version, callOptions, loginScope } = settings
  const send: Send = limited((url, init) => transport.send(url, { ...init, renewal }), limits)
  const headers: object = { LoginScopeHeader: loginScope, CallOptions: callOptions }
  const login = stubsAt(loginUrl, version, send).login({ username, password }, { headers })
  const result = await namingHost(loginUrl, login)
  const { sessionId, serverUrl, userId, userInfo } = result
  if (typeof sessionId !== 'string' || typeof serverUrl !== 'string' || typeof userId !== 'string') {
    throw invalidResponse('could not extract session information from login response', 200)
  }
  if (!isToken(sessionId)) throw invalidResponse("The login answer's sessionId is not a legal one", 200)
  const instanceUrl = ruleFor(app.hosts).base(serverUrl, "The login answer's serverUrl", [
    sessionId,
    password,
  ])
  if (result.passwordExpired) throw new PasswordExpiredError({ sessionId, serverUrl, userId })
  const organizationId = userInfo?.organizationId ?? serverUrl.split('/').pop() ?? ''
  const id = identityUrl(loginUrl, organizationId, userId)
  return {
    tokens: { kind: 'soap', accessToken: sessionId, refreshToken: null, instanceUrl, id },
    userInfo: { id: userId, organizationId, url: id },
    renew: async () => ({ tokens: (await soapLogin(settings, username, password, {}, true)).tokens }),
  }
}
