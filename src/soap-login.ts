import { invalidResponse } from './answers.js'
import { identityUrl } from './identity-url.js'
import type { Login } from './logins.js'
import { loginBySoap } from './partner/login.js'
import { PasswordExpiredError } from './password-expired.js'
import type { Settings } from './settings.js'
import type { Send } from './transport.js'
import { baseUrl } from './urls.js'

/**
 * Logs in by the SOAP API's `login()`; the session renews itself by logging in again, as jsforce's do.
 *
 * @throws PasswordExpiredError when the session that came back is a restricted one
 */
export async function soapLogin(
  settings: Settings,
  send: Send,
  username: string,
  password: string,
): Promise<Login> {
  const { loginUrl, loginVersion: version, callOptions, loginScope } = settings
  const result = await loginBySoap({ send, loginUrl, version, username, password, callOptions, loginScope })
  const { sessionId, serverUrl, userId, userInfo } = result
  if (sessionId === null || serverUrl === null || userId === null) {
    throw invalidResponse('could not extract session information from login response', 200)
  }
  if (result.passwordExpired) throw new PasswordExpiredError({ sessionId, serverUrl, userId })
  const organizationId = userInfo?.organizationId ?? serverUrl.split('/').pop() ?? ''
  const id = identityUrl(loginUrl, organizationId, userId)
  const instanceUrl = instanceOf(serverUrl)
  return {
    tokens: { kind: 'soap', accessToken: sessionId, refreshToken: null, instanceUrl, id },
    userInfo: { id: userId, organizationId, url: id },
    renew: async () => ({ tokens: (await soapLogin(settings, send, username, password)).tokens }),
  }
}

function instanceOf(serverUrl: string): string {
  try {
    return baseUrl(serverUrl, 'serverUrl')
  } catch {
    throw invalidResponse('The login answer names a server that is no https URL', 200)
  }
}
