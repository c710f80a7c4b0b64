import type { TokenResponse } from '../oauth2/token-response.js'
import { BoundedStore } from '../session/bounded-store.js'
import { Session } from '../session/session.js'
import { haveDifferentUsers, type Renew, type Renewal, type Tokens } from '../session/tokens.js'
import type { Login } from './login.js'
import { endSession } from './logout.js'
import type { BoundRefresh } from './refresh-function.js'
import { renewalFor } from './renewal.js'
import type { Settings } from './settings.js'

/** Callbacks of a {@link Lifecycle}. */
export interface LifecycleHooks {
  /** The user's `refreshFn`, bound to its connection. */
  readonly refresh: BoundRefresh | undefined
  readonly onRenewed: (renewal: Renewal<TokenResponse>) => void
}

/**
 * The life of one connection's session: when it opens, adopts, renews and ends, alone or shared by a store. Logins,
 * renewals and the end at the server are functions of other modules.
 */
export class Lifecycle {
  readonly session: Session<TokenResponse>
  readonly #settings: Settings
  readonly #hooks: LifecycleHooks
  /** The last login here; its renewal serves the sessions of its user. */
  #login: Login | undefined

  constructor(settings: Settings, hooks: LifecycleHooks) {
    const { store, key = '' } = settings.store ?? {}
    this.#settings = settings
    this.#hooks = hooks
    this.session = new Session<TokenResponse>(new BoundedStore(store, key), {
      renewalOf: (tokens) => this.#renewalOf(tokens),
      onRenewed: hooks.onRenewed,
      onDiscarded: ({ tokens, answer }) => {
        const everything = answer === undefined || answer.refresh_token !== undefined
        void this.session.track(endSession(settings, tokens, everything).catch(() => undefined))
      },
    })
    if (settings.tokens !== undefined) this.session.open(settings.tokens)
  }

  /**
   * Puts the session of a login in place, for all who share it.
   *
   * @throws SalesforceError as {@link Session.enter} does
   */
  open(pending: Promise<Login>): Promise<Login> {
    return this.session.track(this.#open(pending, this.session.exits))
  }

  /** Ends the session here, for all who share it, and at the server. */
  end(everything: boolean): Promise<void> {
    this.#login = undefined
    return this.session.end((tokens) => endSession(this.#settings, tokens, everything))
  }

  /** Ends the session here alone; one that nobody shares is over. */
  forget(): void {
    this.#login = undefined
    if (this.#settings.store !== undefined) this.session.forget()
    else void this.session.end(() => Promise.resolve())
  }

  async #open(pending: Promise<Login>, exits: number): Promise<Login> {
    const login = await pending
    this.#login = login
    await this.session.enter(login.tokens, exits)
    return login
  }

  #renewalOf(tokens: Tokens): Renew<TokenResponse> | undefined {
    const login = this.#login
    const isOwn = login !== undefined && !haveDifferentUsers(login.tokens, tokens)
    return renewalFor(this.#settings, tokens, {
      refresh: this.#hooks.refresh,
      renewLogin: isOwn ? login.renew : undefined,
      now: () => this.session.tokens,
    })
  }
}
