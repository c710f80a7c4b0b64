/**
 * The OAuth 2.0 endpoints of one app: grants, assertions, and the judges of their responses; used by `connection`.
 *
 * @module
 */

import { type CallLimits, readLimits, waitWithin } from '../http/limits.js'
import { brand } from '../lib/brand.js'
import { type Callback, withTail } from '../lib/callback.js'
import { invalidArgument } from '../lib/invalid-argument.js'
import { type App, createApp, limitedApp } from './app.js'
import {
  type AuthorizationParameters,
  authorizationRequest,
  type AuthorizationRequest,
  type AuthorizationRequestParameters,
  authorizationUrl,
} from './authorization-request.js'
import type { DeviceFlow, DeviceParameters } from './device.js'
import type { CodeParameters, Grant } from './grant.js'
import type { ExpectedClaims, IdTokenClaims } from './id-token.js'
import { protocol, type Protocol } from './lazy.js'
import type * as lookups from './operations.js'
import type { JsonWebKeySet, RevocationParameters } from './operations.js'
import type { OAuth2Options } from './options.js'
import type { TokenResponse } from './token-response.js'

/**
 * Gives the app of an {@link OAuth2} to the connection that uses it.
 *
 * @throws TypeError when it is of another copy of the package
 */
export let appOf: (oauth2: OAuth2) => App

/**
 * The OAuth 2.0 endpoints of Salesforce, for one app.
 *
 * Every method that sends takes `signal` and `timeout` of the call as an object before its callback.
 *
 * @example
 * const oauth2 = new OAuth2({ clientId, clientSecret, redirectUri })
 * response.redirect(oauth2.getAuthorizationUrl({ scope: 'api refresh_token' }))
 */
export class OAuth2 {
  readonly #app: App

  static {
    brand(this, 'OAuth2')
    appOf = (oauth2) => {
      if (#app in oauth2) return oauth2.#app
      throw invalidArgument('oauth2 is of another copy of strictforce: give its options in its place')
    }
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
   * The URL of a web login, as in jsforce; {@link OAuth2.authorizationRequest} adds state and PKCE.
   *
   * @param params further parameters of the authorization endpoint, such as `scope` and `state`
   * @see https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_web_server_flow.htm
   */
  getAuthorizationUrl(params: AuthorizationParameters = {}): string {
    return authorizationUrl(this.#app, params)
  }

  /**
   * Begins a web login with state and PKCE. Send the user to `url`, and keep `state`, `nonce` and `codeVerifier` with
   * the user's session for `conn.authorizeCallback()`.
   *
   * @see https://www.rfc-editor.org/rfc/rfc7636
   * @example
   * const { url, ...pending } = oauth2.authorizationRequest({ scope: 'api refresh_token' })
   * session.pending = pending
   * response.redirect(url)
   */
  authorizationRequest(params: AuthorizationRequestParameters = {}): AuthorizationRequest {
    return authorizationRequest(this.#app, params)
  }

  /**
   * Requests tokens with an authorization code, or with any grant of the contract.
   *
   * @throws SalesforceError with the server's code; `INVALID_RESPONSE` when the response is no token response
   * @see https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_endpoints.htm
   * @example const { access_token, instance_url } = await oauth2.requestToken({ grant_type: 'client_credentials' })
   */
  requestToken(codeOrGrant: string | Grant, callback?: Callback<TokenResponse>): Promise<TokenResponse>
  requestToken(
    code: string,
    params: CodeParameters | undefined,
    callback?: Callback<TokenResponse>,
  ): Promise<TokenResponse>
  requestToken(
    codeOrGrant: string | Grant,
    params: CodeParameters | undefined,
    limits: CallLimits,
    callback?: Callback<TokenResponse>,
  ): Promise<TokenResponse>
  requestToken(codeOrGrant: string | Grant, ...tail: unknown[]): Promise<TokenResponse> {
    return this.#call(tail, ({ codeGrant, requestGrant }, app, params: CodeParameters | undefined) =>
      typeof codeOrGrant === 'string'
        ? codeGrant(app, codeOrGrant, params)
        : requestGrant(app, { ...codeOrGrant, ...params } as Grant),
    )
  }

  /** The resource owner password grant (RFC 6749 §4.3); blocked by default in orgs created since Summer '23. */
  authenticate(
    username: string,
    password: string,
    limits?: CallLimits | Callback<TokenResponse>,
    callback?: Callback<TokenResponse>,
  ): Promise<TokenResponse> {
    const tail = [undefined, limits, callback]
    return this.#call(tail, ({ passwordGrant }, app) => passwordGrant(app, username, password))
  }

  /**
   * The refresh grant (RFC 6749 §6). With rotation the response holds a new refresh token, and the one that was sent
   * is spent; a `Connection` handles that itself.
   *
   * @see https://www.rfc-editor.org/rfc/rfc6749#section-6
   */
  refreshToken(
    refreshToken: string,
    limits?: CallLimits | Callback<TokenResponse>,
    callback?: Callback<TokenResponse>,
  ): Promise<TokenResponse> {
    const tail = [undefined, limits, callback]
    return this.#call(tail, ({ refreshGrant }, app) => refreshGrant(app, refreshToken))
  }

  /**
   * Revokes a token (RFC 7009); with a refresh token, its access tokens as well.
   *
   * @param params `revoke_reason`, for the log of the org
   * @see https://www.rfc-editor.org/rfc/rfc7009#section-2.1
   */
  revokeToken(
    token: string,
    params?: RevocationParameters | Callback<void>,
    limits?: CallLimits | Callback<void>,
    callback?: Callback<void>,
  ): Promise<void> {
    const tail = [params, limits, callback]
    return this.#call(tail, ({ revoke }, app, given: RevocationParameters | undefined) =>
      revoke(app, token, given),
    )
  }

  /**
   * Reads whether a token is active, its user and its expiry (RFC 7662).
   *
   * @param params `token_type_hint`, when the kind of the token is known
   * @see https://www.rfc-editor.org/rfc/rfc7662#section-2
   * @example const { active, exp, username } = await oauth2.introspect(accessToken)
   */
  introspect(
    token: string,
    params?: lookups.IntrospectionParameters | Callback<lookups.IntrospectionResponse>,
    limits?: CallLimits | Callback<lookups.IntrospectionResponse>,
    callback?: Callback<lookups.IntrospectionResponse>,
  ): Promise<lookups.IntrospectionResponse> {
    const tail = [params, limits, callback]
    return this.#call(tail, ({ introspect }, app, given: lookups.IntrospectionParameters | undefined) =>
      introspect(app, token, given),
    )
  }

  /**
   * Reads the claims of an access token's user (OpenID Connect Core §5.3).
   *
   * @see https://openid.net/specs/openid-connect-core-1_0.html#UserInfo
   */
  userInfo(
    accessToken: string,
    limits?: CallLimits | Callback<lookups.UserInfoClaims>,
    callback?: Callback<lookups.UserInfoClaims>,
  ): Promise<lookups.UserInfoClaims> {
    const tail = [undefined, limits, callback]
    return this.#call(tail, ({ userInfo }, app) => userInfo(app, accessToken))
  }

  /**
   * Requests a URL that opens the org's pages in a browser with this session, once and within a minute.
   *
   * @param redirectUri the page to open
   * @example const { frontdoor_uri } = await oauth2.singleAccess(accessToken, '/lightning/page/home')
   */
  singleAccess(
    accessToken: string,
    redirectUri?: string | Callback<lookups.SingleAccessResponse>,
    limits?: CallLimits | Callback<lookups.SingleAccessResponse>,
    callback?: Callback<lookups.SingleAccessResponse>,
  ): Promise<lookups.SingleAccessResponse> {
    const tail = [redirectUri, limits, callback]
    return this.#call(tail, ({ singleAccess }, app, uri: string | undefined) =>
      singleAccess(app, accessToken, uri),
    )
  }

  /**
   * Starts a device flow (RFC 8628): show `user_code` and `verification_uri`, then `poll()`.
   *
   * @param params `scope`, to request fewer scopes than the app has
   * @see https://www.rfc-editor.org/rfc/rfc8628
   * @example
   * const flow = await conn.oauth2.startDeviceFlow({ scope: 'api refresh_token' })
   * console.log(`Open ${flow.verification_uri} and enter ${flow.user_code}`)
   * await conn.authorize(flow)
   */
  startDeviceFlow(
    params?: DeviceParameters | Callback<DeviceFlow>,
    limits?: CallLimits | Callback<DeviceFlow>,
    callback?: Callback<DeviceFlow>,
  ): Promise<DeviceFlow> {
    const tail = [params, limits, callback]
    return this.#call(tail, ({ startDeviceFlow }, app, given: DeviceParameters | undefined) =>
      startDeviceFlow(app, given),
    )
  }

  /**
   * Reads the endpoints and features of the login host (OpenID Connect Discovery §4).
   *
   * @see https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfig
   */
  openidConfiguration(
    limits?: CallLimits | Callback<lookups.OpenidConfiguration>,
    callback?: Callback<lookups.OpenidConfiguration>,
  ): Promise<lookups.OpenidConfiguration> {
    const tail = [undefined, limits, callback]
    return this.#call(tail, ({ openidConfiguration }, app) => openidConfiguration(app))
  }

  /** Reads the login methods of a My Domain: pages, single sign-on, certificates. */
  authConfiguration(
    limits?: CallLimits | Callback<lookups.AuthConfiguration>,
    callback?: Callback<lookups.AuthConfiguration>,
  ): Promise<lookups.AuthConfiguration> {
    const tail = [undefined, limits, callback]
    return this.#call(tail, ({ authConfiguration }, app) => authConfiguration(app))
  }

  /**
   * Reads the public keys that verify an `id_token` (RFC 7517).
   *
   * @see https://www.rfc-editor.org/rfc/rfc7517#section-5
   */
  keys(
    limits?: CallLimits | Callback<JsonWebKeySet>,
    callback?: Callback<JsonWebKeySet>,
  ): Promise<JsonWebKeySet> {
    return this.#call([undefined, limits, callback], ({ keys }, app) => keys(app))
  }

  /**
   * Registers a client dynamically (RFC 7591).
   *
   * @param initialAccessToken issued in Setup for this purpose
   * @see https://www.rfc-editor.org/rfc/rfc7591#section-3
   */
  register(
    metadata: lookups.ClientMetadata,
    initialAccessToken: string,
    limits?: CallLimits | Callback<lookups.ClientInformation>,
    callback?: Callback<lookups.ClientInformation>,
  ): Promise<lookups.ClientInformation> {
    const tail = [undefined, limits, callback]
    return this.#call(tail, ({ register }, app) => register(app, metadata, initialAccessToken))
  }

  /**
   * Verifies an `id_token`: signature, issuer, audience, expiry and nonce (OpenID Connect Core §3.1.3.7).
   *
   * @throws SalesforceError `INVALID_ID_TOKEN` that names the claim or the signature at fault
   * @see https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation
   * @example const { sub, email } = await oauth2.verifyIdToken(answer.id_token, { nonce: pending.nonce })
   */
  verifyIdToken(
    idToken: string,
    expected?: ExpectedClaims | Callback<IdTokenClaims>,
    limits?: CallLimits | Callback<IdTokenClaims>,
    callback?: Callback<IdTokenClaims>,
  ): Promise<IdTokenClaims> {
    return withTail([expected, limits, callback], async (claims?: ExpectedClaims, given?: CallLimits) => {
      const { verifyIdToken } = await protocol()
      return waitWithin(readLimits(given), () => verifyIdToken(this.#app, idToken, claims))
    })
  }

  /**
   * Verifies the `signature` of a token response with the client secret.
   *
   * @throws SalesforceError `INVALID_SIGNATURE` when it is not valid
   * @see https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_web_server_flow.htm
   */
  verifySignature(
    answer: Pick<TokenResponse, 'id' | 'issued_at' | 'signature'>,
    callback?: Callback<true>,
  ): Promise<true> {
    return this.#call([callback], ({ verifySignature }, app) => verifySignature(app, answer))
  }

  /** Serves a method: its tail is parameters, limits and callback, of which each may be left out at the end. */
  #call<T>(
    tail: readonly unknown[],
    work: (steps: Protocol, app: App, params: never) => Promise<T>,
  ): Promise<T> {
    return withTail(tail, async (params: never, limits?: CallLimits) => {
      const app = limitedApp(this.#app, readLimits(limits))
      return work(await protocol(), app, params)
    })
  }
}
