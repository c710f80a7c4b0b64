import type { TokenResponse } from '../oauth2/token-response.js'
import { BoundedStore } from '../session/bounded-store.js'
import type { LightSession } from '../session/light-session.js'
import { Session } from '../session/session.js'
import { haveDifferentUsers, type Renewal, type Tokens } from '../session/tokens.js'
import type { Login } from './login.js'
import { endSession } from './logout.js'
import type { BoundRefresh } from './refresh-function.js'
import { renewalFor } from './renewal.js'
import type { Settings } from './settings.js'

/** Dependencies of {@link createSession} besides the settings. */
export interface SessionOwner {
  /** The user's `refreshFn`, bound to its connection. */
  readonly refresh: BoundRefresh | undefined
  readonly onRenewed: (renewal: Renewal<TokenResponse>) => void
  /** The last login; its renewal serves the sessions of its user. */
  readonly login: () => Login | undefined
  /** The session that the state machine is made for. */
  readonly session: LightSession<TokenResponse>
}

/** Makes the state machine of a connection's session. */
export function createSession(settings: Settings, owner: SessionOwner): Session<TokenResponse> {
  const { store, key = '' } = settings.store ?? {}
  const { session, refresh, onRenewed } = owner
  const now = (): Tokens | undefined => session.tokens
  const hooks = {
    onRenewed,
    renewalOf: (tokens: Tokens) => {
      const login = owner.login()
      const isOwn = login !== undefined && !haveDifferentUsers(login.tokens, tokens)
      return renewalFor(settings, tokens, { refresh, now, renewLogin: isOwn ? login.renew : undefined })
    },
    onDiscarded: ({ tokens, answer }: Renewal<TokenResponse>) => {
      const everything = answer === undefined || answer.refresh_token !== undefined
      void session.track(endSession(settings, tokens, everything).catch(() => undefined))
    },
  }
  return new Session<TokenResponse>(new BoundedStore(store, key), hooks)
}
