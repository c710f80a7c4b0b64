import type { CallOptions } from '../http/call-options.js'
import { readAllowedHosts } from '../http/hosts.js'
import type { Fetch } from '../http/fetch.js'
import { invalidArgument } from '../lib/invalid-argument.js'
import { isRecord, parseJson } from '../lib/json.js'
import { isToken } from '../lib/token.js'
import { baseUrl } from '../lib/url.js'
import { inheritOptions } from '../oauth2/app.js'
import type { Grant } from '../oauth2/grant.js'
import { appOf, OAuth2 } from '../oauth2/oauth2.js'
import type { Tokens } from '../session/tokens.js'
import type { UserInfo } from '../session/user.js'
import type { SessionStore } from '../stores/store.js'
import type { LoginScope, OptionsOf, RefreshFunctionOf, SignedRequest } from './options.js'

/** Options of any connection. */
type GivenOptions = OptionsOf<never>

/** The options of a connection, checked and complete. */
export interface Settings<Conn = never> {
  readonly loginUrl: string
  /** Whether the options named a login host, here or in `oauth2`. */
  readonly hasLoginUrl: boolean
  readonly oauth2: OAuth2
  readonly version: string
  readonly loginVersion: string
  readonly refreshFn: RefreshFunctionOf<Conn> | undefined
  readonly callOptions: CallOptions | undefined
  readonly loginScope: LoginScope | undefined
  readonly fetch: Fetch | undefined
  readonly timeout: number
  /** Most times that a request which changes nothing is sent again. */
  readonly retry: number
  readonly userInfo: UserInfo | null
  readonly instanceUrl: string
  /** How the session opens, and renews itself without a refresh token. */
  readonly grant: Grant | undefined
  readonly store: { readonly store: SessionStore; readonly key: string } | undefined
  /** The session that the options bring along. */
  readonly tokens: Tokens | undefined
}

/** The version of the contract, and the last one at which SOAP `login()` exists. */
const CONTRACT_VERSION = '64.0'
const TIMEOUT = 30_000
const RETRY = 2
const MOST_RETRIES = 10

/**
 * Checks the options of a connection, once.
 *
 * @throws TypeError that names the option and the way out
 */
export function readOptions<Conn>(options: OptionsOf<Conn>): Settings<Conn> {
  refuseUnsupported(options)
  const version = readVersion(options.version ?? CONTRACT_VERSION, 'version')
  const signed = readSignedRequest(options.signedRequest)
  const instanceUrl = readInstanceUrl(options, signed)
  const { oauth2, loginUrl, hasLoginUrl } = readApp(options, instanceUrl)
  return {
    loginUrl,
    hasLoginUrl,
    oauth2,
    version,
    loginVersion: olderOf(readVersion(options.loginVersion ?? version, 'loginVersion'), CONTRACT_VERSION),
    refreshFn: options.refreshFn,
    callOptions: readCallOptions(options.callOptions),
    loginScope: options.loginScope,
    fetch: options.fetch,
    timeout: readTimeout(options.timeout),
    retry: readRetry(options.retry),
    userInfo: options.userInfo ?? null,
    instanceUrl,
    grant: options.grant,
    store: readStore(options),
    tokens: readTokens(options, signed, instanceUrl, oauth2),
  }
}

function refuseUnsupported(options: object): void {
  for (const name of ['httpProxy', 'proxyUrl']) {
    if ((options as Record<string, unknown>)[name] != null)
      throw invalidArgument(`${name} is not an option here: give a fetch that uses the proxy`)
  }
}

function readApp(
  options: GivenOptions,
  instanceUrl: string,
): Pick<Settings, 'oauth2' | 'loginUrl' | 'hasLoginUrl'> {
  const given = options.oauth2 ?? flatApp(options)
  const app = appOf(given instanceof OAuth2 ? given : new OAuth2(given))
  const named = options.loginUrl == null ? undefined : baseUrl(options.loginUrl, 'loginUrl')
  const { fetch, timeout } = options
  const defaults = {
    ...(named === undefined ? {} : { loginUrl: named }),
    ...(fetch === undefined ? {} : { fetch }),
    ...(timeout === undefined ? {} : { timeout }),
  }
  const inherited = inheritOptions(app, defaults, hostsOf(options, [named, instanceUrl]))
  return {
    oauth2: new OAuth2(inherited),
    loginUrl: named ?? app.endpoints.loginUrl,
    hasLoginUrl: named !== undefined || app.endpoints.explicit,
  }
}

/** The hosts that the options name, as places of the session or by the option of that name. */
function hostsOf(options: GivenOptions, urls: readonly (string | undefined)[]): readonly string[] {
  const named = [...urls, options.userInfo?.url].filter((url) => url !== undefined && URL.canParse(url))
  const hosts = named.map((url) => new URL(String(url)).hostname)
  return [...hosts, ...readAllowedHosts(options.allowedHosts, 'allowedHosts')]
}

function flatApp(options: GivenOptions): object {
  const { clientId, clientSecret, redirectUri } = options
  const flat = Object.entries({ clientId, clientSecret, redirectUri })
  return Object.fromEntries(flat.filter(([, value]) => value !== undefined))
}

function readVersion(value: string, option: string): string {
  const match = /^v?(\d{1,3})(?:\.0)?$/.exec(value)
  if (match === null) throw invalidArgument(`${option} must be an API version such as '64.0'`)
  return `${Number(match[1])}.0`
}

function olderOf(a: string, b: string): string {
  return Number(a) < Number(b) ? a : b
}

function readTimeout(timeout: number = TIMEOUT): number {
  if (Number.isFinite(timeout) && timeout > 0) return Math.min(timeout, 2 ** 31 - 1)
  throw invalidArgument('timeout must be a number of milliseconds above zero')
}

function readRetry(retry: number = RETRY): number {
  if (Number.isInteger(retry) && retry >= 0 && retry <= MOST_RETRIES) return retry
  throw invalidArgument(`retry must be a whole number from 0 to ${MOST_RETRIES}`)
}

/** They stand in a header, one after the other (REST API Developer Guide, "Call Options Header"). */
function readCallOptions(options: CallOptions | undefined): CallOptions | undefined {
  for (const [name, value] of Object.entries(options ?? {}) as [string, unknown][]) {
    const isKnown = name === 'client' || name === 'defaultNamespace'
    const isLegal = value == null || (typeof value === 'string' && /^[\x20-\x2b\x2d-\x7e]*$/.test(value))
    if (!isKnown || !isLegal)
      throw invalidArgument('callOptions takes client and defaultNamespace: printable ASCII without commas')
  }
  return options
}

function readInstanceUrl(options: GivenOptions, signed: SignedRequest | undefined): string {
  const named = options.instanceUrl ?? signed?.client.instanceUrl
  const instanceUrl = named === undefined ? '' : baseUrl(named, 'instanceUrl')
  return options.serverUrl == null ? instanceUrl : baseUrl(options.serverUrl, 'serverUrl')
}

function readTokens(
  options: GivenOptions,
  signed: SignedRequest | undefined,
  instanceUrl: string,
  oauth2: OAuth2,
): Tokens | undefined {
  const { sessionId, refreshToken, refreshFn, grant } = options
  refuseTwoSessions(options)
  if (refreshToken != null && oauth2.clientId === undefined && refreshFn === undefined) {
    throw invalidArgument('Refresh token is specified without oauth2 client information or refresh function')
  }
  const token = sessionId ?? options.accessToken ?? signed?.client.oauthToken ?? null
  if (token === null && (refreshToken ?? refreshFn ?? grant) == null) return undefined
  if (token !== null) checkToken(token, sessionId == null ? 'accessToken' : 'sessionId', instanceUrl)
  return {
    kind: sessionId == null ? 'oauth2' : 'soap',
    accessToken: token,
    refreshToken: refreshToken ?? null,
    instanceUrl,
  }
}

function refuseTwoSessions({ sessionId, accessToken, refreshToken, signedRequest }: GivenOptions): void {
  const given = Object.entries({ sessionId, accessToken, signedRequest }).filter(([, value]) => value != null)
  const [first, second] = given.map(([name]) => name)
  if (second !== undefined) {
    throw invalidArgument(`${String(first)} and ${second} are two sessions: give one of them`)
  }
  if (refreshToken == null || first === undefined || first === 'accessToken') return
  throw invalidArgument(
    `${first} and refreshToken do not go together: a refresh token belongs to accessToken`,
  )
}

function readStore({ store, key }: GivenOptions): Settings['store'] {
  if (store === undefined) return undefined
  if (typeof key !== 'string' || key === '')
    throw invalidArgument('store needs key: which session of the store it is')
  return { store, key }
}

function checkToken(token: unknown, option: string, instanceUrl: string): void {
  if (!isToken(token)) {
    throw invalidArgument(`${option} must be a string that can stand in a header: no spaces, no line breaks`)
  }
  if (instanceUrl !== '') return
  const missing = option === 'sessionId' ? 'serverUrl' : 'instanceUrl'
  throw invalidArgument(`${option} needs ${missing}: the URL of the org that the session belongs to`)
}

function readSignedRequest(value: string | SignedRequest | undefined): SignedRequest | undefined {
  if (value == null) return undefined
  const request: unknown = typeof value === 'string' ? decodeSignedRequest(value) : value
  const client = isRecord(request) ? request['client'] : undefined
  if (isRecord(client) && typeof client['oauthToken'] === 'string') return request as SignedRequest
  throw invalidArgument('signedRequest holds no client.oauthToken: give it as the canvas app received it')
}

function decodeSignedRequest(value: string): unknown {
  if (value.startsWith('{')) return parseJson(value)
  const payload = value.split('.').pop() ?? ''
  try {
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
      char.charCodeAt(0),
    )
    return parseJson(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}
