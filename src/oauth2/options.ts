import type { ClientAuthenticationMethod } from '../../generated/oauth2/operations.js'
import type { Fetch } from '../http/fetch.js'
import type { OnExchange } from '../http/watch.js'
import type { PrivateKeyInput } from './private-key.js'

/**
 * An app (External Client App or connected app) and where it logs in.
 *
 * @example
 * const web: OAuth2Options = { clientId, clientSecret, redirectUri: 'https://app.example.com/callback' }
 * const server: OAuth2Options = { loginUrl: 'https://mydomain.my.salesforce.com', clientId, privateKey }
 */
export interface OAuth2Options {
  /**
   * Where the endpoints are: a login host, a My Domain, or a site with its path.
   * @default 'https://login.salesforce.com'
   */
  readonly loginUrl?: string | URL | undefined
  /** Authorization endpoint, where it is not `{loginUrl}/services/oauth2/authorize`. */
  readonly authzServiceUrl?: string | URL | undefined
  /** Token endpoint, where it is not `{loginUrl}/services/oauth2/token`. */
  readonly tokenServiceUrl?: string | URL | undefined
  /** Revocation endpoint, where it is not `{loginUrl}/services/oauth2/revoke`. */
  readonly revokeServiceUrl?: string | URL | undefined
  /** Consumer key of the app. */
  readonly clientId?: string | undefined
  /** Consumer secret of the app; a public client has none. */
  readonly clientSecret?: string | undefined
  /**
   * How the app authenticates.
   * @default 'client_secret_post' with a secret, 'private_key_jwt' with a private key, 'none' with neither
   */
  readonly clientAuthentication?: ClientAuthenticationMethod | undefined
  /**
   * RSA private key whose certificate the app has, as PEM, as the bytes or base64 of a PEM, or as a key object of
   * Node; signs JWT bearer assertions and client assertions.
   */
  readonly privateKey?: PrivateKeyInput | undefined
  /**
   * Audience of JWT bearer assertions.
   * @default the login URL; where the server refuses it, 'https://login.salesforce.com' or, for sandboxes,
   *   'https://test.salesforce.com'
   */
  readonly audience?: string | undefined
  /** Callback URL of the app. */
  readonly redirectUri?: string | undefined
  /**
   * Hosts that answers may name besides Salesforce's own and those of the URLs given here: names, or `*.` and a
   * domain. A custom domain in front of an org needs it when it is not the login host too.
   */
  readonly allowedHosts?: readonly string[] | undefined
  /** Sends every request: for proxies, tests, other runtimes. Default: the connection's, or the global `fetch`. */
  readonly fetch?: Fetch | undefined
  /**
   * Milliseconds that one request may take.
   * @default the connection's, or 30000
   */
  readonly timeout?: number | undefined
  /** Is told of the start and the end of every request. Default: the connection's. */
  readonly onExchange?: OnExchange | undefined
}
