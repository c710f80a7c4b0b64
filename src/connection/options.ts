import type { CallOptions } from '../http/call-options.js'
import type { Fetch } from '../http/fetch.js'
import type { Callback } from '../lib/callback.js'
import type { Grant } from '../oauth2/grant.js'
import type { OAuth2 } from '../oauth2/oauth2.js'
import type { OAuth2Options } from '../oauth2/options.js'
import type { TokenResponse } from '../oauth2/token-response.js'
import type { UserInfo } from '../session/user.js'
import type { SessionStore } from '../stores/store.js'

/** Result of a {@link RefreshFunctionOf | RefreshFunction}: an access token, a token answer, or the like. */
export type RefreshResult = string | (Partial<TokenResponse> & { readonly access_token: string })

/**
 * Renews a session in a way of its own. Answers by the callback, as with jsforce, or by the promise of a
 * {@link RefreshResult} that it returns; whichever comes first counts.
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

/** The organization, and its portal, that a SOAP login is for. */
export interface LoginScope {
  /** Organization id, 18 characters. */
  readonly organizationId: string
  /** Id of the portal, for a customer or partner user. */
  readonly portalId?: string
}

/** Options of every connection, whatever its session. */
export interface CommonOptions<Conn> {
  /**
   * Where to log in: `https://test.salesforce.com` for a sandbox, or a My Domain.
   * @default oauth2.loginUrl, or 'https://login.salesforce.com'
   */
  readonly loginUrl?: string
  /** The app (External Client App or connected app), or its options. */
  readonly oauth2?: OAuth2 | OAuth2Options
  /** As `oauth2.clientId`, in the flat form of jsforce 1. */
  readonly clientId?: string
  /** As `oauth2.clientSecret`, in the flat form of jsforce 1. */
  readonly clientSecret?: string
  /** As `oauth2.redirectUri`, in the flat form of jsforce 1. */
  readonly redirectUri?: string
  /**
   * API version for everything but the SOAP login.
   * @default '64.0'
   */
  readonly version?: string
  /**
   * API version of the SOAP login, which later versions than 64.0 do not have.
   * @default '64.0', or `version` when that is older
   */
  readonly loginVersion?: string
  /** Renews the session in a way of its own; never replaced by any other. */
  readonly refreshFn?: RefreshFunctionOf<Conn>
  /** How the session opens at its first use, and how it renews itself where it has no refresh token. */
  readonly grant?: Grant
  /** Where the session outlives the process, and is shared by many; goes with `key`. */
  readonly store?: SessionStore
  /** Which session of the store it is: a name of the host's choice, such as a user id. */
  readonly key?: string
  /**
   * Hosts that answers may name besides Salesforce's own and those of the URLs given here: names, or `*.` and a
   * domain. A custom domain in front of an org needs it when it is not `loginUrl` or `instanceUrl` too.
   */
  readonly allowedHosts?: readonly string[]
  /** Names the client to the API; sent with every request. */
  readonly callOptions?: CallOptions
  /** Where the user of a SOAP login belongs, when they are a customer or partner user of a portal. */
  readonly loginScope?: LoginScope
  /** Sends every request: for proxies, tests, other runtimes. Default: the global `fetch`. */
  readonly fetch?: Fetch
  /**
   * Milliseconds that one request, or one renewal, may take.
   * @default 30000
   */
  readonly timeout?: number
  /**
   * How often `conn.request` sends a GET or HEAD again when the org is busy (429, 502, 503, 504) or the
   * connection breaks; waits as `Retry-After` says, up to 30 seconds. Nothing else is ever sent twice by itself:
   * no login, no renewal, no `conn.fetch`, no SOAP call.
   * @default 2
   */
  readonly retry?: number
  /** Who is logged in, where that is known beforehand. */
  readonly userInfo?: UserInfo
  /** Accepted for jsforce's sake; requests are not limited here. */
  readonly maxRequest?: number
  /** Accepted for jsforce's sake; nothing is logged here. */
  readonly logLevel?: string | number
}

/** Where a session is kept that `Connection.open()` opens. */
export interface StoreOptions {
  /** Where sessions are held. */
  readonly store: SessionStore
  /** Which of them it is. */
  readonly key: string
}

interface NoSession {
  readonly sessionId?: undefined
  readonly accessToken?: undefined
  readonly refreshToken?: undefined
  readonly signedRequest?: undefined
  readonly serverUrl?: string
  readonly instanceUrl?: string
}

type AtInstance =
  | { readonly serverUrl: string; readonly instanceUrl?: string }
  | { readonly serverUrl?: undefined; readonly instanceUrl: string }

type SoapSession = AtInstance & {
  /** Session id of a SOAP login. */
  readonly sessionId: string
  readonly accessToken?: undefined
  readonly refreshToken?: undefined
  readonly signedRequest?: undefined
}

type OAuthSession = AtInstance & {
  /** OAuth 2.0 access token. */
  readonly accessToken: string
  readonly sessionId?: undefined
  readonly refreshToken?: undefined
  readonly signedRequest?: undefined
}

/** Whoever has a refresh token needs the app it was issued to, or a function that knows it. */
type WithRenewal<Conn> =
  | { readonly oauth2: OAuth2 | OAuth2Options }
  | { readonly refreshFn: RefreshFunctionOf<Conn> }
  | { readonly clientId: string }

type RefreshableSession<Conn> = WithRenewal<Conn> & {
  /** OAuth 2.0 refresh token; alone it is enough to open the session. */
  readonly refreshToken: string
  readonly accessToken?: string
  readonly instanceUrl?: string
  readonly serverUrl?: string
  readonly sessionId?: undefined
  readonly signedRequest?: undefined
}

interface CanvasSession {
  /** A canvas app's signed request: `signature.payload` as it was posted, its JSON, or the object. */
  readonly signedRequest: string | SignedRequest
  readonly sessionId?: undefined
  readonly accessToken?: undefined
  readonly refreshToken?: undefined
  readonly serverUrl?: string
  readonly instanceUrl?: string
}

/** What a canvas app's signed request holds, as far as it is used here. */
export interface SignedRequest {
  /** The app's access token, and the org's instance. */
  readonly client: { readonly oauthToken: string; readonly instanceUrl?: string }
}

/**
 * Options of `new Connection()`, for the class `Conn` of the connection. A session is a session id with `serverUrl`, an access token with `instanceUrl`, a
 * refresh token with its app, or a canvas app's signed request; none of them, where a login comes first.
 *
 * @example
 * const bySoap: ConnectionOptions = { serverUrl, sessionId }
 * const byRefreshToken: ConnectionOptions = { oauth2: { clientId, clientSecret }, refreshToken }
 * const byGrant: ConnectionOptions = { oauth2, grant: { grant_type: 'client_credentials' } }
 */
export type OptionsOf<Conn> = CommonOptions<Conn> &
  (NoSession | SoapSession | OAuthSession | RefreshableSession<Conn> | CanvasSession)

/** The events of a connection. */
export interface ConnectionEvents {
  /** The session was renewed; `accessToken` and a rotated `refreshToken` are in place. */
  refresh: (accessToken: string, response?: TokenResponse) => void
}

export type { Callback }
