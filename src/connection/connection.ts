/**
 * The facade: options, logins, renewals and the end of a session, and when each happens; used by the doors.
 *
 * @module
 */

import { type CallLimits, readLimits, waitWithin } from '../http/limits.js'
import { brand } from '../lib/brand.js'
import { type Callback, withCallback, withTail } from '../lib/callback.js'
import { refuseAssignments } from '../lib/read-only.js'
import { abortable } from '../lib/time.js'
import { isConfidential, limitedApp } from '../oauth2/app.js'
import type { PendingAuthorization } from '../oauth2/authorization-request.js'
import type { CodeParameters } from '../oauth2/grant.js'
import type { OAuth2 } from '../oauth2/oauth2.js'
import type { Identity } from '../oauth2/operations.js'
import type { PublicTokenResponse } from '../oauth2/public-token-response.js'
import type { TokenResponse } from '../oauth2/token-response.js'
import { createApi, createPartnerApi, type PartnerApi } from '../partner/api.js'
import type { ApiSettings, StubsModule } from '../partner/settings.js'
import { RestClient } from '../rest/client.js'
import type { Records } from '../rest/types.js'
import type { ApiUsage } from '../rest/usage.js'
import { RestVerbs } from '../rest/verbs.js'
import { notLoggedIn } from '../session/missing.js'
import type { Session } from '../session/session.js'
import { parseIdentityUrl, type UserInfo } from './user.js'
import { readSession } from './given-session.js'
import { protocol, type Protocol } from './lazy.js'
import { Lifecycle } from './lifecycle.js'
import type { Authorization } from './login-by-oauth2.js'
import type { Login } from './login.js'
import type {
  ConnectionEvents,
  GivenSessionOptions,
  OptionsOf,
  RefreshFunctionOf,
  StoreOptions,
} from './options.js'
import { READ_ONLY } from './read-only-members.js'
import { readOptions, type Settings } from './settings.js'

/** Options of `new Connection()`. */
export type ConnectionOptions = OptionsOf<Connection>

/** The option `refreshFn`: renews a session by code of the user's. */
export type RefreshFunction = RefreshFunctionOf<Connection>

/**
 * A connection to one Salesforce org: opens a session, renews it, ends it.
 *
 * Every asynchronous method gives a promise and also takes a Node callback as its last argument. One that sends takes
 * `signal` and `timeout` of the call as an object before that.
 *
 * @example
 * const conn = new Connection({ loginUrl: 'https://mydomain.my.salesforce.com' })
 * await conn.login(username, password + securityToken)
 */
export class Connection<Types = Records> extends RestVerbs<Types, ConnectionEvents> {
  static {
    brand(this, 'Connection')
    refuseAssignments(this.prototype, READ_ONLY)
  }

  readonly #settings: Settings
  readonly #lifecycle: Lifecycle
  readonly #rest: RestClient
  #instanceUrl: string
  /** The user of the session, as its identity URL names it. */
  #user: UserInfo | undefined
  #partner: PartnerApi | undefined

  /** @throws TypeError when an option is wrong, or options do not go together */
  constructor(options: ConnectionOptions = {}) {
    super()
    const settings = readOptions(options)
    const { refreshFn, transport, callOptions, version, retry } = settings
    this.#settings = settings
    this.#lifecycle = new Lifecycle(settings, {
      refresh: refreshFn && ((callback) => refreshFn(this, callback)),
      onRenewed: ({ tokens, answer }) => {
        this.emit('refresh', tokens.accessToken, answer)
      },
    })
    this.#rest = new RestClient({ session: this.#session, transport, callOptions, version, retry })
    this.serveRest(this.#rest)
    this.#instanceUrl = settings.instanceUrl
  }

  /**
   * Opens the session in a store.
   *
   * @throws SalesforceError `NOT_LOGGED_IN` when the store has none under the session name `key`
   * @example
   * const store = fileStore('/var/lib/my-app/sessions', { key: process.env.SESSION_KEY })
   * const conn = await Connection.open({ store, key: user.id, oauth2 })
   */
  static open(
    options: ConnectionOptions & StoreOptions,
    callback?: Callback<Connection>,
  ): Promise<Connection> {
    return withCallback(Connection.#openStored(options), callback)
  }

  static async #openStored(options: ConnectionOptions & StoreOptions): Promise<Connection> {
    const conn = new Connection(options)
    await conn.#session.step((steps) => steps.load())
    if (conn.#session.tokens === undefined) throw notLoggedIn('The store holds no session under this key')
    return conn
  }

  /**
   * Puts another session in place, as in jsforce 1: a session id, an access token, or a refresh token, with its place.
   *
   * @throws TypeError when options do not go together
   */
  initialize(options: GivenSessionOptions): void {
    const { tokens, instanceUrl } = readSession(options as ConnectionOptions)
    this.forget()
    this.#instanceUrl = instanceUrl
    if (tokens !== undefined) this.#session.open(tokens, null)
  }

  /** The access token or session id; null without a session. */
  get accessToken(): string | null {
    return this.#session.tokens?.accessToken ?? null
  }

  /** The refresh token, after a rotation the new one; null when there is none. */
  get refreshToken(): string | null {
    return this.#session.tokens?.refreshToken ?? null
  }

  /** Origin of the org's instance; empty when it is unknown. */
  get instanceUrl(): string {
    return this.#session.tokens?.instanceUrl ?? this.#instanceUrl
  }

  /** The user of the session; null when unknown. */
  get userInfo(): UserInfo | null {
    const { tokens, closures } = this.#session
    const given = this.#settings.userInfo
    if (tokens === undefined) return closures === 0 ? given : null
    if (tokens.id === given?.url) return given ?? null
    if (tokens.id !== this.#user?.url) this.#user = parseIdentityUrl(tokens.id)
    return this.#user ?? null
  }

  /** Base URL of logins. */
  get loginUrl(): string {
    return this.#settings.loginUrl
  }

  /** API version of all requests but the SOAP login, such as `64.0`. */
  get version(): string {
    return this.#settings.version
  }

  /** The OAuth 2.0 endpoints of the app; the same object that the option `oauth2` gave, if that is an `OAuth2`. */
  get oauth2(): OAuth2 {
    return this.#settings.oauth2
  }

  /**
   * The last token answer without its tokens: granted `scope`, `sfdc_community_url`, `api_instance_url` and the like;
   * null when there was none, as for a SOAP login, or for a session that came from the options. A store keeps it.
   */
  get tokenResponse(): PublicTokenResponse | null {
    return (this.#session.tokens?.answer as PublicTokenResponse | undefined) ?? null
  }

  /** Usage of the org's API limit, as in the last REST response. */
  get limitInfo(): { readonly apiUsage?: ApiUsage } {
    const { usage } = this.#rest
    return usage === undefined ? {} : { apiUsage: usage }
  }

  /**
   * The Partner API with this session: all 63 operations, typed.
   *
   * @see https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_list.htm
   * @example const { records } = await conn.partner.query({ queryString: 'SELECT Id FROM Account' })
   */
  get partner(): PartnerApi {
    return (this.#partner ??= createPartnerApi(this.#soap, this.version))
  }

  /**
   * The operations of an org's own WSDL with this session, by stubs from `strictforce generate`.
   *
   * @param stubs the whole module: `import * as salesforce from './salesforce/stubs.js'`
   * @example const accounts = await conn.api(salesforce).query({ queryString: 'SELECT Id FROM Account' })
   */
  api<Api>(stubs: StubsModule<Api>): Api {
    return createApi(this.#soap, stubs)
  }

  /**
   * Logs in with username and password: by the OAuth 2.0 password grant when `oauth2` has client id and
   * secret, by the SOAP API's `login()` otherwise.
   *
   * @param password with the security token at its end, where one is needed
   * @throws SalesforceError such as `INVALID_LOGIN`, `PASSWORD_EXPIRED` or `invalid_grant`
   * @example
   * const { id, organizationId } = await conn.login('ada@example.com', password + securityToken)
   */
  login(
    username: string,
    password: string,
    limits?: CallLimits | Callback<UserInfo>,
    callback?: Callback<UserInfo>,
  ): Promise<UserInfo> {
    if (isConfidential(this.#settings.app)) return this.loginByOAuth2(username, password, limits, callback)
    return this.loginBySoap(username, password, limits, callback)
  }

  /**
   * Logs in by the SOAP API's `login()`, at API version 64.0 at most; Salesforce retires it on 1 June 2027.
   *
   * @see https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_login.htm
   */
  loginBySoap(
    username: string,
    password: string,
    limits?: CallLimits | Callback<UserInfo>,
    callback?: Callback<UserInfo>,
  ): Promise<UserInfo> {
    return this.#open([undefined, limits, callback], ({ soapLogin }, given) =>
      soapLogin(this.#settings, username, password, given),
    )
  }

  /**
   * Logs in by the OAuth 2.0 password grant; blocked by default in orgs created since Summer '23.
   *
   * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.3
   */
  loginByOAuth2(
    username: string,
    password: string,
    limits?: CallLimits | Callback<UserInfo>,
    callback?: Callback<UserInfo>,
  ): Promise<UserInfo> {
    return this.#open([undefined, limits, callback], ({ passwordLogin }, given) =>
      passwordLogin(this.#settings.app, username, password, given),
    )
  }

  /**
   * Opens a session with an authorization code, with any grant of the contract, or with a device flow.
   *
   * @see https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_flows.htm
   * @example
   * await conn.authorize(code, { code_verifier })
   * await conn.authorize({ grant_type: 'client_credentials' })
   * await conn.authorize(await conn.oauth2.startDeviceFlow())
   */
  authorize(authorization: Authorization, callback?: Callback<UserInfo>): Promise<UserInfo>
  authorize(
    code: string,
    params: CodeParameters | undefined,
    callback?: Callback<UserInfo>,
  ): Promise<UserInfo>
  authorize(
    authorization: Authorization,
    params: CodeParameters | undefined,
    limits: CallLimits,
    callback?: Callback<UserInfo>,
  ): Promise<UserInfo>
  authorize(authorization: Authorization, ...tail: unknown[]): Promise<UserInfo> {
    return this.#open(tail, ({ grantLogin }, limits, params: CodeParameters | undefined) =>
      grantLogin(this.#settings.app, authorization, params, limits),
    )
  }

  /**
   * Completes a web login: reads the callback URL and opens the session.
   *
   * @param pending the result of `oauth2.authorizationRequest()`, kept with the user's session
   * @throws SalesforceError `STATE_MISMATCH` when the callback belongs to another request, or the error in the
   *   callback, such as `access_denied`
   * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2
   * @example
   * const { url, ...pending } = conn.oauth2.authorizationRequest({ scope: 'api refresh_token' })
   * // send the user to url, keep pending with their session; when they are back:
   * const user = await conn.authorizeCallback(request.url, pending)
   */
  authorizeCallback(
    url: string | URL,
    pending: PendingAuthorization,
    limits?: CallLimits | Callback<UserInfo>,
    callback?: Callback<UserInfo>,
  ): Promise<UserInfo> {
    return this.#open([undefined, limits, callback], ({ callbackLogin }, given) =>
      callbackLogin(this.#settings.app, url, pending, given),
    )
  }

  /**
   * Renews the session now; shares the request with automatic renewals.
   *
   * @returns the token response; for a session that renews by SOAP login or `refreshFn`, the new access token
   *   and instance URL
   * @throws SalesforceError the server's code, for all waiting calls; `NOT_LOGGED_IN` when the session cannot be
   *   renewed
   * @see https://www.rfc-editor.org/rfc/rfc6749#section-6
   */
  refresh(
    limits?: CallLimits | Callback<TokenResponse>,
    callback?: Callback<TokenResponse>,
  ): Promise<TokenResponse> {
    return withTail([limits, callback], async (given?: CallLimits) =>
      waitWithin(readLimits(given), () => this.#refresh()),
    )
  }

  /**
   * Ends the session, here and at the server. Local state is cleared even if the network fails; a session that was
   * over already counts as ended; a second call does nothing.
   *
   * @param revoke revoke the refresh token and with it all its access tokens
   * @see https://www.rfc-editor.org/rfc/rfc7009
   * @example
   * await conn.logout() // ends this access token or SOAP session
   * await conn.logout(true) // ends the refresh token, and with it all its access tokens
   */
  logout(
    revoke?: boolean | Callback<void>,
    limits?: CallLimits | Callback<void>,
    callback?: Callback<void>,
  ): Promise<void> {
    return withTail([revoke, limits, callback], async (everything?: boolean, given?: CallLimits) => {
      const checked = readLimits(given)
      this.#instanceUrl = ''
      return waitWithin(checked, () => this.#lifecycle.end(everything === true))
    })
  }

  /**
   * Resolves when nothing is under way: no request, renewal, login, logout or save. A process that is to end waits for
   * it, so that no refresh token is lost between the server's answer and the store.
   *
   * @example process.once('SIGTERM', () => void conn.idle().then(() => process.exit()))
   */
  idle(callback?: Callback<void>): Promise<void> {
    return withCallback(this.#session.idle(), callback)
  }

  /** Ends the session here alone: it stays valid at the server, in the store, and for other connections. */
  forget(): void {
    this.#lifecycle.forget()
    this.#instanceUrl = ''
  }

  /**
   * Reads the identity of the user from the identity service; the token is sent in the Authorization header only.
   *
   * @see https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_using_openid.htm
   * @example const { username, display_name } = await conn.identity()
   */
  identity(limits?: CallLimits | Callback<Identity>, callback?: Callback<Identity>): Promise<Identity> {
    return withTail([limits, callback], async (given?: CallLimits) => {
      const checked = readLimits(given)
      const { askIdentity } = await protocol()
      const app = limitedApp(this.#settings.app, checked)
      const request = (path: string): Promise<unknown> => this.request(path, checked)
      return abortable(askIdentity(app, this.#session, this.userInfo, request), checked.signal)
    })
  }

  /**
   * WHATWG `fetch` with the session: relative paths go to the instance; an absolute URL gets the session only when
   * it is on the instance. A refused session is renewed, and the request repeated once.
   *
   * @example
   * const response = await conn.fetch('/services/data/v64.0/sobjects/Attachment/' + id + '/Body')
   * const client = createClient({ baseUrl: conn.instanceUrl, fetch: (request) => conn.fetch(request) })
   */
  fetch(
    input: string | URL | Request,
    init?: RequestInit | Callback<Response>,
    callback?: Callback<Response>,
  ): Promise<Response> {
    return withTail([init, callback], (options: RequestInit | undefined) => this.#rest.fetch(input, options))
  }

  get #session(): Session {
    return this.#lifecycle.session
  }

  get #soap(): ApiSettings {
    const { transport, callOptions } = this.#settings
    return { send: transport.send, callOptions, session: this.#session }
  }

  /** Serves a login: its tail is parameters, limits and callback, of which each may be left out at the end. */
  #open(
    tail: readonly unknown[],
    start: (steps: Protocol, limits: CallLimits, params: never) => Promise<Login>,
  ): Promise<UserInfo> {
    return withTail(tail, async (params: never, given?: CallLimits) => {
      const limits = readLimits(given)
      const { userInfo } = await this.#lifecycle.open((steps) => start(steps, limits, params))
      const { findUser } = await protocol()
      this.#user = userInfo ?? (await findUser(this.#session, (path) => this.request(path, limits)))
      return this.#user
    })
  }

  async #refresh(): Promise<TokenResponse> {
    const { accessToken, instanceUrl } = await this.#session.step((steps) => steps.renew())
    const { answer } = this.#lifecycle
    if (answer?.access_token === accessToken) return answer
    return { access_token: accessToken, instance_url: instanceUrl } as TokenResponse
  }
}
