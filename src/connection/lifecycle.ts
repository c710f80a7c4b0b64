import { createTransport, type Transport } from '../http/transport.js'
import type { App } from '../oauth2/app.js'
import { appOf } from '../oauth2/oauth2.js'
import type { TokenResponse } from '../oauth2/token-response.js'
import { StoreAccess } from '../session/bounded-store.js'
import { sessionClosed } from '../session/errors.js'
import { Session } from '../session/session.js'
import { SharedSession } from '../session/shared-session.js'
import { isLater, type LiveTokens, type Renew, type Renewal, type Tokens } from '../session/tokens.js'
import type { Login } from './login.js'
import { endSession } from './logout.js'
import { type BoundRefresh, byFunction } from './refresh-function.js'
import { byGrant, byRefreshToken } from './renewal.js'
import type { Settings } from './settings.js'

/** What the owner of a session brings along and wants to hear. */
export interface KeeperHooks {
  /** The user's own way to renew, bound to its connection. */
  readonly refresh: BoundRefresh | undefined
  readonly onRenewed: (renewal: Renewal<TokenResponse>) => void
}

/** Opens, keeps and closes the session of one connection, and shares it by a store where there is one. */
export class Keeper {
  readonly settings: Settings
  readonly transport: Transport
  readonly session: Session<TokenResponse>
  readonly #hooks: KeeperHooks
  readonly #shared: SharedSession | undefined
  #unsubscribe: (() => void) | undefined

  constructor(settings: Settings, hooks: KeeperHooks) {
    this.settings = settings
    this.transport = createTransport(settings)
    this.#hooks = hooks
    this.#shared =
      settings.store && new SharedSession(new StoreAccess(settings.store.store, settings.store.key))
    this.session = new Session<TokenResponse>({
      onRenewed: hooks.onRenewed,
      onDiscarded: ({ tokens, answer, shared }) => {
        if (shared === true) return
        void this.#end(tokens, answer?.refresh_token !== undefined).catch(() => undefined)
      },
    })
    if (settings.tokens !== undefined) this.open(settings.tokens)
  }

  /** The app that the session belongs to. */
  get app(): App {
    return appOf(this.settings.oauth2)
  }

  /** What the store holds; undefined when there is none, or no store. */
  async load(): Promise<LiveTokens | undefined> {
    return this.#shared?.load()
  }

  /** Puts a session in place: by the user's own renewal, by the way that it came, or by its refresh token. */
  open(tokens: Tokens, renew?: Renew<TokenResponse>): void {
    const way = this.#byFunction() ?? renew ?? this.#byToken(tokens) ?? this.#byGrant()
    const shared = this.#shared
    if (shared === undefined) {
      this.session.open(tokens, way)
      return
    }
    this.session.open(tokens, shared.renewal(way), shared.adopt)
    this.#unsubscribe ??= shared.subscribe((latest) => {
      if (latest === undefined) this.forget()
      else this.session.takeOver(latest)
    })
  }

  /**
   * Puts the session of a login in place, for everybody who shares it.
   *
   * @throws SalesforceError `STORE_UNAVAILABLE` when it could not be shared; it is in place here all the same;
   *   `SESSION_CLOSED` when it was closed before it was shared
   */
  async enter({ tokens: opened, renew }: Login): Promise<void> {
    const tokens = { ...opened, generation: Date.now() }
    this.open(tokens, renew)
    if (this.#shared === undefined) return
    const { closures } = this.session
    const isWanted = (): boolean => this.session.tokens?.accessToken === tokens.accessToken
    const published = await this.#shared.publish(tokens, isWanted)
    if (closures !== this.session.closures) throw sessionClosed()
    if (published !== undefined) this.session.restate(published)
  }

  /** Ends the session here, for all who share it, and at the server. */
  async leave(everything: boolean): Promise<void> {
    const tokens = this.session.close()
    this.#stopListening()
    if (tokens === undefined) return
    const withdrawn = this.#shared?.withdraw() ?? Promise.resolve(undefined)
    const latest = await withdrawn.catch(() => undefined)
    await this.#end(latest === undefined || isLater(tokens, latest) ? tokens : latest, everything)
    await withdrawn
  }

  /** Ends the session here alone. */
  forget(): void {
    this.session.close()
    this.#stopListening()
  }

  #byFunction(): Renew<TokenResponse> | undefined {
    const { refresh } = this.#hooks
    return refresh && byFunction(refresh, this.settings.timeout, () => this.session.tokens)
  }

  #byToken(tokens: Tokens): Renew<TokenResponse> | undefined {
    const hasToken = tokens.refreshToken !== null && this.app.options.clientId !== undefined
    return hasToken ? byRefreshToken(this.app) : undefined
  }

  #byGrant(): Renew<TokenResponse> | undefined {
    const { grant } = this.settings
    return grant && byGrant(this.app, grant)
  }

  #end(tokens: Tokens, everything: boolean): Promise<void> {
    const { hasLoginUrl, version } = this.settings
    const hasOwn = hasLoginUrl || this.app.options.revokeServiceUrl !== undefined
    const revokeHost = hasOwn || tokens.instanceUrl === '' ? undefined : tokens.instanceUrl
    return endSession({ app: this.app, send: this.transport.send, version, revokeHost }, tokens, everything)
  }

  #stopListening(): void {
    this.#unsubscribe?.()
    this.#unsubscribe = undefined
  }
}
