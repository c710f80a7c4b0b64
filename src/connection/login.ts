import { invalidArgument } from '../lib/invalid-argument.js'
import type { TokenResponse } from '../oauth2/token-response.js'
import type { LiveTokens, Renew } from '../session/tokens.js'
import type { UserInfo } from '../session/user.js'

/** What a way in brings: the session, who it belongs to, and how it renews itself, where not by the refresh grant. */
export interface Login {
  readonly tokens: LiveTokens
  /** Undefined when the answer does not tell. */
  readonly userInfo: UserInfo | undefined
  readonly renew?: Renew<TokenResponse> | undefined
}

/** @throws TypeError when one of them is missing */
export function checkCredentials(username: unknown, password: unknown): void {
  if (typeof username === 'string' && typeof password === 'string' && username !== '' && password !== '')
    return
  throw invalidArgument('no username password given: login() takes both as strings')
}
