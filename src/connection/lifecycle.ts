import type { TokenResponse } from '../oauth2/token-response.js'
import { Session } from '../session/session.js'
import type { Renewal } from '../session/tokens.js'
import { protocol, type Protocol } from './lazy.js'
import type { Login } from './login.js'
import type { BoundRefresh } from './refresh-function.js'
import type { Settings } from './settings.js'

/** Callbacks of a {@link Lifecycle}. */
export interface LifecycleHooks {
  /** The user's `refreshFn`, bound to its connection. */
  readonly refresh: BoundRefresh | undefined
  readonly onRenewed: (renewal: Renewal<TokenResponse>) => void
}

/**
 * The life of one connection's session: when it opens, adopts, renews and ends, alone or shared by a store. Logins,
 * renewals and the end at the server are functions of other modules, which are loaded when they are needed.
 */
export class Lifecycle {
  readonly session: Session
  readonly #settings: Settings
  /** The last login here; its renewal serves the sessions of its user. */
  #login: Login | undefined
  #answer: TokenResponse | undefined

  constructor(settings: Settings, { refresh, onRenewed }: LifecycleHooks) {
    this.#settings = settings
    this.session = new Session(async (session) => {
      const { createSteps } = await protocol()
      return createSteps(session, settings, {
        refresh,
        login: () => this.#login,
        onRenewed: (renewal) => {
          this.#answer = renewal.answer
          onRenewed(renewal)
        },
      })
    }, settings.store !== undefined)
    if (settings.tokens !== undefined) this.session.open(settings.tokens)
  }

  /** The last token answer of the session; undefined when there was none. */
  get answer(): TokenResponse | undefined {
    return this.#answer
  }

  /** Puts the session of a login in place, for all who share it. */
  open(login: (steps: Protocol) => Promise<Login>): Promise<Login> {
    return this.session.track(this.#open(login, this.session.exits))
  }

  /** Ends the session here, for all who share it, and at the server. */
  end(everything: boolean): Promise<void> {
    this.#clear()
    return this.session.end(async (tokens) =>
      (await protocol()).endSession(this.#settings, tokens, everything),
    )
  }

  /** Ends the session here alone; one that nobody shares is over. */
  forget(): void {
    this.#clear()
    this.session.forget()
  }

  async #open(start: (steps: Protocol) => Promise<Login>, exits: number): Promise<Login> {
    const login = await start(await protocol())
    this.#login = login
    await this.session.step((steps) => steps.enter(login.tokens, exits))
    this.#answer = login.answer
    return login
  }

  #clear(): void {
    this.#login = undefined
    this.#answer = undefined
  }
}
