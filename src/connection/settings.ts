import type { CallOptions } from '../http/call-options.js'
import { readAllowedHosts } from '../http/allowed-hosts.js'
import { createTransport, type Transport } from '../http/transport.js'
import { invalidArgument } from '../lib/invalid-argument.js'
import { checkOptionNames } from '../lib/option-names.js'
import { LONGEST } from '../lib/time.js'
import { parseUrl } from '../lib/url.js'
import { type App, APP_OPTIONS, createApp } from '../oauth2/app.js'
import type { Grant } from '../oauth2/grant.js'
import { loginUrlOf } from '../oauth2/endpoints.js'
import { appOf, OAuth2 } from '../oauth2/oauth2.js'
import type { OAuth2Options } from '../oauth2/options.js'
import type { Tokens } from '../session/tokens.js'
import type { UserInfo } from './user.js'
import type { SessionStore } from '../stores/store.js'
import { readSession } from './given-session.js'
import { CONNECTION_OPTIONS } from './option-names.js'
import type { LoginScope, OptionsOf, RefreshFunctionOf } from './options.js'

type GivenOptions = OptionsOf<never>

/** The options of a connection, checked and complete, with the one app and the one transport made of them. */
export interface Settings<Conn = never> {
  readonly loginUrl: string
  /** Whether the options named a login host, here or in `oauth2`. */
  readonly hasLoginUrl: boolean
  readonly oauth2: OAuth2
  /** The app of `oauth2`, with the host and the transport of the connection where it brings none. */
  readonly app: App
  readonly transport: Transport
  readonly version: string
  readonly loginVersion: string
  readonly refreshFn: RefreshFunctionOf<Conn> | undefined
  readonly callOptions: CallOptions | undefined
  readonly loginScope: LoginScope | undefined
  /** Upper limit of one request, or of one renewal, in milliseconds. */
  readonly timeout: number
  /** Upper limit of repetitions of a request that changes nothing. */
  readonly retry: number
  readonly userInfo: UserInfo | null
  readonly instanceUrl: string
  /** Opens the session, and renews it without a refresh token. */
  readonly grant: Grant | undefined
  readonly store: { readonly store: SessionStore; readonly key: string } | undefined
  /** The session among the options. */
  readonly tokens: Tokens | undefined
}

/** The version of the contract, and the last one with a SOAP `login()`. */
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
  checkOptionNames(options, CONNECTION_OPTIONS)
  const version = readVersion(options.version ?? CONTRACT_VERSION, 'version')
  const { instanceUrl, tokens } = readSession(options)
  const timeout = readTimeout(options.timeout)
  const place = readApp(options, instanceUrl)
  if (tokens?.refreshToken != null && place.oauth2.clientId === undefined && options.refreshFn === undefined)
    throw invalidArgument('Refresh token is specified without oauth2 client information or refresh function')
  return {
    ...place,
    transport: transportOf(place.app, options, timeout),
    version,
    loginVersion: olderOf(readVersion(options.loginVersion ?? version, 'loginVersion'), CONTRACT_VERSION),
    refreshFn: options.refreshFn,
    callOptions: readCallOptions(options.callOptions),
    loginScope: options.loginScope,
    timeout,
    retry: readRetry(options.retry),
    userInfo: options.userInfo ?? null,
    instanceUrl,
    grant: options.grant,
    store: readStore(options),
    tokens,
  }
}

type Place = Pick<Settings, 'oauth2' | 'app' | 'loginUrl' | 'hasLoginUrl'>

/** An `OAuth2` stays the object that was given; what it leaves open, its app takes from the connection. */
function readApp(options: GivenOptions, instanceUrl: string): Place {
  const given = options.oauth2 ?? flatApp(options)
  if (!(given instanceof OAuth2)) checkOptionNames(given, APP_OPTIONS, 'oauth2.')
  const own = given instanceof OAuth2 ? appOf(given).options : given
  const loginUrl = loginUrlOf({ loginUrl: options.loginUrl, instanceUrl }, own)
  const isPlaced = (own.loginUrl ?? own.authzServiceUrl) != null
  const appOptions: OAuth2Options = {
    ...present({
      loginUrl: isPlaced ? undefined : loginUrl,
      fetch: options.fetch,
      timeout: options.timeout,
      onExchange: options.onExchange,
    }),
    ...present(own),
    allowedHosts: [
      ...hostsOf(options, [loginUrl, instanceUrl]),
      ...readAllowedHosts(own.allowedHosts, 'allowedHosts'),
    ],
  }
  const [oauth2, app] = oauth2With(given, appOptions)
  return {
    oauth2,
    app,
    loginUrl: loginUrl ?? app.endpoints.loginUrl,
    hasLoginUrl: isPlaced || options.loginUrl != null,
  }
}

function oauth2With(given: OAuth2 | OAuth2Options, options: OAuth2Options): [OAuth2, App] {
  if (given instanceof OAuth2) return [given, createApp(options)]
  const oauth2 = new OAuth2(options)
  return [oauth2, appOf(oauth2)]
}

/** The app's transport, unless the app has a `fetch` or a `timeout` of its own. */
function transportOf(
  { options, transport }: App,
  { fetch, onExchange, timeout: given }: GivenOptions,
  timeout: number,
): Transport {
  const isSame = options.fetch === fetch && options.timeout === given && options.onExchange === onExchange
  return isSame ? transport : createTransport({ fetch, timeout, onExchange })
}

/** The hosts that the options name, as places of the session or by the option of that name. */
function hostsOf(options: GivenOptions, urls: readonly (string | undefined)[]): readonly string[] {
  const named = [...urls, options.userInfo?.url].filter((url) => url)
  const hosts = named.flatMap((url = '') => parseUrl(url)?.hostname ?? [])
  return [...hosts, ...readAllowedHosts(options.allowedHosts, 'allowedHosts')]
}

function flatApp({ clientId, clientSecret, redirectUri }: GivenOptions): OAuth2Options {
  return present({ clientId, clientSecret, redirectUri })
}

/** The members that have a value. */
function present(members: object): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
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
  if (Number.isFinite(timeout) && timeout > 0) return Math.min(timeout, LONGEST)
  throw invalidArgument('timeout must be a number of milliseconds above zero')
}

function readRetry(retry: number = RETRY): number {
  if (Number.isInteger(retry) && retry >= 0 && retry <= MOST_RETRIES) return retry
  throw invalidArgument(`retry must be a whole number from 0 to ${MOST_RETRIES}`)
}

/** Call options go into one header, separated by commas (REST API Developer Guide, "Call Options Header"). */
function readCallOptions(options: CallOptions | undefined): CallOptions | undefined {
  for (const [name, value] of Object.entries(options ?? {}) as [string, unknown][]) {
    const isKnown = name === 'client' || name === 'defaultNamespace'
    const isLegal = value == null || (typeof value === 'string' && /^[\x20-\x2b\x2d-\x7e]*$/.test(value))
    if (!isKnown || !isLegal)
      throw invalidArgument('callOptions takes client and defaultNamespace: printable ASCII without commas')
  }
  return options
}

function readStore({ store, key }: GivenOptions): Settings['store'] {
  if (store === undefined) return undefined
  if (typeof key !== 'string' || key === '')
    throw invalidArgument('store needs key: the session name, such as a user id')
  return { store, key }
}
