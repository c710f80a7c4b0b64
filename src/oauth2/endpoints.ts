import { invalidArgument } from '../lib/invalid-argument.js'
import { baseUrl, isMyDomain, loginBase } from '../lib/url.js'
import type { OAuth2Options } from './options.js'

/** Where the endpoints of one app are. */
export interface Endpoints {
  /** Base of all endpoints that have no URL of their own, without a trailing slash. */
  readonly loginUrl: string
  readonly authorize: string
  readonly token: string
  readonly revoke: string
  /** Whether the options named a place, instead of leaving the production login host. */
  readonly explicit: boolean
}

/** Places that the options of a connection name. */
export interface NamedPlaces {
  readonly loginUrl?: string | URL | undefined
  /** Empty when there is none. */
  readonly instanceUrl: string
}

/**
 * The login URL of a connection: its option `loginUrl`, else the place that the app names, else the org's My Domain
 * where `instanceUrl` is one; undefined leaves the login host of production orgs.
 */
export function loginUrlOf({ loginUrl, instanceUrl }: NamedPlaces, app: OAuth2Options): string | undefined {
  if (loginUrl != null) return loginBase(loginUrl, 'loginUrl')
  const own = placeOf(app)
  if (own !== undefined || instanceUrl === '') return own
  return isMyDomain(new URL(instanceUrl).hostname) ? instanceUrl : undefined
}

/** The host that logs in users of production orgs. */
export const PRODUCTION = 'https://login.salesforce.com'

/**
 * Works out the endpoints from the options: from `loginUrl`, or from URLs of one's own, as jsforce does.
 *
 * @throws TypeError when a URL is none, is not https, or only one of the two custom URLs is given
 */
export function endpointsOf(options: OAuth2Options, fallback: string = PRODUCTION): Endpoints {
  const { authzServiceUrl, tokenServiceUrl, revokeServiceUrl } = options
  if ((authzServiceUrl === undefined) !== (tokenServiceUrl === undefined)) {
    throw invalidArgument('authzServiceUrl and tokenServiceUrl must be given together, or use loginUrl')
  }
  const named = placeOf(options)
  const loginUrl = named ?? fallback
  return {
    loginUrl,
    authorize: custom(authzServiceUrl, 'oauth2.authzServiceUrl') ?? `${loginUrl}/services/oauth2/authorize`,
    token: custom(tokenServiceUrl, 'oauth2.tokenServiceUrl') ?? `${loginUrl}/services/oauth2/token`,
    revoke: custom(revokeServiceUrl, 'oauth2.revokeServiceUrl') ?? `${loginUrl}/services/oauth2/revoke`,
    explicit: named !== undefined,
  }
}

/** The login URL that the options name; an authorization endpoint of a foreign form counts by its origin. */
function placeOf({ loginUrl, authzServiceUrl }: OAuth2Options): string | undefined {
  if (loginUrl != null) return loginBase(loginUrl, 'oauth2.loginUrl')
  if (authzServiceUrl === undefined) return undefined
  const base = baseUrl(authzServiceUrl, 'oauth2.authzServiceUrl')
  return String(authzServiceUrl).includes('/services/') ? base : new URL(base).origin
}

function custom(url: string | URL | undefined, option: string): string | undefined {
  if (url === undefined) return undefined
  baseUrl(url, option)
  return String(url)
}
