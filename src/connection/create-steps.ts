import type { TokenResponse } from '../oauth2/token-response.js'
import { BoundedStore } from '../session/bounded-store.js'
import type { Session } from '../session/session.js'
import { Steps } from '../session/steps.js'
import { haveDifferentUsers, type Renewal, type Tokens } from '../session/tokens.js'
import type { Login } from './login.js'
import { endSession } from './logout.js'
import type { BoundRefresh } from './refresh-function.js'
import { renewalFor } from './renewal.js'
import type { Settings } from './settings.js'

/** Dependencies of {@link createSteps} besides the settings. */
export interface SessionOwner {
  /** The user's `refreshFn`, bound to its connection. */
  readonly refresh: BoundRefresh | undefined
  readonly onRenewed: (renewal: Renewal<TokenResponse>) => void
  /** The last login; its renewal serves the sessions of its user. */
  readonly login: () => Login | undefined
}

/** Makes the steps of a connection's session. */
export function createSteps(session: Session, settings: Settings, owner: SessionOwner): Steps<TokenResponse> {
  const { store, key = '' } = settings.store ?? {}
  const { refresh, onRenewed } = owner
  const now = (): Tokens | undefined => session.tokens
  return new Steps(session, new BoundedStore(store, key), {
    onRenewed,
    renewalOf: (tokens) => {
      const login = owner.login()
      const isOwn = login !== undefined && !haveDifferentUsers(login.tokens, tokens)
      return renewalFor(settings, tokens, { refresh, now, renewLogin: isOwn ? login.renew : undefined })
    },
    onDiscarded: ({ tokens, answer }: Renewal<TokenResponse>) => {
      const everything = answer === undefined || answer.refresh_token !== undefined
      void session.track(endSession(settings, tokens, everything).catch(() => undefined))
    },
  })
}
