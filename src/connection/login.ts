import { invalidArgument } from '../lib/invalid-argument.js'
import type { TokenResponse } from '../oauth2/token-response.js'
import type { LiveTokens, Renew } from '../session/tokens.js'
import type { UserInfo } from './user.js'

/** Result of a login. */
export interface Login {
  readonly tokens: LiveTokens
  /** The user; undefined when the response does not name one. */
  readonly userInfo: UserInfo | undefined
  /** The session's renewal, where it is not the refresh grant. */
  readonly renew?: Renew<TokenResponse> | undefined
  /** The token answer; undefined for a SOAP login. */
  readonly answer?: TokenResponse | undefined
}

/** @throws TypeError when username or password is missing */
export function checkCredentials(username: unknown, password: unknown): void {
  if (typeof username === 'string' && typeof password === 'string' && username !== '' && password !== '')
    return
  throw invalidArgument('no username password given: login() takes both as strings')
}
