import type { TokenResponse } from '../oauth2/token-response.js'
import { StoreAccess } from '../session/bounded-store.js'
import { sessionClosed } from '../session/errors.js'
import { Session } from '../session/session.js'
import { SharedSession } from '../session/shared-session.js'
import { isLater, type LiveTokens, type Renew, type Renewal, type Tokens } from '../session/tokens.js'
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
  readonly #shared: SharedSession | undefined
  #unsubscribe: (() => void) | undefined

  constructor(settings: Settings, hooks: LifecycleHooks) {
    this.#settings = settings
    this.#hooks = hooks
    this.#shared =
      settings.store && new SharedSession(new StoreAccess(settings.store.store, settings.store.key))
    this.session = new Session<TokenResponse>({
      onRenewed: hooks.onRenewed,
      onDiscarded: ({ tokens, answer, shared }) => {
        if (shared === true) return
        void endSession(settings, tokens, answer?.refresh_token !== undefined).catch(() => undefined)
      },
    })
    if (settings.tokens !== undefined) this.resume(settings.tokens)
  }

  /** Reads the session in the store; undefined when there is none, or no store. */
  async load(): Promise<LiveTokens | undefined> {
    return this.#shared?.load()
  }

  /** Puts a session in place that was opened before. */
  resume(tokens: Tokens, renewLogin?: Renew<TokenResponse>): void {
    const now = (): Tokens | undefined => this.session.tokens
    const renew = renewalFor(this.#settings, tokens, { refresh: this.#hooks.refresh, renewLogin, now })
    const shared = this.#shared
    if (shared === undefined) {
      this.session.open(tokens, renew)
      return
    }
    this.session.open(tokens, shared.renewal(renew), shared.adopt)
    this.#unsubscribe ??= shared.subscribe((latest) => {
      if (latest === undefined) this.forget()
      else this.session.takeOver(latest)
    })
  }

  /**
   * Puts the session of a login in place, for all who share it.
   *
   * @throws SalesforceError `STORE_UNAVAILABLE` when it could not be shared; it is in place here all the same;
   *   `SESSION_CLOSED` when it was closed before it was shared
   */
  async open({ tokens: opened, renew }: Login): Promise<void> {
    const tokens = { ...opened, generation: Date.now() }
    this.resume(tokens, renew)
    if (this.#shared === undefined) return
    const { closures } = this.session
    const isWanted = (): boolean => this.session.tokens?.accessToken === tokens.accessToken
    const published = await this.#shared.publish(tokens, isWanted)
    if (closures !== this.session.closures) throw sessionClosed()
    if (published !== undefined) this.session.restate(published)
  }

  /** Ends the session here, for all who share it, and at the server. */
  async end(everything: boolean): Promise<void> {
    const tokens = this.session.close()
    this.#stopListening()
    if (tokens === undefined) return
    const withdrawn = this.#shared?.withdraw() ?? Promise.resolve(undefined)
    const latest = await withdrawn.catch(() => undefined)
    const last = latest === undefined || isLater(tokens, latest) ? tokens : latest
    await endSession(this.#settings, last, everything)
    await withdrawn
  }

  /** Ends the session here alone. */
  forget(): void {
    this.session.close()
    this.#stopListening()
  }

  #stopListening(): void {
    this.#unsubscribe?.()
    this.#unsubscribe = undefined
  }
}
