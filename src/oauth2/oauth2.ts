import { takeCallback, withCallback, type Callback } from '../callback.js'
import { invalidArgument } from '../urls.js'
import {
  createApp,
  noClientId,
  passwordGrant,
  refreshGrant,
  requestGrant,
  revoke,
  type App,
  type Grant,
} from './app.js'
import type { OAuth2Options } from './options.js'
import type { TokenResponse } from './token.js'

/** Further parameters of a grant or of the authorization URL, such as `code_verifier` or `scope`. */
export type Parameters = Readonly<Record<string, string | undefined>>

/** The inside of an {@link OAuth2}, for the connection that uses it. */
export let appOf: (oauth2: OAuth2) => App

/**
 * The OAuth 2.0 endpoints of Salesforce, for one app.
 *
 * @example
 * const oauth2 = new OAuth2({ clientId, clientSecret, redirectUri })
 * response.redirect(oauth2.getAuthorizationUrl({ scope: 'api refresh_token' }))
 */
export class OAuth2 {
  readonly #app: App

  static {
    appOf = (oauth2) => oauth2.#app
  }

  /** @throws TypeError when a URL is none, or is not https */
  constructor(options: OAuth2Options = {}) {
    this.#app = createApp(options)
  }

  /** Base of the endpoints. */
  get loginUrl(): string {
    return this.#app.endpoints.loginUrl
  }

  /** Authorization endpoint. */
  get authzServiceUrl(): string {
    return this.#app.endpoints.authorize
  }

  /** Token endpoint. */
  get tokenServiceUrl(): string {
    return this.#app.endpoints.token
  }

  /** Revocation endpoint. */
  get revokeServiceUrl(): string {
    return this.#app.endpoints.revoke
  }

  /** Consumer key of the app. */
  get clientId(): string | undefined {
    return this.#app.options.clientId
  }

  /** Callback URL of the app. */
  get redirectUri(): string | undefined {
    return this.#app.options.redirectUri
  }

  /**
   * The URL that begins a web login.
   *
   * @param params further parameters of the authorization endpoint, such as `scope` and `state`
   */
  getAuthorizationUrl(params: Parameters = {}): string {
    const { clientId, redirectUri } = this
    if (clientId === undefined) throw noClientId()
    const url = new URL(this.authzServiceUrl)
    const all = { response_type: 'code', client_id: clientId, redirect_uri: redirectUri, ...params }
    for (const [name, value] of Object.entries(all)) {
      if (value !== undefined) url.searchParams.set(name, value)
    }
    return url.href
  }

  /**
   * Asks for tokens with an authorization code, or with any grant of the contract.
   *
   * @throws SalesforceError with the server's code; `INVALID_RESPONSE` when the answer is no token answer
   */
  requestToken(codeOrGrant: string | Grant, callback?: Callback<TokenResponse>): Promise<TokenResponse>
  requestToken(
    codeOrGrant: string | Grant,
    params: Parameters | undefined,
    callback?: Callback<TokenResponse>,
  ): Promise<TokenResponse>
  requestToken(...args: unknown[]): Promise<TokenResponse> {
    const { rest, callback } = takeCallback<TokenResponse>(args)
    const [codeOrGrant, params] = rest as [string | Grant, Parameters | undefined]
    return withCallback(this.#requestToken(codeOrGrant, params), callback)
  }

  /** The resource owner password grant (RFC 6749 §4.3); blocked by default in orgs created since Summer '23. */
  authenticate(
    username: string,
    password: string,
    callback?: Callback<TokenResponse>,
  ): Promise<TokenResponse> {
    return withCallback(passwordGrant(this.#app, username, password), callback)
  }

  /**
   * The refresh grant (RFC 6749 §6). With rotation the answer holds a new refresh token, and the one that
   * was sent is spent; a `Connection` takes care of that by itself.
   */
  refreshToken(refreshToken: string, callback?: Callback<TokenResponse>): Promise<TokenResponse> {
    return withCallback(refreshGrant(this.#app, refreshToken), callback)
  }

  /** Revokes a token (RFC 7009); a refresh token takes its access tokens with it. */
  revokeToken(token: string, callback?: Callback<void>): Promise<void> {
    return withCallback(revoke(this.#app, token), callback)
  }

  async #requestToken(codeOrGrant: string | Grant, params: Parameters = {}): Promise<TokenResponse> {
    if (typeof codeOrGrant !== 'string') return requestGrant(this.#app, { ...codeOrGrant, ...params })
    if (this.clientId === undefined) throw noClientId()
    const redirectUri = params['redirect_uri'] ?? this.redirectUri
    if (redirectUri === undefined) {
      throw invalidArgument(
        'No OAuth2 client id or redirect uri configuration is specified: give oauth2.redirectUri',
      )
    }
    return requestGrant(this.#app, {
      ...params,
      grant_type: 'authorization_code',
      code: codeOrGrant,
      redirect_uri: redirectUri,
    })
  }
}
