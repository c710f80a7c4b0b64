import { type Callback, takeCallback, type Taken, withCallback } from '../lib/callback.js'
import { Emitter } from '../lib/events.js'
import { isConfidential } from '../oauth2/app.js'
import type { PendingAuthorization } from '../oauth2/authorization-request.js'
import type { CodeParameters } from '../oauth2/grant.js'
import type { OAuth2 } from '../oauth2/oauth2.js'
import type { Identity } from '../oauth2/operations.js'
import type { TokenResponse } from '../oauth2/token-response.js'
import {
  type ApiSettings,
  createApi,
  createPartnerApi,
  type PartnerApi,
  type StubsModule,
} from '../partner/api.js'
import { Requests } from '../rest/client.js'
import type { RestRequest } from '../rest/request.js'
import type { ApiUsage } from '../rest/response.js'
import { notLoggedIn } from '../session/errors.js'
import type { Session } from '../session/session.js'
import { parseIdentityUrl, type UserInfo } from '../session/user.js'
import { askIdentity, userOfRoot } from './identity.js'
import { Keeper } from './lifecycle.js'
import { type Authorization, callbackLogin, grantLogin, passwordLogin } from './login-by-oauth2.js'
import { soapLogin } from './login-by-soap.js'
import type { Login } from './login.js'
import type { ConnectionEvents, OptionsOf, RefreshFunctionOf, StoreOptions } from './options.js'
import { readOptions } from './settings.js'

/** Options of `new Connection()`. */
export type ConnectionOptions = OptionsOf<Connection>

/** Renews a session in a way of its own. */
export type RefreshFunction = RefreshFunctionOf<Connection>

/**
 * A connection to one Salesforce org: opens a session, keeps it, closes it.
 *
 * Every asynchronous method gives a promise and also takes a Node callback as its last argument.
 *
 * @example
 * const conn = new Connection({ loginUrl: 'https://mydomain.my.salesforce.com' })
 * await conn.login(username, password + securityToken)
 */
export class Connection extends Emitter<ConnectionEvents> {
  readonly #keeper: Keeper
  readonly #requests: Requests<TokenResponse>
  #userInfo: UserInfo | null
  #instanceUrl: string
  #answer: TokenResponse | undefined
  #partner: PartnerApi | undefined

  /** @throws TypeError when an option is wrong, or options do not go together */
  constructor(options: ConnectionOptions = {}) {
    super()
    const settings = readOptions(options)
    const { refreshFn } = settings
    this.#keeper = new Keeper(settings, {
      refresh: refreshFn && ((callback) => refreshFn(this, callback)),
      onRenewed: ({ tokens, answer }) => {
        this.#answer = answer
        this.announce('refresh', tokens.accessToken, answer)
      },
    })
    const { session, transport } = this.#keeper
    const { callOptions, version, retry } = settings
    this.#requests = new Requests({ session, transport, callOptions, version, retry })
    this.#userInfo = settings.userInfo
    this.#instanceUrl = settings.instanceUrl
  }

  /**
   * Opens the session that a store holds.
   *
   * @throws SalesforceError `NOT_LOGGED_IN` when the store holds none under the key
   * @example
   * const store = fileStore('/var/lib/my-app/sessions', { key: process.env.SESSION_KEY })
   * const conn = await Connection.open({ store, key: user.id, oauth2 })
   */
  static async open(options: ConnectionOptions & StoreOptions): Promise<Connection> {
    const conn = new Connection(options)
    const tokens = await conn.#keeper.load()
    if (tokens !== undefined) conn.#keeper.open(tokens)
    else if (conn.#session.tokens === undefined)
      throw notLoggedIn('The store holds no session under this key')
    return conn
  }

  /** The access token or session id; null when nobody is logged in. */
  get accessToken(): string | null {
    return this.#session.tokens?.accessToken ?? null
  }

  /** The refresh token, the newest one after a rotation; null when there is none. */
  get refreshToken(): string | null {
    return this.#session.tokens?.refreshToken ?? null
  }

  /** Origin of the org's instance; empty when it is not known. */
  get instanceUrl(): string {
    return this.#session.tokens?.instanceUrl ?? this.#instanceUrl
  }

  /** Who is logged in; null when that is not known. */
  get userInfo(): UserInfo | null {
    return this.#userInfo ?? parseIdentityUrl(this.#session.tokens?.id) ?? null
  }

  /** Where logins go. */
  get loginUrl(): string {
    return this.#keeper.settings.loginUrl
  }

  /** API version of everything but the SOAP login, such as `64.0`. */
  get version(): string {
    return this.#keeper.settings.version
  }

  /** The OAuth 2.0 endpoints of the app. */
  get oauth2(): OAuth2 {
    return this.#keeper.settings.oauth2
  }

  /** Usage of the org's API limit, as the last REST answer told it. */
  get limitInfo(): { readonly apiUsage?: ApiUsage } {
    const { usage } = this.#requests
    return usage === undefined ? {} : { apiUsage: usage }
  }

  /**
   * The Partner API, on this session: all 63 operations, typed.
   *
   * @see https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_list.htm
   * @example const { records } = await conn.partner.query({ queryString: 'SELECT Id FROM Account' })
   */
  get partner(): PartnerApi {
    return (this.#partner ??= createPartnerApi(this.#soap, this.version))
  }

  /**
   * The operations of an org's own WSDL on this session, as `strictforce generate` made stubs of it.
   *
   * @param stubs the module whole: `import * as salesforce from './salesforce/stubs.js'`
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
  login(username: string, password: string, callback?: Callback<UserInfo>): Promise<UserInfo> {
    const byOAuth2 = isConfidential(this.#keeper.app)
    return byOAuth2
      ? this.loginByOAuth2(username, password, callback)
      : this.loginBySoap(username, password, callback)
  }

  /**
   * Logs in by the SOAP API's `login()`, at API version 64.0 at most; Salesforce retires it on 1 June 2027.
   *
   * @see https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_login.htm
   */
  loginBySoap(username: string, password: string, callback?: Callback<UserInfo>): Promise<UserInfo> {
    const { settings, transport } = this.#keeper
    return withCallback(this.#enter(soapLogin(settings, transport.send, username, password)), callback)
  }

  /**
   * Logs in by the OAuth 2.0 password grant; blocked by default in orgs created since Summer '23.
   *
   * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.3
   */
  loginByOAuth2(username: string, password: string, callback?: Callback<UserInfo>): Promise<UserInfo> {
    return withCallback(this.#enter(passwordLogin(this.#keeper.app, username, password)), callback)
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
  authorize(...args: unknown[]): Promise<UserInfo> {
    const { rest, callback } = takeCallback<UserInfo>(args)
    const [authorization, params] = rest as [Authorization, CodeParameters | undefined]
    return withCallback(this.#enter(grantLogin(this.#keeper.app, authorization, params)), callback)
  }

  /**
   * Ends a web login: reads the callback URL that the user came back to, and opens the session.
   *
   * @param pending what `oauth2.authorizationRequest()` gave, as it was kept with the user's session
   * @throws SalesforceError `STATE_MISMATCH` when the callback answers another request, or the error that the
   *   server sent with it, such as `access_denied`
   * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2
   * @example
   * const { url, ...pending } = conn.oauth2.authorizationRequest({ scope: 'api refresh_token' })
   * // send the user to url, keep pending with their session; when they are back:
   * const user = await conn.authorizeCallback(request.url, pending)
   */
  authorizeCallback(
    url: string | URL,
    pending: PendingAuthorization,
    callback?: Callback<UserInfo>,
  ): Promise<UserInfo> {
    return withCallback(this.#enter(callbackLogin(this.#keeper.app, url, pending)), callback)
  }

  /**
   * Renews the session now; shares the flight with automatic renewals.
   *
   * @returns the token answer; of a session that renews by SOAP login or `refreshFn`, the new access token
   *   and instance URL
   * @throws SalesforceError the code of the refusal, for everybody who waited; `NOT_LOGGED_IN` when there is no
   *   way to renew
   * @see https://www.rfc-editor.org/rfc/rfc6749#section-6
   */
  refresh(callback?: Callback<TokenResponse>): Promise<TokenResponse> {
    return withCallback(this.#refresh(), callback)
  }

  /**
   * Ends the session, here and at the server. Local state is cleared whatever the network does; a session
   * that is over already counts as ended; a second call does nothing.
   *
   * @see https://www.rfc-editor.org/rfc/rfc7009
   * @example
   * await conn.logout() // ends this access token or SOAP session
   * await conn.logout(true) // ends the refresh token, and with it all its access tokens
   */
  logout(callback?: Callback<void>): Promise<void>
  /** @param revoke end everything: revoke the refresh token and with it all its access tokens */
  logout(revoke: boolean | undefined, callback?: Callback<void>): Promise<void>
  logout(...args: unknown[]): Promise<void> {
    const { rest, callback }: Taken<void> = takeCallback(args)
    this.#forget()
    return withCallback(this.#keeper.leave(rest[0] === true), callback)
  }

  /** Ends the session here alone: it stays alive at the server, in the store, and for all others who share it. */
  forget(): void {
    this.#keeper.forget()
    this.#forget()
  }

  /**
   * Asks the identity service who is logged in; the token goes into the Authorization header only.
   *
   * @see https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_using_openid.htm
   * @example const { username, display_name } = await conn.identity()
   */
  identity(callback?: Callback<Identity>): Promise<Identity> {
    return withCallback(this.#identity(), callback)
  }

  /**
   * WHATWG `fetch` with the session: relative paths go to the instance; an absolute URL gets the session
   * only when it is on the instance. Renews the session and repeats the request once when it is refused.
   *
   * @example
   * const response = await conn.fetch('/services/data/v64.0/sobjects/Attachment/' + id + '/Body')
   * const client = createClient({ baseUrl: conn.instanceUrl, fetch: (request) => conn.fetch(request) })
   */
  fetch(input: string | URL | Request, callback?: Callback<Response>): Promise<Response>
  fetch(
    input: string | URL | Request,
    init: RequestInit | undefined,
    callback?: Callback<Response>,
  ): Promise<Response>
  fetch(...args: unknown[]): Promise<Response> {
    const { rest, callback } = takeCallback<Response>(args)
    const [input, init] = rest as [string | URL | Request, RequestInit | undefined]
    return withCallback(this.#requests.fetch(input, init), callback)
  }

  /**
   * A REST request as jsforce has it: JSON in, JSON out.
   *
   * @param request a URL to GET, or a request; URLs are absolute, from the host's root (`/services/…`), or
   *   from the root of the API version (`/sobjects/…`)
   * @throws SalesforceError with the REST error's code, message and fields
   * @example
   * const limits = await conn.request('/limits')
   * const { id } = await conn.request<{ id: string }>({
   *   method: 'POST',
   *   url: '/sobjects/Account',
   *   body: { Name: 'Ada & Sons' },
   * })
   */
  request<T = unknown>(request: string | RestRequest, callback?: Callback<T>): Promise<T> {
    return withCallback(this.#requests.request(request) as Promise<T>, callback)
  }

  get #session(): Session<TokenResponse> {
    return this.#keeper.session
  }

  get #soap(): ApiSettings {
    const { transport, settings, session } = this.#keeper
    return { send: transport.send, callOptions: settings.callOptions, session }
  }

  async #enter(entering: Promise<Login>): Promise<UserInfo> {
    const login = await entering
    this.#userInfo = null
    await this.#keeper.enter(login)
    return (this.#userInfo = login.userInfo ?? (await this.#findUser()))
  }

  async #refresh(): Promise<TokenResponse> {
    const { accessToken, instanceUrl } = await this.#session.renew()
    if (this.#answer?.access_token === accessToken) return this.#answer
    return { access_token: accessToken, instance_url: instanceUrl } as TokenResponse
  }

  #forget(): void {
    this.#userInfo = null
    this.#instanceUrl = ''
    this.#answer = undefined
  }

  async #identity(): Promise<Identity> {
    const user = this.userInfo ?? (await this.#findUser())
    const identity = await askIdentity(this.#keeper.app, this.#session, user)
    this.#userInfo = { id: identity.user_id, organizationId: identity.organization_id, url: identity.id }
    return identity
  }

  async #findUser(): Promise<UserInfo> {
    return userOfRoot(await this.#requests.request('/'))
  }
}
