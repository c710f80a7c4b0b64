import type { CallOptions } from '../http/call-options.js'
import type { Fetch } from '../http/fetch.js'
import type { OnExchange } from '../http/watch.js'
import type { Grant } from '../oauth2/grant.js'
import type { OAuth2 } from '../oauth2/oauth2.js'
import type { OAuth2Options } from '../oauth2/options.js'
import type { TokenResponse } from '../oauth2/token-response.js'
import type { UserInfo } from './user.js'
import type { SessionStore } from '../stores/store.js'

/** Result of a `RefreshFunction`: an access token, or a token response. */
export type RefreshResult = string | (Partial<TokenResponse> & { readonly access_token: string })

/**
 * Renews a session by code of the user's. Gives its result to the callback, as with jsforce, or returns the promise
 * of a {@link RefreshResult}; the first of both counts.
 *
 * @example
 * const refreshFn: RefreshFunction = async () => {
 *   const { access_token, instance_url } = await myTokenService.next()
 *   return { access_token, instance_url }
 * }
 */
export type RefreshFunctionOf<Conn> = (
  conn: Conn,
  callback: (
    error: Error | null | undefined,
    accessToken?: string,
    response?: Partial<TokenResponse>,
  ) => void,
) => unknown

/** The organization, and its portal, of a SOAP login. */
export interface LoginScope {
  /** Organization id, 18 characters. */
  readonly organizationId: string
  /** Id of the portal, for a customer or partner user. */
  readonly portalId?: string | undefined
}

/** Options that go with every kind of session. */
export interface CommonOptions<Conn> {
  /**
   * Base URL of logins: `https://test.salesforce.com` for a sandbox, or a My Domain.
   * @default oauth2.loginUrl, or 'https://login.salesforce.com'
   */
  readonly loginUrl?: string | URL | undefined
  /** The app (External Client App or connected app), or its options. */
  readonly oauth2?: OAuth2 | OAuth2Options | undefined
  /** As `oauth2.clientId`, in the flat form of jsforce 1. */
  readonly clientId?: string | undefined
  /** As `oauth2.clientSecret`, in the flat form of jsforce 1. */
  readonly clientSecret?: string | undefined
  /** As `oauth2.redirectUri`, in the flat form of jsforce 1. */
  readonly redirectUri?: string | undefined
  /**
   * API version for everything but the SOAP login.
   * @default '64.0'
   */
  readonly version?: string | undefined
  /**
   * API version of the SOAP login, which later versions than 64.0 do not have.
   * @default '64.0', or `version` when that is older
   */
  readonly loginVersion?: string | undefined
  /** Renews the session by code of the user's; takes precedence over every other renewal. */
  readonly refreshFn?: RefreshFunctionOf<Conn> | undefined
  /** Opens the session at its first use, and renews it when it has no refresh token. */
  readonly grant?: Grant | undefined
  /** Keeps the session beyond the process and shares it among many; goes with `key`. */
  readonly store?: SessionStore | undefined
  /** Session name: names the session within the store, such as a user id. */
  readonly key?: string | undefined
  /**
   * Hosts that responses may name besides Salesforce's own and those of the URLs given here: names, or `*.` and a
   * domain. Needed for a custom domain in front of an org that is neither `loginUrl` nor `instanceUrl`.
   */
  readonly allowedHosts?: readonly string[] | undefined
  /** Names the client to the API; sent with every request. */
  readonly callOptions?: CallOptions | undefined
  /** Organization of a SOAP login by a customer or partner user of a portal. */
  readonly loginScope?: LoginScope | undefined
  /** Sends every request: for proxies, tests, other runtimes. Default: the global `fetch`. */
  readonly fetch?: Fetch | undefined
  /**
   * Upper limit of one request, or of one renewal, in milliseconds.
   * @default 30000
   */
  readonly timeout?: number | undefined
  /**
   * Upper limit of repetitions of a GET or HEAD by `conn.request` when the org is busy (429, 502, 503, 504) or the
   * connection breaks; waits as `Retry-After` says, up to 30 seconds. A GET or HEAD of `conn.fetch` is repeated once
   * when the connection was closed before any byte of an answer, unless this is 0. Nothing else is repeated: no login,
   * no renewal, no SOAP call.
   * @default 2
   */
  readonly retry?: number | undefined
  /**
   * Is told of the start and the end of every request: operation, host, path, status, milliseconds; no secret, no
   * query, no body.
   */
  readonly onExchange?: OnExchange | undefined
  /** The user of the session, where known beforehand. */
  readonly userInfo?: UserInfo | undefined
  /** Accepted for compatibility with jsforce, without effect: requests are not limited. */
  readonly maxRequest?: number | undefined
  /** Accepted for compatibility with jsforce, without effect: nothing is logged. */
  readonly logLevel?: string | number | undefined
}

/** Options that `Connection.open()` requires. */
export interface StoreOptions {
  /** Holds the sessions. */
  readonly store: SessionStore
  /** Session name: names the session within the store. */
  readonly key: string
}

/** At most one session among the options, and none of its members without the others that it needs. */
interface SessionOptions {
  readonly serverUrl?: string | URL | undefined
  readonly instanceUrl?: string | URL | undefined
  readonly sessionId?: string | undefined
  readonly accessToken?: string | undefined
  readonly refreshToken?: string | undefined
  readonly signedRequest?: string | SignedRequest | undefined
}

/** A session with a refresh token, which needs the app it was issued to, or a `refreshFn`. */
interface RefreshableSession extends SessionOptions {
  /** OAuth 2.0 refresh token; alone it is enough to open the session. */
  readonly refreshToken: string
  readonly sessionId?: undefined
  readonly signedRequest?: undefined
}
interface RefreshableByFunction extends RefreshableSession {
  readonly refreshFn: object
}
interface RefreshableByClient extends RefreshableSession {
  readonly clientId: string
}
interface RefreshableByApp extends RefreshableSession {
  readonly oauth2: object
}

interface CanvasSession extends SessionOptions {
  /** A canvas app's signed request: `signature.payload` as posted, its JSON, or the object. */
  readonly signedRequest: string | SignedRequest
  readonly sessionId?: undefined
  readonly accessToken?: undefined
  readonly refreshToken?: undefined
}

interface SoapSession extends SessionOptions {
  /** Session id of a SOAP login. */
  readonly sessionId: string
  readonly accessToken?: undefined
  readonly refreshToken?: undefined
  readonly signedRequest?: undefined
}
interface SoapSessionAtServer extends SoapSession {
  readonly serverUrl: string | URL
}
interface SoapSessionAtInstance extends SoapSession {
  readonly serverUrl?: undefined
  readonly instanceUrl: string | URL
}

interface OAuthSession extends SessionOptions {
  /** OAuth 2.0 access token. */
  readonly accessToken: string
  readonly sessionId?: undefined
  readonly refreshToken?: undefined
  readonly signedRequest?: undefined
}
interface OAuthSessionAtServer extends OAuthSession {
  readonly serverUrl: string | URL
}
interface OAuthSessionAtInstance extends OAuthSession {
  readonly serverUrl?: undefined
  readonly instanceUrl: string | URL
}

interface NoSession extends SessionOptions {
  readonly sessionId?: undefined
  readonly accessToken?: undefined
  readonly refreshToken?: undefined
  readonly signedRequest?: undefined
}

/** The members of a canvas app's signed request that a connection reads. */
export interface SignedRequest {
  /** The app's access token, and the org's instance. */
  readonly client: { readonly oauthToken: string; readonly instanceUrl?: string | URL }
}

/** A session for `conn.initialize()`: the options of `new Connection()` that hold one. */
export type GivenSessionOptions = SessionOptions & { readonly userInfo?: UserInfo | undefined }

/**
 * Options of `new Connection()`, for the class `Conn` of the connection. A session is a session id with `serverUrl`,
 * an access token with `instanceUrl`, a refresh token with its app, or a canvas app's signed request; without one, a
 * login comes first. TypeScript explains an error by the last kind of session that fits, hence the order of the kinds.
 *
 * @example
 * const bySoap: ConnectionOptions = { serverUrl, sessionId }
 * const byRefreshToken: ConnectionOptions = { oauth2: { clientId, clientSecret }, refreshToken }
 * const byGrant: ConnectionOptions = { oauth2, grant: { grant_type: 'client_credentials' } }
 */
export type OptionsOf<Conn> = CommonOptions<Conn> &
  (
    | RefreshableByFunction
    | RefreshableByClient
    | RefreshableByApp
    | CanvasSession
    | SoapSessionAtServer
    | SoapSessionAtInstance
    | OAuthSessionAtServer
    | OAuthSessionAtInstance
    | NoSession
  )

/** The events of a connection. */
export interface ConnectionEvents {
  /** The session was renewed; `accessToken` and a rotated `refreshToken` are in place. */
  refresh: (accessToken: string, response?: TokenResponse) => void
}
